"""HTML where Markdown is meant."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid

_ANY = "*"
_CLOSING = r"</([A-Za-z][\w:.-]*)"
_TAG = r"<(?P<name>[A-Za-z][\w:.-]*)(?P<rest>[^<>]*)>?"
# The elements of HTML and those that begin SVG and MathML (WHATWG HTML, index of elements), and what was dropped.
_ELEMENTS = (
    " a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote"
    " body br  button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div"
    " dl dt em embed  fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header"
    " hgroup hr html i iframe  img input ins isindex kbd label legend li link main map mark marquee math menu meta"
    " meter nav nobr noembed noframes  noscript object ol optgroup option output p param picture plaintext pre"
    " progress q rb rp rt rtc ruby s samp script  search section select slot small source span strike strong style"
    " sub summary sup svg table tbody td template  textarea tfoot th thead time title tr track tt u ul var video"
    " wbr xmp "
)
# What Markdown has for it (CommonMark, and GitHub's tables and strikethrough).
_MARKDOWN = {
    **dict.fromkeys(("b", "strong"), "`**text**`"),
    **dict.fromkeys(("i", "em"), "`*text*`"),
    **dict.fromkeys(("s", "strike", "del"), "`~~text~~`"),
    **dict.fromkeys(("code", "tt", "samp"), "backticks"),
    **dict.fromkeys(("p", "div", "center", "section"), "paragraphs with empty lines between them"),
    **dict.fromkeys(("ul", "li", "menu"), "items that begin with `- `"),
    **{f"h{level}": f"`{'#' * level} Heading`" for level in range(1, 7)},
    "a": "`[text](address)`",
    "img": "`![description](address)`",
    "ol": "items that begin with `1. `",
    "pre": "a code block between lines of ```",
    "blockquote": "lines that begin with `> `",
    "hr": "a line of `---`",
    "table": "a table of `|`",
    "br": "two spaces at the end of the line, or a new paragraph",
}


class RawHtml(Rule):
    """An HTML tag stands in the text.

    Much of HTML is there on purpose, so only what no article means is reported: tags that browsers have given up, those
    of word processors such as `<o:p>`, and a placeholder within a line such as `<username>`, which a browser takes for
    a tag and does not show. Components of MDX and Vue are no HTML, and code is not looked at.

    ## Why
    Tags come along with text from feeds, word processors and language models. Sites that clean their pages drop them,
    and readers in feeds, e-mails and apps may get to see them.

    ## Fix safety
    Unsafe: what looks like a placeholder may be an element that the site knows.

    ## Options
    `forbidden`: the names of tags to be reported; `*` stands for all of them. A name that ends with `:` stands for all
    tags that begin so.
    `allowed`: the names of tags that are never reported.
    """

    severity = Severity.WARNING
    forbidden: Sequence[str] = ("blink", "center", "font", "marquee", "o:", "v:", "w:")
    allowed: Sequence[str] = ()

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each tag that opens an element; within a block of HTML only for the first one."""
        if "<" not in article.text:
            return
        closed: Container[str] = frozenset(re.compile(_CLOSING).findall(article.text)) if "</" in article.text else ()
        tags = re.compile(_TAG).finditer(article.text, article.front.span.end)
        found = [finding for tag in tags if (finding := self._finding(article, tag, closed))]
        # What is HTML and what is code costs as much to tell as the rest of the article: few articles come so far.
        for place in article.body.html if found else ():
            first = bisect_left(found, place.start, key=_start)
            if first < len(found) and found[first].span.start < place.end:
                yield found[first] if found[first].span == place or not found[first].fix else _in_block(found[first])

    def _finding(self, article: Article, tag: re.Match[str], closed: Container[str]) -> Finding | None:
        name = tag["name"]
        if name.lower() in self.allowed or "." in name or (name[0].isupper() and not name.isupper()):
            return None
        span = Span(*tag.span())
        if not article.is_mdx and _is_placeholder(tag, closed) and not _has_line_of_its_own(tag):
            fix = Fix("write `\\` before it", (Edit(Span(span.start, span.start), "\\"),), Safety.UNSAFE)
            message = f"`{tag[0]}` is read as an HTML tag, and is not shown"
            return Finding(span, message, "put it in backticks, or write `\\` before it", fix=fix)
        if _ANY in self.forbidden or any(_is_called(name.lower(), one.lower()) for one in self.forbidden):
            markdown = _MARKDOWN.get(name.lower())
            help_ = f"write {markdown}" if markdown else "delete the tag"
            return Finding(span, f"the HTML tag `<{name}>` is in the text", help_)
        return None

    examples = (
        Valid("HTML on purpose", "<details>\n<summary>More</summary>\n\nPress <kbd>Enter</kbd>.<br>\n\n</details>\n"),
        Valid("in code", "`<font>` and\n\n    <center>\n"),
        Valid("components", "<Card title='a'>\n\nText <Badge/> and <my-icon name='b'></my-icon>.\n\n</Card>\n"),
        Valid("an element in MDX", "Text <username> more.\n", path="article.mdx"),
        Valid("what the site puts in", "<toc>\n\n## Overview\n\n<svg>\n\n  <defs>\n</svg>\n"),
        Valid("no tag", "1 < 2, a <- b, <https://example.com/> and <!-- a <font> in a comment -->.\n"),
        Valid("allowed", "H<sub>2</sub>O\n", options={"forbidden": ["*"], "allowed": ["sub"]}),
        Invalid(
            "left by a word processor",
            "A ⟦<FONT color='red'>⟧text</FONT>.\n\n<p>⟦<o:p>⟧</o:p></p>\n",
            message=("the HTML tag `<FONT>` is in the text", "the HTML tag `<o:p>` is in the text"),
            help="delete the tag",
        ),
        Invalid(
            "a placeholder in a block of HTML",
            "<div>\nRun `npm create ⟦<name>⟧` now.\n</div>\n",
            message="`<name>` is read as an HTML tag, and is not shown",
            help="write `&lt;` for its `<`",
        ),
        Invalid(
            "a placeholder",
            "Go to github.com/⟦<username>⟧ first.\n",
            message="`<username>` is read as an HTML tag, and is not shown",
            help="put it in backticks, or write `\\` before it",
            fixed="Go to github.com/\\<username> first.\n",
        ),
        Invalid(
            "where no HTML is wanted",
            "⟦<h2>⟧Overview</h2>\n\n⟦<b>⟧Bitcoin</b> climbs.\n",
            message=("the HTML tag `<h2>` is in the text", "the HTML tag `<b>` is in the text"),
            options={"forbidden": ["*"]},
        ),
    )


def _start(finding: Finding) -> int:
    return finding.span.start


def _is_called(name: str, wanted: str) -> bool:
    return name.startswith(wanted) if wanted.endswith(":") else name == wanted


def _is_placeholder(tag: re.Match[str], closed: Container[str]) -> bool:
    """Whether a tag in the text is of no element that is known, and has neither attributes nor an end."""
    name = tag["name"]
    if tag["rest"] or not name.islower() or ":" in name or f" {name} " in _ELEMENTS:
        return False
    return tag[0].endswith(">") and name not in closed


def _has_line_of_its_own(tag: re.Match[str]) -> bool:
    """Whether nothing else stands in the line of a tag: a site may put something in its place."""
    text, start = tag.string, tag.start()
    while start and text[start - 1] in " \t":
        start -= 1
    return text[start - 1 : start] in "\r\n" and text[tag.end() : tag.end() + 1] in "\r\n"


def _in_block(found: Finding) -> Finding:
    """A finding in a block of HTML, where a backslash is a backslash, and backticks are backticks."""
    return found._replace(help="write `&lt;` for its `<`", fix=None)
