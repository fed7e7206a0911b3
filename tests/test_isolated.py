"""`--isolated`: no code of a stranger's checkout is run, and no path leads out of it."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.checkout import Checkout

EVIL = "import os; open(os.environ['IT_RAN'], 'w').close()\n"
PLUGIN = '''
from articlelint.rule import Finding, Invalid, Rule, Span, Valid


class WornWord(Rule):
    """The text has a worn word.

    ## Why
    It says nothing.
    """

    def check(self, article):
        """At most one finding."""
        at = article.text.find("game")
        if at >= 0:
            yield Finding(Span(at, at + 4), "`game` is worn")

    examples = (Valid("none", "A text.\\n"), Invalid("one", "A ⟦game⟧.\\n", "`game` is worn"))
'''
ARTICLE = "---\ntitle: A title\n---\nThe game.\n"
PRIVATE = "---\ntitle: A key\n---\nThe s3cret.\n"
# Modules of Python's and of packages that a check, its processes or a watch import.
MODULES = ("yaml", "click", "jsonschema_rs", "can_ada", "pathspec", "sitecustomize", "usercustomize", "runpy", "signal",
           "pickle", "socket", "threading", "tempfile", "json", "re", "encodings", "watchfiles", "ftfy")  # fmt: skip

# The fixture of conftest.py, and what it gives back.
Check = Callable[..., Any]


@pytest.fixture(autouse=True)
def it_ran(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What is written by code that is not to be run."""
    ran = folder.parent / "it-ran"
    monkeypatch.setenv("IT_RAN", str(ran))
    return ran


def write(path: str | Path, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, "utf-8")


def hostile_modules() -> None:
    for name in MODULES:
        write(f"{name}.py", EVIL)
    for name in ("multiprocessing", "concurrent"):
        write(f"{name}/__init__.py", EVIL)


def git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], check=True, capture_output=True)  # noqa: S607


def command(*arguments: str, **more: Any) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "articlelint", *arguments], capture_output=True, text=True, check=False, **more
    )


@pytest.mark.parametrize("arguments", [("check", "-j", "1"), ("check", "-j", "2"), ("rules",), ("explain", "a.md")])
def test_no_module_of_the_current_folder_is_imported(arguments: tuple[str, ...], it_ran: Path) -> None:
    """With and without the option, also where the command is called as a module."""
    hostile_modules()
    write("a.md", ARTICLE)
    write("b.md", ARTICLE)
    assert command(*arguments).returncode in {0, 1}
    assert not it_ran.exists()


def test_no_process_that_is_started_anew_imports_one(it_ran: Path) -> None:
    """As on macOS and Windows; those of a watch are everywhere."""
    hostile_modules()
    for number in range(2):
        write(f"{number}.md", ARTICLE)
    start = (
        "import multiprocessing, sys\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method(sys.argv.pop(1))\n"
        "    from articlelint.cli.main import main\n"
        "    main()\n"
    )
    write("../start/start.py", start)
    for method in ("spawn", "forkserver"):
        ran = [sys.executable, "../start/start.py", method, "check", "--output-format", "concise", "-j", "2"]
        done = subprocess.run(ran, capture_output=True, text=True, check=False)
        assert (done.returncode, "0.md:1:1: error[missing-field]" in done.stdout) == (1, True)
        assert not it_ran.exists()


