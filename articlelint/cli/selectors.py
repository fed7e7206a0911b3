"""What a shell offers when it completes the names of rules, of families and of files."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click
    from click.shell_completion import CompletionItem

    from articlelint.cli.known import Rules

# A shell that asks for these completes them by itself.
_FILES = "file"


def complete_paths(context: "click.Context", parameter: "click.Parameter", incomplete: str) -> "list[CompletionItem]":
    """Files and folders, as the shell knows them."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415 only shells need it

    del context, parameter
    return [CompletionItem(incomplete, type=_FILES)]


def complete_selectors(
    context: "click.Context", parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Rules and families, after the last comma of those that stand there already."""
    del context, parameter
    before, comma, begun = incomplete.rpartition(",")
    rules = _rules()
    families = dict.fromkeys(sorted(rule.family for rule in rules))
    names = {"all": "every rule", **dict.fromkeys(families, "a family of rules"), **_summaries(rules)}
    return _items({f"{before}{comma}{name}": text for name, text in names.items() if name.startswith(begun)})


def complete_rules(context: "click.Context", parameter: "click.Parameter", incomplete: str) -> "list[CompletionItem]":
    """Rules, then files: what can be explained."""
    named = {name: text for name, text in _summaries(_rules()).items() if name.startswith(incomplete)}
    return _items(named) or complete_paths(context, parameter, incomplete)


def complete_families(
    context: "click.Context", parameter: "click.Parameter", incomplete: str
) -> "list[CompletionItem]":
    """Families of rules."""
    del context, parameter
    families = sorted({rule.family for rule in _rules()})
    return _items({family: "" for family in families if family.startswith(incomplete)})


def _rules() -> "Rules":
    """The rules that are there in any folder: who presses a key in a strange one has not asked to run its plugins."""
    from articlelint.cli.known import rules_here  # noqa: PLC0415 only shells need it
    from articlelint.plugins import BrokenPlugin  # noqa: PLC0415 see above
    from articlelint.registry import shipped_rules  # noqa: PLC0415 see above

    try:
        return rules_here(isolated=True)
    except BrokenPlugin:
        # A shell is no place to tell of it: `articlelint check` will.
        return shipped_rules()


def _summaries(rules: "Rules") -> dict[str, str]:
    from articlelint.docs import summary  # noqa: PLC0415 only shells need it

    return {rule.id: summary(rule) for rule in rules}


def _items(names: dict[str, str]) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 only shells need it

    return [CompletionItem(name, help=text or None) for name, text in names.items()]
