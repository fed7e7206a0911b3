"""A contract, compiled: what an article breaks of it, and what it says of a field."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from articlelint.contract.breach import Breach, Field, Resource
from articlelint.contract.fields import Fields
from articlelint.contract.tree import Tree
from articlelint.text import Route

if TYPE_CHECKING:
    # The validator's import takes 20 ms, which a contract that asks for nothing must not cost.
    from articlelint.contract.judge import Judge

# A schema that names no URI of its own stands under this one (RFC 2606 keeps the host free), and beside it what it
# refers to.
HOME = "https://contract.invalid/contract.json"


class Contract:
    """A JSON Schema that front matter is held to."""

    def __init__(self, fields: Fields, judge: "Judge | None") -> None:
        self._fields = fields
        self._judge = judge

    @classmethod
    def of(
        cls,
        schema: Mapping[str, Any] | bool,  # noqa: FBT001 a schema may be `true` or `false`
        path: str | None = None,
        text: str | None = None,
        resources: Mapping[str, Any] | None = None,
        uri: str = HOME,
    ) -> Self:
        """Compile a schema, whose source is `text` in the file `path`.

        `resources` are the schemas it may refer to, by URI: plain ones, or a `Resource` that knows its file. Nothing
        else is ever fetched or opened. `uri` is what relative references are resolved against.

        Raises:
            BrokenContract: if nothing can be held to the schema.
        """
        others = {at: one if isinstance(one, Resource) else Resource(one) for at, one in (resources or {}).items()}
        tree = Tree(Resource(schema, path, text), uri, others)
        fields = Fields(tree)
        if schema is True or schema == {}:
            return cls(fields, None)
        from articlelint.contract.judge import Judge  # noqa: PLC0415 see TYPE_CHECKING above

        return cls(fields, Judge(tree, fields))

    @cached_property
    def fingerprint(self) -> str:
        """What tells this contract from any other: a digest of its schema and of all that this refers to."""
        return self._fields.fingerprint()

    @property
    def files(self) -> dict[str, str]:
        """The texts of the schemas that it is made of, by their paths, as far as these are known."""
        return self._fields.files

    def breaches(self, data: object) -> tuple[Breach, ...]:
        """What the data, JSON values, break of the contract: one breach for each cause, in no order."""
        return self._judge.breaches(data) if self._judge else ()

    def default(self, name: str) -> Any:  # noqa: ANN401 any JSON value
        """The default of a field by its dotted name, None where it has none."""
        return self._fields.default(name)

    def describe(self, route: Route) -> Field:
        """What the contract says of the field at a route."""
        return self._fields.at(route)


ANYTHING = Contract.of({})
