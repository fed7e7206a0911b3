"""What is tried with any text, and what has to hold then: each target raises `AssertionError` where it does not."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from policies import COLLECTION

from articlelint.article import Article
from articlelint.body.unadorned import read_unadorned as read_unadorned_body
from articlelint.collection import collection_from
from articlelint.contract import BrokenContract, Contract
from articlelint.diagnostic import Diagnostic
from articlelint.engine import lint_article, quiet_among
from articlelint.facts import Facts
from articlelint.fix import Safety
from articlelint.fixing import fix_article
from articlelint.fixing.ignoring import with_ignores
from articlelint.front.unadorned import read_unadorned as read_unadorned_front
from articlelint.front.yaml import YamlReading
from articlelint.ignore import mentions
from articlelint.registry import shipped_rules
from articlelint.rule import CorpusRule, LateRule
from articlelint.schemas import settings_contract
from articlelint.settings import Document, Layer, Layered, MistakenSettings, Settings, settings_from
from articlelint.settings.checks import mistakes_in
from articlelint.settings.contract_checks import layered_mistakes
from articlelint.surroundings import Surroundings, tree_of
from articlelint.text import Span

_SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {
        "title": {"type": "string", "minLength": 2, "maxLength": 60},
        "id": {"type": "string", "pattern": "^[0-9]+$"},
        "born": {"type": "string", "format": "date-time"},
        "tags": {"type": "array", "items": {"enum": ["NEWS", "TECH"]}, "uniqueItems": True},
        "url": {"type": "string", "format": "uri"},
        "cover": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        "ai": {"type": "object", "properties": {"rewritten": {"type": "boolean"}}, "required": ["rewritten"]},
    },
    "required": ["title"],
}
_PATH = "2026/a-title.md"
_RULES = [rule(None) for rule in shipped_rules()]
_ALONE = [rule for rule in _RULES if not isinstance(rule, CorpusRule | LateRule)]
_FACTS = Facts(datetime(2026, 3, 1, 12, tzinfo=UTC), Contract.of(_SCHEMA), collection_from(COLLECTION))
# What a rule says where it does not hold what it promises, and a fix where it does harm.
_BUG = "report this as a bug"


def front_matter(text: str) -> None:
    """A front matter is read whatever it holds, in places that are within it; two readers of YAML agree."""
    front = _article(text).front
    routes = tuple(front.routes)
    _hold_within(text, (span for route in routes for span in (front.key_span(route), front.value_span(route))))
    _hold_within(text, [front.root_span, *front.comments, *front.shared, *(one.first for one in front.duplicates)])
    for route in routes:
        front.written(route)
        front.is_plain(route)
        key = front.key_span(route)
        if front.format == "yaml" and key is not None:
            _hold_to(route[-1], key.of(text))
    plain = None if _article(text).undecoded else read_unadorned_front(text)
    if plain is not None:
        reading = YamlReading(text, Span(0, len(text)))
        _hold(not reading.problems and reading.data == plain, "two readers of a front matter differ")


def body(text: str) -> None:
    """A body is read whatever it holds, in places that are within it; two readers of Markdown agree."""
    read = _article(text).body
    _hold_within(text, (span for one in read.headings for span in (one.span, one.title_span)))
    for parts in (read.blocks, read.links, read.sections):
        _hold_within(text, [part.span for part in parts])
    _hold_within(text, (*read.prose, *read.html, *read.entities, *read.comments))
    _hold(read.words() >= 0, "there are fewer words than none")
    _hold([*read.headings] == sorted(read.headings), "headings stand in no order")
    plain = read_unadorned_body(text, read.start)
    if plain is not None:
        with patch("articlelint.body.read_unadorned", return_value=None):
            closer = _article(text).body
            same = (plain.headings, plain.blocks) == (closer._reading.headings, closer._reading.blocks)  # noqa: SLF001
        _hold(same, "two readers of a body differ")


def article(text: str) -> None:
    """Rules tell of an article in its order, twice the same, within it, and never fail; a quick look sees it too."""
    read, found = _look(text)
    _hold(found == _look(text)[1], "a second look finds something else")
    _hold(found == sorted(found, key=lambda one: one.order), "findings stand in no order")
    _hold_within(text, (one.finding.span for one in found))
    if not mentions(text):
        told = lint_article(read, _ALONE)
        _hold(bool(told) != bool(quiet_among([_article(text)], _ALONE)), "looks differ")


def fixes(text: str) -> None:
    """Fixes come to an end, do no harm, and leave nothing to fix."""
    for least in (Safety.SAFE, Safety.UNSAFE):
        done = fix_article(text, _look, least)
        again = fix_article(done.text, _look, least)
        _hold(again.text == done.text or len(done.made) > 0, "what is fixed is fixed again")
        _hold(not [one for one in done.left if _BUG in (one.finding.help or "")], f"a fix does harm: {done.left}")


def suppressions(text: str) -> None:
    """What is suppressed is hidden, changes no data, and brings nothing else up."""
    done = with_ignores(text, _look, "kept as it was")
    _hold(_article(done.text).front.data == _article(text).front.data, "a suppression changes data")
    _hold(len(done.left) <= len(_look(text)[1]), "a suppression brings something up")


def settings(text: str) -> None:
    """Settings are read, or mistakes are told of in places that are within them."""
    try:
        _settings(text)
    except MistakenSettings as error:
        lines = re.split("\r\n|\r|\n", text)
        for mistake in error.mistakes:
            _hold(1 <= mistake.line <= len(lines) and mistake.column >= 1, f"{mistake} is nowhere")


def schema(text: str) -> None:
    """A schema is held to, or what is wrong with it is told of."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    if not isinstance(data, dict | bool):
        return
    try:
        contract = Contract.of(data, "schema.json", text)
    except BrokenContract:
        return
    for datum in ({}, {"title": "A", "tags": ["a", "a", 1]}, {"a": {"b": [{"c": None}]}}, {"title": 5, "b": "a" * 40}):
        contract.breaches(datum)


