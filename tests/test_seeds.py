import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"


def installed_command() -> str:
    command = shutil.which("articlelint", path=str(Path(sys.executable).parent))
    assert command is not None, "articlelint is not installed beside this Python: make check"
    return command


def test_the_sample_article_stays_as_its_owner_delivered_it() -> None:
    sample = (SEEDS / "000_888f03706c3e14c5.txt").read_bytes()
    assert hashlib.sha256(sample).hexdigest() == "d7dcba4b2d54eb534dfda1ca00eadad0bbf550ab1e784ce1727bfe7ed4dcdc9f"


def test_the_installed_command_finds_nothing_in_the_sample_articles() -> None:
    result = subprocess.run(
        [installed_command(), "check", "seeds/"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.stdout == ""
    assert result.stderr == "checked 4 articles: no findings\n"
    assert result.returncode == 0


def test_the_made_articles_are_the_three_ages_of_an_article() -> None:
    """One is as its feed gave it, one is rewritten, one is the translation beside it."""
    texts = {path.name: path.read_text("utf-8") for path in SEEDS.glob("2026/01/*.md")}
    ages = {
        name: "translated" if "translatedFrom:" in text else "rewritten" if "rewritten: true" in text else "ingested"
        for name, text in texts.items()
    }
    assert sorted(ages.values()) == ["ingested", "rewritten", "translated"]
    translation = next(name for name, age in ages.items() if age == "translated")
    original = translation.replace(".uk.md", ".en.md")
    assert ages[original] == "rewritten"
    assert len(texts[original].split("\n---\n")[1].split()) >= 400


def test_the_translation_is_ukrainian_prose() -> None:
    """Ukrainian letters throughout, and none of the Russian ones or of words that mix two scripts."""
    body = next(SEEDS.glob("2026/01/*.uk.md")).read_text("utf-8").split("\n---\n")[1]
    letters = [letter for letter in body if letter.isalpha()]
    cyrillic = [letter for letter in letters if "\u0400" <= letter <= "\u04ff"]
    assert len(cyrillic) / len(letters) > 0.99
    assert set("ґєії") & set(body) >= set("єії")
    assert not set("ыэъё") & set(body.lower())
    mixed = [
        word
        for word in body.split()
        if any(c.isascii() and c.isalpha() for c in word) and any(c in cyrillic for c in word)
    ]
    assert mixed == []
