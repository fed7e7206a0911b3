"""Whatever a file holds, is called, or turns out to be: it is told within a bound, and the others are checked."""

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from articlelint.globs import glob_pattern

# The kernel's log has no end and nothing to give, and passes for a regular file.
ENDLESS = Path("/proc/kmsg")
FRONT = "---\ntitle: A\n---\n"
BROKEN = "---\ntitle: [\n---\n"
SITE = '[[collections]]\nname = "articles"\nfiles = ["**"]\n'
# In seconds: any of these takes a tenth of it, and what hangs takes for ever.
BOUND = 60

pytestmark = [
    pytest.mark.usefixtures("folder"),
    pytest.mark.skipif(sys.platform != "linux", reason="devices and limits are those of Linux"),
]


class Ended(NamedTuple):
    """How the command ended."""

    code: int
    out: str
    err: str


def run(*arguments: str, prepare: Callable[[], object] | None = None, typed: bytes = b"") -> Ended:
    """Run the command in a process of its own, which is killed where it takes too long."""
    command = [sys.executable, "-m", "articlelint", *arguments]
    done = subprocess.run(
        command,
        input=typed,
        capture_output=True,
        timeout=BOUND,
        check=False,
        preexec_fn=prepare,
    )
    out, err = done.stdout.decode(errors="surrogateescape"), done.stderr.decode(errors="surrogateescape")
    assert "Traceback" not in err
    assert done.returncode in {0, 1, 2}
    return Ended(done.returncode, out, err)


def check(*arguments: str, prepare: Callable[[], object] | None = None) -> Ended:
    return run("check", "--output-format", "concise", *arguments, prepare=prepare)


def front(source: bytes) -> bytes:
    return b"---\n" + source + b"\n---\nText.\n"


