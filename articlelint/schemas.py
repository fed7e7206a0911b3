"""Schemas of the outside world: those that come with articlelint, and those that settings name."""

import json
import os
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from articlelint.contract import BrokenContract, Contract
from articlelint.contract.breach import Resource, SchemaPlace
from articlelint.contract.faults import broken
from articlelint.files import OURS, UnreadableError, bytes_of
from articlelint.text import Lines, Span
from articlelint.wording import choices, in_backticks, nearest

if TYPE_CHECKING:
    from articlelint.checkout import Checkout
    from articlelint.contract.tree import Tree  # see `_ELSEWHERE`

# The wheel carries the folder `schemas` inside the package; in a checkout it stands beside it.
_HERE = os.path.dirname(os.path.abspath(__file__))
_FOLDERS = (os.path.join(_HERE, "schemas"), os.path.join(os.path.dirname(_HERE), "schemas"))
_SUFFIX = ".schema.json"
_PRESETS = "presets"
_PRESET_SUFFIX = ".toml"

DEFAULT_COLLECTION = f"{OURS}article.toml"

# What a schema may measure: what programs write is longer than what people do.
MOST_BYTES = 10_000_000
# With what aliases stand for: a few lines of aliases of aliases may be billions.
_MOST_VALUES = 100_000

# A reference to another document: what begins with `#` stays in its own. Most schemas have none, and are spared the
# search for it.
_ELSEWHERE = re.compile(r"""\$(?:dynamic|recursive)?[rR]ef["']?\s*:\s*["']?[^"'\s#]""")


def default_collection() -> dict[str, Any]:
    """The settings that hold where nobody states any."""
    import tomllib  # noqa: PLC0415 a run under settings of its own needs no default

    return tomllib.loads(_read(_shipped("article.toml")))


def settings_contract() -> Contract:
    """The contract of settings themselves."""
    return Contract.of(json.loads(_read(_shipped("articlelint.schema.json"))))


def contract_at(name: str, folder: str, checkout: "Checkout | None" = None, folders: Sequence[str] = ()) -> Contract:
    """The contract that settings in a folder name: a path from there, or the name of one that comes with articlelint.

    Whatever the schema refers to must stand in that folder, in the schema's own, or in one of the `folders` that are
    allowed besides: a schema that was fetched from somewhere shall not make a reader of what else is on the disk.
    Nothing is fetched from other hosts. What lies in a `checkout` leads nowhere else, except to those folders.

    Raises `BrokenContract`, with a message for the schema's author, where there is none or none that can be used.
    """
    return _contract(*_file_of(name, folder, checkout), checkout, folders)


def _file_of(name: str, folder: str, checkout: "Checkout | None" = None) -> tuple[str, str | None]:
    """The file of a schema, and the folder that it may refer to files of beside its own; see `contract_at`."""
    if "." not in name and "/" not in name:
        return _known(name), None
    if "://" in name:
        message = f"the schema {in_backticks(name, 100)} is a URL, and nothing is fetched: save it, and name its file"
        raise BrokenContract(message)
    file = os.path.join(folder, name)
    if checkout and checkout.leads_out(file):
        raise BrokenContract(f"the schema {in_backticks(name, 100)} leads out of the checkout, by a link")
    return file, folder


def preset_names() -> list[str]:
    """The presets that come with articlelint, in order."""
    folder = _shipped(_PRESETS)
    files = os.listdir(folder) if os.path.isdir(folder) else []
    return sorted(file.removesuffix(_PRESET_SUFFIX) for file in files if file.endswith(_PRESET_SUFFIX))


def preset_text(name: str) -> str:
    """What a preset says, as TOML; raises `LookupError`, with a message for who named it, where there is none."""
    names = preset_names()
    if name not in names:
        meant = nearest(name, names)
        guess = f" (did you mean `{meant}`?)" if meant else f": there is {choices(names, 'and', len(names))}"
        message = f"no preset called {in_backticks(name)} comes with articlelint{guess}"
        raise LookupError(message)
    return _read(_shipped(f"{_PRESETS}/{name}{_PRESET_SUFFIX}"))


def preset_shown(name: str) -> str:
    """A preset's file as it is shown."""
    return f"{OURS}{_PRESETS}/{name}{_PRESET_SUFFIX}"


def near(path: str) -> str:
    """A path as it is shown: from the current folder, where that is shorter."""
    absolute = os.path.abspath(path)
    try:
        relative = os.path.relpath(absolute)
    except ValueError:  # on Windows there is no way from one drive to another
        relative = absolute
    return min(relative, absolute, key=len).replace(os.sep, "/")


def located(path: str) -> str:
    """The file that a path stands for where it is shown: that of what comes with articlelint is shown shortened."""
    return _shipped(path.removeprefix(OURS)) if path.startswith(OURS) else path


