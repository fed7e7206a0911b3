"""What language models leave in articles is found, and articles about language models are left alone."""

import re
from datetime import UTC, datetime

import pytest

from articlelint.article import Article
from articlelint.collection import Collection, collection_from
from articlelint.contract import Contract
from articlelint.diagnostic import Finding
from articlelint.echoes import openings
from articlelint.echoes.tongue import phrases_of
from articlelint.echoes.tongues import TONGUES
from articlelint.echoes.words import match, openings_of, words_in
from articlelint.engine import lint
from articlelint.facts import Facts
from articlelint.fix import Safety, apply
from articlelint.rules.ai.missing_disclosure import MissingDisclosure
from articlelint.rules.ai.model_echo import ModelEcho
from articlelint.rules.sections.empty_section import EmptySection
from articlelint.rules.sections.missing_section import MissingSection
from articlelint.rules.sections.title_heading import TitleHeading
from articlelint.rules.sections.unexpected_section import UnexpectedSection
from articlelint.text import Span

FRONT = "---\ntitle: Rates climb\nlang: en\n---\n"
REWRITTEN = "---\ntitle: Rates climb\nai:\n  rewritten: true\n---\n"
BODY = (
    "## Overview\n\nRates rose by five per cent on Tuesday, and traders expect more.\n\n## Outlook\n\n- One.\n- Two.\n"
)


def facts(collection: Collection = Collection()) -> Facts:  # noqa: B008 a collection never changes
    return Facts(datetime(2026, 1, 8, tzinfo=UTC), Contract.of({}), collection)


def findings(text: str, path: str = "article.md") -> list[Finding]:
    return sorted(ModelEcho().check(Article(text, path, facts())))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in findings(text)]


def fixed(text: str) -> str:
    return apply(text, [finding.fix for finding in findings(text) if finding.fix], Safety.UNSAFE)


LEAD_INS = [
    "Here is the rewritten article:",
    "Here is the rewritten article",
    "Sure! Here's the rewritten version of the article:",
    "Certainly, below is the translation:",
    "Certainly! Here's a 600-word article about the price rally for you:",
    "Below is the rewritten article, expanded to 600 words with Markdown headings:",
    "Of course!\n\nHere is the revised article based on your instructions:",
    "I've rewritten the article as requested:",
    "Sure, I can help with that!\n\nHere's the rewritten article:",
    "Okay, here's the rewritten article, focusing on clarity:",
    "Here is the Ukrainian translation of the article:",
    "Ось переписана стаття:",
    "Звісно! Ось переклад:",
    "Звичайно, ось переклад статті українською мовою:",
    "Нижче наведено переклад:",
    "Конечно! Вот переписанная статья:",
    "Natürlich! Hier ist die Übersetzung des Artikels ins Deutsche:",
    "Hier ist der umgeschriebene Artikel:",
    "Bien sûr ! Voici l’article réécrit :",
    "Voici la traduction :",
    "Claro! Aqui está o artigo reescrito:",
    "Certo! Ecco l'articolo riscritto:",
    "Oczywiście! Oto przepisany artykuł:",
    "Natuurlijk! Hier is het herschreven artikel:",
    "Samozřejmě! Zde je přepsaný článek:",
    "Elbette! İşte yeniden yazılmış makale:",
    "好的，以下是改写后的文章：",
    "以下は書き直した記事です：",
    "다음은 다시 작성된 기사입니다:",
]


@pytest.mark.parametrize("sentence", LEAD_INS)
def test_what_hands_an_answer_over_is_found_whole_and_removed_with_its_line(sentence: str) -> None:
    text = f"{FRONT}{sentence}\n\n{BODY}"
    assert [sentence] == found(text)
    assert FRONT + BODY == fixed(text)


