"""Plugins: loaded whole or refused with the reason and its place; what fails in one costs nobody else anything."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import DistributionFinder, PathDistribution
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

import articlelint
from articlelint.collection import Collection
from articlelint.contract import ANYTHING
from articlelint.diagnostic import Severity
from articlelint.engine import lint, lint_article, ready
from articlelint.facts import Facts
from articlelint.plugins import BrokenPlugin, file_plugins, installed_plugins, installed_rules
from articlelint.registry import shipped_rules
from articlelint.rule import Article, Edit, Finding, Fix, Label, LateRule, Rule, Safety, Span, Trial

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "docs" / "plugins"
FACTS = Facts(datetime(2026, 1, 8, tzinfo=UTC), ANYTHING, Collection())

RULE = '''\
from articlelint.rule import Finding, Invalid, Rule, Span, Valid

class {name}(Rule):
    """A word shouts.

    ## Why
    It hurts.
    """

    def check(self, article):
        at = article.text.find("SHOUT")
        if at >= 0:
            yield Finding(Span(at, at + 5), "`SHOUT` shouts")

    examples = (Valid("quiet", "all is quiet"), Invalid("loud", "⟦SHOUT⟧", "`SHOUT` shouts"))
'''
NO_SHOUTING = RULE.format(name="NoShouting")
# What parts the rule from its import.
NEXT = "\n\n"


@pytest.fixture(autouse=True)
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.chdir(tmp_path)
    known = set(sys.modules)
    yield tmp_path
    for name in sys.modules.keys() - known:
        if name.endswith(".py") or name.startswith("acme"):
            del sys.modules[name]


def write(path: str, text: str) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")
    return path


def file_rules(paths: Sequence[str], folder: str) -> tuple[type[Rule], ...]:
    return file_plugins(paths, folder, shipped_rules()).whole()


def refusal(*paths: str) -> tuple[str, int | None, str]:
    with pytest.raises(BrokenPlugin) as caught:
        file_rules(paths, ".")
    return caught.value.path, caught.value.line, caught.value.message


def command(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "PYTHONUTF8": "1", **variables}
    return subprocess.run(
        [sys.executable, "-m", "articlelint", *arguments], env=environment, capture_output=True, text=True, check=False
    )


def test_a_file_gives_the_rules_that_it_defines() -> None:
    """Its own classes, in the order of their ids; what it imports and what is named with `_` is no rule of it."""
    text = NO_SHOUTING + RULE.format(name="Loud").partition("\n\n")[2] + "\nclass _Base(Rule): ...\n"
    write("a/house.py", f"from articlelint.rules.urls.insecure_url import InsecureUrl\n{text}")
    rules = file_rules(["./house.py"], "a")
    assert [rule.id for rule in rules] == ["loud", "no-shouting"]
    assert {rule.family for rule in rules} == {"plugin"}
    assert {rule.__module__ for rule in rules} == {"a/house.py"}


def test_a_base_states_the_family_and_the_options_of_its_rules() -> None:
    """What `Rule` itself defines is no option, however a plugin annotates it."""
    base = 'class _House(Rule):\n    family = "house"\n    limit: int = 3\n'
    rule = NO_SHOUTING.replace("class NoShouting(Rule)", f"{base}\nclass NoShouting(_House)")
    rule = rule.replace("    It hurts.\n", "    It hurts.\n\n    ## Options\n    `limit`, `words`.\n")
    rule = rule.replace(
        "    def check",
        '    severity: object = Rule.severity\n    _own: int = 1\n    words: str = "a"\n\n    def check',
    )
    (found,) = file_rules([write("house.py", rule)], ".")
    assert (found.family, found.options()) == ("house", {"limit": 3, "words": "a"})


def test_a_plugin_may_import_what_stands_beside_it() -> None:
    """Two folders may have neighbours of the same name, and none of them stays where others would find it."""
    path = list(sys.path)
    for folder, word in (("one", "LOUD"), ("two", "SHRILL")):
        write(f"{folder}/words.py", f'WORD = "{word}"\n')
        write(f"{folder}/house.py", f"from words import WORD\n{NO_SHOUTING}    word = WORD\n")
        (rule,) = file_rules(["house.py"], folder)
        assert vars(rule)["word"] == word
    assert "words" not in sys.modules
    assert sys.path == path


def test_a_neighbour_hides_no_module_of_python() -> None:
    write("random.py", 'raise RuntimeError("the wrong one")\n')
    sys.modules.pop("random", None)
    assert file_rules([write("house.py", f"import random\n{NO_SHOUTING}")], ".")


def test_a_file_that_is_named_twice_counts_once() -> None:
    """By whatever way it is reached: settings that extend others may name it again."""
    write("house.py", NO_SHOUTING)
    Path("link.py").symlink_to("house.py")
    assert len(file_rules(["house.py", "./house.py", f"{Path.cwd()}/house.py", "link.py"], ".")) == 1


def test_no_plugins_load_nothing() -> None:
    assert file_rules([], ".") == ()


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("x = (\n", 1, "the plugin is not Python: '(' was never closed"),
        ("\n\nx = 1 / 0\n", 3, "the plugin fails when it is loaded: ZeroDivisionError: division by zero"),
        ("import nowhere_at_all\n", 1, "the plugin fails when it is loaded: ModuleNotFoundError: No module named"),
        ("import broken_neighbour\n", 1, "the plugin is not Python: "),
        ("def f():\n    raise SystemExit(0)\nf()\n", 2, "the plugin fails when it is loaded: SystemExit: 0"),
        (
            "class Bad(Exception):\n    def __str__(self): return 1\nraise Bad\n",
            3,
            "the plugin fails when it is loaded: Bad: ",
        ),
        ("", None, "it holds no rule: none of its classes derives from `articlelint.rule.Rule`"),
        ("from articlelint.rules.urls.insecure_url import InsecureUrl\n", None, "it holds no rule: "),
        (
            RULE.format(name="InsecureUrl"),
            3,
            "the rule `insecure-url` is refused: a rule that comes with articlelint, ",
        ),
        (
            RULE.format(name="No_Shouting"),
            3,
            "the rule `no_shouting` is refused: its id is not made of lower-case words",
        ),
        (RULE.format(name="Шум"), 3, "the rule `шум` is refused: its id is not made of lower-case words"),
        (RULE.format(name="All"), 3, "the rule `all` is refused: `all` can't be its id"),
        (RULE.format(name="Urls"), 3, "the rule `urls` is refused: a rule and a family have one name"),
        (
            f'{NO_SHOUTING}    family = "no-shouting"\n',
            3,
            "the rule `no-shouting` is refused: a rule and a family have one",
        ),
        (
            f'{NO_SHOUTING}    family = "insecure-url"\n',
            3,
            "the rule `no-shouting` is refused: a rule and a family have",
        ),
        (f"{NO_SHOUTING}    family = 3\n", 3, "the rule `no-shouting` is refused: its family is not made of"),
        (
            f"{NO_SHOUTING}    examples = ()\n",
            3,
            "the rule `no-shouting` is refused: it has no valid example; it has no in",
        ),
        (
            f"{NO_SHOUTING}    examples = 3\n",
            3,
            "the rule `no-shouting` is refused: it can't be looked at: TypeError: ",
        ),
        (
            f"{NO_SHOUTING}    limit: int = 3\n",
            3,
            "the rule `no-shouting` is refused: it has options, and its docstring",
        ),
        (f"{NO_SHOUTING}    limit: int\n", 3, "the rule `no-shouting` is refused: it has options without a default"),
        (f"{NO_SHOUTING}    check = Rule.check\n", 3, "the rule `no-shouting` is refused: it has no `check`"),
        (f"{NO_SHOUTING}    def __init__(self): ...\n", 3, "the rule `no-shouting` is refused: it can't be looked at"),
        (NO_SHOUTING.replace("## Why", "Why"), 3, "the rule `no-shouting` is refused: its docstring has no `## Why`"),
    ],
)
def test_a_plugin_that_cannot_be_used_is_told_with_its_place(text: str, line: int | None, message: str) -> None:
    """There is no traceback: the file, the line in it, and what is wrong."""
    write("broken_neighbour.py", "x = (\n")
    path, place, told = refusal(write("house.py", text))
    assert (path, place, told[: len(message)]) == ("house.py", line, message)


def test_a_plugin_that_is_not_there_is_told_by_its_path() -> None:
    Path("folder.py").mkdir()
    assert refusal("lost.py") == ("lost.py", None, "the plugin can't be read: no such file or directory")
    assert refusal("folder.py") == ("folder.py", None, "the plugin can't be read: it is a folder")
    assert refusal("a\0b.py")[1:] == (None, "the plugin can't be read: its name has U+0000 in it, which no file's has")


def test_two_plugins_may_not_have_one_id() -> None:
    write("one.py", NO_SHOUTING)
    write("two.py", NO_SHOUTING)
    expected = ("two.py", 3, "the rule `no-shouting` is refused: one in `one.py` has this id")
    assert refusal("one.py", "two.py") == expected


def test_plugins_that_cannot_be_used_are_told_together_and_the_others_are_loaded() -> None:
    """Each is loaded whole or not at all: the names in one that was refused are free for the next."""
    write("one.py", f"{NO_SHOUTING}\n{RULE.format(name='Quiet').partition(NEXT)[2].replace('## Why', '')}")
    write("two.py", "1 / 0\n")
    write("three.py", NO_SHOUTING)
    rules, broken = file_plugins(["one.py", "lost.py", "two.py", "three.py", "one.py"], ".", shipped_rules())
    assert [(rule.id, rule.__module__) for rule in rules] == [("no-shouting", "three.py")]
    assert [(error.path, error.line) for error in broken] == [("one.py", 17), ("lost.py", None), ("two.py", 1)]


@pytest.mark.parametrize("line", ["from __future__ import annotations\n", "\ufeff", "# coding: latin-1\n# \u00e9\n"])
def test_a_plugin_is_written_as_any_module(line: str) -> None:
    """With annotations that are texts, a byte order mark, or in another encoding."""
    encoding = "latin-1" if "coding" in line else "utf-8"
    rule = NO_SHOUTING.replace("⟦SHOUT⟧", "\\u27e6SHOUT\\u27e7").replace(
        "It hurts.", "It hurts.\n\n    ## Options\n    `limit`."
    )
    Path("house.py").write_bytes(f"{line}{rule}    limit: int = 3\n".encode(encoding))
    (found,) = file_rules(["house.py"], ".")
    assert found.options() == {"limit": 3}


def test_settings_reach_the_options_of_a_base() -> None:
    """A wrong one is told, a right one is used."""
    base = "class _House(Rule):\n    limit: int = 3\n"
    rule = NO_SHOUTING.replace("class NoShouting(Rule)", f"{base}\nclass NoShouting(_House)")
    rule = rule.replace("It hurts.", "It hurts.\n\n    ## Options\n    `limit`.")
    rule = rule.replace('+ 5), "`SHOUT` shouts"', '+ 5), f"{self.limit}"').replace('⟧", "`SHOUT` shouts"', '⟧", "3"')
    write("house.py", rule)
    settings = 'plugins = ["house.py"]\nselect = ["no-shouting"]\nrules.no-shouting.limit = '
    write("articlelint.toml", f"{settings}'x'\n")
    write("a.md", "SHOUT\n")
    assert "`limit` is `x`, and must be a whole number" in command("check", "a.md").stderr
    write("articlelint.toml", f"{settings}5\n")
    assert "error[no-shouting]: 5\n" in command("check", "a.md").stdout


def test_what_a_plugin_prints_stays_out_of_the_report() -> None:
    """Whoever looks for a mistake prints, and a program that reads the report is not to choke on it."""
    rule = NO_SHOUTING.replace("    def check(", '    print("loaded")\n\n    def check(')
    write("house.py", rule.replace("        at =", '        print("checked")\n        at ='))
    write("articlelint.toml", 'plugins = ["house.py"]\nselect = ["no-shouting"]\n')
    write("a.md", "SHOUT\n")
    done = command("check", "a.md", "--output-format", "json")
    assert [one["rule"] for one in json.loads(done.stdout)] == ["no-shouting"]
    assert "loaded\n" in done.stderr


def test_a_plugin_that_failed_leaves_nothing_behind() -> None:
    """Mended, it loads: a language server lives longer than a mistake."""
    refusal(write("house.py", "1 / 0\n"))
    assert "house.py" not in sys.modules
    write("house.py", NO_SHOUTING)
    assert len(file_rules(["house.py"], ".")) == 1


# Installed packages.


def install(folder: str, point: str, *, metadata: str = "acme-1.0.dist-info", text: str = NO_SHOUTING) -> None:
    """A package `acme` as an installer leaves it: modules, and metadata beside them."""
    write(f"{folder}/acme/__init__.py", "from acme.shouting import NoShouting\n")
    write(f"{folder}/acme/shouting.py", text)
    write(f"{folder}/{metadata}/METADATA", "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    if "egg" in metadata.lower():
        write(f"{folder}/{metadata}/PKG-INFO", "Metadata-Version: 2.1\nName: acme\nVersion: 1.0\n")
    write(f"{folder}/{metadata}/entry_points.txt", f"[articlelint.rules]\nacme = {point}\n")


@pytest.mark.parametrize("point", ["acme", "acme.shouting", "acme.shouting:NoShouting", "acme:NoShouting"])
@pytest.mark.parametrize("metadata", ["acme-1.0.dist-info", "acme.egg-info", "acme-1.0-py3.11.egg-info"])
def test_an_installed_package_gives_its_rules(point: str, metadata: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An entry point names a module, a package or a rule; old and new installers write their metadata differently."""
    install("site", point, metadata=metadata)
    monkeypatch.syspath_prepend("site")
    (rule,) = installed_rules()
    assert (rule.id, rule.family, rule.__module__) == ("no-shouting", "plugin", "acme.shouting")


