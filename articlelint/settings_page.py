"""The page about settings, as Markdown: all it says comes from the settings' own JSON Schema."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from articlelint.toml_writer import entry, inline, table
from articlelint.wording import in_a_row, in_backticks

Schema: TypeAlias = Mapping[str, Any]

# A kind of value in the words of the page, one and several of it.
_KINDS = {
    "string": ("text", "texts"),
    "integer": ("whole number", "whole numbers"),
    "number": ("number", "numbers"),
    "boolean": ("`true` or `false`", "`true` or `false`"),
    "array": ("list", "lists"),
    "object": ("table", "tables"),
}


def settings_page(schema: Schema) -> str:
    """The page: the settings of the top level, then each table; raises `LookupError` where one is not described."""
    return "\n\n".join(_Page(schema).parts()) + "\n"


class _Page:
    """The page in the making. A table that stands in several places is told of where it is met first."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._places: dict[str, str] = {}

    def parts(self) -> Iterator[str]:
        schema = self._schema
        yield f"# {schema['title']}"
        yield schema["description"]
        yield from _shown(table("", example) for example in schema["examples"])
        yield "## The top level"
        yield from self._members("", schema)

    def _members(self, path: str, schema: Schema) -> Iterator[str]:
        within: list[tuple[str, Schema]] = []
        for name, given in schema["properties"].items():
            member = self._resolved(given)
            route = f"{path}.{name}" if path else name
            inner = self._inner(member)
            if inner and inner["title"] not in self._places:
                head = f"[{route}]" if inner is member else f"[[{route}]]"
                self._places[inner["title"]] = f"{inner['title']}: `{head}`"
                within.append((head, inner))
            yield f"### `{route}`"
            yield f"**{member['title']}.** {member['description']}"
            yield self._facts(member, required=name in schema.get("required", ()))
            yield from _shown(entry(name, example) for example in member.get("examples", ()) if inner is not member)
        for head, inner in within:
            yield f"## {self._places[inner['title']]}"
            yield inner["description"]
            yield from _shown(table(head, example) for example in inner.get("examples", ()))
            yield from self._members(head.strip("[]"), inner)

    def _facts(self, member: Schema, *, required: bool) -> str:
        facts = [self._kind(member), *_bounds(member)]
        if required:
            facts.append("required")
        # An empty list or table is what any setting amounts to that is left out.
        if member.get("default") not in (None, [], {}):
            facts.append(f"by default {in_backticks(inline(member['default']))}")
        line = f"{', '.join(facts)}."
        inner = self._inner(member)
        if inner:
            place = self._places[inner["title"]]
            line += f" What stands in it: [{inner['title']}](#{anchor(place)})."
        return line[0].upper() + line[1:]

    def _kind(self, schema: Schema) -> str:
        """What sort of value a setting takes."""
        if "enum" in schema:
            return in_a_row([in_backticks(inline(one)) for one in schema["enum"]])
        return in_a_row([self._sort(one, schema) for one in _listed(schema["type"])])

    def _sort(self, kind: str, schema: Schema) -> str:
        word = _KINDS[kind][0]
        inside = self._resolved(schema.get("items" if kind == "array" else "additionalProperties") or {})
        if kind not in {"array", "object"} or not ("enum" in inside or isinstance(inside.get("type"), str)):
            return word
        return f"{word} of {self._kind(inside) if 'enum' in inside else _KINDS[inside['type']][1]}"

    def _inner(self, schema: Schema) -> Schema | None:
        """The table with settings of its own that a setting is, or is a list of."""
        kind = schema.get("type")
        inner = self._resolved(schema.get("items") or {}) if kind == "array" else schema
        return inner if "properties" in inner and inner["type"] == "object" else None

    def _resolved(self, schema: Schema) -> Schema:
        if "$ref" not in schema:
            return schema
        target: Any = self._schema
        for name in schema["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        own = {name: value for name, value in schema.items() if name != "$ref"}
        return {**self._resolved(target), **own} if own else self._resolved(target)


def anchor(heading: str) -> str:
    """What GitHub and Sphinx call a heading in the address of its place in a page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _bounds(schema: Schema) -> Iterator[str]:
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        yield f"from {least} to {most}"
    elif least is not None:
        yield f"{least} or more"
    elif most is not None:
        yield f"{most} or less"


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _shown(examples: Iterator[str]) -> Iterator[str]:
    listed = list(examples)
    if listed:
        joined = "# or\n".join(listed)
        yield f"```toml\n{joined}```"
