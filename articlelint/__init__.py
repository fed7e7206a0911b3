"""articlelint: a linter for article files, Markdown with front matter held to a JSON Schema.

`lint`, `load` and `loads` are for programs, as is a `Linter` for many articles; `docs/api.md` tells of them.
Who writes rules finds what they need in `articlelint.rule` and `articlelint.testing`.
"""

# As `typing` defines it: type checkers know the name, and the module takes longer to import than Python to start.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from articlelint.api import (
        BrokenContract,
        BrokenPlugin,
        Diagnostic,
        Edit,
        FaultyArticle,
        Finding,
        Fix,
        Label,
        Lines,
        Linter,
        MistakenSettings,
        Position,
        Safety,
        Severity,
        Span,
        apply,
        lint,
        load,
        loads,
    )

__version__ = "0.1.0"

__all__ = [
    "BrokenContract",
    "BrokenPlugin",
    "Diagnostic",
    "Edit",
    "FaultyArticle",
    "Finding",
    "Fix",
    "Label",
    "Lines",
    "Linter",
    "MistakenSettings",
    "Position",
    "Safety",
    "Severity",
    "Span",
    "__version__",
    "apply",
    "lint",
    "load",
    "loads",
]


if not TYPE_CHECKING:  # type checkers would take any name for one that is here

    def __getattr__(name: str) -> object:
        # The command imports this package too, and needs none of it: it takes as long as a whole check.
        if name in __all__:
            from articlelint import api  # noqa: PLC0415 see above

            return getattr(api, name)
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
