"""Character references of HTML where the character itself should stand."""

import re
from collections.abc import Iterator

from articlelint.front.passages import Change, Passage, most_tries, passages, places_of, rewritings
from articlelint.rule import Article, Edit, Finding, Fix, Invalid, Rule, Safety, Severity, Span, Valid
from articlelint.wording import in_backticks

# HTML 5 §13.5, with the semicolon that Markdown (CommonMark 0.31.2 §6.2) asks for as well. Escaping over and over
# makes `&amp;amp;amp;#39;`: all of it is one reference.
_REFERENCE = (
    r"&(?P<again>(?:amp;)*)(?P<name>(?!amp;)(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});|(?<=amp;))"
)
_TAG = r"</?[A-Za-z][^<>]*>"
_QUOTES = frozenset("'\"")
_EMPHASIS = frozenset("*_~")


class HtmlEntity(Rule):
    """A character is written as an HTML entity.

    In the front matter every entity is reported, but not in a value with HTML tags. In the body those that are escaped
    twice, quotes, and numbers of characters beyond ASCII: names such as `&eacute;` or `&nbsp;` are legal there, and
    signs such as `&lt;` or `&#42;` are kept from their meaning for Markdown by it.

    ## Why
    Feeds and language models leave entities behind. In titles and descriptions readers, feeds and search engines get
    to see `Tom &amp; Jerry`; what was escaped twice is seen so in the body as well.

    ## Fix safety
    Safe where readers see the same as before, or the character where they saw its reference: it says the same. Unsafe:

    - what has no looks of its own, such as `&nbsp;`: nobody could see in the text that it is there;
    - `&lt;` before a letter, and `&amp;` before one in the front matter: a site that prints it unescaped would take the
      sign for the beginning of a tag or of another entity;
    - a letter beside a mark of emphasis in the body, as in `_so_&#233;`: the mark may be one no more;
    - what is escaped twice in the body: it is what an article about HTML shows.
    """

    severity = Severity.WARNING

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each entity."""
        first = re.compile(_REFERENCE).search(article.text) if "&" in article.text else None
        if first is None:
            return
        body = article.front.span.end
        written = passages(article.front) if first.start() < body else ()
        odd = (one for one in written if _has_reference(one.text) and not re.compile(_TAG).search(one.text))
        most = most_tries(article.front)
        for number, passage in enumerate(odd):
            yield from _in_passage(article, passage, may_fix=number < most)
        references = re.compile(_REFERENCE).finditer(article.text, body)
        found = [finding for reference in references if (finding := _in_body(reference))]
        # What is prose and what is code costs as much to tell as the rest of the article.
        prose = {place.start for place in article.body.entities} if found else ()
        yield from (finding for finding in found if finding.span.start in prose)

    examples = (
        Valid("the characters themselves", "---\ntitle: Tom & Jerry\nquery: a&b;c\n---\nAT&T; AT&T's & more.\n"),
        Valid("HTML in a field that holds it", "---\nhtml: <b>Tom &amp; Jerry</b>\n---\n"),
        Valid("what Markdown needs, and names", "1 &lt; 2 &amp; 3&nbsp;kg &#42; caf&eacute; &#x7C; &#8203; &amp;lt;\n"),
        Valid("in code", "`&#39;` and\n\n    &amp;amp;\n"),
        Invalid(
            "in a title",
            "---\ntitle: Tom ⟦&amp;⟧ Jerry⟦&#8217;⟧s caf⟦&eacute;⟧\n---\n",
            message=(
                "`&amp;` stands for `&`",
                "`&#8217;` stands for `’`",
                "`&eacute;` stands for `é`",
            ),
            fixed="---\ntitle: Tom & Jerry’s café\n---\n",
        ),
        Invalid(
            "in quotes, which need another spelling",
            "---\ntitle: 'Tom⟦&#39;⟧s ⟦&quot;⟧cat⟦&quot;⟧'\nurl: https://example.com/?a=1⟦&amp;⟧b=2\n---\n",
            message=(
                "`&#39;` stands for `'`",
                '`&quot;` stands for `"`',
                '`&quot;` stands for `"`',
                "`&amp;` stands for `&`",
            ),
            fixed="---\ntitle: 'Tom''s \"cat\"'\nurl: https://example.com/?a=1&b=2\n---\n",
        ),
        Invalid(
            "in the body",
            "It⟦&#39;⟧s ⟦&quot;⟧fine⟦&quot;⟧, Tom ⟦&amp;amp;⟧ Jerry⟦&amp;#8217;⟧s.\n",
            message=(
                "`&#39;` stands for `'`",
                '`&quot;` stands for `"`',
                '`&quot;` stands for `"`',
                "`&amp;amp;` is escaped twice",
                "`&amp;#8217;` is escaped twice",
            ),
            fixed='It\'s "fine", Tom &amp; Jerry’s.\n',
        ),
    )


def _has_reference(text: str) -> bool:
    return "&" in text and re.compile(_REFERENCE).search(text) is not None


def _meaning(reference: re.Match[str]) -> str | None:
    """The character that a reference stands for in the end; None where it is no reference at all."""
    name = reference["name"]
    if not name:
        return "&"
    if name.startswith("#"):
        from html import unescape  # noqa: PLC0415 2 ms, and hardly any article needs it

        return unescape("&" + name)
    from html.entities import html5  # noqa: PLC0415 see above

    return html5.get(name)


def _in_passage(article: Article, passage: Passage, *, may_fix: bool) -> Iterator[Finding]:
    found = [(one, meant) for one in re.compile(_REFERENCE).finditer(passage.text) if (meant := _meaning(one))]
    changes = [Change(Span(*one.span()), meant) for one, meant in found]
    edits = rewritings(article.front, passage, changes) if found and may_fix else None
    places = places_of(article.front, passage, [change.part for change in changes])
    risky = [_may_mark_up(reference, meant) or not meant.isprintable() for reference, meant in found]
    # One edit for all writes the whole value anew, with what is risky about any of them.
    is_one = edits is not None and len(set(edits)) == 1
    for number, (reference, meant) in enumerate(found):
        safety = Safety.UNSAFE if (any(risky) if is_one else risky[number]) else Safety.SAFE
        yield Finding(
            places[number],
            _message(reference[0], meant),
            _help(meant),
            fix=Fix(_help(meant), (edits[number],), safety) if edits else None,
        )


def _may_mark_up(reference: re.Match[str], meant: str) -> bool:
    """Whether a character may be one of HTML's own signs where it stands, to what reads the text as HTML."""
    follows = reference.string[reference.end() : reference.end() + 1]
    if meant.startswith("&"):
        return follows.isalnum() or follows == "#"
    if meant.startswith("<"):
        # A tag or a comment begins only where no space stands (HTML 5 §13.2.5.6); a digit begins none either.
        return not follows.isspace() and not follows.isdigit()
    return meant.startswith(">") and "<" in reference.string


