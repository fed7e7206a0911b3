"""Settings from layers of them: what valid ones state."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from articlelint.collection import collection_from
from articlelint.conditions import When
from articlelint.diagnostic import Severity
from articlelint.front.reading import Bounds
from articlelint.rule import Rule
from articlelint.settings.document import Document, MistakenSettings
from articlelint.settings.globs import Files, files_below
from articlelint.settings.layers import Layered
from articlelint.settings.model import EVERYTHING, Limits, Override, Scope, Settings, Step, exactness
from articlelint.settings.parts import texts
from articlelint.text import Route

Rules = Sequence[type[Rule]]


def stated_schemas(document: Document) -> Iterator[tuple[Route, str]]:
    """The schemas that a document names, whatever else is wrong with it, and where it does."""
    with suppress(MistakenSettings):
        collections = (document.data or {}).get("collections")
        for number, collection in enumerate(collections if isinstance(collections, list) else ()):
            schema = collection.get("schema") if isinstance(collection, Mapping) else None
            if isinstance(schema, str) and schema:
                yield ("collections", number, "schema"), schema


def stated_folders(document: Document) -> list[tuple[Route, str]] | None:
    """The same of the folders that schemas may refer to files of; None where it says nothing of them."""
    with suppress(MistakenSettings):
        stated = (document.data or {}).get("schema-folders")
        return None if stated is None else [(("schema-folders", number), folder) for number, folder in texts(stated)]
    return None


def settings_from(layered: Layered, rules: Rules, default: Settings) -> Settings:
    """The settings that valid layers state; `default` has the collections that hold where they state none."""
    data = layered.data
    reader = _Reader(layered, rules)
    return Settings(
        reader.step(data, (EVERYTHING,)),
        tuple(reader.scope(number, one) for number, one in enumerate(data.get("collections", ()))) or default.scopes,
        tuple(reader.override(number, one) for number, one in enumerate(data.get("overrides", ()))),
        _from(layered.layer(("baseline",)).folder, data["baseline"]) if "baseline" in data else None,
        _limits(data["limits"]) if "limits" in data else Limits(),
    )


def _from(folder: str, path: str) -> str:
    """A path that counts from a folder, unless it is one of this computer, as on Windows `C:/known.json` is."""
    is_whole = path.startswith("/") or path[1:3] in {":/", ":\\"}
    return path if is_whole else f"{folder.rstrip('/')}/{path}"


def _limits(data: Mapping[str, int]) -> Limits:
    usual = Limits()
    return Limits(
        data.get("file-size", usual.file_size),
        Bounds(
            data.get("front-matter-size", usual.front.size),
            data.get("nesting", usual.front.nesting),
            data.get("values", usual.front.values),
        ),
        data.get("findings-per-file", usual.findings_per_file),
        data.get("findings", usual.findings),
    )


def default_settings(data: Mapping[str, Any]) -> Settings:
    """The settings that come with articlelint; they are taken to be valid, and hold for all files on the disk."""
    collections = enumerate(data["collections"])
    return Settings(
        scopes=tuple(
            Scope(
                files_below("", tuple(one["files"])),
                collection_from(one),
                one.get("schema"),
                step=Step(options=one.get("rules", {})),
                number=number,
            )
            for number, one in collections
        )
    )


# What a collection says of paths, which count from the folder of the settings that say so.
_OF_PATHS: tuple[tuple[str, ...], ...] = (("path",), ("links",), ("translations", "paths"))


def _is_stated(data: Any, way: tuple[str, ...]) -> bool:  # noqa: ANN401 any value of settings
    return not way or (way[0] in data and _is_stated(data[way[0]], way[1:]))


class _Reader:
    def __init__(self, layered: Layered, rules: Rules) -> None:
        self._layered = layered
        self._rules = rules

    def step(self, data: Mapping[str, Any], select: tuple[str, ...] = ()) -> Step:
        return Step(
            tuple(data.get("select", select)),
            tuple(data.get("ignore", ())),
            _severities(data.get("severity", {}), self._rules),
            data.get("rules", {}),
        )

    def scope(self, number: int, data: Mapping[str, Any]) -> Scope:
        route: Route = ("collections", number)
        return Scope(
            self._files((*route, "files"), data["files"]),
            collection_from(data),
            data.get("schema"),
            self._files((*route, "exclude"), data.get("exclude", ())),
            self._layered.layer((*route, "schema")).folder,
            self.step(data),
            number,
            next((self._layered.layer((*route, *way)).folder for way in _OF_PATHS if _is_stated(data, way)), None),
        )

    def override(self, number: int, data: Mapping[str, Any]) -> Override:
        files = self._files(("overrides", number, "files"), data["files"]) if "files" in data else None
        return Override(self.step(data), files, When(data["when"]) if "when" in data else None)

    def _files(self, route: Route, globs: Sequence[str]) -> Files:
        return files_below(self._layered.layer(route).folder, tuple(globs)) if globs else Files()


def _severities(data: Mapping[str, str], rules: Iterable[type[Rule]]) -> dict[str, Severity]:
    severities: dict[str, Severity] = {}
    for rule in rules if data else ():
        selector = max(data, key=lambda one: exactness(rule, [one]))
        if exactness(rule, [selector]) >= 0:
            severities[rule.id] = Severity[data[selector].upper()]
    return severities