def test_marks_and_breaks_around_a_lead_in_go_with_it() -> None:
    assert FRONT + BODY == fixed(f"{FRONT}**Here is the rewritten article:**\n\n---\n\n{BODY}")
    assert FRONT + BODY == fixed(f"{FRONT}### Here is the rewritten article:\n\n{BODY}")
    assert FRONT + BODY == fixed(f"{FRONT}Here is the rewritten article:\n---\n\n{BODY}")
    assert FRONT + BODY == fixed(f"{FRONT}¡Claro! Aquí tienes el artículo reescrito:\n\n{BODY}")


def test_line_ends_are_kept() -> None:
    text = f"{FRONT}Here is the rewritten article:\n\n{BODY}\nLet me know if you'd like any changes!\n"
    assert (FRONT + BODY).replace("\n", "\r\n") == fixed(text.replace("\n", "\r\n"))


@pytest.mark.parametrize(
    "sentence",
    [
        "As an AI language model, I cannot browse the internet.",
        "As of my last knowledge update in October 2023, the price stood at 34,000 dollars.",
        "I'm sorry, but I can’t assist with that request.",
        "I cannot fulfill this request.",
        "As a large language model, I am not able to browse.",
        "I'm unable to assist with that request.",
        "申し訳ありませんが、そのリクエストにはお応えできません。",
        "Як мовна модель, я не маю доступу до інтернету.",
        "Als KI-Sprachmodell kann ich keine Prognosen abgeben.",
        "Als KI habe ich keinen Zugriff auf aktuelle Daten.",
        "Bir yapay zeka dil modeli olarak, duygulara sahip değilim.",
        "大規模言語モデルとして、私は予測できません。",
        "На жаль, я не можу виконати цей запит.",
        "En tant que modèle de langage, je ne peux pas prédire les prix.",
        "作为一个AI语言模型，我无法预测价格。",
    ],
)
def test_a_model_that_speaks_of_itself_is_found_wherever_a_paragraph_begins(sentence: str) -> None:
    assert [sentence] == found(f"{FRONT}{BODY}\n{sentence} Prices rose.\n\n## More\n\nText.\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "Let me know if you'd like any changes!",
        "Please let me know if you would like any further adjustments.",
        "Feel free to ask if you need further adjustments.",
        "Дайте знати, якщо потрібні зміни.",
        "Lassen Sie mich wissen, wenn Sie Änderungen wünschen.",
        "N'hésitez pas à me demander des modifications.",
    ],
)
def test_last_words_are_found_and_removed(sentence: str) -> None:
    assert [sentence] == found(f"{FRONT}{BODY}\n{sentence}\n")
    assert FRONT + BODY == fixed(f"{FRONT}{BODY}\n---\n\n{sentence}\n")
    assert FRONT + BODY == fixed(f"{FRONT}{BODY}{sentence}\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "If you have further questions about rates, let us look at the tables.",
        "If you want to feel safe, wait.",
        "I hope for lower rates.",
        "Word count matters to those who search.",
    ],
)
def test_last_words_of_a_rewritten_article_may_be_its_own(sentence: str) -> None:
    assert [] == found(f"{REWRITTEN}{BODY}\n{sentence}\n")


def test_last_words_may_stand_behind_others() -> None:
    text = f"{FRONT}{BODY}\nBoth gain. Let me know if you'd like any refinements! 🚀\n"
    assert ["Let me know if you'd like any refinements! 🚀"] == found(text)
    assert f"{FRONT}{BODY}\nBoth gain.\n" == fixed(text)


