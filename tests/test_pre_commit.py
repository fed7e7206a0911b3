"""The hooks in a real repository: the real pre-commit installs articlelint from this tree, and Git commits."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The environments of the other Pythons hold what all tests need, and only the developers' one holds pre-commit.
pytestmark = [
    pytest.mark.skipif(find_spec("pre_commit") is None, reason="pre-commit is in the dependency group `dev`"),
    pytest.mark.skipif(shutil.which("git") is None, reason="there is no Git"),
]

GOOD = "---\ntitle: A ferry\nkind: story\n---\n## What happened\n\nIt sailed at noon, and everybody was on board.\n"
BAD = GOOD.replace("kind: story", "kind: stroy")
SCHEMA = {"type": "object", "required": ["title"], "properties": {"title": {}, "kind": {"enum": ["story", "note"]}}}
SETTINGS = '[[collections]]\nname = "articles"\nfiles = ["articles/**"]\nschema = "article.schema.json"\n'
CONFIG = """
repos:
  - repo: {repository}
    rev: {revision}
    hooks:
      - id: articlelint
        files: ^articles/
      - id: articlelint-all
        args: [articles/]
"""


class Repository:
    """A Git repository whose commits are made as users make them, with nothing of this machine's own Git settings."""

    def __init__(self, folder: Path, home: Path) -> None:
        self.folder = folder
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "HOME": str(home),
            "PRE_COMMIT_HOME": str(home / "pre-commit"),
            "PRE_COMMIT_COLOR": "never",
        }
        folder.mkdir()
        self.run("git", "init", "--quiet", "--initial-branch", "main")
        self.run("git", "config", "user.name", "Ada")
        self.run("git", "config", "user.email", "ada@example.com")

    def run(self, *command: str) -> str:
        done = self.tried(*command)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def tried(self, *command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )

    def commit(self, files: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        """Try to commit some files, and nothing else."""
        for name, text in files.items():
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(text, "utf-8")
        self.run("git", "add", "--", *files)
        return self.tried("git", "commit", "--quiet", "--message", "Articles")

    def commits(self) -> int:
        return int(self.run("git", "rev-list", "--count", "--all"))


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A site's repository with this tree's hooks installed, and one commit made through them."""
    folder = tmp_path_factory.mktemp("hooks")
    ours = Repository(folder / "articlelint", folder)
    unwanted = shutil.ignore_patterns(".git", ".venv*", ".*_cache", ".hypothesis", "__pycache__", "build", "dist")
    shutil.copytree(ROOT, ours.folder, ignore=unwanted, dirs_exist_ok=True)
    ours.run("git", "add", "--all")
    ours.run("git", "commit", "--quiet", "--message", "As it stands")
    site = Repository(folder / "site", folder)
    done = site.commit(
        {
            ".pre-commit-config.yaml": CONFIG.format(
                repository=ours.folder.as_uri(), revision=ours.run("git", "rev-parse", "HEAD").strip()
            ),
            "article.schema.json": json.dumps(SCHEMA),
            "articlelint.toml": SETTINGS,
            "README.md": "# No article, and so without front matter\n",
        }
    )
    assert done.returncode == 0, done.stdout
    site.run(sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    return site


def test_a_good_article_is_committed(repository: Repository) -> None:
    before = repository.commits()
    done = repository.commit({"articles/good.md": GOOD})
    assert (0, before + 1) == (done.returncode, repository.commits()), done.stdout


def test_a_bad_article_is_refused_with_its_place(repository: Repository) -> None:
    before = repository.commits()
    done = repository.commit({"articles/bad.md": BAD})
    assert (1, before) == (done.returncode, repository.commits()), done.stdout
    assert "error[value-not-allowed]" in done.stdout
    assert "articles/bad.md:3:7" in done.stdout
    repository.run("git", "rm", "--quiet", "--force", "articles/bad.md")


def test_a_change_of_the_schema_alone_has_all_articles_checked(repository: Repository) -> None:
    """The hook for changed articles has nothing to do then; the other one finds what the new schema asks for."""
    repository.commit({"articles/other.md": GOOD})
    before = repository.commits()
    done = repository.commit({"article.schema.json": json.dumps({**SCHEMA, "required": ["title", "lang"]})})
    assert (1, before) == (done.returncode, repository.commits()), done.stdout
    assert "error[missing-field]" in done.stdout
    assert "articles/other.md:1:1" in done.stdout
    repository.run("git", "checkout", "--quiet", "HEAD", "--", "article.schema.json")


def test_a_hook_that_fixes_stops_the_commit_and_lets_the_next_one_pass(repository: Repository) -> None:
    """As docs/pre-commit.md says: what was fixed is looked at, staged and committed by whoever commits."""
    config = repository.folder / ".pre-commit-config.yaml"
    plain = config.read_text("utf-8")
    fixing = plain.replace("files: ^articles/", "files: ^articles/\n        args: [--fix, --exit-non-zero-on-fix]")
    assert repository.commit({config.name: fixing}).returncode == 0
    tracked = GOOD.replace("noon", "[noon](https://harbour.io/?utm_source=feed)")
    before = repository.commits()
    done = repository.commit({"articles/tracked.md": tracked})
    assert (1, before) == (done.returncode, repository.commits()), done.stdout
    assert "fixed 1 finding in 1 file: no findings left" in done.stdout
    fixed = (repository.folder / "articles" / "tracked.md").read_text("utf-8")
    assert fixed == tracked.replace("?utm_source=feed", "")
    assert repository.commit({"articles/tracked.md": fixed, config.name: plain}).returncode == 0
