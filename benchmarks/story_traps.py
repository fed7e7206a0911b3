"""What only seems to be a fault: how a story may differ from others, or from its translation, and be right."""

from collections.abc import Callable
from datetime import datetime, timedelta

from story_articles import TODAY, Story, rewritten, slug_of, written

_HOURS_OF_GRACE = 47


def _order(story: Story, old: Story) -> None:
    """The same fields and tags in another order, and the same instant in other words."""
    name, key = "  name: Harbour Ledger\n", "  key: {source}\n"
    story.uk.head = story.uk.head.replace(name + key, key + name)
    story.uk.tags[1:] = reversed(story.uk.tags[1:])
    moment = datetime.fromisoformat(story.en.fields["published"])
    story.uk.fields["published"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def _number_words(story: Story, old: Story) -> None:
    """A number in words, and in digits in the translation."""
    story.en.lines[1] += " Three of them have signed, and two hundred thousand euros were paid."
    story.uk.lines[1] += " Троє з них підписали, і було сплачено 200 тисяч євро."


def _magnitudes(story: Story, old: Story) -> None:
    """A number with its zeros, and with the name of a magnitude in the translation."""
    story.en.lines[1] += " The fund holds $3,000,000, and 1.25 billion is asked for."
    story.uk.lines[1] += " Фонд має 3 млн доларів, а просять 1,25 млрд."


def _localised_link(story: Story, old: Story) -> None:
    """A link to a page that is there in both languages."""
    story.en.lines[1] += " It follows [the guide](https://ethereum.org/en/staking/)."
    story.uk.lines[1] += " Він дотримується [посібника](https://ethereum.org/uk/staking/)."


def _other_number_in_title(story: Story, old: Story) -> None:
    """The title of another story but for a number."""
    title = f"{old.en.fields['title']} {story.number}"
    story.en.fields["title"] = title
    story.en.path = f"{story.month}/{slug_of(title)}.en.md"


def _title_of_other_language(story: Story, old: Story) -> None:
    """The title of another story, in the other language."""
    story.uk.fields["title"] = old.en.fields["title"]


def _shorter_path(story: Story, old: Story) -> None:
    """A path that was cut off, in a folder of its own."""
    for lang, article in story.articles.items():
        article.path = f"{story.month}/{story.number}/{story.slug[: len(story.slug) // 2].strip('-')}.{lang}.md"
        article.replace("../../", "../../../")


def _draft(story: Story, old: Story) -> None:
    """An original that nobody translates before it is finished."""
    story.en.fields["draft"] = "true"
    del story.articles["uk"]


def _waited_for(story: Story, old: Story) -> None:
    """An original whose translation may still come."""
    moment = datetime.fromisoformat(TODAY) - timedelta(hours=_HOURS_OF_GRACE)
    story.en.fields |= {
        "published": written(moment),
        "updated": written(moment + timedelta(hours=1)),
        "ai": rewritten(moment),
    }
    story.en.path = f"{moment:%Y/%m}/{story.slug}.en.md"
    del story.articles["uk"]


def _updated_together(story: Story, old: Story) -> None:
    """An original and a translation that were changed at one instant, each in another spelling."""
    moment = datetime.fromisoformat(story.uk.fields["updated"])
    story.en.fields["updated"] = f"{moment:%Y-%m-%dT%H:%M:%SZ}"


# Each is given a story, and an older one that is left as it is.
TRAPS: tuple[Callable[[Story, Story], None], ...] = (
    _order,
    _number_words,
    _magnitudes,
    _localised_link,
    _other_number_in_title,
    _title_of_other_language,
    _shorter_path,
    _draft,
    _waited_for,
    _updated_together,
)
