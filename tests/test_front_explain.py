"""Broken YAML in plain words: the place, the words, the fix, and what else is wrong further down."""

import pytest

from articlelint.fix import Safety, apply
from articlelint.front import read_front


@pytest.mark.parametrize(
    ("source", "marked", "message", "fixed"),
    [
        (
            "title: Rates: up",
            ":",
            "the colon after `Rates` makes a new key of it, in the middle of an unquoted value",
            "title: 'Rates: up'",
        ),
        (
            "- a: Rates: up # why",
            ":",
            "the colon after `Rates` makes a new key of it, in the middle of an unquoted value",
            "- a: 'Rates: up' # why",
        ),
        (
            "og:title: Rates: up",
            ":",
            "the colon after `Rates` makes a new key of it, in the middle of an unquoted value",
            "og:title: 'Rates: up'",
        ),
        ("key: key: value", "key:", "the key `key` is written twice", "key: value"),
        ("cip: ?", "?", "an unquoted value begins with `?`, which marks a complex key in YAML", "cip: '?'"),
        ("author: @bank", "@", "an unquoted value begins with `@`, which YAML reserves", "author: '@bank'"),
        ("author: `bank`", "`", "an unquoted value begins with ```, which YAML reserves", "author: '`bank`'"),
        ("share: %5", "%", "an unquoted value begins with `%`, which begins a directive in YAML", "share: '%5'"),
        ("title: *bold* text", "*", None, None),
        ("title: *", "*", "an unquoted value begins with `*`, which names an alias in YAML", "title: '*'"),
        ("items: - a", "-", "a list item stands on the line of its key, where YAML allows only a value", None),
        ("at: *base", "*base", "`*base` refers to an anchor that this front matter does not define", None),
        ('regex: "\\d+"', "\\d", "`\\d` is no escape that YAML knows in double quotes", 'regex: "\\\\d+"'),
        ('title: "Rates\nlang: en', '"', 'the quote `"` that opens here is never closed', 'title: "Rates"\nlang: en'),
        (
            'title: "Rates\nlang: "en"',
            '"',
            'the quote `"` that opens here is never closed',
            'title: "Rates"\nlang: "en"',
        ),
        ("title: 'об'єкт'", "'", "the quote `'` ends the value here, and more text follows", "title: 'об''єкт'"),
        ("link: [a](b)", "(", "text follows the `]` that ends the value", "link: '[a](b)'"),
        ("tags: [a, b", "[", "the `[` that opens here is never closed", None),
        (
            "title:Rates\nlang: en",
            ":",
            "no space follows the colon of `title`, so YAML sees no key",
            "title: Rates\nlang: en",
        ),
        (
            "a: 1\ntitle:Rates\nlang: en",
            ":",
            "no space follows the colon of `title`, so YAML sees no key",
            "a: 1\ntitle: Rates\nlang: en",
        ),
        (
            "a: 1\ntitle:\u00a0Rates\nlang: en",
            "\u00a0",
            "a no-break space follows the colon of `title`, so YAML sees no key",
            "a: 1\ntitle: Rates\nlang: en",
        ),
        ("a:\n\tb: 1", "\t", "a tab indents this line, and YAML indents with spaces only", "a:\n  b: 1"),
        ("a: 1\nsidebar\n  label: x", "sidebar", "no colon follows the key `sidebar`", "a: 1\nsidebar:\n  label: x"),
        (
            "text: |\nline\nb: 1",
            "line",
            "this line is not indented, so it does not belong to `text`",
            "text: |\n  line\nb: 1",
        ),
        ("a:\n  - b: 1\n  -c: 2", "-", "no space follows the `-`, so YAML sees no list item", "a:\n  - b: 1\n  - c: 2"),
        ("a:\n  - b\n   - c\n - d", " ", None, None),
        ("title: | text", "|", "`|` announces a block of text, which begins on the next line", "title: '| text'"),
        ("title: , text", ",", "an unquoted value begins with `,`, which parts items in YAML", "title: ', text'"),
        ("%YAML 1.1\ntitle: a", "%", "a line begins with `%`, which gives an order to the YAML reader", None),
        ("%18n: true", "%", "a line begins with `%`, which gives an order to the YAML reader", None),
        (": a", ":", "no key stands before this colon", None),
        ("status\n: Moved", ":", "no key stands before this colon", None),
        ("- a\nb: c", "b", "`b` stands among list items", None),
        ("just words\nlang: en", "just", "no colon follows the key `just`", "just: words\nlang: en"),
        (
            "title： a\nlang: en",
            "： ",
            "a fullwidth colon follows `title`, and YAML knows only `:`",
            "title: a\nlang: en",
        ),
        ("a:\n  -\tb\n  - c", "\t", "a tab follows the `-`, and YAML takes only spaces here", "a:\n  - b\n  - c"),
        ("m: { |w: 1 }", "|", "`|` can't begin an unquoted value or key", None),
        ("a: 1\n--- x", "---", "`---` begins another document in the middle of the front matter", None),
        ("a: &x 1\nb: &x 2", "&x", "the anchor `&x` is defined twice", None),
        ("t: |\n    a\n  b", "  ", "this line is indented less than the text of `t` above it", None),
        ("a: &x [*x]", "*x", "`*x` refers to the value that it stands in", None),
        ('a: "C:\\Users"', "\\U", "`\\U` is no escape that YAML knows in double quotes", 'a: "C:\\\\Users"'),
        ('a: "C:\\d\\U"', "\\d", "`\\d` is no escape that YAML knows in double quotes", 'a: "C:\\\\d\\\\U"'),
        ("title: a\nx: [", "[", "the `[` that opens here is never closed", None),
        ("title: a\nx: {b: [c]\ny: 1", "{", "the `{` that opens here is never closed", None),
        ("t: [a,,b]", ",", "a comma stands here with nothing before it", "t: [a,b]"),
        ("t: [a, b]]", "]", "`]` closes nothing", "t: [a, b]"),
        ("a: b\n```\nc: d", "```", "this line has no key, and is not indented to belong to the value above", None),
        ("a: x\x01y", "\x01", "the control character U+0001 is not allowed in YAML", "a: xy"),
        ("a: x\x01\0y", "\x01\0", "2 control characters, U+0001 first, are not allowed in YAML", "a: xy"),
        (
            "a: {{ site.name }}",
            "{{ site.name }}",
            "`{{` begins a mapping in YAML, so the template is not read as text",
            None,
        ),
        ("? [a, b]\n: c", "[a, b]", "a list or a mapping is used as a key", None),
    ],
)
def test_a_fault_is_named_where_it_is(source: str, marked: str, message: str | None, fixed: str | None) -> None:
    text = f"---\n{source}\n---\n"
    front = read_front(text)
    assert front.data is None
    first = front.problems[0]
    assert marked == first.span.of(text)
    if message is not None:
        assert [message] == [problem.message for problem in front.problems]
        cured = apply(text, [first.fix], Safety.UNSAFE) if first.fix else None
        assert cured == (f"---\n{fixed}\n---\n" if fixed else None)
        assert cured is None or read_front(cured).problems == ()