TARGETS: Mapping[str, Callable[[str], None]] = {
    target.__name__.replace("_", "-"): target
    for target in (front_matter, body, article, fixes, suppressions, settings, schema)
}


def _article(text: str) -> Article:
    return Article(text, _PATH, _FACTS, _around(text))


def _around(text: str) -> Surroundings:
    return Surroundings(_PATH, tree_of({"2026/other.md": "---\ntitle: Other\n---\n# A heading\n", _PATH: text}))


def _look(text: str) -> tuple[Article, list[Diagnostic]]:
    read = _article(text)
    found = lint_article(read, _RULES)
    _hold(not [one for one in found if _BUG in (one.finding.help or "")], f"a rule fails: {found}")
    return read, found


def _settings(text: str) -> Settings:
    document = Document("articlelint.toml", text)
    rules = [type(rule) for rule in _RULES]
    found = mistakes_in(document, document.data or {}, settings_contract(), rules)
    layers = [Layer(document, "/site")]
    found = found or tuple(layered_mistakes(Layered(layers)))
    if found:
        raise MistakenSettings(found)
    return settings_from(Layered(layers), rules, Settings(scopes=()))


def _hold_within(text: str, spans: Iterable[Span | None]) -> None:
    for span in spans:
        _hold(span is None or 0 <= span.start <= span.end <= len(text), f"{span} is outside of the text")


def _hold_to(name: str | int, written: str) -> None:
    """A key is what stands at its place; an alias says nothing by itself, nor does a key of several lines."""
    if len(written.splitlines()) == 1 and not written.startswith(("*", "\ufeff")):
        line = f"{written}: 1"
        _hold(YamlReading(line, Span(0, len(line))).data == {name: 1}, f"{name} is not what stands at its place")


def _hold(fine: bool, message: str) -> None:  # noqa: FBT001 the thing asserted
    if not fine:
        raise AssertionError(message)
