"""What takes how long is told after the report, on standard error, for each stage and each rule that looked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

Check = Callable[..., Any]

PLUGIN = """
from articlelint.rule import Invalid, Rule, Valid

class Failing(Rule):
    '''A rule that fails.

    ## Why
    Tests ask.
    '''

    def check(self, article):
        raise ValueError

    examples = (Valid("a", "a"), Invalid("b", "⟦b⟧", message="c"))
"""
SETTINGS = """\
plugins = ["./rules.py"]
[[collections]]
name = "articles"
files = ["**"]
unique = [["id"]]
"""


def test_each_stage_and_rule_has_its_time(folder: Path, check: Check) -> None:
    (folder / "articlelint.toml").write_text(SETTINGS, "utf-8")
    (folder / "rules.py").write_text(PLUGIN, "utf-8")
    for name in "ab":
        (folder / f"{name}.md").write_text(f"---\nid: {name}\n---\nSee http://news.io/.\n", "utf-8")
    plain, ran = check("--no-cache"), check("--profile-rules", "--no-cache")
    assert (plain.code, plain.out) == (ran.code, ran.out)
    head, *rows, whole = ran.err[len(plain.err) :]
    assert head == "time of a look at 2 articles, in µs an article:"
    names = [row.split(maxsplit=2)[2] for row in rows]
    for name in ("reading the file", "(front matter)", "(Markdown)", "insecure-url", "duplicate-id, to gather"):
        assert name in names
    assert any(name.startswith("failing: ") for name in names)
    times = [float(row.split()[0].replace(",", "")) for row in rows]
    assert times == sorted(times, reverse=True)
    assert whole.endswith("in all")
