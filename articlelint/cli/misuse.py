"""Options that contradict each other, or what they name."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click import UsageError


def misused(message: str) -> "UsageError":
    """What to raise for options that can't be done together; click tells it, with the usage of the command."""
    from click import UsageError  # noqa: PLC0415 17 ms, and most runs ask for nothing that is refused

    return UsageError(message)
