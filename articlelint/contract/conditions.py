"""Words for the breaches that have no name of their own."""

from collections.abc import Callable, Mapping

from articlelint.contract.breach import Breach
from articlelint.contract.lightness import MOST_ANSWERS
from articlelint.contract.phrases import item_words, wanted
from articlelint.contract.reasons import bare, condition
from articlelint.text import Route
from articlelint.wording import choices, counted, dotted, in_a_row, in_backticks

_COUNTS = ("no", "one", "two", "three", "four", "five", "six")


def broken_words(breach: Breach) -> tuple[str, str]:
    """What a `broken-contract` says, and what to do about it."""
    keyword = breach.keyword
    if keyword == "oneOf" and breach.allowed and isinstance(breach.allowed[0], str):
        return _too_many_kinds(breach)
    if keyword in _WORDS:
        return _WORDS[keyword](breach)
    return f"{_which(breach)} breaks `{keyword}` of the contract", "change it to what the contract allows"


def shown_at(breach: Breach) -> Route:
    """The route of what a message is about: for a condition on one field, or on several, the last of them."""
    if breach.keyword not in ("not", "then", "else") or not isinstance(breach.value, Mapping):
        return breach.route
    asked = bare(breach.allowed)
    names = [*asked.get("required", ()), *asked.get("properties", {})]
    return next(((*breach.route, name) for name in reversed(breach.value) if name in names), breach.route)


def _whole(breach: Breach) -> str:
    name = dotted(breach.route)
    return name if isinstance(breach.value, dict | list) else f"{name} is {in_backticks(breach.value)}"


def _which(breach: Breach) -> str:
    return _whole(breach) + ("" if isinstance(breach.value, dict | list) else ", which")


def _undecided(breach: Breach) -> tuple[str, str]:
    return (
        f"it cannot be told whether {dotted(breach.route)} is right: the contract's pattern takes too long",
        f"write the pattern {in_backticks(str(breach.allowed), 100)} without back references in the contract",
    )


def _too_many_kinds(breach: Breach) -> tuple[str, str]:
    count = len(breach.allowed)
    kinds = ", ".join([*breach.allowed[:-1], f"and {breach.allowed[-1]}"])
    said = _COUNTS[count] if count < len(_COUNTS) else str(count)
    return f"{dotted(breach.route)} fits {said} kinds at once: {kinds}", "make it fit one of them only"


def _no_branch(breach: Breach) -> tuple[str, str]:
    if not breach.allowed:
        return f"{_whole(breach)}, which fits nothing that the contract allows there", "change it"
    phrases = [wanted(one) for one in breach.allowed]
    return f"{_whole(breach)}, but must be {in_a_row(list(dict.fromkeys(phrases)))}", "write one of them"


def _ruled_out(breach: Breach) -> tuple[str, str]:
    excluded, name = breach.allowed, dotted(breach.route)
    if not isinstance(excluded, Mapping):
        return _not_here(breach)
    if (asked := bare(excluded)).keys() == {"required"}:
        together = in_a_row([in_backticks(one) for one in asked["required"]], "and")
        here = f" in {name}" if breach.route else ""
        return f"{together} are not allowed together{here}", "remove one of them"
    if said := condition(excluded, breach.value):
        return f"{said}{_inside(breach)}, which is ruled out", "change it"
    if isinstance(breach.value, dict | list):
        return f"{name} fits what the contract rules out", "change or remove it" if breach.route else "change it"
    return f"{_whole(breach)}, which is ruled out", "change or remove it"


def _then_not(breach: Breach) -> tuple[str, str]:
    if said := condition(breach.allowed, breach.value):
        return f"{said}{_inside(breach)}, which is ruled out", "change it"
    return f"{_which(breach)} meets a condition that the contract rules out", "change what the condition asks for"


def _else_not(breach: Breach) -> tuple[str, str]:
    if said := condition(breach.allowed):
        return f"the contract asks that {said}{_inside(breach)}", "change it"
    return f"{_which(breach)} does not meet a condition of the contract", "change what the condition asks for"


def _inside(breach: Breach) -> str:
    return f" in {dotted(breach.route)}" if breach.route else ""


def _contained(breach: Breach) -> tuple[str, str]:
    name = dotted(breach.route)
    # `allowed` is the schema of the item for `contains`, and the count for the two that limit it.
    if breach.keyword == "maxContains":
        return f"{name} has too many items of one kind: at most {breach.allowed} may be there", "remove some"
    if breach.keyword == "minContains":
        return f"{name} has too few items of one kind: at least {breach.allowed} must be there", "add some"
    schema = breach.allowed if isinstance(breach.allowed, Mapping) else {}
    which = item_words(schema)
    values = [schema["const"]] if "const" in schema else schema.get("enum")
    advice = f"add {choices(values)}" if isinstance(values, list) else "add one"
    return f"{name} has no item {which}" if which else f"{name} lacks an item that the contract asks for", advice


def _misnamed(breach: Breach) -> tuple[str, str]:
    return f"the name {in_backticks(breach.value)} is not allowed: it must be {_name_words(breach)}", "rename it"


def _further(breach: Breach) -> tuple[str, str]:
    return f"{_whole(breach)}, which is not what the contract asks of further fields", "change or remove it"


def _one_too_many(breach: Breach) -> tuple[str, str]:
    return f"{dotted(breach.route)} is one too many", "remove it"


def _not_here(breach: Breach) -> tuple[str, str]:
    why = f", because {breach.reason}" if breach.reason else ""
    return f"{dotted(breach.route)} is not allowed here{why}", "remove it"


def _nested(_: Breach) -> tuple[str, str]:
    return "the front matter is nested too deeply to be held to its contract", "nest it less deeply"


def _too_much(breach: Breach) -> tuple[str, str]:
    told = (
        "breaks its contract, and to tell where"
        if breach.allowed == MOST_ANSWERS
        else "is not held to its contract: that"
    )
    return (
        f"the front matter {told} takes more than {breach.allowed:,} looks at a value",
        "shorten it, or have fewer branches, references and patterns with look-around in the contract",
    )


def _untold(breach: Breach) -> tuple[str, str]:
    return f"the first {breach.allowed:,} breaches of the contract are told, of {breach.value:,}", "mend these first"


def _name_words(breach: Breach) -> str:
    kind, allowed = breach.allowed
    match kind:
        case "Enum":
            return choices(allowed)
        case "Pattern":
            return f"text that matches {in_backticks(allowed, 80)}"
        case "MaxLength":
            return f"at most {counted(allowed, 'character')} long"
        case "MinLength":
            return f"at least {counted(allowed, 'character')} long"
    return "another"


_WORDS: dict[str, Callable[[Breach], tuple[str, str]]] = {
    "": _not_here,
    "additionalItems": _one_too_many,
    "additionalProperties": _further,
    "anyOf": _no_branch,
    "contains": _contained,
    "effort": _too_much,
    "else": _else_not,
    "further": _untold,
    "items": _one_too_many,
    "maxContains": _contained,
    "minContains": _contained,
    "nesting": _nested,
    "not": _ruled_out,
    "oneOf": _no_branch,
    "pattern": _undecided,
    "propertyNames": _misnamed,
    "then": _then_not,
    "unevaluatedItems": _one_too_many,
    "unevaluatedProperties": _further,
}