@pytest.mark.parametrize("words", ["I hope this helps!", "I hope this article meets your needs!"])
def test_last_words_that_writers_use_count_only_beside_a_models(words: str) -> None:
    assert [] == found(f"{FRONT}{BODY}\n{words}\n")
    assert [words] == found(f"{REWRITTEN}{BODY}\n{words}\n")
    assert 2 == len(found(f"{FRONT}Here is the rewritten article:\n\n{BODY}\nI hope this helps!\n"))


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        (f"Title: Rates climb\n\n{BODY}", "Title:"),
        (f"# Title: Rates climb\n\n{BODY}", "Title:"),
        (f"**Rewritten article:**\n\n{BODY}", "Rewritten article:"),
        (f"Title: Another\nSource text: Rates rose.\n\nRewritten article:\n\n{BODY}", "Title:"),
        (f"Assistant: Rates rose.\n\n{BODY}", "Assistant:"),
        (f"System: You are a professional journalist.\n\n{BODY}", "System:"),
    ],
)
def test_lines_of_the_prompt_are_one_finding(body: str, marked: str) -> None:
    (span,) = found(FRONT + body)
    assert marked == span.strip("*")


def test_a_source_that_is_repeated_is_for_its_editor_to_remove() -> None:
    (finding,) = findings(f"{FRONT}Source text: Rates rose.\n\nRewritten article:\n\n{BODY}")
    assert finding.fix is None
    assert "delete it, and what it repeats of the source" == finding.help


