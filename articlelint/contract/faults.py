"""What is wrong with a schema itself, in words for its author."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from articlelint.contract.annotations import KEYWORDS, REQUIRING, SEVERITIES
from articlelint.contract.breach import BrokenContract, SchemaPlace
from articlelint.contract.tree import Node, Tree
from articlelint.wording import choices, in_backticks, nearest

# Keywords under which a pattern that is given up looks like one that does not match.
_HIDING = frozenset({"not", "if", "contains", "oneOf"})

# The meta-schemas of the drafts that are supported, without scheme and fragment.
DRAFTS = (
    "json-schema.org/draft/2020-12/schema",
    "json-schema.org/draft/2019-09/schema",
    "json-schema.org/draft-07/schema",
    "json-schema.org/draft-06/schema",
    "json-schema.org/draft-04/schema",
)


def broken(message: str, place: SchemaPlace | None = None) -> BrokenContract:
    """The error to raise for a fault, with file, line and column where they are known."""
    if place is None or place.source.path is None:
        return BrokenContract(message)
    if place.source.text is None:
        return BrokenContract(f"{place.source.path}: {message}")
    path, (line, column) = place.source.path, place.source.position(place.pointer)
    return BrokenContract(f"{path}:{line}:{column}: {message}", message, path, place.source.span(place.pointer))


class Survey(NamedTuple):
    """What a schema holds that needs more than the validator's verdict.

    `deprecates` is whether any field is deprecated; `hidden` are the patterns whose failure to decide the validator
    takes for an answer without a word: those under `not`, `if`, `contains` and `oneOf`, and of `patternProperties`;
    `nodes` are all its schemas.
    """

    deprecates: bool
    hidden: tuple[str, ...]
    nodes: tuple[Node, ...]


def survey(tree: Tree) -> Survey:
    """Look through a schema once.

    Raises:
        BrokenContract: where it names a draft that is not known, or an annotation cannot be understood.
    """
    deprecates = False
    hidden: set[str] = set()
    nodes = tuple(tree.everything())
    for node in nodes:
        if not isinstance(node.schema, Mapping):
            continue
        _check(tree, node)
        deprecates = deprecates or node.schema.get("deprecated") is True
        if isinstance(named := node.schema.get("patternProperties"), Mapping):
            hidden.update(named)
        if isinstance(pattern := node.schema.get("pattern"), str) and not _HIDING.isdisjoint(node.pointer):
            hidden.add(pattern)
    return Survey(deprecates, tuple(sorted(hidden)), nodes)


def is_draft(uri: str) -> bool:
    """Whether a URI is the meta-schema of a supported draft."""
    return uri.removesuffix("#").removeprefix("https://").removeprefix("http://") in DRAFTS


def _check(tree: Tree, node: Node) -> None:
    stated = node.schema.get("$schema")
    if isinstance(stated, str) and not is_draft(stated):
        raise broken(
            f"`$schema` is {in_backticks(stated, 100)}, which is no draft of JSON Schema that is known here: "
            "use `https://json-schema.org/draft/2020-12/schema`, or 2019-09, draft-07, draft-06 or draft-04",
            tree.place(node, "$schema"),
        )
    _check_severities(tree, node)
    _check_messages(tree, node)


def _check_severities(tree: Tree, node: Node) -> None:
    stated = node.schema.get("x-severity")
    for keyword in stated if isinstance(stated, Mapping) else ():
        _check_keyword(tree, node, "x-severity", keyword)
    for severity in _values(stated):
        if not isinstance(severity, str) or severity not in SEVERITIES:
            raise broken(
                f"`x-severity` is {in_backticks(severity)}, but must be {choices(reversed(SEVERITIES))}",
                tree.place(node, "x-severity"),
            )


def _check_messages(tree: Tree, node: Node) -> None:
    stated = node.schema.get("errorMessage", "")
    if not isinstance(stated, str | Mapping):
        raise broken("`errorMessage` must be a text, or texts by keyword", tree.place(node, "errorMessage"))
    if not isinstance(node.schema.get("deprecationMessage", ""), str):
        raise broken("`deprecationMessage` must be a text", tree.place(node, "deprecationMessage"))
    for keyword, text in stated.items() if isinstance(stated, Mapping) else ():
        _check_keyword(tree, node, "errorMessage", keyword)
        texts = tuple(_values(text)) if keyword in REQUIRING else (text,)
        if not all(isinstance(one, str) for one in texts):
            extent = ", or texts by field" if keyword in REQUIRING else ""
            message = f"`errorMessage` for {in_backticks(keyword)} must be a text{extent}"
            raise broken(message, _place_in(tree, node, "errorMessage", keyword))
        fields = node.schema.get(keyword)
        if keyword == "required" and isinstance(fields, list):
            _check_fields(tree, node, text, fields)


def _check_fields(tree: Tree, node: Node, texts: object, fields: list[Any]) -> None:
    for field in texts if isinstance(texts, Mapping) else ():
        if field not in fields:
            guess = nearest(field, [one for one in fields if isinstance(one, str)])
            hint = f": did you mean {in_backticks(guess)}?" if guess else ""
            message = f"`errorMessage` names {in_backticks(field)}, which is not `required` here{hint}"
            raise broken(message, _place_in(tree, node, "errorMessage", "required", field))


def _check_keyword(tree: Tree, node: Node, annotation: str, keyword: str) -> None:
    if keyword not in KEYWORDS:
        guess = nearest(keyword, KEYWORDS)
        hint = f": did you mean `{guess}`?" if guess else ""
        message = f"`{annotation}` names {in_backticks(keyword)}, which is no keyword that can be broken{hint}"
        raise broken(message, _place_in(tree, node, annotation, keyword))


def _place_in(tree: Tree, node: Node, *steps: str) -> SchemaPlace:
    return tree.place(node._replace(pointer=(*node.pointer, *steps)), "")


def _values(stated: object) -> Iterator[Any]:
    if isinstance(stated, Mapping):
        yield from stated.values()
    elif stated is not None:
        yield stated
