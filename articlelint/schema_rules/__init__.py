"""What is odd about a schema that can be used: words that nothing heeds, demands that nothing meets."""

from collections.abc import Callable, Iterator

from articlelint.contract.tree import Node, Tree
from articlelint.diagnostic import Severity
from articlelint.schema_rules.bounds import contradictions
from articlelint.schema_rules.branches import twins
from articlelint.schema_rules.duplicates import repeated_keys
from articlelint.schema_rules.examples import broken_examples
from articlelint.schema_rules.idle import idle_keywords
from articlelint.schema_rules.names import unknown_names
from articlelint.schema_rules.patterns import open_patterns
from articlelint.schema_rules.remark import FAMILY, Ground, Remark

__all__ = ["FAMILY", "Remark", "remarks"]

_LOOKS: tuple[Callable[[Ground, Node], Iterator[Remark]], ...] = (
    unknown_names,
    idle_keywords,
    contradictions,
    twins,
    open_patterns,
)


def remarks(tree: Tree) -> list[Remark]:
    """All that is odd about a schema that is not broken, and about those that it refers to, in no order."""
    ground = Ground(tree)
    found = [remark for node in ground.nodes for look in _LOOKS for remark in look(ground, node)]
    return _once([*found, *broken_examples(ground), *repeated_keys(tree)])


def _once(found: list[Remark]) -> list[Remark]:
    """The remarks, of those that only inform the first of each that says the same of a file.

    Words of another program's vocabulary may stand at each of thousands of fields.
    """
    firsts: dict[object, Remark] = {}
    for remark in sorted(found, key=lambda one: (one.path, one.span)):
        is_word = remark.severity is Severity.INFO
        firsts.setdefault((remark.path, remark.rule, remark.message) if is_word else remark, remark)
    return list(firsts.values())