def test_an_editable_install_gives_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """The metadata stands among the installed packages, the modules stand in the project's own folder."""
    install("site", "acme")
    shutil.move("site/acme", "project/acme")
    monkeypatch.syspath_prepend("site")
    monkeypatch.syspath_prepend("project")
    assert [rule.id for rule in installed_rules()] == ["no-shouting"]


def test_an_egg_gives_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    install("acme-1.0.egg", "acme", metadata="EGG-INFO")
    monkeypatch.syspath_prepend("acme-1.0.egg")
    assert [rule.id for rule in installed_rules()] == ["no-shouting"]


def test_a_package_in_an_archive_gives_its_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Programs are handed on as archives that hold all that they need."""
    install("site", "acme")
    monkeypatch.syspath_prepend(shutil.make_archive("site", "zip", "site"))
    assert [rule.id for rule in installed_rules()] == ["no-shouting"]


def test_whatever_finds_packages_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is installed need not stand in a folder that Python searches."""

    class Finder(DistributionFinder):
        """Finds the package `acme` where nobody else looks."""

        def find_spec(self, *_: object) -> None:
            """No module: those are found as ever."""

        def find_distributions(self, context: object = None) -> Iterator[PathDistribution]:
            del context
            yield PathDistribution(Path("elsewhere/acme-1.0.dist-info"))

    install("site", "acme")
    shutil.move("site/acme-1.0.dist-info", "elsewhere/acme-1.0.dist-info")
    monkeypatch.syspath_prepend("site")
    assert installed_rules() == ()
    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder()])
    assert [rule.id for rule in installed_rules()] == ["no-shouting"]


