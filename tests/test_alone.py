"""An article alone is asked for less than one among others, and what is found in it is the same."""

from pathlib import Path

import pytest

from articlelint import first_looks, run
from articlelint.cli.main import status

SEEDS = sorted(Path(__file__).parent.parent.joinpath("seeds").rglob("*.*"))
ARTICLES = [
    *(path.read_text("utf-8") for path in SEEDS if path.is_file()),
    "---\ntitle: A\nlang: uk\nexternalId: '1'\nai:\n  translatedFrom: en\n---\nТекст має 1,5 млн.\n",
    (
        "---\ntitle: A\nlang: uk\nexternalId: '1'\nai:\n  translatedFrom: en\n---\n"
        "<!-- articlelint: ignore[translation-outline] why -->\n\nТекст.\n"
    ),
    "---\ntitle: A # articlelint: ignore[duplicate-title] why\nlang: en\n---\nText.\n",
    "---\ntitle: A\nlang: en\nexternalId: [\n---\nText.\n",
]


@pytest.mark.parametrize("options", [[], ["--select", "all"], ["--add-ignores", "why", "--diff"], ["--fix", "--diff"]])
@pytest.mark.parametrize("text", ARTICLES)
def test_what_is_found_in_an_article_alone_is_what_is_found_in_any(
    text: str,
    options: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(text, "utf-8")
    arguments = ["check", "--today", "2026-03-01", *options, "a.md"]
    alone = status(arguments), capfd.readouterr()
    for module in (run, first_looks):
        monkeypatch.setattr(module, "is_alone", lambda _: False)
    assert alone == (status(arguments), capfd.readouterr())