@pytest.mark.parametrize(
    ("top", "echo"),
    [
        ("Title: Prices fell", "Title:"),
        ("**Headline:** Prices fell", "Headline:"),
        ("# Rewritten Article", "Rewritten Article"),
        ("Rewritten Article\n===", "Rewritten Article"),
        ("**Переписана стаття**", "Переписана стаття"),
        ("Here is your article:", "Here is your article:"),
        ("Ось ваша стаття:", "Ось ваша стаття:"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_some_first_words_are_echoes_where_a_model_wrote_the_text(top: str, echo: str, line_end: str) -> None:
    front, whole, body = (text.replace("\n", line_end) for text in (REWRITTEN, f"{top}\n\n{BODY}", BODY))
    assert [echo] == found(front + whole)
    assert front + body == fixed(front + whole)
    assert [] == found(FRONT.replace("\n", line_end) + whole)


def test_a_lead_in_shows_that_a_model_wrote_the_title_below_it() -> None:
    lead = "Here is the rewritten article:"
    assert [lead, "Title:"] == found(f"{FRONT}{lead}\n\nTitle: Prices fell\n\n{BODY}")


@pytest.mark.parametrize(
    "top",
    [
        "Title: Dune\nAuthor: Frank Herbert",
        "# Title: Dune",
        "Title:",
        "# Title",
        "Text.\n\nTitle: Dune",
        "# Rewritten Articles",
        "Here is the article I mentioned:",
        "Here is your article: it is about rates.",
        "Translated article: Jane Doe",
    ],
)
def test_most_first_words_of_a_rewritten_article_are_its_own(top: str) -> None:
    assert [] == found(f"{REWRITTEN}{top}\n\n{BODY}")


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Rates fell :contentReference[oaicite:0]{index=0}.", "Rates fell."),
        ("Rates fell. \ue200cite\ue202turn0search1\ue202turn0news3\ue201", "Rates fell."),
        ("Rates fell【4:0†source】.", "Rates fell."),
        ("Rates fell.<|im_end|>", "Rates fell."),
    ],
)
def test_marks_of_chat_programs_are_removed(line: str, left: str) -> None:
    assert f"{FRONT}{left}\n" == fixed(f"{FRONT}{line}\n")


@pytest.mark.parametrize(
    "wrapped",
    [
        f"```markdown\n{BODY}```\n",
        f"```md\n{BODY}```",
        f"```\n{BODY}```\n\n",
        f"~~~~\n{BODY}~~~~\n",
        f"   ```markdown\n{BODY}   ```\n",
        f"```markdown\n{BODY}",
        f"Sure! Here is the rewritten article:\n\n```markdown\n{BODY}```\n\nLet me know if you'd like any changes!\n",
    ],
)
def test_a_body_in_one_code_block_is_unwrapped(wrapped: str) -> None:
    assert FRONT + BODY == fixed(FRONT + wrapped).rstrip("\n") + "\n"


@pytest.mark.parametrize(
    "above", ["# Title: Rates climb", "### Here is the rewritten article:", "Title: A\n\nRewritten article:"]
)
def test_what_a_model_says_above_a_code_block_is_none_of_the_body(above: str) -> None:
    assert FRONT + BODY == fixed(f"{FRONT}{above}\n\n```markdown\n{BODY}```\n")


@pytest.mark.parametrize("above", ["# Rates climb", "## The template of a post\n\n### Whole", "Text\n---"])
def test_a_heading_above_a_code_block_is_content(above: str) -> None:
    assert [] == found(f"{FRONT}{above}\n\n```markdown\n{BODY}```\n")


def test_only_the_fences_around_a_whole_body_go_safely() -> None:
    (alone,) = findings(f"{FRONT}```markdown\n{BODY}```\n")
    assert alone.fix is not None
    assert Safety.SAFE is alone.fix.safety
    said, fences = findings(f"{FRONT}Here is the rewritten article:\n\n```markdown\n{BODY}```\n")
    assert [Safety.UNSAFE, Safety.SAFE] == [one.fix.safety for one in (said, fences) if one.fix]


def test_inner_fences_stay() -> None:
    inner = f"{BODY}\n```js\nlet rate;\n```\n\nText.\n"
    assert FRONT + inner == fixed(f"{FRONT}````markdown\n{inner}````\n")
    assert FRONT + inner == fixed(f"{FRONT}```markdown\n{inner}```\n")


def test_a_body_in_one_code_block_is_one_finding_also_where_sections_are_missing() -> None:
    collection = collection_from({"outlines": [{"sections": [{"heading": "Overview"}, {"heading": "Last"}]}]})
    text = f"{FRONT}```markdown\n{BODY}```\n"
    assert ["model-echo"] == [
        one.rule for one in lint(text, "a.md", facts(collection), [ModelEcho(), MissingSection()])
    ]
    assert ["missing-section"] == [one.rule for one in lint(text, "a.md", facts(collection), [MissingSection()])]


def test_last_words_hide_no_section_that_is_missing_behind_them() -> None:
    collection = collection_from({"outlines": [{"sections": [{"heading": "Overview"}, {"heading": "Last"}]}]})
    text = f"{FRONT}{BODY}\nLet me know if you'd like any changes!\n"
    diagnostics = lint(text, "a.md", facts(collection), [ModelEcho(), MissingSection()])
    assert ["model-echo", "missing-section"] == [one.rule for one in diagnostics]


GOOD = [
    "“As an AI language model, I cannot” is how many replies begin.",
    "The bot said:\n\n> As an AI language model, I cannot do this.",
    "The bot's answer:\n\nAs an AI language model, I have no view.\n\nAs an AI language model, I have no wish.",
    "`As an AI language model, I` is a phrase:\n\n```\nAs an AI language model, I cannot\n```",
    "Many have met the sentence As an AI language model, I cannot, and laughed.",
    "As an AI language model, GPT-4 can write.\n\nAs an AI researcher, I know.\n\nAs an AI engineer, I write prompts.",
    "## Title:\n\nWrite a title.\n\n## Source text:\n\nPaste the text.",
    "Here is the article I mentioned:\n\n[An article](https://example.org/)",
    "Here is how the rewritten code works:\n\nIt counts.",
    "Here is the rewritten parser, a year after we promised it.",
    "Here are the revised guidelines for contributors.",
    "Here is the full text of the statement:\n\n> We rose.",
    "Below is an English translation of the speech that he gave in Kyiv.",
    "Sure, prices rose. Here's why that matters:\n\n- One.",
    "Of course, here's the thing: nobody knows.",
    "I have translated the article by Maria Kraft with her permission.",
    "Our editors say: here is the rewritten article.",
    f"{BODY}\nLet me know if you have any questions in the comments.",
    f"{BODY}\nLet me know if you'd like me to write more about prices.",
    f"{BODY}\nFeel free to open a pull request with changes.",
    f"{BODY}\n> Let me know if you'd like any changes!",
    "```ts\nconst rate = 1;\n```",
    "```\n# install\nnpm install\n# run\nnpm start\n```",
    "```markdown\n# Title\n```\n\nThis makes a heading.\n\n```js\nrate\n```",
    "    ```markdown\n    ## Indented\n    ```",
    "Title: Dune\nAuthor: Frank Herbert\n\nA review.",
    "Original article: https://example.org/a\n\nText.",
    "Translation: Olena Ivanova\n\nText.",
    "Переклад: Олена Іванова\n\nТекст.",
    "User: Hello\n\nAssistant: Hello, how can I help?\n\nUser: Bye",
    "Assistant: Hello.\n\nUser: Hi.\n\nAssistant: Bye.",
    "A turn begins with `<|im_start|>`, and the token <|im_start|> begins it.\n\n```\n<|im_start|>user\n```",
    'See note† and 【重要】 and 3†4. The string "oaicite" is telling.',
    "---\n\nText after a break.\n\n---",
    "---\nNote: this is old\n---\n\nText.",
    "| A | B |\n|---|---|\n| Here is the rewritten article: | x |",
    "Это перевод статьи Джона Смита.\n\nТекст.",
    "Вот перевод интервью, которое мы взяли в мае.",
    "Ось що сталося вчора на ринку:\n\nТекст.\n\nЯк мовна модель, GPT-4 вражає.",
    "Звісно, ось у чому справа: ціни ростуть.",
    "Natürlich ist der Kurs gestiegen. Hier ist der Grund:\n\nText.",
    "Voici la nouvelle version :\n\nTexte.",
    "Como modelo de lenguaje, GPT-4 no es perfecto.",
    "以下是今年的重要新闻。\n\n人工智能正在改变世界。",
    "以下は今日のニュースです。\n\n人工知能が進む。",
    "На жаль, я не маю доступу до архіву.\n\nМоя база знань в Obsidian росте.\n\nМої знання обмежені, але я спробую.",
    "Як ШІ я уявляв собі зовсім інше.\n\nК сожалению, я не могу помочь всем.",
    "Als KI habe ich bisher nur Claude benutzt.\n\nAls Sprachmodell kann ich Llama empfehlen.",
    "Bir dil modeli olarak GPT-3 büyük ilgi gördü.",
    "作为人工智能的重要分支，机器学习发展很快。\n\n作为一个AI创业者，我每天写代码。",
    "大規模言語モデルとしてはGPT-4が有名です。\n\n以下は翻訳です。",
    "AI 언어 모델로서 GPT-4는 유명하다.",
    "I don't have real-time data for this chart.",
    "Переклад статті: [оригінал](https://example.org/)\n\nТекст.",
    "Переклад тексту: Олена Іваненко\n\nТекст.",
    "Text.\n\nIf you would like to make any changes to this page, feel free to open a pull request.",
    "Text.\n\nFeel free to ask for more changes in the comments.",
    "Text.\n\nThis rewritten version of the guide replaces the one from 2019.",
    "Текст.\n\nСподіваюся, цей текст був корисним для вас!",
    "Текст.\n\nЯкщо вам потрібні зміни в документації, напишіть нам.",
    "Texte.\n\nN'hésitez pas à proposer des modifications.",
]


@pytest.mark.parametrize("body", GOOD)
def test_good_articles_about_models_prompts_and_translations_are_left_alone(body: str) -> None:
    assert [] == found(f"{FRONT}{body}\n")


@pytest.mark.parametrize(
    "body", ["", "\n", "---\n", "```", "```markdown", "```markdown\n```", "#", "Title:", "Sure!", "<|"]
)
def test_bodies_with_next_to_nothing_in_them_are_no_echo(body: str) -> None:
    assert [] == found(FRONT + body)


def test_the_first_words_that_are_asked_for_are_those_of_the_phrases() -> None:
    for openings_known, fields in [
        (openings.FIRST, ("sure", "here", "done")),
        (openings.SELVES, ("selves",)),
        (openings.LAST, ("byes", "faint")),
    ]:
        wanted = {opening for phrase in phrases_of(TONGUES, *fields) for opening in openings_of(phrase)}
        assert wanted == {opening for opening in openings_known if not opening.endswith("_")}
    labels = {phrase.replace(" ", "_") for phrase in phrases_of(TONGUES, "titles", "inputs", "outputs")}
    assert labels == openings.LABELS - {"assistant", "system", "user", "human"}


def test_the_first_word_of_a_phrase_is_one_that_can_be_asked_for() -> None:
    fields = ("sure", "here", "done", "selves", "byes", "faint")
    assert [] == [phrase for phrase in phrases_of(TONGUES, *fields) if re.match(r"\S*[?*…]|\s", phrase)]


@pytest.mark.parametrize(
    ("phrase", "text", "taken"),
    [
        ("here is|are the", "Here are the facts", 3),
        ("a large? model", "a model", 2),
        ("a large? model", "a large model", 3),
        ("перекла* статті", "Переклад статті", 2),
        ("if … changes", "if you would like some changes", 6),
        ("if … changes", "if I would only like some changes", None),
        ("if … changes", "if changes", 2),
        ("作为一个AI", "作为一个AI语言模型，我", 1),
        ("抱歉，我无法", "抱歉，我无法满足", 2),
        ("抱歉，我无法", "抱歉", None),
    ],
)
def test_phrases_have_alternatives_options_stems_and_gaps(phrase: str, text: str, taken: int | None) -> None:
    assert taken == match(phrase, words_in(text, Span(0, len(text))))


@pytest.mark.parametrize("heading", ["## Sponsored", "#### sponsored.", "Sponsored\n===", "## **Sponsored**"])
def test_a_disclosure_may_stand_in_any_level(heading: str) -> None:
    collection = collection_from({"disclosures": [{"when": {"sponsor": {"present": True}}, "heading": "Sponsored"}]})
    text = f"---\nsponsor: ACME\n---\nText.\n\n{heading}\n\nBy ACME.\n"
    assert [] == list(MissingDisclosure().check(Article(text, "a.md", facts(collection))))


def test_a_disclosure_that_two_values_ask_for_is_missed_once() -> None:
    asked = [{"when": {"sponsor": {"present": True}}, "heading": "Ad"}, {"when": {"paid": True}, "heading": "ad"}]
    article = Article(
        "---\nsponsor: ACME\npaid: true\n---\nText.\n", "a.md", facts(collection_from({"disclosures": asked}))
    )
    (finding,) = MissingDisclosure().check(article)
    assert "ACME" == finding.span.of(article.text)


def test_a_default_asks_for_a_disclosure_at_the_front_matter() -> None:
    contract = Contract.of({"properties": {"paid": {"default": True}}})
    collection = collection_from({"disclosures": [{"when": {"paid": True}, "heading": "Ad"}]})
    article = Article("---\ntitle: a\n---\nText.\n", "a.md", facts(collection)._replace(contract=contract))
    (finding,) = MissingDisclosure().check(article)
    assert "---" == finding.span.of(article.text)


@pytest.mark.parametrize(
    "echo", ["## Here is the rewritten article:", "---\ntitle: Rates climb\n---", "# Title: Rates climb", "```markdown"]
)
def test_no_rule_for_sections_says_what_is_a_models_fault_once_more(echo: str) -> None:
    sections = [{"heading": "Overview"}, {"heading": "Outlook"}]
    collection = collection_from({"outlines": [{"closed": True, "sections": sections}]})
    rules = [ModelEcho(), MissingSection(), EmptySection(), UnexpectedSection(), TitleHeading()]
    assert ["model-echo"] == [one.rule for one in lint(f"{FRONT}{echo}\n\n{BODY}", "a.md", facts(collection), rules)]