def _known(name: str) -> str:
    path = _shipped(name + _SUFFIX)
    if not os.path.exists(path):
        folder = os.path.dirname(_shipped("article.toml"))
        names = sorted(file.removesuffix(_SUFFIX) for file in os.listdir(folder) if file.endswith(_SUFFIX))
        meant = nearest(name, names)
        guess = f" (did you mean `{meant}`?)" if meant else f"; there is {choices(names, 'and')}"
        message = f"no schema called {in_backticks(name)} comes with articlelint{guess}"
        raise BrokenContract(message)
    return path


def _shipped(name: str) -> str:
    paths = [os.path.join(folder, name) for folder in _FOLDERS]
    return next((path for path in paths if os.path.exists(path)), paths[0])


def schema_at(name: str, folder: str, checkout: "Checkout | None" = None, folders: Sequence[str] = ()) -> "Tree":
    """The schema itself of what `contract_at` gives the contract of, as it is written; raises `BrokenContract` too."""
    from articlelint.contract.fields import Fields  # noqa: PLC0415 only a check of schemas asks for them
    from articlelint.contract.judge import Judge  # noqa: PLC0415 as above
    from articlelint.contract.tree import Tree  # noqa: PLC0415 as above
    from articlelint.schema_references import Fence, referred, uri_of  # noqa: PLC0415 as above

    path, inside = _file_of(name, folder, checkout)
    root = _resource(path)
    uri = uri_of(path)
    tree = Tree(root, uri, referred(root, uri, Fence(path, inside, checkout, folders), _resource))
    Judge(tree, Fields(tree))
    return tree


def _contract(path: str, folder: str | None, checkout: "Checkout | None", folders: Sequence[str]) -> Contract:
    root = _resource(path)
    if ".astro" in path:
        from articlelint.contract.astro import as_astro_reads, is_of_astro  # noqa: PLC0415 not every site is Astro's

        if is_of_astro(path):
            root = root._replace(schema=as_astro_reads(root.schema))
    if root.text is None or not _ELSEWHERE.search(root.text):
        return Contract.of(root.schema, root.path, root.text)
    from articlelint.schema_references import Fence, referred, uri_of  # noqa: PLC0415 see `_ELSEWHERE`

    uri = uri_of(path)
    others = referred(root, uri, Fence(path, folder, checkout, folders), _resource)
    return Contract.of(root.schema, root.path, root.text, others, uri)


def _resource(path: str, asked_at: SchemaPlace | None = None) -> Resource:
    shown = _shown(path)
    try:
        text = _read(path)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        raise _misread(before, shown, Span(len(before), len(before)), "the schema is not UTF-8") from error
    except UnreadableError as error:
        raise broken(f"the schema {in_backticks(shown)} can't be read: {error}", asked_at) from error
    return Resource(_data(text, shown), shown, text)


def _shown(path: str) -> str:
    folder, name = os.path.split(path)
    return f"{OURS}{name}" if folder in _FOLDERS else near(path)


def _data(text: str, path: str) -> Any:  # noqa: ANN401 a schema may hold anything, and says so itself
    try:
        return json.loads(text.removeprefix("\ufeff"), parse_constant=_refused_constant)
    except (ValueError, RecursionError):
        from articlelint.front.json import read_json  # noqa: PLC0415 most schemas are JSON, and sound
        from articlelint.front.reading import WIDEST  # noqa: PLC0415 see above
        from articlelint.front.yaml import YamlReading  # noqa: PLC0415 see above

        start = int(text.startswith("\ufeff"))
        is_yaml = path.lower().endswith((".yaml", ".yml"))
        reading = (YamlReading if is_yaml else read_json)(
            text, Span(start, len(text)), WIDEST._replace(values=_MOST_VALUES)
        )
        if is_yaml and all(not line.strip() or line.lstrip().startswith("#") for line in text[start:].splitlines()):
            # As a front matter it would be one without fields.
            raise _misread(text, path, Span(start, start), "the schema can't be read: there is no YAML here") from None
        if reading.problems or not isinstance(reading.data, dict | bool):
            span, said = (reading.problems or [(Span(start, start), "it is no mapping")])[0][:2]
            raise _misread(text, path, span, f"the schema can't be read: {said}") from None
        return reading.data


def _misread(text: str, path: str, span: Span, reason: str) -> BrokenContract:
    line, column = Lines(text).position(span.start)
    return BrokenContract(f"{path}:{line}:{column}: {reason}", reason, path, span)


def _refused_constant(name: str) -> None:
    """Refuse `NaN` and the infinities, which JSON does not have; the slower reader says where they are."""
    raise ValueError(name)


def _read(path: str) -> str:
    return bytes_of(path, largest=MOST_BYTES).decode("utf-8")
