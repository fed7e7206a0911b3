"""Texts whose end is missing."""

import re
from collections.abc import Iterator, Sequence

from articlelint import sentences
from articlelint.body import Block
from articlelint.rule import Article, Finding, Invalid, Rule, Severity, Span, Valid
from articlelint.wording import in_backticks

# Patterns are texts here, which `re` compiles when one is first needed: whole texts need none.

_FENCE = r" {0,3}(?P<fence>`{3,}|~{3,})"
# What feeds leave where they cut a text: `[…]`, `[...]`, `[+1234 chars]`.
_CUT = r"\[(?:…|\.{3}|&hellip;|&#8230;|\+[0-9]+ chars?)\]\Z"
_HALF_LINK = r"\]\([^()\s]*\Z"
_HARD_BREAK = r"(?:[ ]{2}|\\)\r?\n"
_ITEM = r"(?m)^[ \t]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]"
# Nothing that ends a text, be it a sentence, a signature or an address. An opening bracket stands behind a space;
# without one it may be a face, and `“` and `«` close quotations in German, Czech or Danish.
_GOES_ON = frozenset(",-，、،")
_COLONS = frozenset(":：")
_OPENS = frozenset("([{«„“‘")
_COLON = r"[\w»”’)\"'*_][:：][*_]*\Z"
# A last sentence with fewer words in small letters may be a signature; behind so many others it is hardly one.
_LEAST_WORDS = 4
_MANY = 2
# What announces something has more words than a line such as `Source:`, below which a site may set it.
_LEAST_ANNOUNCING = 3
_COLONS_OF_EMOJI = 2
# A whole text that is one sentence without an end may be a caption or a line of a poem, but none that goes on for long.
_LEAST_ALONE = 6