MARKDOWN = FRONT.encode()
MANY = 10_000
WRITTEN = {
    "nothing": b"",
    "NUL": b"\0" * 1000,
    "NUL in front matter": front(b"title: a\0b"),
    "no UTF-8": MARKDOWN + b"a\xff" * 10_000,
    "UTF-16": FRONT.encode("utf-16"),
    "lone surrogates": MARKDOWN + b"\xed\xa0\x80" * 1000,
    "marks of byte order": b"\xef\xbb\xbf" * 3 + MARKDOWN,
    "mixed ends of lines": b"---\r\ntitle: A\n---\rText\r\n\n\r",
    "a line of 2 MB": MARKDOWN + b"word " * 400_000,
    "a word of 2 MB": MARKDOWN + b"w" * 2_000_000,
    "headings": MARKDOWN + b"## Same\n" * MANY,
    "dates": front(b"tags:\n" + b"  - 2099-01-01\n" * 1500),
    "entities": front(b"".join(b"k%d: 'word &amp; a'\n" % number for number in range(1500))),
    "garbled words": front(b"".join(b"k%d: '" % number + "itâ€™s'\n".encode() for number in range(1500))),
    "doubtful values": front(b"tags:\n" + b"  - yes\n" * 1500),
    "digits": front(
        b"n: " + b"9" * 9999 + b"\nm: -" + b"1" * 9999 + b".5e" + b"9" * 9999 + b"\nx: 0x" + b"f" * 4000 + b"\no: 0o"
        + b"7" * 9999 + b"\nz: 0" + b"7" * 4900 + b"\nb: 0b" + b"1" * 16_000 + b"\nd: " + b"1:" * 5000 + b"1\ne: 1e"
        + b"9" * 3990 + b"\nf: !!float " + b"9" * 3000 + b"\ni: !!int " + b"9" * 9999 + b"\nu: " + b"1_" * 5000
    ),
    "digits of JSON": b'{\n"n": ' + b"9" * 9999 + b',\n"m": 1e' + b"9" * 9999 + b"\n}\nText\n",
    "digits of TOML": b"+++\nn = " + b"9" * 9999 + b"\nm = 0x" + b"f" * 9999 + b"\n+++\nText\n",
    "no numbers": front(b"a: .nan\nb: .inf\nc: -.inf\nd: !!float .nan"),
    "keys that are no texts": front(b"1: a\ntrue: b\nnull: c\n~: d\n1.5: e\n? [a, b]\n: g"),
    "tags that would run": front(b"a: !!python/object/apply:os.system ['id']\nb: !x y\nc: !!binary zz"),
    "a self-referring merge": front(b"a: &a\n  <<: *a"),
    "suppressions": MARKDOWN + b"<!-- articlelint: ignore[empty-section] why -->\n\n" * MANY,
    "suppressed rules": MARKDOWN + b"<!-- articlelint: ignore[" + b"r, " * MANY + b"r] why -->",
    "suppressions that never end": MARKDOWN + b"<!-- articlelint: ignore[" * MANY,
    "links": MARKDOWN + b"".join(b"[a](http://localhost/%d?utm_source=a)\n\n" % number for number in range(1500)),
    "conflicts": MARKDOWN + b"<<<<<<< a\n" * MANY,
    "fences": b"---\n" * 20_000,
    "brackets": MARKDOWN + b"[" * MANY + b"a" + b"]" * MANY,
    "images": MARKDOWN + b"![" * MANY,
    "links in links": MARKDOWN + b"[" * MANY + b"](u)" * MANY,
    "pointed destinations": MARKDOWN + b"[a](<b" * MANY,
    "destinations": MARKDOWN + b"[a](" + b"(" * MANY,
    "titles": MARKDOWN + b'[a](b "' * MANY,
    "emphasis": MARKDOWN + b"*a_ **b" * MANY,
    "stars": MARKDOWN + b"*" * MANY + b"a" + b"*" * MANY,
    "backticks": MARKDOWN + b"".join(b"e" + b"`" * number for number in range(1500)),
    "quotes": MARKDOWN + b"> " * MANY + b"a",
    "lists": MARKDOWN + b"* " * MANY + b"a",
    "a staircase of lists": MARKDOWN + b"".join(b"  " * depth + b"* a\n" for depth in range(1000)),
    "quotes and lists": MARKDOWN + b"> - " * MANY + b"a",
    "comments": MARKDOWN + b"a <!-- " * MANY,
    "CDATA": MARKDOWN + b"a <![CDATA[ " * MANY,
    "instructions": MARKDOWN + b"a <? " * MANY,
    "attributes": MARKDOWN + b"a <a b='" * MANY,
    "entities without end": MARKDOWN + b"&" * MANY + b"&#" + b"9" * MANY + b";",
    "references": MARKDOWN + b"".join(b"[r%d]: /u\n" % number for number in range(MANY)) + b"[r1] " * MANY,
    "a reference that grows": MARKDOWN + b"[a]: " + b"x" * MANY + b"\n\n" + b"[a] " * MANY,
    "a table": MARKDOWN + b"|" + b"a|" * 3000 + b"\n|" + b"-|" * 3000 + b"\n" + b"|\n" * 3000,
}  # fmt: skip


def test_whatever_stands_in_a_file_is_told_within_a_bound_and_the_others_are_checked() -> None:
    for number, content in enumerate(WRITTEN.values()):
        Path(f"{number:02}.md").write_bytes(content)
    Path("zz.md").write_text(BROKEN, "utf-8")
    ran = check("--no-cache", "--jobs", "2")
    assert ran.code == 1
    assert "zz.md:2:8: error[broken-front-matter]" in ran.out
    assert "the rule failed" not in ran.out
    assert "the process that did" not in ran.out
    assert f"checked {len(WRITTEN) + 1} articles" in ran.err


@pytest.mark.parametrize("name", ["digits", "doubtful values", "no UTF-8", "NUL"])
def test_it_is_fixed_and_explained_within_a_bound(name: str) -> None:
    Path("a.md").write_bytes(WRITTEN[name])
    assert run("explain", "a.md").code == 0
    assert run("fix", "--unsafe-fixes", "--diff").code in {0, 1}
    assert run("init").code in {0, 2}


