import re

from hypothesis import given
from hypothesis import strategies as st

from articlelint.diagnostic import Diagnostic, Finding, Label, Severity
from articlelint.output import FORMATS, Report, renderer
from articlelint.output.excerpts import LONGEST
from articlelint.text import Lines, Span

ODD = st.text(st.sampled_from("ab \t\r\n漢e\u0301\u200b\x1b\udcff🙂\ufeff"), max_size=400)


@st.composite
def diagnostics(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, Diagnostic]:
    text = draw(texts)

    def span() -> Span:
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return Span(start, end)

    labels = tuple(Label(span(), draw(st.sampled_from(["", "label", "漢"]))) for _ in range(draw(st.integers(0, 4))))
    return text, Diagnostic("a.md", "a-rule", "f", Severity.ERROR, Finding(span(), "message", labels=labels))


def printed(text: str, diagnostic: Diagnostic, name: str = "full") -> str:
    return renderer(name)(Report([diagnostic], {"a.md": Lines(text)}))


@given(diagnostics(ODD))
def test_any_spans_of_any_text_are_shown_escaped_and_within_the_width_of_a_page(
    drawn: tuple[str, Diagnostic],
) -> None:
    for name in FORMATS:
        shown = printed(*drawn, name)
        assert not re.search("[\t\r\x1b\u200b\ufeff\ud800-\udfff]", shown)
        if name == "full":
            rows = shown.split("\n")
            assert any("^" in row for row in rows)
            # An escape makes six signs of one, and a tab four.
            assert max(map(len, rows)) <= 6 * LONGEST + 40


@given(diagnostics(st.text(st.sampled_from("abcdefgh \n"), max_size=400)))
def test_carets_stand_under_what_is_found(drawn: tuple[str, Diagnostic]) -> None:
    text, diagnostic = drawn
    found = diagnostic.finding.span.of(text).split("\n")[0]
    lone = diagnostic._replace(finding=diagnostic.finding._replace(labels=()))
    rows = printed(text, lone).split("\n")
    (number,) = [number for number, row in enumerate(rows) if "│" in row and "^" in row]
    start, end = rows[number].index("^"), rows[number].rindex("^") + 1
    above = rows[number - 1].ljust(end)[start:end]
    if found:
        assert found.startswith(above.rstrip()) if "…" in rows[number - 1] else above.rstrip() == found.rstrip()
    else:
        assert end == start + 1


@given(diagnostics(st.text(st.sampled_from("ab漢\t\n"), max_size=300)))
def test_every_label_is_shown_once(drawn: tuple[str, Diagnostic]) -> None:
    text, diagnostic = drawn
    labels = tuple(label._replace(message=f"<{number}>") for number, label in enumerate(diagnostic.finding.labels))
    shown = printed(text, diagnostic._replace(finding=diagnostic.finding._replace(labels=labels)))
    assert [shown.count(label.message) for label in labels] == [1] * len(labels)