def test_a_key_without_its_space_is_told_and_not_what_yaml_takes_for_its_value() -> None:
    front = read_front("---\nlang: en\nsource:<b>: one: two\nurl: a\n---\n")
    (only,) = front.problems
    assert only.message == "no space follows the colon of `source`, so YAML sees no key"
    assert only.span.start == front.text.index(":<b>")


def test_every_fault_is_found_at_once() -> None:
    front = read_front("---\ntitle: Rates: up\nlang:en\nauthor: @bank\nlink: [a](b)\n---\n")
    assert [":", ":", "@", "("] == [problem.span.of(front.text) for problem in front.problems]


def test_a_front_matter_of_faults_is_bounded() -> None:
    source = "\n".join(f"k{n}: a: b" for n in range(500))
    assert len(read_front(f"---\n{source}\n---\n").problems) == 20


def test_what_stands_behind_a_colon_without_its_space_is_not_told_of_in_part() -> None:
    """The first letter of the value would be none of it."""
    text = "---\ns:abc d: e\n  u: v\n---\n"
    assert [(one.span.of(text), one.fix is not None) for one in read_front(text).problems] == [
        (":", True),
        ("  ", False),
    ]


def test_a_lost_line_end_is_doubted() -> None:
    finding = read_front("---\ntitle: Rates rise description: They do\n---\n").problems[0]
    assert finding.help == "quote the value, or begin a new line before `description`"
    assert finding.fix is not None
    assert finding.fix.safety is Safety.UNSAFE


def test_a_wrong_indentation_names_its_neighbour() -> None:
    text = "---\na:\n  - b: 1\n   - c: 2\n---\n"
    finding = read_front(text).problems[0]
    assert finding.message == "this list item is indented by 3 spaces, and its neighbour has 2 spaces"
    assert finding.help == "indent it by 2 spaces"


@pytest.mark.parametrize("space", ["\u2028", "\x85", "\u3000\u3000"])
def test_a_line_of_nothing_but_an_odd_space_is_shown_whole(space: str) -> None:
    """YAML takes these for text, and Python for space: the place of the finding is neither empty nor turned round."""
    text = f"---\nt: a\n{space}\n---\n"
    (problem,) = read_front(text).problems
    assert space == problem.span.of(text)


@pytest.mark.parametrize(
    ("line", "safety"),
    [
        ("title: Bitcoin at the end of the year: what next", Safety.SAFE),
        ("title: Три питання до банку: що далі", Safety.SAFE),
        ("title: Rates rise lang: en", Safety.UNSAFE),
        ("title: Review: the #1 coin", Safety.UNSAFE),
        ("title: Rates rise lastUpdate: 2026", Safety.UNSAFE),
        ("title: Rates rise cover_photo: a.png", Safety.UNSAFE),
    ],
)
def test_a_colon_in_a_value_is_safely_quoted_unless_a_field_may_have_lost_its_line(line: str, safety: Safety) -> None:
    (finding,) = read_front(f"---\n{line}\n---\n").problems
    assert finding.fix is not None
    assert finding.fix.safety is safety