class TruncatedText(Rule):
    """The text stops before its end.

    Only sure signs count: a last paragraph or list item that stops in mid-sentence while others end with a full stop,
    or with a word that no sentence ends with, a comma or an opening bracket; a colon below which nothing stands; half a
    link; what feeds leave where they cut; a code block that is never closed.

    ## Why
    A model that has reached its limit stops in mid-sentence, and many feeds carry only the beginning of a text.

    ## Options
    `leftovers`: texts that stand where a feed has cut, behind `…` or on a line of their own, when they are no link.
    """

    severity = Severity.WARNING
    gives_way_to = ("model-echo",)
    leftovers: Sequence[str] = ("Continue reading", "Keep reading", "Read more", "Читати далі", "Читать далее")

    def check(self, article: Article) -> Iterator[Finding]:
        """At most one finding, at the last words."""
        block = next((one for one in reversed(article.body.blocks) if one.kind not in {"comment", "rule"}), None)
        headings = article.body.headings
        if block is None or (headings and headings[-1].span.start > block.span.start):
            return
        written = block.span.of(article.text).rstrip()
        if block.kind == "code" and not _is_wrapped(article):
            yield from _open_fence(block, written)
        elif block.kind in {"paragraph", "list"} and (said := self._said(article, block, written)):
            yield said

    def _said(self, article: Article, block: Block, written: str) -> Finding | None:
        end = block.span.start + len(written)
        # Nearly every text ends so that one look at its last signs is enough.
        if cut := (written[-1:] == "]" and re.compile(_CUT).search(written)) or self._leftover(article, block, written):
            message = f"the text is cut off: it ends with {in_backticks(cut[0])}"
            return Finding(Span(end - len(cut[0]), end), message, "write the rest of the text")
        if written.rfind("](") > written.rfind(")") and (half := re.compile(_HALF_LINK).search(written)):
            place = Span(block.span.start + half.start(), end)
            return Finding(place, "the text stops in the middle of a link", "write the rest of the text")
        if _announces(article, block, written):
            word = written.rsplit(maxsplit=1)[-1].strip("*_")
            end -= len(written) - len(written.rstrip("*_"))
            return Finding(
                Span(end - len(word), end), f"nothing follows {in_backticks(word)}", "write what the colon announces"
            )
        if _stops(article, block, written) and _is_prose(article, end):
            word = written.rsplit(maxsplit=1)[-1]
            word = word[max(map(word.rfind, "。！？")) + 1 :]
            message = f"the text stops in mid-sentence, at {in_backticks(word)}"
            return Finding(Span(end - len(word), end), message, "write the rest of the text, or end the sentence")
        return None

    def _leftover(self, article: Article, block: Block, written: str) -> re.Match[str] | None:
        # Most texts end with a full stop, and these don't.
        if not written or not self.leftovers or written[-1] in ".!?)":
            return None
        words = "|".join(map(re.escape, self.leftovers))
        found = re.search(rf"(?:(?:…|\.\.\.)\s*|^)(?:{words})\W*\Z", written, re.IGNORECASE | re.MULTILINE)
        return found if found and _is_prose(article, block.span.start + len(written)) else None

    examples = (
        Valid("whole", "---\n---\nBitcoin climbs. It goes on.\n\n---\n"),
        Valid("a list", "Needed are:\n\n- Rust 1.61\n- protobuf\n"),
        Valid("an address at the end", "It has moved. See it at https://example.com/erc-1154.md\n"),
        Valid("a link at the end", "Much has been said. There is more to [read more](https://example.com/)\n"),
        Valid("a signature", "It was good. Really.\n\nThe team of the blog\n"),
        Valid("other ends", "Ми раді. Дякуємо всім, хто був із нами 🎉\n"),
        Valid("quotations of other languages", "Er kam. Er ging.\n\n„Es war gut“\n"),
        Valid("a credit", "It was good. Really.\n\nphoto by anna, edited by the author\n"),
        Valid("a colon above what it announces", "It shows these:\n\n![Prices](prices.png)\n"),
        Valid("lines of a poem", "The fog comes.\\\nOn little cat feet\n"),
        Valid("wrapped whole, with code in it", "```markdown\n## A\n\n```sh\nls\n```\n\nText.\n```\n"),
        Valid("code", "```\na = b(\n```\n"),
        Invalid(
            "a model's limit",
            "Bitcoin climbs. Analysts say that it rose because ⟦investors⟧\n",
            message="the text stops in mid-sentence, at `investors`",
            help="write the rest of the text, or end the sentence",
        ),
        Invalid(
            "a word that no sentence ends with",
            "Analysts say that prices have risen for weeks because ⟦the⟧\n",
            message="the text stops in mid-sentence, at `the`",
        ),
        Invalid(
            "behind a sentence",
            "Банк мовчав. Очікується, що ⟦рада⟧\n",
            message="the text stops in mid-sentence, at `рада`",
        ),
        Invalid(
            "a colon",
            "Prices rose. The reasons for it are ⟦these:⟧\n",
            message="nothing follows `these:`",
            help="write what the colon announces",
        ),
        Invalid(
            "a comma",
            "Ціна зросла на десяту ⟦частину,⟧\n\n---\n",
            message="the text stops in mid-sentence, at `частину,`",
        ),
        Invalid(
            "a comma of Chinese",
            "比特幣的價格上漲了一成。⟦亞洲的交易員認為，⟧\n",
            message="the text stops in mid-sentence, at `亞洲的交易員認為，`",
        ),
        Invalid(
            "in the last item",
            "- Prices rose.\n- Traders bought.\n- Banks said that they would ⟦begin⟧\n",
            message="the text stops in mid-sentence, at `begin`",
        ),
        Invalid(
            "cut by a feed",
            "Bitcoin climbs to a height that ⟦[…]⟧\n",
            message="the text is cut off: it ends with `[…]`",
            help="write the rest of the text",
        ),
        Invalid(
            "with the feed's link lost",
            "Bitcoin climbs to a height that⟦… Continue reading →⟧\n",
            message="the text is cut off: it ends with `… Continue reading →`",
        ),
        Invalid(
            "half a link",
            "Bitcoin climbs, as [Reuters⟦](https://example.com/a⟧\n",
            message="the text stops in the middle of a link",
        ),
        Invalid(
            "an open code block",
            "Run:\n\n⟦```⟧sh\nnpm install\n",
            message="the code block that opens here is never closed",
            help="close it with a line of ```, or write the rest of it",
        ),
    )


