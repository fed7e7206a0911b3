"""Names in a schema that nothing knows: of keywords and of formats."""

from collections.abc import Iterator

from articlelint.contract.tree import Node
from articlelint.diagnostic import Severity
from articlelint.schema_rules.drafts import DRAFTS, FOREIGN, FORMATS, HARMLESS, KEYWORDS, TELLING_FORMATS
from articlelint.schema_rules.remark import Ground, Remark
from articlelint.wording import in_backticks, nearest


def unknown_names(ground: Ground, node: Node) -> Iterator[Remark]:
    """What a schema calls by a name that its draft does not have."""
    for keyword in node.schema:
        if keyword in KEYWORDS:
            yield from _of_another_draft(ground, node, keyword)
        elif not _is_foreign(keyword) and not ground.leads_to_referred(node, keyword):
            yield _unknown_keyword(ground, node, keyword)
    name = node.schema.get("format")
    if isinstance(name, str) and name not in TELLING_FORMATS and FORMATS.get(name, ground.draft + 1) > ground.draft:
        yield _unknown_format(ground, node, name)


def _is_foreign(keyword: str) -> bool:
    # `x-…` is everybody's, and so is what says whose it is, such as `meta:enum`, `vscode.command` or `$comment2`.
    return keyword in FOREIGN or keyword.startswith(("x-", "X-", "_", "ui:", "//")) or not keyword.isidentifier()


def _unknown_keyword(ground: Ground, node: Node, keyword: str) -> Remark:
    known = [
        name for name, (first, last) in KEYWORDS.items() if first <= ground.draft <= last and name not in node.schema
    ]
    meant = nearest(keyword, known)
    message = f"{in_backticks(keyword)} is no keyword of JSON Schema, and nothing is checked by it"
    if meant:
        return ground.remark(node, (keyword,), "unknown-keyword", message, f"did you mean `{meant}`?")
    advice = "leave it out, or begin its name with `x-`"
    return ground.remark(node, (keyword,), "unknown-keyword", message, advice)._replace(severity=Severity.INFO)


def _of_another_draft(ground: Ground, node: Node, keyword: str) -> Iterator[Remark]:
    first, last = KEYWORDS[keyword]
    if first <= ground.draft <= last or keyword in HARMLESS:
        return
    message = f"`{keyword}` is no keyword of {DRAFTS[ground.draft]}, and nothing is checked by it"
    older, newer = {"additionalItems": "items"}.get(keyword), _OLD_NAMES.get(keyword)
    instead = older if ground.draft > last else newer
    there = f"`$schema` of {DRAFTS[first] if ground.draft < first else DRAFTS[last]}"
    advice = f"write `{instead}` instead, or name the {there}" if instead else f"name the {there}, or leave it out"
    yield ground.remark(node, (keyword,), "unknown-keyword", message, advice)


# What did before what these do now.
_OLD_NAMES = {
    "const": "enum",
    "prefixItems": "items",
    "dependentRequired": "dependencies",
    "dependentSchemas": "dependencies",
    "unevaluatedProperties": "additionalProperties",
    "$dynamicRef": "$ref",
}


def _unknown_format(ground: Ground, node: Node, name: str) -> Remark:
    first = FORMATS.get(name)
    if first is not None:
        message = (
            f"the format `{name}` came with {DRAFTS[first]}, and nothing is checked by it in {DRAFTS[ground.draft]}"
        )
        return ground.remark(node, ("format",), "unknown-format", message, f"name the `$schema` of {DRAFTS[first]}")
    known = [one for one, since in FORMATS.items() if since <= ground.draft]
    meant = _SYNONYMS.get(name.lower()) or nearest(name, known)
    message = f"no format is called {in_backticks(name)}, and nothing is checked by it"
    if meant in known:
        return ground.remark(node, ("format",), "unknown-format", message, f"did you mean `{meant}`?")
    remark = ground.remark(node, ("format",), "unknown-format", message, "write a `pattern`, if it is to be checked")
    return remark._replace(severity=Severity.INFO)


_SYNONYMS = {
    "url": "uri",
    "datetime": "date-time",
    "timestamp": "date-time",
    "mail": "email",
    "guid": "uuid",
    "ip": "ipv4",
    "ip-address": "ipv4",
    "host-name": "hostname",
    "host": "hostname",
    "regexp": "regex",
}
