"""The files that settings stand in: which one holds for an article, and what it extends."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from articlelint.files import PROJECT_FILE, SETTINGS_FILE, UnreadableError, read_of_project
from articlelint.schemas import near, preset_names, preset_shown, preset_text
from articlelint.settings import Document, Layer, Mistake, MistakenSettings, guessed, stated_folders, stated_schemas
from articlelint.text import Route
from articlelint.wording import in_backticks

if TYPE_CHECKING:
    from articlelint.checkout import Checkout

PROJECT_TABLE = ("tool", "articlelint")

# What is said of a path, with `--isolated`.
BEYOND = "leads out of the checkout, and with --isolated no path does"

# Nobody reads further than this to learn what holds.
_DEEPEST = 20


class _Named(NamedTuple):
    """What `extend` names: a file or a preset, and where it is named."""

    name: str
    document: Document
    route: Route


class Laid(NamedTuple):
    """The layers that hold under some settings, from the lowest to the highest, and the mistakes that cost others.

    `may_lack_plugins` tells whether those others may have named plugins: no preset does.
    """

    layers: list[Layer]
    mistakes: list[Mistake]
    may_lack_plugins: bool = False


def absolute(path: str) -> str:
    """A path from the root on, with `/` between its parts."""
    return os.path.abspath(path).replace(os.sep, "/")


def document_above(folder: str) -> Document | None:
    """The nearest settings in a folder or above it: a file of their own before a table in a project's file."""
    own = f"{folder.rstrip('/')}/{SETTINGS_FILE}"
    if os.path.lexists(own):
        return document_at(own)
    project = f"{folder.rstrip('/')}/{PROJECT_FILE}"
    if os.path.isfile(project):
        document = document_at(project)
        if document.mentions(PROJECT_TABLE[-1]) and document.data is not None:
            return document
    above = os.path.dirname(folder)
    return None if above == folder else document_above(above)


def document_at(file: str) -> Document:
    """The settings in a file; raises `MistakenSettings` where it can't be read."""
    path = near(file)
    try:
        text = read_of_project(file)
    except UnreadableError as error:
        raise MistakenSettings((Mistake(path, 1, 1, f"the settings can't be read: {error}"),)) from error
    return Document(path, text, PROJECT_TABLE if os.path.basename(file) == PROJECT_FILE else ())


def layers_of(
    document: Document | None, arguments: Sequence[Document] = (), checkout: "Checkout | None" = None
) -> Laid:
    """The layers that hold under some settings.

    `arguments` are what the command line says, on top; where they say what to extend, that takes the place of what the
    settings say of it. Paths count from the folder of the file that they are written in, those of the command line from
    the current folder, those of a preset from the folder of the settings. A mistake is what is no TOML, and what is
    extended and is not there, can't be read, or extends itself.
    """
    here = absolute(".")
    folder = os.path.dirname(absolute(document.path)) if document else here
    own = [Layer(document, folder)] if document else []
    own += [Layer(argument, here) for argument in arguments]
    extended = _Extended(folder, checkout)
    readable, extending = extended.read(own)
    if extending:
        extended.lay(extending, (absolute(document.path),) if document else ())
    return Laid([*extended.layers.values(), *readable], extended.mistakes, extended.may_lack_plugins)


