"""Words of a language model to whoever asked it."""

from collections.abc import Iterator, Sequence

from articlelint.collection import value_at
from articlelint.echoes import ARTEFACT, FENCES, FRONT, LEAD_IN, PHRASE, PROMPT, SELF, SIGN_OFF, Author, Echo, echoes_in
from articlelint.rule import Article, Finding, Fix, Invalid, Label, Rule, Safety, Severity, Valid
from articlelint.wording import in_backticks

_MESSAGES = {
    LEAD_IN: "{} is said to whoever asked a model, not to the reader",
    SELF: "{} is a language model speaking of itself",
    SIGN_OFF: "{} is said to whoever asked a model, not to the reader",
    PHRASE: "{} begins as no paragraph of an article may",
    PROMPT: "{} is a line of the prompt that a model was given",
    ARTEFACT: "{} is a mark that a chat program left",
    FENCES: "the whole body stands in a code block, as a model hands it over",
    FRONT: "the body begins with a second front matter",
}
_HELP = {
    SELF: "delete it, and see whether an article follows",
    FENCES: "remove the fences around the body",
    PROMPT: "delete it, and what it repeats of the source",
}


class ModelEcho(Rule):
    """Words of a language model to whoever asked it, or parts of its prompt, are left in the article.

    Found by their form and place: at the top and the end of the body, at the start of a paragraph, never in quotations
    and code. Some words, as a first line "Title: …" with another title or "I hope this helps!" at the end, are writers'
    too: they count where the front matter says that a model wrote the body, or something else in it is a model's.

    ## Why
    Readers take an article for unread by its own editors that begins with "Here is the rewritten article".

    ## Fix safety
    Safe where the fences around the whole body are removed: no word of it changes, and it is read as the Markdown that
    it is. Unsafe otherwise: an article may be about just such words.

    ## Options
    `phrases`: beginnings of further paragraphs to be found. `generated|written by` stands for either word, `kindly?`
    for one that may be left out, `generat*` for any word that begins so, `…` for up to four words.
    `field`: the field of the front matter that says that a model wrote the body.
    """

    severity = Severity.WARNING
    phrases: Sequence[str] = ()
    field: str = "ai.rewritten"

    def check(self, article: Article) -> Iterator[Finding]:
        """One finding for each sentence, line or pair of fences that is no part of the article."""
        title = article.data.get("title")
        is_whole = not (article.front.faults or article.front.problems)
        author = Author(
            title if isinstance(title, str) else "",
            article.data if is_whole else (),
            value_at(article.data, self.field) is True,
        )
        for echo in echoes_in(article.body, author, self.phrases):
            yield _finding(article.text, echo)

    examples = (
        Valid(
            "an article",
            "---\ntitle: Rates\n---\n## Overview\n\nHere is the article I mentioned.\n\nI hope this helps!\n",
        ),
        Valid(
            "quoted",
            "---\n---\n“As an AI language model, I” begins many an answer:\n\n> As an AI language model, I can't.\n",
        ),
        Valid("a conversation", "---\n---\nThe bot answered:\n\nI'm sorry, but I can't assist with that request.\n"),
        Valid("a block of code", "---\n---\n```ts\nconst rate = 1;\n```\n"),
        Valid("a template below a heading", "---\n---\n## A template\n\n```markdown\n## Overview\n\nRates.\n```\n"),
        Invalid(
            "handed over",
            "---\n---\n⟦Sure! Here's the rewritten article:⟧\n\n## Overview\n\nRates rose.\n",
            message="`Sure! Here's the rewritten article:` is said to whoever asked a model, not to the reader",
            help="delete it",
            fixed="---\n---\n## Overview\n\nRates rose.\n",
        ),
        Invalid(
            "in another language, and with last words",
            "---\n---\n⟦Ось переклад статті українською:⟧\n\n## Огляд\n\nЗросли.\n\n⟦Сподіваюся, це допоможе!⟧\n",
            message=(
                "`Ось переклад статті українською:` is said to whoever asked a model, not to the reader",
                "`Сподіваюся, це допоможе!` is said to whoever asked a model, not to the reader",
            ),
            fixed="---\n---\n## Огляд\n\nЗросли.\n",
        ),
        Invalid(
            "of itself",
            "---\n---\n## Overview\n\n⟦As an AI language model, I cannot predict rates.⟧ They rose.\n",
            message="`As an AI language model, I cannot predict rates.` is a language model speaking of itself",
            help="delete it, and see whether an article follows",
        ),
        Invalid(
            "lines of the prompt",
            "---\ntitle: Rates\n---\n⟦Title:⟧ Rates\n\nRewritten article:\n\n## Overview\n\nRates rose.\n",
            message="`Title:` is a line of the prompt that a model was given",
            labels=[("Rewritten article:", "one more")],
            fixed="---\ntitle: Rates\n---\n## Overview\n\nRates rose.\n",
        ),
        Invalid(
            "the title that the source had",
            "---\ntitle: Rates climb again\nai:\n  rewritten: true\n---\n⟦Title:⟧ Rates rise\n\nRates rose.\n",
            message="`Title:` is a line of the prompt that a model was given",
            fixed="---\ntitle: Rates climb again\nai:\n  rewritten: true\n---\nRates rose.\n",
        ),
        Invalid(
            "a citation without its link",
            "---\n---\nRates rose⟦:contentReference[oaicite:0]{index=0}⟧.\n",
            message="`:contentReference[oaicite:0]{index=0}` is a mark that a chat program left",
            fixed="---\n---\nRates rose.\n",
        ),
        Invalid(
            "all in a code block",
            "---\n---\n⟦```markdown⟧\n## Overview\n\nRates rose.\n```\n",
            message="the whole body stands in a code block, as a model hands it over",
            help="remove the fences around the body",
            fixed="---\n---\n## Overview\n\nRates rose.\n",
        ),
        Invalid(
            "with the fields once more",
            "---\ntitle: Rates\n---\n⟦---\ntitle: Rates\n---⟧\n\nRates rose.\n",
            message="the body begins with a second front matter",
            fixed="---\ntitle: Rates\n---\nRates rose.\n",
        ),
        Invalid(
            "with the fields twice more",
            "---\ntitle: Rates\n---\n⟦---\ntitle: Rates\n---\n\n---\ntitle: Rise\n---⟧\nRates rose.\n",
            message="the body begins with a second front matter",
            fixed="---\ntitle: Rates\n---\nRates rose.\n",
        ),
        Invalid(
            "words of the house",
            "---\n---\nText.\n\n⟦This text was generated by our robot.⟧\n",
            message="`This text was generated by our robot.` begins as no paragraph of an article may",
            options={"phrases": ["this article|text was generat* by"]},
        ),
    )


def _finding(text: str, echo: Echo) -> Finding:
    message = _MESSAGES[echo.kind].format(in_backticks(" ".join(echo.span.of(text).split())))
    advice = _HELP.get(echo.kind, "delete it") if not echo.edits or echo.kind != PROMPT else "delete it"
    safety = Safety.SAFE if echo.kind == FENCES else Safety.UNSAFE
    fix = Fix(advice.partition(",")[0], echo.edits, safety) if echo.edits else None
    return Finding(echo.span, message, advice, tuple(Label(span, "one more") for span in echo.others), fix)
