"""What a contract says: breaches of it, what it tells of a field, and why it cannot be used."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from articlelint.contract.source import Source
from articlelint.diagnostic import Label, Severity
from articlelint.text import Route, Span


class BrokenContract(ValueError):
    """A schema that nothing can be held to; the message is for its author and names the place where it is known.

    `reason` is the message without the place, which is a span in the file `path`.
    """

    def __init__(self, message: str, reason: str = "", path: str | None = None, span: Span | None = None) -> None:
        super().__init__(message)
        self.reason = reason or message
        self.path = path
        self.span = span


class Field(NamedTuple):
    """What a contract says of one field; `known` is whether it names the field at all.

    `types` are JSON Schema's names, all those of `anyOf` and `oneOf` together; `has_default` tells a default of
    `null` from none; `properties` are the names of the fields below it, `closed` whether there may be no others.
    """

    known: bool = False
    title: str | None = None
    description: str | None = None
    examples: tuple[Any, ...] = ()
    has_default: bool = False
    default: Any = None
    enum: tuple[Any, ...] = ()
    enum_descriptions: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    format: str | None = None
    properties: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    closed: bool = False


class SchemaPlace(NamedTuple):
    """Where a keyword stands: a schema's source text and the pointer to the keyword in it."""

    source: Source
    pointer: Route


class Breach(NamedTuple):
    """One thing of an article that breaks its contract.

    `defect` is the rule that words it. `route` leads to the thing itself: the value, the unknown field, the field
    that is missing. `allowed` is what the keyword asks for: names of types or formats, values, a limit, a pattern.
    `value` is what was found; for a missing field, what lacks it. `guess` is the name or value that was meant, `surely`
    whether only the spelling differs. `first` leads to the item that another one repeats; `replaces` is the missing
    field that an unknown one should be renamed to. `reason` is why the keyword applies at all, `text` is the schema's
    own message.
    """

    defect: str
    route: Route
    keyword: str
    allowed: Any = None
    value: Any = None
    severity: Severity | None = None
    text: str | None = None
    place: SchemaPlace | None = None
    field: Field = Field()
    guess: Any = None
    surely: bool = False
    first: Route | None = None
    replaces: str | None = None
    reason: str | None = None

    def labels(self, message: str) -> tuple[Label, ...]:
        """A label that shows the keyword in its schema; none where the schema has no file."""
        if self.place is None or self.place.source.path is None:
            return ()
        return (Label(self.place.source.span(self.place.pointer), message, self.place.source.path),)


class Resource(NamedTuple):
    """A schema that another one refers to, and where it was read."""

    schema: Mapping[str, Any] | bool
    path: str | None = None
    text: str | None = None
