"""The contract: a JSON Schema that front matter is held to, what breaks it, and what it says of a field."""

from articlelint.contract.breach import Breach, BrokenContract, Field, SchemaPlace
from articlelint.contract.compiled import ANYTHING, Contract

__all__ = ["ANYTHING", "Breach", "BrokenContract", "Contract", "Field", "SchemaPlace"]
