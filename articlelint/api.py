"""What programs call: `lint`, `load` and `loads`, and a `Linter` for those that have many articles.

All of it is to be had from `articlelint` itself, which imports this module when the first name is asked for.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, TypeAlias

from articlelint.article import Article
from articlelint.contract import BrokenContract
from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.engine import lint_article
from articlelint.files import decoded, spelled
from articlelint.fix import Edit, Fix, Safety, apply
from articlelint.outcome import referred
from articlelint.output import Report, rendered
from articlelint.output.summary import by_severity
from articlelint.plugins import BrokenPlugin, installed_rules
from articlelint.registry import shipped_rules
from articlelint.settings import MistakenSettings, stray_selector
from articlelint.sites import Sites, Standing, Wishes
from articlelint.surroundings import UNKNOWN
from articlelint.text import Lines, Position, Span

if TYPE_CHECKING:
    # 30 ms, and only `load` and `loads` need it.
    from frontmatter import Post

__all__ = [
    "BrokenContract",
    "BrokenPlugin",
    "Diagnostic",
    "Edit",
    "FaultyArticle",
    "Finding",
    "Fix",
    "Label",
    "Lines",
    "Linter",
    "MistakenSettings",
    "Position",
    "Safety",
    "Severity",
    "Span",
    "apply",
    "lint",
    "load",
    "loads",
]

Path: TypeAlias = str | os.PathLike[str]
Settings: TypeAlias = Path | Mapping[str, Any]

# What a text is called that comes from nowhere, so that no files are around it: an article in the current folder.
UNNAMED = "article.md"

# The family of the rules that say why a front matter can't be read, and the one of them that says there is none.
_FRONT = "front"
_ABSENT = "missing-front-matter"


class FaultyArticle(ValueError):
    """An article that has errors; its text is the report that `articlelint check` prints.

    `diagnostics` are all findings in the article, also the lesser ones, in the order of the article; `text` is the
    article's own text, which their spans are counted in.
    """

    # As its readers import it, and as a traceback names it.
    __module__ = "articlelint"

    def __init__(self, diagnostics: Sequence[Diagnostic], text: str) -> None:
        super().__init__(diagnostics, text)
        self.diagnostics = tuple(diagnostics)
        self.text = text

    def __str__(self) -> str:
        path = self.diagnostics[0].path
        texts = {**referred(self.diagnostics), path: Lines(self.text)}
        whole = rendered("full", Report(self.diagnostics, texts))
        return f"{path}: {by_severity(self.diagnostics)}\n\n{whole}".rstrip()


class Linter:
    """Lints articles, and reads settings, schemas and plugins once for all of them.

    `settings` is a file of settings, or settings as a mapping that is spelt as such a file is, whose paths count from
    the current folder. Without it the nearest settings above each article hold, or where there are none those that come
    with articlelint. `select` and `ignore` are rules and families, as for `articlelint check`. `today` is the instant
    that counts as now (in UTC, unless it tells its zone); without it the clock is asked, once.

    Raises `MistakenSettings` and `BrokenContract` where settings and schemas can't be used: when they are met, so by
    the methods too. Raises `BrokenPlugin` where an installed plugin can't be, and `ValueError` where a name in `select`
    or `ignore` is that of no rule.
    """

    def __init__(
        self,
        *,
        settings: Settings | None = None,
        select: Iterable[str] = (),
        ignore: Iterable[str] = (),
        today: datetime | None = None,
    ) -> None:
        if today is not None:
            _refuse_other_than(datetime, today, "`today`")
        now = today or datetime.now(UTC)  # noqa: TID251 programs have a clock, as the command line has
        wishes = Wishes(now if now.tzinfo else now.replace(tzinfo=UTC), _names(select), _names(ignore))
        if isinstance(settings, Mapping):
            from articlelint.settings.mapping import Given  # noqa: PLC0415 few give settings as a mapping

            wishes = wishes._replace(arguments=(Given(settings),), isolated=True)
        elif settings is not None:
            wishes = wishes._replace(config=os.fspath(settings))
        self._selectors = (*wishes.select, *wishes.ignore)
        self._sites = Sites(wishes, sorted((*shipped_rules(), *installed_rules()), key=lambda rule: rule.id))

    def lint(self, text: str, path: Path = UNNAMED) -> list[Diagnostic]:
        """The findings in an article, in its order; `path` says which settings and which collection hold for it.

        No file is read at that path; those that the article leads to are looked for where the settings ask for that.
        """
        return self._lint(text, spelled(os.fspath(path)))[1]

    def load(self, path: Path) -> "Post":
        """The article in a file, where it has no errors: see `load`."""
        with open(path, "rb") as file:  # noqa: PTH123 pathlib takes 5 ms to import
            return self.loads(decoded(file.read()), path)

    def loads(self, text: str, path: Path = UNNAMED) -> "Post":
        """The article that a text is, where it has no errors: see `loads`."""
        article, found = self._lint(text, spelled(os.fspath(path)))
        if article.front.data is None:
            # Settings and suppressions may have silenced what says so: without data there is no post all the same.
            found = sorted({*found, *_reasons(article)}, key=lambda one: one.order)
        if any(one.severity is Severity.ERROR for one in found):
            raise FaultyArticle(found, text)
        return _post(article)

    def _lint(self, text: str, path: str) -> tuple[Article, list[Diagnostic]]:
        _refuse_other_than(str, text, "an article's text")
        standing = self._standing(path)
        article = Article(text, path, standing.facts, UNKNOWN if path == UNNAMED else standing.surroundings)
        choice = standing.policy.choice(article)
        return article, lint_article(article, choice.rules, choice.severities, standing.site.families)

    def _standing(self, path: str) -> Standing:
        self._sites.forget_files()  # a linter may live as long as an editor does
        standing = self._sites.standing(path)
        if self._sites.mistakes:
            raise MistakenSettings(tuple(self._sites.mistakes))
        for selector in self._selectors:
            stray = stray_selector(selector, standing.site.rules)
            if stray:
                raise ValueError(stray)
        return standing


def lint(  # noqa: PLR0913 each says one thing, by its name
    text: str,
    *,
    path: Path = UNNAMED,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: datetime | None = None,
) -> list[Diagnostic]:
    """The findings in an article, in its order.

    `path` says which settings and which collection hold for the article; no file is read there. The other parameters,
    and what is raised, are those of `Linter`, which is the faster way to lint more than one article.
    """
    return Linter(settings=settings, select=select, ignore=ignore, today=today).lint(text, path)


def load(
    path: Path,
    *,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: datetime | None = None,
) -> "Post":
    """The article in a file as a `frontmatter.Post`, where it has no errors.

    Its metadata are the data that articlelint checks, read as YAML 1.2: dates are the text that their author wrote, and
    `no` is text. (`frontmatter.load` reads YAML 1.1, and makes values of the two.) The content is the Markdown below
    the front matter, without blank space around it, and its lines end as in Python, as
    python-frontmatter has it. What is saved with `frontmatter.dump` has the format that was read.

    Raises `FaultyArticle`, with the diagnostics, where the article has errors, and `OSError` where the file can't be
    read; else what `Linter` raises. The other parameters are those of `Linter`.
    """
    return Linter(settings=settings, select=select, ignore=ignore, today=today).load(path)


def loads(  # noqa: PLR0913 as for `lint`
    text: str,
    *,
    path: Path = UNNAMED,
    settings: Settings | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: datetime | None = None,
) -> "Post":
    """The article that a text is, as a `frontmatter.Post`, where it has no errors: `load` for what is not in a file.

    `path` says which settings and which collection hold for the article; no file is read there.
    """
    return Linter(settings=settings, select=select, ignore=ignore, today=today).loads(text, path)


def _reasons(article: Article) -> Iterator[Diagnostic]:
    """Why there is no data, where there should be; that there is no front matter is for the settings to mind."""
    for rule in shipped_rules():
        if rule.family == _FRONT and rule.id != _ABSENT:
            for finding in rule().check(article):
                yield Diagnostic(article.path, rule.id, rule.family, Severity.ERROR, finding)


def _post(article: Article) -> "Post":
    import frontmatter  # noqa: PLC0415 see above
    from frontmatter import default_handlers  # noqa: PLC0415 see above

    # The handler for TOML is None where the package that it needs is not installed.
    handlers = {
        "yaml": default_handlers.YAMLHandler,
        "toml": default_handlers.TOMLHandler,
        "json": default_handlers.JSONHandler,
    }
    handler = handlers.get(article.front.format or "yaml")
    content = article.text[article.body.start :].strip().replace("\r\n", "\n").replace("\r", "\n")
    post = frontmatter.Post(content, handler() if handler else None)
    # Handed over as keywords, fields named `content` or `handler` would clash with its own.
    post.metadata = dict(article.data)
    return post


def _refuse_other_than(wanted: type, given: object, name: str) -> None:
    if not isinstance(given, wanted):
        message = f"{name} has to be of `{wanted.__name__}`, and is of `{type(given).__name__}`"
        raise TypeError(message)


def _names(selectors: Iterable[str]) -> tuple[str, ...]:
    if isinstance(selectors, str):
        message = f"rules and families are a list of names, as in [{selectors!r}]"
        raise TypeError(message)
    return tuple(selectors)