def _in_body(reference: re.Match[str]) -> Finding | None:
    meant = _meaning(reference)
    if meant is None or meant in "<>" or not meant.isprintable():
        return None
    span = Span(*reference.span())
    if reference["again"].count("amp;") + bool(reference["name"]) > 1:
        text = meant if meant in _QUOTES or not meant.isascii() else "&" + (reference["name"] or "amp;")
        fix = Fix(f"write {in_backticks(text)}", (Edit(span, text),), Safety.UNSAFE)
        return Finding(span, f"{in_backticks(reference[0])} is escaped twice", fix.title, fix=fix)
    if meant in _QUOTES or (not meant.isascii() and reference["name"].startswith("#")):
        # Between punctuation and a letter, as the reference is and its letter is not, an underscore marks emphasis.
        beside = {reference.string[span.start - 1 : span.start], reference.string[span.end : span.end + 1]}
        is_marked = meant not in _QUOTES and not _EMPHASIS.isdisjoint(beside)
        fix = Fix(_help(meant), (Edit(span, meant),), Safety.UNSAFE if is_marked else Safety.SAFE)
        return Finding(span, _message(reference[0], meant), fix.title, fix=fix)
    return None


def _message(reference: str, meant: str) -> str:
    return f"{in_backticks(reference)} stands for {_shown(meant)}"


def _help(meant: str) -> str:
    return f"write {_shown(meant)}" if meant.isprintable() else f"write {_shown(meant)}, or nothing"


def _shown(meant: str) -> str:
    return in_backticks(meant) if meant.isprintable() else " ".join(f"U+{ord(one):04X}" for one in meant)