def test_what_is_no_file_is_told_and_not_waited_for() -> None:
    os.mkfifo("pipe.md")
    Path("device.md").symlink_to("/dev/zero")
    Path("loop.md").symlink_to("loop.md")
    Path("dangling.md").symlink_to("nowhere")
    Path("folder.md").mkdir()
    Path("folder.md", "in.md").write_text(BROKEN, "utf-8")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind("socket.md")
        Path("zz.md").write_text(BROKEN, "utf-8")
        ran = check("pipe.md", "device.md", "loop.md", "folder.md", ".")
    told = [f"{line.partition(']')[0]}]" for line in ran.out.splitlines()]
    assert told == [
        "dangling.md:1:1: error[unreadable-file]",
        "device.md:1:1: error[unreadable-file]",
        "folder.md/in.md:2:8: error[broken-front-matter]",
        "loop.md:1:1: error[unreadable-file]",
        "pipe.md:1:1: error[unreadable-file]",
        "socket.md:1:1: error[unreadable-file]",
        "zz.md:2:8: error[broken-front-matter]",
    ]
    for name in ("pipe.md", "device.md", "loop.md", "folder.md"):
        explained = run("explain", name)
        assert (explained.code, explained.out) == (2, "")
        assert explained.err.startswith(f"articlelint: `{name}` can't be read: ")


def test_what_is_no_file_is_told_where_it_is_met() -> None:
    """Of a `.txt` nobody knows whether it was meant as an article, and folders that links lead to are passed over."""
    os.mkfifo("pipe.md")
    os.mkfifo("pipe.txt")
    Path("device.md").symlink_to("/dev/null")
    Path("in").mkdir()
    Path("folder.md").symlink_to("in")
    ran = check(".")
    assert [line.partition("]")[0] for line in ran.out.splitlines()] == [
        "device.md:1:1: error[unreadable-file",
        "pipe.md:1:1: error[unreadable-file",
    ]
    assert ran.code == 1
    assert "pipe.md can't be read: it is not a regular file" in run("init").err


@pytest.mark.skipif(not ENDLESS.exists(), reason="needs what passes for a file and has no end")
@pytest.mark.parametrize("name", ["a.md", "a.txt", "articlelint.toml", "schema.json", ".gitignore"])
def test_what_passes_for_a_file_and_gives_nothing_is_not_waited_for(name: str) -> None:
    if name == "schema.json":
        Path("articlelint.toml").write_text(f'{SITE}schema = "schema.json"\n', "utf-8")
    Path(name).symlink_to(ENDLESS)
    Path("zz.md").write_text(BROKEN, "utf-8")
    ran = check()
    assert "zz.md:2:8: error[broken-front-matter]" in ran.out or ran.code == 2


def without_privileges() -> None:
    """Root may read what nobody may, unless it gives that up (capabilities(7), CAP_DAC_OVERRIDE and the next)."""
    import ctypes  # noqa: PLC0415 in the new process alone

    for capability in (1, 2):
        ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)


def test_what_may_not_be_read_is_told() -> None:
    Path("shut.md").write_text(FRONT, "utf-8")
    Path("shut").mkdir()
    Path("shut", "a.md").write_text(FRONT, "utf-8")
    Path("zz.md").write_text(BROKEN, "utf-8")
    for name in ("shut.md", "shut"):
        Path(name).chmod(0)
    ran = check(prepare=without_privileges)
    Path("shut").chmod(0o700)
    assert [f"{line.partition(']')[0]}]" for line in ran.out.splitlines()] == [
        "shut:1:1: error[unreadable-file]",
        "shut.md:1:1: error[unreadable-file]",
        "zz.md:2:8: error[broken-front-matter]",
    ]


NAMES = [b"a\nb.md", b"\"'.md", b"%s%n.md", b"\xff\xfe.md", b"\xed\xa0\x80.md", b"\x1b[31m.md", b"-x.md", b"[a]{b}*.md"]


