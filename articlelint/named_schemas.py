"""The schemas that settings name, each read once."""

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from articlelint.contract import ANYTHING, BrokenContract, Contract
from articlelint.schemas import contract_at
from articlelint.settings import Layer, Mistake, stated_folders, stated_schemas
from articlelint.settings.globs import PLACEHOLDER

if TYPE_CHECKING:
    from articlelint.checkout import Checkout


class NamedSchemas:
    """Contracts by the schemas that settings name, none of which leads out of a `checkout`."""

    def __init__(self, checkout: "Checkout | None") -> None:
        self._checkout = checkout
        self._contracts: dict[tuple[str, str, tuple[str, ...]], Contract] = {}

    def contract(self, schema: str | None, folder: str, folders: tuple[str, ...]) -> Contract:
        """The contract of a schema, as `contract_at` has it; of none, one that anything keeps to."""
        if schema is None:
            return ANYTHING
        key = (schema, folder, folders)
        if key not in self._contracts:
            self._contracts[key] = contract_at(schema, folder, self._checkout, folders)
        return self._contracts[key]

    @property
    def texts(self) -> Iterator[tuple[str, str]]:
        """The texts of all schemas that were read, by the paths that these are shown by."""
        for contract in self._contracts.values():
            yield from contract.files.items()

    def mistakes(self, layers: Sequence[Layer]) -> Iterator[Mistake]:
        """The schemas that some layers name and that can't be used, whatever else is wrong with the settings."""
        folders = schema_folders(layers)
        for layer in layers:
            for route, name in stated_schemas(layer.document):
                try:
                    self.contract(None if PLACEHOLDER.search(name) else name, layer.folder, folders)
                except BrokenContract as broken:
                    yield layer.document.mistake(route, str(broken))


def schema_folders(layers: Sequence[Layer]) -> tuple[str, ...]:
    """The folders that schemas may refer to files of, as the highest layer has it that says anything of them."""
    for layer in reversed(layers):
        stated = stated_folders(layer.document)
        if stated is not None:
            return tuple(os.path.join(layer.folder, name) for _, name in stated)
    return ()