def _is_wrapped(article: Article) -> bool:
    """Whether the whole body stands in a code block: where that has code blocks too, its last fence opens one."""
    blocks = article.body.blocks
    if blocks[0].kind != "code" or blocks[-1] is blocks[0]:
        return False
    from articlelint.echoes import FENCES, Author, echoes_in  # noqa: PLC0415 few bodies begin and end with code

    return any(echo.kind == FENCES for echo in echoes_in(article.body, Author()))


def _open_fence(block: Block, written: str) -> Iterator[Finding]:
    opening = re.compile(_FENCE).match(written)
    if opening is None:
        return
    fence = opening["fence"]
    last = written.rpartition("\n")[2].strip(" \t>")
    if "\n" in written and len(last) >= len(fence) and not last.strip(fence[0]):
        return
    start = block.span.start + opening.start("fence")
    help_ = f"close it with a line of {fence}, or write the rest of it"
    yield Finding(Span(start, start + len(fence)), "the code block that opens here is never closed", help_)


def _stops(article: Article, block: Block, written: str) -> bool:
    """Whether a text stops where no sentence ends."""
    before, last = written[:-1], written[-1:]
    if block.kind == "paragraph" and (last in _GOES_ON or (last in _OPENS and before[-1:].isspace())):
        return True
    if not last.islower() or re.compile(_HARD_BREAK).search(before):
        return False
    if block.kind == "list":
        return _stops_in_item(_items(written))
    *others, sentence = sentences.split(written)
    is_cut = sentences.seems_cut(sentence) if others else sentences.is_cut(sentence)
    if is_cut and (others or sentences.small_words(sentence) >= _LEAST_ALONE):
        return True
    least = _LEAST_WORDS if len(others) < _MANY else _LEAST_WORDS - 1
    is_long = sentences.is_long(sentence, least) and not sentences.has_label(sentence)
    return (is_cut or is_long) and (bool(others) or _ends_sentences(article, block))


def _stops_in_item(items: Sequence[str]) -> bool:
    *others, last = items
    if not others or not all(map(sentences.has_end, others)):
        return False
    return sentences.seems_cut(last) or (len(others) >= _MANY and sentences.is_long(last, _LEAST_WORDS))


def _items(written: str) -> list[str]:
    return [item.strip() for item in re.compile(_ITEM).split(written) if item.strip()]


def _announces(article: Article, block: Block, written: str) -> bool:
    """Whether a text ends with a colon and all that it announces is missing."""
    if written.rstrip("*_")[-1:] not in _COLONS or not re.compile(_COLON).search(written):
        return False
    # Where something stands below that is no block, as the target of a link, a site may make a list of it.
    if article.text[block.span.end :].strip(" \t\r\n-*_"):
        return False
    if block.kind == "list":
        *others, _ = _items(written)
        is_whole = bool(others) and all(map(sentences.has_end, others))
    else:
        words = sentences.split(written)[-1].split()
        # Of several colons in a row of lines each belongs to a name, and an emoji may be written with two.
        is_one = not any(":" in word for word in words[:-1]) and words[-1].strip("*_").count(":") < _COLONS_OF_EMOJI
        is_long = written.endswith("：") or sum(not word[0].isupper() for word in words) >= _LEAST_ANNOUNCING
        is_whole = is_one and is_long
    return is_whole and _is_prose(article, block.span.start + len(written.rstrip("*_")))


def _ends_sentences(article: Article, last: Block) -> bool:
    """Whether the paragraphs before one end as sentences do."""
    others = [block for block in article.body.blocks if block.kind == "paragraph" and block is not last]
    ended = sum(sentences.has_end(block.span.of(article.text).rstrip()) for block in others)
    return ended > 1 and ended * 3 >= len(others) * 2


def _is_prose(article: Article, end: int) -> bool:
    """Whether what stands before a place is text, and no address, link or markup."""
    prose = article.body.prose
    if not any(span.end == end for span in prose[-8:]):
        return False
    return not any(link.span.end in {end, end + 1} for link in article.body.links)
