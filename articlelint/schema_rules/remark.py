"""What is said of one place in a schema, and what has to be known to say it."""

from collections.abc import Mapping
from typing import NamedTuple

from articlelint.contract.tree import REFERENCES, Node, Tree
from articlelint.diagnostic import Severity
from articlelint.schema_rules.drafts import LAST_ALONE, draft_of
from articlelint.text import Route, Span

FAMILY = "schema"


class Remark(NamedTuple):
    """What is odd about a schema: the name of the oddity, its file and place there, and what to do."""

    rule: str
    path: str
    span: Span
    message: str
    help: str
    severity: Severity = Severity.WARNING


class Ground:
    """A schema with all that it refers to, and what its parts have in common."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.draft = draft_of(tree.root.schema)
        self.nodes = tuple(node for node in tree.everything() if isinstance(node.schema, Mapping))
        targets = [
            tree.target(node, node.schema[keyword])
            for node in self.nodes
            for keyword in REFERENCES
            if keyword in node.schema
        ]
        # The ways to all that is referred to, also where no keyword says that there are schemas.
        self._referred = frozenset(
            (target.document, target.pointer[:length])
            for target in targets
            if target
            for length in range(len(target.pointer) + 1)
        )

    @property
    def is_alone(self) -> bool:
        """Whether nothing beside a `$ref` counts, as up to draft-07."""
        return self.draft <= LAST_ALONE

    def leads_to_referred(self, node: Node, keyword: str) -> bool:
        """Whether something below a keyword is referred to."""
        return (node.document, (*node.pointer, keyword)) in self._referred

    def remark(self, node: Node, steps: Route, rule: str, message: str, advice: str) -> Remark:
        """A remark on what stands some steps below a schema."""
        source, pointer = self.tree.place(node._replace(pointer=(*node.pointer, *steps)), "")
        return Remark(rule, source.path or "", source.span(pointer), message, advice)
