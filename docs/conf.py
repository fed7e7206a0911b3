"""The documentation's site, for Sphinx: `make docs`. Why it is built so is told by record 7 in docs/decisions."""

import re

from sphinx.application import Sphinx

from articlelint import __version__
from articlelint.docs import index
from articlelint.registry import shipped_rules

project = "articlelint"
copyright = "the authors of articlelint"  # noqa: A001 Sphinx's name for it
release = __version__
language = "en"

extensions = ["myst_parser"]
nitpicky = True
# Pages that others add are listed by `*`, which may have nothing left to list.
suppress_warnings = ["toc.empty_glob"]

# Anchors as GitHub makes them, for headings down to this level: the pages are read there as well.
myst_heading_anchors = 4
# Footnotes, tables and bare fences are GitHub's; what it would show as source is left off.
myst_disable_syntax = ["myst_role", "myst_target", "myst_line_comment", "math_inline", "math_block"]

html_theme = "furo"
html_title = f"articlelint {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
pygments_style = "friendly"
pygments_dark_style = "monokai"

# The order of the pages, told here because GitHub would show a reader the directive; `*` is all that is not named.
_BELOW = {
    "index": (
        "tutorial*",
        "rules",
        "settings",
        "suppressions*",
        "formats",
        "pre-commit",
        "comparison",
        "*",
        "decisions/README",
    ),
    "decisions/README": ("0*",),
}

# What a reader on GitHub is shown instead of the rules, which no file lists.
_RULES = re.compile(r"<!-- the rules, by family -->\n.*?<!-- so far the rules -->\n", re.DOTALL)


def _completed(application: Sphinx, name: str, source: list[str]) -> None:
    """Put the rules where a page asks for them, and below a page those that it leads to."""
    del application
    below = _BELOW.get(name, ())
    if _RULES.search(source[0]):
        listed = index(shipped_rules(), "rules")
        source[0] = _RULES.sub(lambda _: listed, source[0])
        below = tuple(re.findall(r"\]\((rules/[a-z0-9-]+)\.md\)", listed))
    if below:
        tree = "\n".join(below)
        source[0] += f"\n```{{toctree}}\n:hidden:\n:glob:\n\n{tree}\n```\n"


def setup(application: Sphinx) -> None:
    """Called by Sphinx."""
    application.connect("source-read", _completed)
