import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("changelog", ROOT / "scripts" / "changelog.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


changelog = script()


def test_a_fragment_has_entries_under_their_kinds() -> None:
    text = "## Added\n\n- One thing,\n  on two lines.\n- Another.\n\n## Fixed\n\n- A third.\n"
    assert changelog.entries("a.md", text) == {
        "Added": ["- One thing,\n  on two lines.", "- Another."],
        "Fixed": ["- A third."],
    }


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a.md: no entry"),
        ("## Added\n", "a.md: no entry"),
        (
            "## Invented\n\n- A thing.\n",
            "a.md:1: `Invented` is none of Added, Changed, Deprecated, Removed, Fixed, Security",
        ),
        ("- A thing.\n", "a.md:1: expected one of the headings, as in `## Added`, or `- ` and an entry"),
        ("## Added\n\nA thing.\n", "a.md:3: expected one of the headings, as in `## Added`, or `- ` and an entry"),
    ],
)
def test_a_fragment_that_is_not_written_as_asked_is_refused_with_its_place(text: str, message: str) -> None:
    with pytest.raises(changelog.BadFragment) as caught:
        changelog.entries("a.md", text)
    assert str(caught.value) == message


def test_a_release_stands_above_the_ones_before_it_with_its_kinds_in_order() -> None:
    fragments = [{"Fixed": ["- B."], "Added": ["- A."]}, {"Added": ["- C."]}]
    section = changelog.assembled(fragments, "0.2.0", "2026-02-01")
    assert changelog.inserted("# Changelog\n\nWords.\n\n## 0.1.0 (2026-01-01)\n", section) == (
        "# Changelog\n\nWords.\n\n"
        "## 0.2.0 (2026-02-01)\n\n### Added\n\n- A.\n- C.\n\n### Fixed\n\n- B.\n\n"
        "## 0.1.0 (2026-01-01)\n"
    )


def test_the_first_release_stands_below_the_introduction() -> None:
    section = changelog.assembled([{"Added": ["- A."]}], "0.1.0", "2026-01-01")
    assert changelog.inserted("# Changelog\n\nWords.\n", section) == (
        "# Changelog\n\nWords.\n\n## 0.1.0 (2026-01-01)\n\n### Added\n\n- A.\n"
    )


def test_each_fragment_here_is_well_written() -> None:
    fragments = [path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md"]
    for path in fragments:
        assert changelog.entries(path.name, path.read_text("utf-8"))