class _Extended:
    """Gathers what some settings extend, and what can't be; a file that is met again has been laid already."""

    def __init__(self, folder: str, checkout: "Checkout | None" = None) -> None:
        self.layers: dict[str, Layer] = {}
        self.mistakes: list[Mistake] = []
        self.may_lack_plugins = False
        self._folder = folder
        self._checkout = checkout

    def read(self, layers: Sequence[Layer]) -> tuple[list[Layer], Layer | None]:
        """Those of some layers that are TOML, and the last of them that says what to extend."""
        readable, extending = [], None
        for layer in layers:
            try:
                extending = layer if "extend" in (layer.document.data or {}) else extending
                readable.append(layer)
            except MistakenSettings as error:
                self._refuse(error)
        return readable, extending

    def lay(self, layer: Layer, above: tuple[str, ...]) -> None:
        """Lay what a layer extends, and first what that extends; `above` are the files that led here."""
        for named in _named(layer.document):
            try:
                key, below = self._layer(named, layer)
                if key in above:
                    shown = [one if one.startswith("<") else near(one) for one in above[above.index(key) :]]
                    way = ", which extends ".join(in_backticks(one, 100) for one in [*shown, shown[0]])
                    _refuse(named, f"the settings extend themselves: {way}")
                if len(above) > _DEEPEST:
                    _refuse(named, f"more than {_DEEPEST} files extend one another")
            except MistakenSettings as error:
                self._refuse(error, is_preset=_is_preset(named.name))
                continue
            if key not in self.layers:
                self.lay(below, (*above, key))
                self.layers[key] = below

    def _refuse(self, error: MistakenSettings, *, is_preset: bool = False) -> None:
        self.mistakes += error.mistakes
        self.may_lack_plugins = self.may_lack_plugins or not is_preset

    def _layer(self, named: _Named, layer: Layer) -> tuple[str, Layer]:
        """What is named, under a key that is its own."""
        if _is_preset(named.name):
            shown = preset_shown(named.name)
            return shown, Layer(Document(shown, _preset(named)), self._folder, named.name)
        if "://" in named.name:
            url = in_backticks(named.name, 100)
            _refuse(named, f"{url} is a URL, and nothing is fetched: save it, and name its file")
        file = absolute(os.path.join(layer.folder, named.name))
        if self._checkout and is_stray(file, layer, self._checkout):
            _refuse(named, f"{in_backticks(named.name, 100)} {BEYOND}")
        try:
            text = read_of_project(file)
        except UnreadableError as error:
            stem = named.name.removesuffix(".toml")
            meant = guessed(stem if stem in preset_names() else None)
            _refuse(named, f"the settings {in_backticks(near(file))} can't be read: {error}{meant}")
        root = PROJECT_TABLE if os.path.basename(file) == PROJECT_FILE else ()
        document = Document(near(file), text, root)
        if document.data is None:
            _refuse(named, f"{in_backticks(near(file))} has no table `[{'.'.join(PROJECT_TABLE)}]`")
        return file, Layer(document, os.path.dirname(file))


def is_stray(file: str, layer: Layer, checkout: "Checkout") -> bool:
    """Whether a file that settings name lies beyond a checkout: only a user names what is not in it."""
    return checkout.leads_out(file) or not (layer.document.is_argument or checkout.holds(file))


def strays(layers: Sequence[Layer], checkout: "Checkout") -> Iterator[Mistake]:
    """The mistake of naming what lies beyond a checkout: a schema, a folder that schemas may refer to, a baseline."""
    for layer in layers:
        stated = [(route, name) for route, name in stated_schemas(layer.document) if "." in name or "/" in name]
        stated += stated_folders(layer.document) or ()
        baseline = (layer.document.data or {}).get("baseline")
        stated += [(("baseline",), baseline)] if isinstance(baseline, str) else []
        for route, name in stated:
            if is_stray(os.path.join(layer.folder, name), layer, checkout):
                yield layer.document.mistake(route, f"{in_backticks(name, 100)} {BEYOND}")


def _is_preset(name: str) -> bool:
    return "." not in name and "/" not in name


def _preset(named: _Named) -> str:
    try:
        return preset_text(named.name)
    except LookupError as error:
        _refuse(named, str(error.args[0]))


def _named(document: Document) -> Iterator[_Named]:
    extended = (document.data or {}).get("extend")
    if isinstance(extended, str):
        yield _Named(extended, document, ("extend",))
    for number, name in enumerate(extended if isinstance(extended, list) else ()):
        if isinstance(name, str):
            yield _Named(name, document, ("extend", number))


def _refuse(named: _Named, message: str) -> NoReturn:
    raise MistakenSettings((named.document.mistake(named.route, message),))
