"""The documentation's site, for Sphinx: `make docs`. Why it is built so is told by record 7 in docs/decisions."""

import re

from pygments.lexer import RegexLexer, bygroups, using
from pygments.lexers.markup import MarkdownLexer
from pygments.token import Comment, Name, Punctuation, Text, Whitespace
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
# Its comments and numbers have the contrast that WCAG 2.2 asks for, and output is as dark as text.
pygments_style = "xcode"
pygments_dark_style = "monokai"

# The order of the pages, told here because GitHub would show its reader the directive; `*` is all that is not named.
_ORDER = (
    "tutorial",
    "rules",
    "settings",
    "schemas",
    "suppressions",
    "across-files",
    "speed",
    "fixing",
    "baseline",
    "pre-commit",
    "continuous-integration",
    "isolated",
    "security",
    "formats",
    "*",
    "comparison",
    "decisions/README",
)

# What a reader on GitHub is shown instead of the rules, which no file lists.
_RULES = re.compile(r"<!-- the rules, by family -->\n.*?<!-- so far the rules -->\n", re.DOTALL)


def _completed(application: Sphinx, name: str, source: list[str]) -> None:
    """Put the rules where a page asks for them, and below a page those that it leads to."""
    pages = sorted(application.env.found_docs)
    below: list[str] = []
    if name == "index":
        others = [page for page in pages if "/" not in page and page not in _ORDER and page != name]
        below = [page for entry in _ORDER for page in (others if entry == "*" else [entry])]
    elif name == "decisions/README":
        below = [f"/{page}" for page in pages if page.startswith("decisions/0")]
    elif _RULES.search(source[0]):
        listed = index(shipped_rules(), "rules")
        source[0] = _RULES.sub(lambda _: listed, source[0])
        # A list beside the page is for finding a name; by family they stand on the page.
        below = sorted(re.findall(r"\]\((rules/[a-z0-9-]+)\.md\)", listed))
    if below:
        tree = "\n".join(below)
        source[0] += f"\n```{{toctree}}\n:hidden:\n\n{tree}\n```\n"


class _ArticleLexer(RegexLexer):
    """Markdown that may begin with YAML: its last line is no heading, and it may be broken, as examples are."""

    name = "Article"
    flags = re.MULTILINE
    tokens = {
        "root": [(r"\A---\n", Punctuation, "front"), (r"(?s).+", using(MarkdownLexer))],  # type: ignore[no-untyped-call]
        "front": [
            (r"^---\n", Punctuation, "#pop"),
            (r"^([ -]*)([^\s:#-][^:\n]*)(:)(?=\s)", bygroups(Whitespace, Name.Tag, Punctuation)),  # type: ignore[no-untyped-call]
            (r"(?<!\S)#.*", Comment),
            (r".|\n", Text),
        ],
    }


def setup(application: Sphinx) -> None:
    """Called by Sphinx."""
    application.connect("source-read", _completed)
    application.add_lexer("markdown", _ArticleLexer)
