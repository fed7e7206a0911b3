"""Sites, which are articles under the same settings, and how an article stands in one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from articlelint.article import Article
from articlelint.facts import Facts
from articlelint.files import read
from articlelint.rule import Rule
from articlelint.settings import Document, Layered, Limits, Mistake, Scope, Settings
from articlelint.settings.policy import Policy
from articlelint.surroundings import UNKNOWN, Surroundings
from articlelint.wording import choices, counted

if TYPE_CHECKING:
    from articlelint.checkout import Checkout


class Wishes(NamedTuple):
    """What a run is asked for beside its files.

    `select` takes the place of what the settings select and ignore, `ignore` is left out on top; `config` is the one
    file of settings that holds for every article, where it is given, `arguments` are settings laid over the files', and
    `isolated` says that no file of settings counts. With `isolated_plugins` no plugin is run but those that the base
    branch has, or the commit `since`. From a `checkout`, where there is one, no code is run, and no path leads out.
    """

    today: datetime
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    config: str | None = None
    arguments: tuple[Document, ...] = ()
    isolated: bool = False
    isolated_plugins: bool = False
    since: str | None = None
    checkout: "Checkout | None" = None

    @property
    def end_of_day(self) -> datetime:
        """The last instant of this day."""
        return self.today.replace(hour=23, minute=59, second=59, microsecond=999_999)


class Site(NamedTuple):
    """Articles under the same settings.

    `rules` are all that the settings know, `families` theirs by rule id; `document` is the file that they stand in,
    where they stand in one, and `layered` what they say and where each value of that was written: nothing at all where
    nobody has said anything. Where it `lacks_rules`, a plugin can't be used or may not be run, and the settings may
    name rules of it. `schema_folders` are those that schemas may refer to files of, beside their own.
    """

    rules: tuple[type[Rule], ...]
    settings: Settings
    folder: str
    document: Document | None = None
    layered: Layered | None = None
    families: Mapping[str, str] = {}
    lacks_rules: bool = False
    schema_folders: tuple[str, ...] = ()

    def is_preset(self, scope: Scope) -> bool:
        """Whether a collection is all a preset's: not every site has each of them."""
        route = ("collections", scope.number)
        return self.layered is not None and self.layered.layer(route).preset is not None

    def idle_overrides(self, paths: Sequence[str]) -> Iterator[Mistake]:
        """The overrides that hold for none of the articles at some paths; a preset's may well hold for none."""
        for number, override in enumerate(self.settings.overrides if self.layered else ()):
            route = ("overrides", number)
            if self.layered and self.layered.layer(route).preset is None and not any(map(override.holds, paths)):
                files = self.layered.data["overrides"][number]["files"]
                message = f"the override for {choices(files, 'and')} holds for none of {counted(len(paths), 'article')}"
                yield self.layered.mistake((*route, "files"), message)


class Standing(NamedTuple):
    """How an article stands: its site, its collection if it is in one, the contract, and the rules that look at it.

    `place` is its path from the folder of its settings on; one that lies elsewhere has its whole path there.
    `schema` is the schema that it is held to, as the settings name it; `missing` is its file, where that depends on the
    article and is not there. `surroundings` are the files around it.
    """

    path: str
    place: str
    site: Site
    scope: Scope | None
    facts: Facts
    policy: Policy
    schema: str | None = None
    missing: str | None = None
    surroundings: Surroundings = UNKNOWN

    @property
    def limits(self) -> Limits:
        """What the settings say is too much."""
        return self.site.settings.limits

    def read(self) -> str:
        """The text of the file at its path; raises `UnreadableError`, also where it has too many bytes."""
        return read(self.path, self.limits.file_size)

    def is_too_large(self, text: str) -> bool:
        """Whether a text that comes from elsewhere has too many bytes."""
        most = self.limits.file_size
        return len(text) > most // 4 and len(text.encode("utf-8", "surrogateescape")) > most

    def article(self, text: str) -> Article:
        """The article that a text at its path is."""
        return Article(text, self.path, self.facts, self.surroundings)