@pytest.mark.parametrize("arguments", [(), ("--jobs", "2"), ("--fix",)], ids=["plain", "jobs", "fix"])
def test_a_file_may_be_called_anything(arguments: tuple[str, ...]) -> None:
    Path("articlelint.toml").write_text(SITE, "utf-8")
    for name in NAMES:
        Path(os.fsdecode(name)).write_text(BROKEN, "utf-8")
    for _ in range(2):
        ran = check(*arguments)
        assert ran.code == 1
        assert ran.out.count("error[broken-front-matter]") == len(NAMES) == len(ran.out.splitlines())


@pytest.mark.parametrize(
    ("name", "settings"),
    [
        ("articlelint.toml", ""),
        ("schema.json", f'{SITE}schema = "schema.json"\n'),
        ("known.json", 'baseline = "known.json"\n'),
        ("plugin.py", 'plugins = ["./plugin.py"]\n'),
        ("above.toml", 'extend = "above.toml"\n'),
    ],
)
@pytest.mark.parametrize("target", ["a pipe", "/dev/zero"])
def test_what_the_settings_name_and_is_no_file_is_a_mistake(name: str, settings: str, target: str) -> None:
    if settings:
        Path("articlelint.toml").write_text(settings, "utf-8")
    if target == "a pipe":
        os.mkfifo(name)
    else:
        Path(name).symlink_to(target)
    Path("a.md").write_text(BROKEN, "utf-8")
    ran = check("a.md")
    assert ran.code == 2
    assert name in ran.err
    assert "can't be read" in ran.err


@pytest.mark.parametrize("target", ["a pipe", "/dev/zero", "a folder", "a loop"])
def test_a_cache_is_neither_waited_for_nor_believed(target: str) -> None:
    """Whoever hands in a change may put anything into that folder."""
    Path("articlelint.toml").write_text(SITE, "utf-8")
    Path("a.md").write_text(BROKEN, "utf-8")
    cache = Path(".articlelint_cache")
    cache.mkdir()
    for name in ("articles", "run"):
        if target == "a pipe":
            os.mkfifo(cache / name)
        elif target == "a folder":
            (cache / name).mkdir()
        else:
            (cache / name).symlink_to(name if target == "a loop" else target)
    assert "error[broken-front-matter]" in check(".").out


def test_a_cache_is_not_written_through_a_link() -> None:
    Path("articlelint.toml").write_text(SITE, "utf-8")
    Path("a.md").write_text(BROKEN, "utf-8")
    cache = Path(".articlelint_cache")
    cache.mkdir()
    for name in (
        ".gitignore",
        "CACHEDIR.TAG",
        *(f"{one}.{number}.new" for one in ("articles", "run") for number in ()),
    ):
        (cache / name).symlink_to(f"../{name}-outside")
    check(".")
    assert [path.name for path in Path().iterdir() if path.name.endswith("-outside")] == []


def full(size: int) -> Callable[[], None]:
    """What lets no file grow beyond so many bytes, as a full disk does."""

    def limited() -> None:
        import signal  # noqa: PLC0415 in the new process alone

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limited


def test_a_full_disk_costs_no_article_and_no_report() -> None:
    text = FRONT + "[a](https://news.io/?utm_source=x)\n\n" * 200
    Path("articlelint.toml").write_text(f'ignore = ["corpus"]\n{SITE}', "utf-8")
    Path("a.md").write_text(text, "utf-8")
    Path("zz.md").write_text(BROKEN, "utf-8")
    fixed = check("--fix", "--unsafe-fixes", prepare=full(1000))
    assert fixed.code == 1
    assert "a.md:1:1: error[unwritable-file] this can't be written: file too large" in fixed.out
    assert "zz.md:2:8: error[broken-front-matter]" in fixed.out
    assert Path("a.md").read_text("utf-8") == text
    reported = check("--output-format", "json=report.json", prepare=full(10))
    assert (reported.code, "the report `report.json` can't be written: file too large" in reported.err) == (2, True)
    kept = check("--write-baseline", "known.json", prepare=full(10))
    assert (kept.code, "the baseline `known.json` can't be written" in kept.err) == (2, True)
    assert sorted(path.name for path in Path().iterdir()) == [".articlelint_cache", "a.md", "articlelint.toml", "zz.md"]
    assert [path for path in Path(".articlelint_cache").iterdir() if path.stat().st_size in {0, 10}] == []


