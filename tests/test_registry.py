"""The registry: a rule is found because its file is there."""

from pathlib import Path
from types import ModuleType

import pytest

from articlelint import rules
from articlelint.registry import rule_in, shipped_rules
from articlelint.rule import Rule


def _module(name: str, source: str) -> ModuleType:
    module = ModuleType(name)
    exec(f"from articlelint.rule import Rule\n{source}", vars(module))  # noqa: S102 a rule file in the making
    return module


def test_every_file_in_a_family_is_one_rule() -> None:
    """The id is the file's name with hyphens, and the family its folder's; no file is left out."""
    (root,) = rules.__path__
    files = sorted((path.stem.replace("_", "-"), path.parent.name) for path in Path(root).glob("[!_]*/[!_]*.py"))
    assert [(rule.id, rule.family) for rule in shipped_rules()] == files


def test_every_family_has_a_sentence_about_itself() -> None:
    """The index of rules takes it from the folder's `__init__.py`."""
    (root,) = rules.__path__
    starts = {path.parent.name: path.read_text(encoding="utf-8") for path in Path(root).glob("[!_]*/__init__.py")}
    assert sorted(starts) == sorted({rule.family for rule in shipped_rules()})
    assert [family for family, text in starts.items() if not text.startswith('"""')] == []


def test_a_rule_is_found_beside_what_its_file_needs() -> None:
    """Other names of the module, `Rule` itself too, are no rules."""
    module = _module("articlelint.rules.text.bad_word", "class BadWord(Rule): ...\nclass Word(str): ...\nother = 1")
    assert rule_in(module).id == "bad-word"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("", "none"),
        ("class GoodWord(Rule): ...", "good-word"),
        ("class BadWord(Rule): ...\nclass WorseWord(Rule): ...", "bad-word, worse-word"),
    ],
)
def test_a_file_that_is_not_the_rule_it_is_named_for_is_refused(source: str, found: str) -> None:
    """A file holds one rule, and a reader who knows its id knows its file."""
    with pytest.raises(TypeError) as caught:
        rule_in(_module("articlelint.rules.text.bad_word", source))
    assert str(caught.value) == f"articlelint.rules.text.bad_word must define one rule, `bad-word`, and defines {found}"


def test_a_plugin_that_derives_from_a_shipped_rule_is_one_rule() -> None:
    """Only what a module defines itself counts, not what it imports."""
    first = shipped_rules()[0]
    module = _module("plugin.bad_word", "")
    vars(module)["imported"] = first
    vars(module)["BadWord"] = type("BadWord", (Rule,), {"__module__": "plugin.bad_word"})
    assert rule_in(module).id == "bad-word"