def test_a_path_that_leads_nowhere_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, "nowhere", "null\0"])
    assert installed_rules() == ()


def test_one_rule_that_two_entry_points_name_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    install("site", "acme\nagain = acme.shouting:NoShouting")
    monkeypatch.syspath_prepend("site")
    assert [rule.id for rule in installed_rules()] == ["no-shouting"]


@pytest.mark.parametrize(
    ("point", "text", "expected"),
    [
        (
            "acme.lost",
            NO_SHOUTING,
            ("the package acme", None, "the plugin fails when it is loaded: ModuleNotFoundError"),
        ),
        ("acme:Lost", NO_SHOUTING, ("the package acme", None, "the plugin fails when it is loaded: AttributeError")),
        ("acme.shouting", "\n1 / 0\n", ("site/acme/shouting.py", 2, "the plugin fails when it is loaded: ZeroDiv")),
        ("acme.shouting", "x = (\n", ("site/acme/shouting.py", 1, "the plugin is not Python: ")),
        ("acme.shouting", "NoShouting = 1\n", ("site/acme/shouting.py", None, "it holds no rule: ")),
        (
            "acme:NoShouting",
            "NoShouting = 1\n",
            ("site/acme/__init__.py", None, "`acme:NoShouting` of the package acme is "),
        ),
        ("acme", "NoShouting = 1\n", ("site/acme/__init__.py", None, "it holds no rule")),
        (
            "acme.shouting",
            f"{RULE.format(name='InsecureUrl')}\nNoShouting = InsecureUrl\n",
            ("site/acme/shouting.py", 3, "the rule `insecure-url` is refu"),
        ),
    ],
)
def test_an_installed_package_that_cannot_be_used_is_told(
    point: str, text: str, expected: tuple[str, int | None, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    install("site", point, text=text)
    monkeypatch.syspath_prepend("site")
    with pytest.raises(BrokenPlugin) as caught:
        installed_rules()
    error = caught.value
    assert (error.path, error.line, error.message[: len(expected[2])]) == expected


def test_of_the_packages_that_are_installed_one_that_cannot_be_used_costs_no_other(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    install("site", "acme.lost\nagain = acme.shouting")
    monkeypatch.syspath_prepend("site")
    rules, broken = installed_plugins()
    assert [rule.id for rule in rules] == ["no-shouting"]
    assert [error.path for error in broken] == ["the package acme"]


def test_programs_do_without_no_plugin_that_cannot_be_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither one of their settings, however many articles they have, nor one that is installed."""
    write("house.py", NO_SHOUTING)
    linter = articlelint.Linter(settings={"plugins": ["house.py", "lost.py", "gone.py"]})
    for _ in range(2):
        with pytest.raises(articlelint.MistakenSettings) as mistaken:
            linter.lint("SHOUT")
        assert [one.message.partition(": ")[0] for one in mistaken.value.mistakes] == ["plugins[1]", "plugins[2]"]
    install("site", "acme.lost")
    monkeypatch.syspath_prepend("site")
    with pytest.raises(articlelint.BrokenPlugin):
        articlelint.lint("SHOUT")


def test_nobody_waits_for_what_is_not_installed() -> None:
    """`importlib.metadata` takes longer than a whole check, so it is asked only where there is something to find."""
    script = """import sys
from articlelint.plugins import installed_rules
print(installed_rules(), "importlib.metadata" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "() False\n"


# Failures of a rule at work.


class Honest(Rule):
    """A rule that finds something in any text."""

    def check(self, article: Article) -> Iterator[Finding]:
        yield Finding(Span(0, min(1, len(article.text))), "it begins")


class Broken(Rule):
    """A rule that gives what it was told to."""

    severity = Severity.INFO
    gives_way_to = ("honest",)

    def __init__(self, given: Any) -> None:
        super().__init__()
        self.given = given

    def check(self, article: Article) -> Iterator[Finding]:
        yield Finding(Span(0, 0), f"before, in {article.path}")
        yield self.given() if callable(self.given) else self.given


def leave() -> None:
    sys.exit(0)


LINE = Broken.check.__code__.co_firstlineno + 2
SPAN = Span(0, 1)
EDIT = Edit(SPAN, "b")


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (lambda: 1 // 0, "ZeroDivisionError: integer division or modulo by zero"),
        (leave, "SystemExit: 0"),
        (lambda: (_ for _ in ()).throw(GeneratorExit), "GeneratorExit"),
        ("text", "it gives `str` where a `Finding` belongs"),
        (None, "it gives None where a `Finding` belongs"),
        (Finding((0, 1), "a"), "the span of a finding is `tuple`, not a `Span` of two whole numbers"),  # type: ignore[arg-type]
        (Finding(Span(0, 1.5), "a"), "the span of a finding is `Span`, not a `Span` of two whole numbers"),  # type: ignore[arg-type]
        (Finding(Span(2, 5), "a"), "the span of a finding, 2 to 5, lies outside the text, which ends at 3"),
        (Finding(Span(-1, 2), "a"), "the span of a finding, -1 to 2, lies outside the text, which ends at 3"),
        (Finding(Span(2, 1), "a"), "the span of a finding, 2 to 1, lies outside the text, which ends at 3"),
        (Finding(SPAN, b"a"), "the message of a finding is `bytes`, not text"),  # type: ignore[arg-type]
        (Finding(SPAN, ""), "the message of a finding is empty"),
        (Finding(SPAN, "a", None), "the help of a finding is None, not text"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", severity="error"), "the severity of a finding is `str`, not a `Severity`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", labels=[Label(SPAN, "b")]), "the labels of a finding are no tuple of `Label`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", labels=("b",)), "the labels of a finding are no tuple of `Label`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", labels=(Label(Span(3, 4), "b"),)), "the span of a label, 3 to 4, lies outside the text, "),
        (Finding(SPAN, "a", labels=(Label(SPAN, 1),)), "the message of a label is `int`, not text"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", labels=(Label(None, "b", "c.md"),)), "a label for another file has no path or no `Span`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", fix="b"), "the fix of a finding is `str`, not a `Fix`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", fix=Fix("", (EDIT,), Safety.SAFE)), "the title of a fix is empty"),
        (Finding(SPAN, "a", fix=Fix("b", (EDIT,), 2)), "the safety of a fix is `int`, not a `Safety`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", fix=Fix("b", [EDIT], Safety.SAFE)), "the edits of a fix are no tuple of `Edit`"),  # type: ignore[arg-type]
        (Finding(SPAN, "a", fix=Fix("b", (Edit(SPAN, "\ud800"),), Safety.SAFE)), "an edit has half a surrogate pair"),
        (Finding(SPAN, "a", fix=Fix("b", (Edit(SPAN, None),), Safety.SAFE)), "the text of an edit is None, not text"),  # type: ignore[arg-type]
        (
            Finding(SPAN, "a", fix=Fix("b", (Edit(Span(0, 9), ""),), Safety.SAFE)),
            "the span of an edit, 0 to 9, lies out",
        ),
        (Finding(SPAN, "a", fix=Fix("b", (EDIT, Edit(Span(0, 2), "")), Safety.SAFE)), "two edits of a fix overlap"),
        (Finding(SPAN, "a", fix=Fix("b", (EDIT, EDIT), Safety.SAFE)), "two edits of a fix overlap"),
    ],
)
def test_what_fails_is_told_with_its_line_and_costs_nobody_else(given: object, reason: str) -> None:
    """It is an error whatever the settings say of the rule, and gives way to nothing; its findings are lost."""
    broken, honest = lint("abc", "a.md", FACTS, [Broken(given), Honest()], {"broken": Severity.INFO})
    assert (broken.rule, broken.severity, broken.finding.span) == ("broken", Severity.ERROR, Span(0, 0))
    assert (honest.rule, honest.finding.message) == ("honest", "it begins")
    line = given.__code__.co_firstlineno + (given is leave) if isinstance(given, FunctionType) else LINE
    message = broken.finding.message
    assert message.startswith(f"the rule failed on this file: {reason}")
    assert message.endswith(f" (`{__name__}`, line {line})")


@pytest.mark.parametrize("given", [None, 3])
def test_a_check_that_gives_nothing_to_go_through_is_told(given: object) -> None:
    class Forgetful(Rule):
        """A rule whose author forgot to yield."""

        def check(self, article: Article) -> Iterator[Finding]:
            del article
            return given  # type: ignore[return-value]

    (found,) = lint("abc", "a.md", FACTS, [Forgetful()])
    told = f"TypeError: '{type(given).__name__}' object is not iterable"
    line = Forgetful.check.__code__.co_firstlineno
    assert found.finding.message == f"the rule failed on this file: {told} (`{__name__}`, line {line})"


def test_a_rule_that_changes_the_article_fails_and_no_other_one_does() -> None:
    class Meddler(Rule):
        """A rule that takes the article for its own."""

        def check(self, article: Article) -> Iterator[Finding]:
            article.text = ""
            yield Finding(Span(0, 0), "never told")

    class Reader(Rule):
        """A rule that finds all of the text."""

        def check(self, article: Article) -> Iterator[Finding]:
            yield Finding(Span(0, len(article.text)), "all of it")

    failed, found = lint("abc", "a.md", FACTS, [Meddler(), Reader()])
    assert failed.finding.message.startswith(
        "the rule failed on this file: AttributeError: an article is not to be changed, and its `text` was"
    )
    assert (found.rule, found.finding.span) == ("reader", Span(0, 3))


class Touchy:
    """A value that is not to be compared with others."""

    __hash__ = None  # type: ignore[assignment]

    def __eq__(self, other: object) -> bool:
        raise SystemExit(str(other))


@pytest.mark.parametrize(
    "meddle",
    [
        lambda article: article.data.clear(),
        lambda article: article.data["tags"].append("c"),
        lambda article: article.data["source"].pop("name"),
        lambda article: article.front.root.update(title="b"),
        lambda article: vars(article.front).update(data={}),
        lambda article: article.data.update(title=Touchy()),
        lambda article: article.data.update(tags=article.data),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_a_rule_that_changes_the_data_fails_and_no_other_one_does(meddle: Any, *, late: bool) -> None:
    """Neither those that come with articlelint, nor other plugins, nor who holds the article."""

    class Meddler(Rule):
        """A rule that takes the data for its own."""

        def check(self, article: Article) -> Iterator[Finding]:
            yield Finding(Span(0, 0), "never told")
            meddle(article)

    class LateMeddler(LateRule):
        """One that does so in the end."""

        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            del trial
            meddle(article)
            return iter(())

    class Reader(Rule):
        """A rule that finds all of the data."""

        def check(self, article: Article) -> Iterator[Finding]:
            yield Finding(Span(0, 1), str(article.data))

    class LateReader(LateRule):
        """One that does so in the end."""

        def check_late(self, article: Article, trial: Trial) -> Iterator[Finding]:
            del trial
            yield Finding(Span(0, 1), str(article.data))

    text = "---\ntitle: a\ntags: [a, b]\nsource: {name: x}\n---\n<!-- articlelint: ignore[honest] -->\n"
    article = Article(text, "a.md", FACTS)
    before = str(article.data)
    shipped = [rule() for rule in shipped_rules() if rule.id == "missing-field"]
    meddler = LateMeddler() if late else Meddler()
    failed, *found = lint_article(article, [meddler, *shipped, Reader(), LateReader()])
    assert meddler.id == failed.rule
    assert "the rule failed on this file: it has changed the data of the article" in failed.finding.message
    assert f"(`{__name__}`, line " in failed.finding.message
    assert [("late-reader", before), ("reader", before)] == [(one.rule, one.finding.message) for one in found]
    assert before == str(article.data)


def test_a_rule_cannot_change_what_is_in_the_body() -> None:
    body = Article("# a\n\nb\n", "a.md", FACTS).body
    assert (tuple, tuple) == (type(body.headings), type(body.blocks))


@pytest.mark.parametrize("error", [ValueError("no"), SystemExit(0)])
def test_a_rule_that_cannot_be_made_fails_where_it_would_look(error: BaseException) -> None:
    """Under its own name and family, at its own line, on each article anew."""

    class Choosy(Rule):
        """A rule that wants other options."""

        family = "house"

        def __init__(self, options: Any = None) -> None:
            super().__init__(options)
            raise error

    rule = ready(Choosy, {"limit": 3})
    line = Choosy.__init__.__code__.co_firstlineno + 2
    for path in ("a.md", "b.md"):
        (found,) = lint("abc", path, FACTS, [rule])
        assert (found.path, found.rule, found.family) == (path, "choosy", "house")
        told = f"the rule failed on this file: {type(error).__name__}: {error} (`{__name__}`, line {line})"
        assert found.finding.message == told


def test_a_rule_that_spoils_its_severity_is_told() -> None:
    class Fickle(Rule):
        """A rule that makes up its mind while it looks."""

        def check(self, article: Article) -> Iterator[Finding]:
            vars(self)["severity"] = "error"
            yield Finding(Span(0, len(article.text)), "all of it")

    (found,) = lint("abc", "a.md", FACTS, [Fickle()])
    assert (found.severity, found.finding.span) == (Severity.ERROR, Span(0, 0))
    assert found.finding.message.startswith("the rule failed on this file: it has made its severity something else")


def test_who_interrupts_a_run_ends_it() -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        lint("abc", "a.md", FACTS, [Broken(interrupt)])


# From outside: the worked example of the documentation.


@pytest.fixture
def example() -> None:
    for file in EXAMPLE.iterdir():
        if file.is_file():
            shutil.copy(file, file.name)
    write("news/a.md", "---\ntitle: Ferries settle in euros.\n---\nNeedless to say, `game changer` is a name.\n")


@pytest.mark.usefixtures("example")
def test_the_example_of_the_documentation_proves_itself() -> None:
    """With the test that stands beside it, run as its reader runs it."""
    done = proved("test_house_rules.py")
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout


@pytest.mark.usefixtures("example")
def test_a_plugin_that_settings_name_looks_at_articles() -> None:
    """Its options are set as those of any rule."""
    done = command("check", "--output-format", "json")
    found = [(one["rule"], one["severity"], one["start"]["line"]) for one in json.loads(done.stdout)]
    assert found == [("title-with-full-stop", "warning", 2), ("worn-phrase", "info", 4)]
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize(
    ("settings", "arguments", "expected"),
    [
        ('ignore = ["house"]', (), []),
        ('ignore = ["worn-phrase"]', (), [("title-with-full-stop", "warning")]),
        ('select = ["worn-phrase"]', (), [("worn-phrase", "info")]),
        ('severity = { house = "error" }', (), [("title-with-full-stop", "error"), ("worn-phrase", "error")]),
        ("", ("--select", "title-with-full-stop"), [("title-with-full-stop", "warning")]),
        ("", ("--ignore", "house"), []),
    ],
)
def test_settings_speak_of_rules_in_plugins_as_of_any(
    settings: str, arguments: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    """They are selected, ignored and given severities, by id and by family."""
    write("articlelint.toml", f"{settings}\n{Path('articlelint.toml').read_text('utf-8')}")
    done = command("check", "--output-format", "json", *arguments)
    assert [(one["rule"], one["severity"]) for one in json.loads(done.stdout)] == expected, done.stderr


@pytest.mark.usefixtures("example")
def test_isolated_runs_load_no_plugins() -> None:
    write("house_rules.py", "raise RuntimeError\n")
    done = command("check", "--isolated", "--select", "urls")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr


@pytest.mark.usefixtures("example")
def test_a_plugin_that_cannot_be_loaded_costs_its_own_rules_alone() -> None:
    """It is told with its place and without a traceback, and the status says that not all was looked for."""
    write("house_rules.py", f"{NO_SHOUTING}\n1 / 0\n")
    write("loud.py", NO_SHOUTING)
    settings = Path("articlelint.toml").read_text("utf-8")
    write("articlelint.toml", settings.replace("plugins = [", 'plugins = ["lost.py", "loud.py", '))
    write("news/b.md", "---\ntitle: b\n---\nSHOUT at <http://news.io/a>\n")
    done = command("check", "--output-format", "json")
    assert done.returncode == 2
    assert [one["rule"] for one in json.loads(done.stdout)] == ["no-shouting", "insecure-url"]
    lost, broken, note, _ = done.stderr.splitlines()
    assert lost.startswith("articlelint.toml:1:12: lost.py: the plugin can't be read: no such file or directory")
    assert broken.startswith("articlelint.toml:1:34: house_rules.py:17: the plugin fails when it is loaded: ZeroDiv")
    assert note == "articlelint: the rules of a plugin did not look, since it can't be used: see above"


@pytest.mark.usefixtures("example")
@pytest.mark.parametrize("arguments", [(), ("--fail-on", "never"), ("--show-settings",), ("--diff",), ("--fix-only",)])
def test_without_the_rules_of_a_plugin_no_check_is_green(arguments: tuple[str, ...]) -> None:
    write("house_rules.py", "1 / 0\n")
    done = command("check", "--quiet", *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("articlelint.toml:1:12: house_rules.py:1: ")


@pytest.mark.usefixtures("example")
def test_mistakes_in_settings_are_told_with_the_plugins_and_end_a_run_before_it_begins() -> None:
    """That the rules of a plugin are unknown follows from it, and is none."""
    write("house_rules.py", f"{NO_SHOUTING}\n1 / 0\n")
    write("articlelint.toml", f"selct = []\n{Path('articlelint.toml').read_text('utf-8')}")
    done = command("check")
    assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == [
        "articlelint.toml:1:1",
        "articlelint.toml:2:12",
    ]
    assert (done.returncode, done.stdout) == (2, "")
    assert "ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("example")
def test_a_rule_that_the_command_line_names_may_be_that_of_a_plugin_that_cannot_be_used() -> None:
    """Where all can be, it is a slip."""
    arguments = ("check", "--select", "insecure-url,own-rule", "--output-format", "concise")
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no rule or family is called `own-rule`" in done.stderr
    write("house_rules.py", "1 / 0\n")
    write("news/a.md", "---\ntitle: a\n---\n<http://news.io/a>\n")
    done = command(*arguments)
    assert (done.returncode, done.stdout.count("\n"), "insecure-url" in done.stdout) == (2, 1, True)


SUPPRESSED = (
    "---\ntitle: a\n---\n<!-- articlelint: ignore-file[worn-phrase, house, urls, short-body] why -->\n\nText.\n"
)


@pytest.mark.usefixtures("example")
def test_no_suppression_is_blamed_for_what_may_be_the_name_of_a_missing_rule() -> None:
    """Nor for a family that may have more rules; one of a rule that is there and finds nothing is idle as ever."""
    write("loud.py", NO_SHOUTING + '    family = "house"\n')
    settings = Path("articlelint.toml").read_text("utf-8").replace("plugins = [", 'plugins = ["loud.py", ')
    write("articlelint.toml", settings)
    write("news/a.md", SUPPRESSED.replace("house", "hous"))
    told = command("check", "--output-format", "concise").stdout
    assert "[unknown-rule] no rule or family is called `hous`" in told
    assert "`urls` suppresses nothing" in told
    write("house_rules.py", "1 / 0\n")
    write("news/a.md", SUPPRESSED.replace("short-body", "insecure-url"))
    done = command("fix", "--output-format", "concise")
    assert (done.returncode, done.stdout) == (2, "")
    assert Path("news/a.md").read_text("utf-8") == SUPPRESSED.replace(", short-body", "")


@pytest.mark.usefixtures("example")
def test_what_a_baseline_records_of_the_rules_of_a_plugin_that_cannot_be_used_is_not_gone() -> None:
    """Nor what it records of names in suppressions, which nobody can judge; all else is as ever."""
    write("news/a.md", SUPPRESSED.replace("worn-phrase, house, urls, short-body", "own-rule") + "Needless to say.\n")
    write("news/b.md", "---\ntitle: b\n---\n<http://news.io/a>\n")
    assert command("check", "--write-baseline", "known.json").returncode == 0
    recorded = json.loads(Path("known.json").read_text("utf-8"))["findings"]
    assert [one[1] for one in recorded[:-1]] == ["unknown-rule", "worn-phrase", "insecure-url"]
    good = Path("house_rules.py").read_text("utf-8")
    write("house_rules.py", "1 / 0\n")
    write("news/b.md", "---\ntitle: b\n---\nText.\n")
    done = command("check", "--baseline", "known.json", "--prune-baseline")
    assert done.returncode == 2
    assert "removed 1 finding in 1 file from known.json" in done.stderr
    assert command("check", "--write-baseline", "known.json").returncode == 2
    recorded = json.loads(Path("known.json").read_text("utf-8"))["findings"]
    assert {one[0] for one in recorded[:-1]} == {"news/a.md"}
    write("house_rules.py", good)
    done = command("check", "--baseline", "known.json", "--fail-on-stale")
    assert (done.returncode, done.stdout) == (0, "")


def test_an_installed_plugin_that_cannot_be_used_costs_its_own_rules_alone() -> None:
    """With settings and without; what it prints stays out of the report, and it is run once."""
    install("site", "acme.lost", text="")
    write("site/acme/__init__.py", 'print("loading")\n')
    write("house.py", NO_SHOUTING)
    write("a.md", "---\ntitle: a # articlelint: ignore[own-rule] why\n---\nSHOUT at <http://news.io/a>\n")
    variables = {"PYTHONPATH": f"{ROOT}{os.pathsep}site"}
    for settings, expected in (("", []), ('plugins = ["house.py"]\nignore = ["own"]\n', ["no-shouting"])):
        write("articlelint.toml", f'{settings}[[collections]]\nname = "all"\nfiles = ["*"]\n')
        done = command("check", "a.md", "--select", "plugin,urls,ignores", "--output-format", "json", **variables)
        assert (done.returncode, done.stderr.count("loading")) == (2, 1)
        assert [one["rule"] for one in json.loads(done.stdout)] == [*expected, "insecure-url"]
        assert "articlelint: the package acme: the plugin fails when it is loaded: ModuleNotFoundError" in done.stderr
    done = command("rules", **variables)
    assert (done.returncode, "articlelint: the package acme: " in done.stderr) == (2, True)


@pytest.mark.usefixtures("example")
def test_a_rule_that_fails_on_an_article_is_told_with_its_line() -> None:
    write("house_rules.py", NO_SHOUTING.replace("if at >= 0", "if at >= 0 or 1 / 0"))
    settings = Path("articlelint.toml").read_text("utf-8")
    write("articlelint.toml", settings[: settings.index("[rules")] + settings[settings.index("[[coll") :])
    done = command("check", "--output-format", "concise")
    assert "error[no-shouting] the rule failed on this file: ZeroDivisionError: division by zero" in done.stdout
    assert "(`house_rules.py`, line 12)" in done.stdout
    assert done.returncode == 1


@pytest.mark.usefixtures("example")
def test_a_rule_that_cannot_take_its_options_is_told_on_every_article() -> None:
    """What the settings say can be wrong in ways that only the rule knows of."""
    taking = (
        "    def __init__(self, given=None):\n        super().__init__(given)\n        re.compile(self.phrases[0])\n"
    )
    rules = Path("house_rules.py").read_text("utf-8")
    before, head, after = rules.partition(
        '    def check(self, article: Article) -> Iterator[Finding]:\n        """One finding for'
    )
    write("house_rules.py", f"{before}{taking}\n{head}{after}")
    write("articlelint.toml", Path("articlelint.toml").read_text("utf-8").replace('["at the', '["(", "at the'))
    write("news/b.md", "---\ntitle: b\n---\nB.\n")
    done = command("check", "--output-format", "concise", "--select", "house")
    told = "error[worn-phrase] the rule failed on this file: "
    failures = [line for line in done.stdout.splitlines() if told in line and "missing ), unterminated" in line]
    assert [line.partition(": ")[0] for line in failures] == [
        "news/a.md:1:1",
        "news/b.md:1:1",
    ]
    assert "warning[title-with-full-stop]" in done.stdout
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


def test_the_rules_of_an_installed_package_run() -> None:
    """Without any settings: who installs them wants them."""
    install("site", "acme")
    write("a.md", "---\ntitle: a\n---\nSHOUT\n")
    done = command("check", "a.md", "--select", "no-shouting", PYTHONPATH=f"{ROOT}{os.pathsep}site")
    assert "error[no-shouting]: `SHOUT` shouts" in done.stdout


def test_who_follows_the_page_on_writing_a_rule_has_one_that_works() -> None:
    """Its pieces, put where it says: a rule that passes the test that came with it, and settings that name it."""
    text = (ROOT / "docs" / "writing-a-rule.md").read_text("utf-8")
    rule, _, examples, test = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    settings = re.findall(r"^```toml\n(plugins = .*?)^```$", text, re.DOTALL | re.MULTILINE)
    assert command("new-rule", "worn-phrase", "--family", "house").returncode == 0
    assert test.splitlines()[-1] in Path("test_worn_phrase.py").read_text("utf-8").splitlines()
    write("worn_phrase.py", f'"""Phrases."""\n\n{rule}\n{examples}')
    assert proved("test_worn_phrase.py").returncode == 0
    write("articlelint.toml", settings[0])
    write("a.md", "---\ntitle: a\n---\nNeedless to say.\n")
    assert "info[worn-phrase]: `Needless to say` is a worn phrase" in command("check").stdout


def proved(test: str) -> "subprocess.CompletedProcess[str]":
    """A test of a rule, run as its author runs it."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", test],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
