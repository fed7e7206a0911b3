from articlelint.diagnostic import Diagnostic, Finding, Severity
from articlelint.fingerprints import content_fingerprint, fingerprints
from articlelint.text import Lines, Span

TEXT = "---\nlang: no\n---\nA text, and a text.\n"


def at(part: str, message: str, text: str = TEXT, path: str = "a.md") -> Diagnostic:
    start = text.index(part)
    return Diagnostic(path, "a-rule", "f", Severity.ERROR, Finding(Span(start, start + len(part)), message))


def of(found: Diagnostic, text: str = TEXT) -> str:
    return content_fingerprint(found, Lines(text))


def test_a_fingerprint_stays_when_lines_move_and_numbers_or_words_in_the_message_change() -> None:
    moved = f"---\ntitle: new\n{TEXT[4:]}"
    assert of(at("no", "`lang` is `no`, in line 2")) == of(at("no", "`lang` reads `no`, in line 3", moved), moved)


def test_a_fingerprint_tells_the_rule_the_place_and_the_authors_words_apart() -> None:
    one = at("no", "`lang` is `no`")
    others = [at("lang", "`lang` is `no`"), at("no", "`lang` is `yes`"), one._replace(rule="b-rule")]
    assert len({of(found) for found in (one, *others)}) == 4


def test_a_fingerprint_is_the_same_in_every_version() -> None:
    """Baselines are kept for years: who changes how it is made breaks every one of them."""
    assert of(at("no", "`lang` is `no`")) == "2a7bf5cd742e2d91"


def test_findings_that_are_alike_have_different_fingerprints_and_so_have_files() -> None:
    found = [at("a text", "m"), at("a text", "m"), at("a text", "m", path="b.md")]
    assert len(set(fingerprints(found, {"a.md": Lines(TEXT), "b.md": Lines(TEXT)}))) == 3


def test_bytes_that_are_no_text_and_files_that_are_gone_have_fingerprints_too() -> None:
    text = "\udcff"
    assert len(of(at("\udcff", "m", text), text)) == 16
    assert len(content_fingerprint(at("no", "m"), None)) == 16