@pytest.mark.skipif(os.name != "posix", reason="a watch is ended by a signal")
def test_no_process_of_a_watch_imports_one(it_ran: Path) -> None:
    hostile_modules()
    write("a.md", ARTICLE)
    with subprocess.Popen(
        [sys.executable, "-m", "articlelint", "watch", "--output-format", "concise"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline().startswith("a.md:1:1: error[missing-field]")
        process.terminate()
        assert "Traceback" not in process.communicate(timeout=30)[1]
    assert not it_ran.exists()


def test_settings_and_their_plugins_are_not_read(check: Check, it_ran: Path) -> None:
    write("articlelint.toml", 'plugins = ["house.py"]\n')
    write("house.py", EVIL + PLUGIN)
    write("pyproject.toml", '[tool.articlelint]\nplugins = ["house.py"]\n')
    write("deep/articlelint.toml", 'plugins = ["../house.py"]\n')
    write("deep/a.md", ARTICLE)
    assert "worn-word" not in check("--isolated").out
    assert not it_ran.exists()
    assert "worn-word" in check().out
    assert it_ran.exists()


def test_a_plugin_in_the_checkout_is_not_run_even_where_the_command_line_names_it(check: Check, it_ran: Path) -> None:
    write("house.py", EVIL + PLUGIN)
    write("a.md", ARTICLE)
    ran = check("--isolated", "--config", 'plugins=["house.py"]', "--select", "text", "a.md")
    told = "--config:1:10: the plugin `house.py` is not run: with --isolated no code of the checkout is"
    assert (ran.code, ran.out, ran.err[0]) == (0, "", f"articlelint: {told}")
    for arguments in (("rules",), ("explain", "a.md")):
        done = command(*arguments, "--isolated", "--config", 'plugins=["house.py"]')
        assert (done.returncode, done.stderr) == (0, f"articlelint: {told}\n")
    assert not it_ran.exists()


@pytest.mark.parametrize("name", ["../mine/house.py", "link.py"])
def test_a_plugin_of_ones_own_is_run(check: Check, name: str) -> None:
    """One that lies elsewhere, and not one that a link in the checkout stands for."""
    write("../mine/house.py", PLUGIN)
    Path("link.py").symlink_to("../mine/house.py")
    write("a.md", ARTICLE)
    ran = check("--isolated", "--config", f'plugins=["{name}"]', "a.md")
    assert ("worn-word" in ran.out) == (name != "link.py")


def test_what_extends_the_settings_from_the_checkout_names_nothing_elsewhere(check: Check, it_ran: Path) -> None:
    write("../elsewhere.py", EVIL + PLUGIN)
    write("../other.toml", "")
    write("../other.json", '{"const": 1}')
    write("a.md", ARTICLE)
    write("house.toml", 'plugins = ["../elsewhere.py"]\n')
    ran = check("--isolated", "--config", "extend=./house.toml", "--select", "urls", "a.md")
    told = "the plugin `../elsewhere.py` is not run: with --isolated no code of the checkout is"
    assert ran.err[0] == f"articlelint: house.toml:1:12: {told}"
    assert not it_ran.exists()
    beyond = "leads out of the checkout, and with --isolated no path does"
    write("house.toml", 'extend = "../other.toml"\n')
    ran = check("--isolated", "--config", "extend=./house.toml", "a.md")
    assert (ran.code, ran.err) == (2, [f"house.toml:1:10: `../other.toml` {beyond}"])
    write("house.toml", 'baseline = "../x"\n[[collections]]\nname = "a"\nfiles = ["**"]\nschema = "../other.json"\n')
    ran = check("--isolated", "--config", "extend=./house.toml", "a.md")
    assert ran.code == 2
    assert ran.err == [f"house.toml:1:12: `../x` {beyond}", f"house.toml:5:10: `../other.json` {beyond}"]
    write("house.toml", "")
    Path("link.toml").symlink_to("../other.toml")
    ran = check("--isolated", "--config", "extend=./link.toml", "a.md")
    assert (ran.code, ran.err) == (2, [f"--config:1:8: `./link.toml` {beyond}"])
    assert check("--isolated", "--config", "extend=../other.toml", "a.md").code == 1


def test_a_schema_leads_nowhere_else(check: Check) -> None:
    write("../secret.json", '{"const": "s3cret"}')
    Path("link.json").symlink_to("../secret.json")
    write("a.json", '{"$ref": "../secret.json"}')
    write("b.json", '{"$ref": "link.json"}')
    write("a.md", ARTICLE)
    for name, where in (("link", "leads out of the checkout"), ("a", "leads out of the"), ("b", "leads out of the")):
        given = f'collections=[{{name="a",files=["**"],schema="{name}.json"}}]'
        ran = check("--isolated", "--config", given, "a.md")
        assert (ran.code, where in "".join(ran.err), "s3cret" in "".join(ran.err)) == (2, True, False)


def test_a_check_of_schemas_runs_no_plugin_and_leads_nowhere_else(it_ran: Path) -> None:
    """It runs none without `--isolated` either: plugins have no say in schemas."""
    write("house.py", EVIL + PLUGIN)
    write("a.json", "{}")
    named = 'plugins = ["house.py"]\n[rules.worn-word]\nless = 1\n[[collections]]\nname = "a"\nfiles = ["**"]\n'
    write("articlelint.toml", f'{named}schema = "a.json"\n')
    for options in ((), ("--isolated", "--config", "extend=./articlelint.toml")):
        done = command("schema", "check", *options)
        assert (done.returncode, done.stderr) == (0, "checked 1 schema: no findings\n")
    assert not it_ran.exists()
    write("../secret.json", '{"const": "s3cret", "tpye": 1}')
    Path("link.json").symlink_to("../secret.json")
    write("b.json", '{"$ref": "link.json"}')
    for name in ("link", "b"):
        given = f'collections=[{{name="a",files=["**"],schema="{name}.json"}}]'
        for asked in ((f"{name}.json",), ("--config", given)):
            done = command("schema", "check", "--isolated", *asked)
            assert "leads out of the" in done.stdout + done.stderr
            assert "s3cret" not in done.stdout
            assert "tpye" not in done.stdout


@pytest.fixture
def secret(folder: Path) -> Path:
    """An article beyond the checkout that links lead to: by itself, by its folder, and by the folder of all."""
    write("../private/secret.md", PRIVATE)
    write("posts/a.md", ARTICLE)
    Path("posts/link.md").symlink_to("../../private/secret.md")
    Path("own.md").symlink_to("posts/a.md")
    Path("folder").symlink_to("../private")
    return folder.parent / "private" / "secret.md"


REFUSED = "this can't be read: a link on its path leads out of the checkout, and with --isolated nobody follows it"


@pytest.mark.usefixtures("secret")
@pytest.mark.parametrize("is_repository", [False, True])
@pytest.mark.parametrize("paths", [(), ("posts/link.md", "own.md"), ("folder",), ("folder/secret.md",)])
def test_no_article_is_read_that_a_link_leads_out_to(
    check: Check, paths: tuple[str, ...], *, is_repository: bool
) -> None:
    if is_repository:
        git("init", "--quiet")
    ran = check("--isolated", *paths)
    refused = [line for line in ran.out.splitlines() if "unreadable-file" in line]
    (where,) = [path for path in (*paths, "posts/link.md") if path != "own.md"][:1]
    named = "folder/secret.md" if where == "folder" else where
    assert refused == [f"{named}:1:1: error[unreadable-file] {REFUSED}"]
    # A link that stays in the checkout is followed.
    assert ("own.md:1:1" in ran.out) == (not paths or "own.md" in paths)
    followed = check(*paths).out
    assert "unreadable-file" not in followed
    assert f"{named}:" in followed


def test_who_names_a_link_elsewhere_has_it_followed(check: Check, folder: Path) -> None:
    """Only in the checkout are links a stranger's: `/tmp` may be one."""
    write("../real/a.md", ARTICLE)
    write("../outside.md", PRIVATE)
    Path("../named").symlink_to("real")
    Path("../real/link.md").symlink_to("../outside.md")
    out = check("--isolated", str(folder.parent / "named")).out
    assert "a.md:1:1: error[missing-field]" in out
    assert [line.partition(" ")[2] for line in out.splitlines() if "link.md" in line] == [
        f"error[unreadable-file] {REFUSED}"
    ]


def test_other_articles_of_a_collection_are_not_followed_either(check: Check) -> None:
    write("../b.md", "---\nid: 1\ntitle: s3cret\n---\n")
    write("a.md", "---\nid: 1\n---\n")
    Path("b.md").symlink_to("../b.md")
    write("house.toml", '[[collections]]\nname = "all"\nfiles = ["**"]\nunique = [["id"]]\n')
    given = ("--isolated", "--config", "extend=./house.toml", "--select", "duplicate-id")
    assert "duplicate-id" in check("--config", "house.toml", "--select", "duplicate-id", "a.md", "b.md").out
    assert "duplicate-id" not in check(*given, "a.md", "b.md").out


def test_links_in_articles_lead_nowhere_else(check: Check) -> None:
    """What is there, and what is not, would be told to who reads the log."""
    write("../private/there.md", PRIVATE)
    Path("out").symlink_to("../private")
    write("a.md", "---\ntitle: A\n---\n[a](out/there.md) and [b](out/gone.md), [c](gone.md)\n")
    write("house.toml", '[[collections]]\nname = "all"\nfiles = ["**"]\nlinks = {}\n')
    given = ("--config", "extend=./house.toml", "--select", "broken-internal-link", "a.md")
    assert [line[:9] for line in check("--isolated", *given).out.splitlines()] == ["a.md:4:45"]
    assert len(check(*given).out.splitlines()) == 2


def test_a_gitignore_is_read_only_where_it_stands(check: Check) -> None:
    """As Git does it since 2.32."""
    git("init", "--quiet")
    write("../patterns", "a.md\n")
    write("a.md", ARTICLE)
    Path(".gitignore").symlink_to("../patterns")
    assert "a.md:1:1" in check("--isolated").out
    assert "a.md:1:1" in check().out


@pytest.mark.parametrize("option", ["--baseline", "--write-baseline"])
def test_a_baseline_leads_nowhere_else(check: Check, option: str) -> None:
    write("../known.json", "{}")
    Path("known.json").symlink_to("../known.json")
    write("a.md", ARTICLE)
    ran = check("--isolated", option, "known.json", "a.md")
    assert (ran.code, "leads out of the checkout" in ran.err[-1]) == (2, True)
    assert Path("../known.json").read_text("utf-8") == "{}"


def test_a_cache_is_written_nowhere_else(check: Check, folder: Path) -> None:
    """A folder that is a link is none for a cache, and links in it are not written through: not without it either."""
    write("articlelint.toml", "")
    write("a.md", ARTICLE)
    (folder.parent / "target").mkdir()
    Path(".articlelint_cache").symlink_to("../target")
    check()
    check("--isolated", "--cache-dir", ".articlelint_cache")
    assert list((folder.parent / "target").iterdir()) == []
    Path(".articlelint_cache").unlink()
    check()
    for name in ("articles", "run", ".gitignore"):
        Path(".articlelint_cache", name).unlink()
        Path(".articlelint_cache", name).symlink_to(f"../../target/{name}")
    check()
    assert not Path(".articlelint_cache/articles").is_symlink()
    Path(".articlelint_cache/CACHEDIR.TAG").unlink()
    Path(".articlelint_cache/CACHEDIR.TAG").symlink_to("../../target/tag")
    Path(".articlelint_cache/articles").unlink()
    check()
    assert not Path(".articlelint_cache/articles").exists()
    assert list((folder.parent / "target").iterdir()) == []


def test_a_cache_that_never_ends_is_none(check: Check) -> None:
    write("articlelint.toml", "")
    write("a.md", ARTICLE)
    Path(".articlelint_cache").mkdir()
    for name in ("articles", "run"):
        Path(".articlelint_cache", name).symlink_to("/dev/zero")
    assert check() == check("--no-cache")


def test_no_code_of_a_checkout_is_run_where_it_is_installed(it_ran: Path) -> None:
    """An editable installation, or a folder on Python's path."""
    write("evil/__init__.py", EVIL + PLUGIN)
    write("evil-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: evil\nVersion: 1.0\n")
    write("evil-1.0.dist-info/entry_points.txt", "[articlelint.rules]\nevil = evil\n")
    write("a.md", ARTICLE)
    path = os.pathsep.join(filter(None, (os.environ.get("PYTHONPATH"), str(Path.cwd()))))
    environment = {**os.environ, "PYTHONPATH": path}
    done = command("check", "--isolated", "a.md", env=environment)
    assert done.returncode == 2
    assert "the package evil: `evil` is not run: with --isolated no code of the checkout is" in done.stderr
    assert not it_ran.exists()
    assert "worn-word" in command("check", "a.md", env=environment).stdout
    assert it_ran.exists()


def test_git_runs_nothing(check: Check, it_ran: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its settings name, and whatever stands in the folder; filters are run without the option."""
    git("init", "--quiet", "--initial-branch=main")
    for name, value in (("user.name", "Ada"), ("user.email", "ada@example.com")):
        git("config", name, value)
    write("a.md", ARTICLE)
    git("add", "--all")
    git("commit", "--quiet", "--message", "a commit")
    write(".gitattributes", "*.md filter=evil.a=b diff=evil\n")
    write("evil", '#!/bin/sh\n: > "$IT_RAN"\ncat\n')
    write("git", '#!/bin/sh\n: > "$IT_RAN"\n')
    write("hooks/post-index-change", '#!/bin/sh\n: > "$IT_RAN"\n')
    for path in ("evil", "git", "hooks/post-index-change"):
        Path(path).chmod(0o755)
    for name in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        git("config", name, "./evil")
    git("config", "core.hooksPath", "hooks")
    git("config", "filter.evil.a=b.required", "true")
    git("config", "remote.origin.url", "ext::./evil")
    git("config", "filter.evil.a=b.clean", "./evil")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "./evil")
    monkeypatch.setenv("PATH", os.pathsep.join((".", "", os.environ["PATH"])))
    write("a.md", ARTICLE + "More.\n")
    check("--staged")
    assert not it_ran.exists()
    assert "a.md:1:1" in check("--isolated", "--changed").out
    check("--isolated", "--changed", "--lines")
    assert not it_ran.exists()
    check("--changed")
    assert it_ran.exists()


def test_a_checkout_is_the_repository_or_else_what_is_named(folder: Path) -> None:
    write("a/x.md", "")
    write("../b/x.md", "")
    Path("a/link.md").symlink_to("../c.md")
    write("c.md", "")
    plain = Checkout.around(["a"])
    assert plain.leads_out("a/link.md")
    assert not Checkout.around(["."]).leads_out("a/link.md")
    git("init", "--quiet")
    assert not Checkout.around(["a"]).leads_out("a/link.md")
    both = Checkout.around(["a", str(folder.parent / "b")])
    assert not both.leads_out(str(folder.parent / "b" / "x.md"))
    assert both.holds(str(folder.parent / "b" / "x.md"))
    assert not Checkout.around(["a"]).holds(str(folder.parent / "b" / "x.md"))
    assert both.leads_out("a\0b") is False


def test_following_no_links_takes_no_time() -> None:
    """A path in a circle ends."""
    Path("a.md").symlink_to("b.md")
    Path("b.md").symlink_to("a.md")
    began = time.monotonic()
    assert not Checkout.around(["."]).leads_out("a.md")
    assert time.monotonic() - began < 10