def test_a_full_disk_leaves_no_half_of_settings() -> None:
    for number in range(4):
        Path(f"{number}.md").write_text(f"---\ntitle: A{number}\n---\nText.\n", "utf-8")
    ran = run("init", prepare=full(10))
    assert (ran.code, "`articlelint.toml` can't be written" in ran.err) == (2, True)
    assert not Path("articlelint.toml").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    ("arguments", "code"), [(("check", "a.md"), 1), (("check", "gone.md"), 2), (("check", "--nonsense"), 2)]
)
def test_a_full_standard_error_changes_no_exit_status(arguments: tuple[str, ...], code: int) -> None:
    Path("a.md").write_text(BROKEN, "utf-8")
    with Path("/dev/full").open("wb") as error:
        command = [sys.executable, "-m", "articlelint", *arguments]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=error, timeout=BOUND, check=False)
    assert done.returncode == code
    assert (b"broken-front-matter" in done.stdout) == (code == 1)


SETTINGS = {
    "large": "# comment\n" * 200_000,
    "deep": f"a = {'[' * 10_000}{']' * 10_000}",
    "deep keys": f"[{'.'.join('a' * 10_000)}]",
    "no UTF-8": b"a = '\xff'",
    "UTF-16": SITE.encode("utf-16"),
    "NUL": "\0" * 1000,
    "digits": f"limits.values = {'9' * 10_000}",
    "stars": f'{SITE}[[overrides]]\nfiles = ["{"*a" * 60}b"]\nselect = ["all"]\n',
    "steps": f'{SITE}[[overrides]]\nfiles = ["{"**/" * 200}b"]\nselect = ["all"]\n',
    "rules": 'select = ["' + '", "'.join(["r"] * 5000) + '"]',
}


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS)
def test_settings_may_hold_anything(settings: str | bytes) -> None:
    Path("articlelint.toml").write_bytes(settings if isinstance(settings, bytes) else settings.encode())
    Path(f"{'a' * 200}.md").write_text(BROKEN, "utf-8")
    ran = check()
    assert (ran.code, ran.err.startswith("articlelint.toml:")) == (2, True) or "error[broken-front-matter]" in ran.out


def test_a_pattern_of_stars_takes_no_time_with_their_power() -> None:
    Path(".gitignore").write_text("*a" * 60 + "b\nz*z*.md\n", "utf-8")
    Path(f"{'a' * 200}.md").write_text(BROKEN, "utf-8")
    Path("zz.md").write_text(BROKEN, "utf-8")
    assert check().out.count("\n") == 1


@pytest.mark.parametrize(
    ("glob", "fitting", "other"),
    [
        ("*a*b*c.md", "xaxbxbxc.md", "xaxcxb.md"),
        ("*a*a*", "baba", "bab"),
        ("**/a/**/b/**/c.md", "x/a/y/b/b/z/c.md", "x/b/a/c.md"),
        ("**/*a*/**/b*/*.md", "x/cab/b/bb/a.md", "x/cb/b/b/a.md"),
        ("a**b**c", "a/x/b/y/bc", "a/c/b"),
        ("*.{a,bc}*d*", "x.bcydz", "x.b.cd"),
    ],
)
def test_a_glob_with_many_stars_means_what_it_did(glob: str, fitting: str, other: str) -> None:
    assert glob_pattern(glob).fullmatch(fitting)
    assert not glob_pattern(glob).fullmatch(other)
