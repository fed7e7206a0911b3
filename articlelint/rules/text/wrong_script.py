"""Text in other letters than those of its language."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from sys import maxsize

from articlelint.rule import Article, Finding, Invalid, Label, Rule, Valid
from articlelint.scripts import DENSE, letters_in, pattern_of, scripts_of
from articlelint.wording import in_backticks

# Parts of a body that are looked at first: where their characters are mostly letters of the language, all is well. No
# code block, table of links or quotation fills all three.
_GLANCE = 128
_MOSTLY = 0.5

_ENGLISH = (
    "The price of bitcoin rose by a tenth on Tuesday, and traders in Asia say that the rise will go on for weeks."
)
_UKRAINIAN = "У вівторок ціна біткоїна зросла на десяту частину, і трейдери в Азії кажуть, що ріст триватиме ще довго."

_CHINESE = "星期二，比特幣的價格上漲了一成，亞洲的交易員認為，這一輪上漲還會持續好幾個星期。"


class WrongScript(Rule):
    """A text is in other letters than its language is written in.

    Code, URLs and names in other letters are no matter: only a text that is mostly in them is reported. Languages that
    are written in several scripts may be in any of them, unless the language says which, as `sr-Latn` does.

    ## Why
    When a translation fails, the original may be saved as the translation. Readers are then served a text that they
    can't read, and search engines and screen readers take it for the other language.

    ## Options
    `fields`: the fields that may hold the language; the first one that is there counts.
    `least-letters`: how many letters a text has to have; of a shorter one too little can be said.
    `most-percent`: how many of a hundred letters may be of other scripts.
    """

    gives_way_to = ("untranslated-body",)

    fields: Sequence[str] = ("lang", "language", "locale")
    least_letters: int = 60
    most_percent: int = 75

    def check(self, article: Article) -> Iterator[Finding]:
        """At most one finding, at the language."""
        if article.front.data is None:
            return
        field, language = next(
            ((name, value) for name in self.fields if (value := article.value_of(name)) is not None), ("", None)
        )
        scripts = scripts_of(language) if isinstance(language, str) else ()
        if not scripts or _is_plainly_in(scripts, article.text, article.front.span.end):
            return
        prose = [span.of(article.text) for span in article.body.prose]
        letters = letters_in("".join(prose))
        if letters.total < self.least_letters or letters.share(scripts) * 100 >= 100 - self.most_percent:
            return
        foremost = letters.foremost(scripts)
        if _is_mostly_names("".join(prose)):
            return
        route = tuple(field.split("."))
        by_default = "" if article.front.value_span(route) else " by default"
        yield Finding(
            article.front.place(route),
            f"{in_backticks(field)} is {in_backticks(language)}{by_default}, and the text is in {foremost} letters",
            f"translate the text, or set {in_backticks(field)} to the language it is in",
            _labels(article, scripts, foremost),
        )

    examples = (
        Valid("as the language says", f"---\nlang: uk\n---\n{_UKRAINIAN}\n"),
        Valid("with code and names in other letters", f"---\nlang: uk\n---\n{_UKRAINIAN}\n\n    {_ENGLISH}\n"),
        Valid("another language in the same script", f"---\nlang: de\n---\n{_ENGLISH}\n"),
        Valid("a language written in two scripts", f"---\nlang: sr-RS\n---\n{_ENGLISH}\n"),
        Valid("no language that is known", f"---\nlang: ukrainian\n---\n{_ENGLISH}\n"),
        Valid(
            "a list of names",
            "---\nlang: uk\n---\nАльбоми:\n\n- The Beatles — Abbey Road\n- Pink Floyd — Wish You Were Here\n"
            "- Led Zeppelin — Physical Graffiti\n",
        ),
        Valid("too short to tell", "---\nlang: uk\n---\nBitcoin hits $100,000.\n"),
        Invalid(
            "a translation that failed",
            f"---\nlang: ⟦uk⟧\n---\n## Огляд\n\n{_ENGLISH}\n",
            message="`lang` is `uk`, and the text is in Latin letters",
            help="translate the text, or set `lang` to the language it is in",
            labels=[(_ENGLISH, "in Latin letters")],
        ),
        Invalid(
            "Chinese for Japanese",
            f"---\nlang: ⟦ja⟧\n---\n{_CHINESE}\n",
            message="`lang` is `ja`, and the text is in Chinese letters",
        ),
        Invalid(
            "in both, where the settings ask for more",
            f"---\nlang: ⟦uk⟧\n---\n{_UKRAINIAN}\n\n{_ENGLISH}\n",
            message="`lang` is `uk`, and the text is in Latin letters",
            options={"most-percent": 30},
        ),
        Invalid(
            "by default",
            f"⟦---⟧\ntitle: Біткоїн\n---\n{_UKRAINIAN}\n",
            message="`lang` is `en` by default, and the text is in Cyrillic letters",
            schema={"properties": {"lang": {"default": "en"}}},
        ),
        Invalid(
            "the script is told",
            f"---\nlocale: ⟦'sr-Cyrl-RS'⟧\n---\n{_ENGLISH}\n",
            message="`locale` is `sr-Cyrl-RS`, and the text is in Latin letters",
        ),
    )


def _is_mostly_names(text: str) -> bool:
    """Whether most words in letters that have capitals begin with one: those are names, and no sentences."""
    firsts = [word[0] for word in text.split()]
    capitals = sum(map(str.isupper, firsts))
    return capitals > sum(first.islower() and first != first.upper() for first in firsts)


def _is_plainly_in(scripts: tuple[str, ...], text: str, start: int) -> bool:
    if "Latn" in scripts and text.isascii():
        return True
    quarter = (len(text) - start) // 4
    glance = "".join(text[place : place + _GLANCE] for place in range(start + quarter, len(text), max(1, quarter))[:3])
    if scripts[0] in DENSE and letters_in(glance, DENSE).share(scripts) <= _MOSTLY:
        return False
    return sum(map(len, pattern_of(scripts).findall(glance))) > len(glance) * _MOSTLY


def _labels(article: Article, scripts: tuple[str, ...], foremost: str) -> tuple[Label, ...]:
    """A label at the first line of the text that the language's letters don't fill."""
    paragraphs = [block.span for block in article.body.blocks if block.kind == "paragraph"]
    for line in article.body.prose:
        index = bisect_right(paragraphs, (line.start, maxsize)) - 1
        is_text = index >= 0 and line.start < paragraphs[index].end
        if is_text and letters_in(line.of(article.text)).share(scripts) < _MOSTLY:
            return (Label(line, f"in {foremost} letters"),)
    return ()
