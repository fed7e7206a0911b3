"""What a Git repository says has changed: which files, which of their lines, and what its index holds."""

import os
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    # 7 ms, and most runs ask Git for nothing.
    import subprocess

# What GitHub Actions calls the branch that a pull request goes into.
_BASE_BRANCH = "GITHUB_BASE_REF"
_USUAL_BRANCHES = ("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master")

# A hunk of a diff without context, as in `@@ -3,2 +4,0 @@`: where it stands in the new file, and how many lines it has.
_HUNK = re.compile(rb"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

# A link in the index (git's fast-import documentation, "mode"): its content is the name of a file.
_LINK = b"120000"
_REGULAR = b"100"


class GitError(Exception):
    """What Git can't do or tell; its text says so to the user."""


class NoRepositoryError(GitError):
    """A folder is in no repository."""


class Change(NamedTuple):
    """A file that has changed, by its path from the root of its repository, and by the one before it was renamed."""

    path: bytes
    older: bytes | None = None
    is_new: bool = False


class Repository:
    """The Git repository that a folder is in; raises `NoRepositoryError` where it is in none.

    Nothing in it is changed, and no hook and no program of a diff is run. Of what its own settings name (`.git/config`,
    which no pull request can write), filters of contents are, such as Git LFS: without them each filtered file would
    have changed. With `trusts_settings=False` these are not run either, and nothing is fetched, which a partial clone
    may want. Its root is a real path.
    """

    def __init__(self, folder: str, *, trusts_settings: bool = True) -> None:
        from articlelint.checkout import root_above  # noqa: PLC0415 as above

        root = root_above(folder)
        if root is None:
            raise NoRepositoryError("this is no Git repository, so nothing tells what has changed")
        self.root = root
        self._overlay: dict[str, str] = {}
        if not trusts_settings:
            from articlelint.git_program import distrusting  # noqa: PLC0415 as above

            self._overlay = distrusting(
                self._run("config", "--null", "--name-only", "--get-regexp", "^filter[.]").stdout
            )
        if self._told("rev-parse", "--is-inside-work-tree").strip() != b"true":
            raise GitError("this is no work tree of Git, so nothing tells what has changed")

    def changed(self, since: str | None) -> list[Change]:
        """The files that differ from a commit, or are not known to Git yet; the commit is where the branches parted.

        Without `since` that is the default branch. Raises `GitError` where there is no such commit.
        """
        base = self.base(since)
        others = self._told("ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/")
        return [*self._differing(base), *(Change(name, is_new=True) for name in others.split(b"\0") if name)]

    def staged(self) -> list[Change]:
        """The files whose content in the index differs from the last commit's."""
        return list(self._differing("--cached"))

    def contents(self, changes: Sequence[Change]) -> dict[bytes, bytes]:
        """What the index holds of some files, by their paths; links are left out."""
        wanted = {change.path for change in changes}
        if not wanted:
            return {}
        # All of it: the names of ten thousand files are more than a command line takes.
        listed = self._told("ls-files", "--stage", "-z")
        objects = {}
        for entry in filter(None, listed.split(b"\0")):
            head, _, path = entry.partition(b"\t")
            mode, name, stage = head.split(b" ")
            # A stage other than 0 is one side of a merge that is not finished.
            if path in wanted and mode != _LINK and stage == b"0":
                objects[path] = name
        return dict(zip(objects, self._blobs(list(objects.values())), strict=True))

    def lines(self, change: Change, since: str | None, *, staged: bool) -> list[tuple[int, int]] | None:
        """The lines of a file that differ, in stretches from a first to a last 1-based number; None where all are new.

        Where lines went and none came, the last is the one before them, and the first the one behind them.
        """
        if change.is_new:
            return None
        names = [name for name in (change.older, change.path) if name is not None]
        paths = [os.fsdecode(b":(top,literal)" + name) for name in names]
        base = "--cached" if staged else self.base(since)
        told = self._told("diff", "--unified=0", *_PLAIN, base, "--", *paths)
        # What a file says begins with a sign in a diff, so nothing in it can be taken for a hunk.
        return [_stretch(int(hunk[1]), int(hunk[2] or 1)) for hunk in _HUNK.finditer(told)]

    def base(self, since: str | None) -> str:
        """The commit that is compared with: where this branch and another parted."""
        if since not in self._bases:
            self._bases[since] = self._base(since)
        return self._bases[since]

    def files_at(self, commit: str, folder: str, suffix: str) -> Iterator[tuple[str, bytes]]:
        """The regular files of a suffix that a commit has below a folder, with their contents, by paths from there."""
        inside = "" if folder == "." else f"{folder}/"
        listed = self._told("ls-tree", "-r", "-z", "--full-tree", commit, "--", *([inside] if inside else []))
        objects = {}
        for entry in filter(None, listed.split(b"\0")):
            head, _, path = entry.partition(b"\t")
            mode, _, name = head.split(b" ")
            if mode.startswith(_REGULAR) and path.endswith(suffix.encode()):
                objects[os.fsdecode(path).removeprefix(inside)] = name
        yield from zip(objects, self._blobs(list(objects.values())), strict=True)

    def file_at(self, commit: str, path: str) -> bytes | None:
        """What a file held in a commit, by its path from the root with `/` between its parts; None where it was not."""
        done = self._run("cat-file", "blob", f"{commit}:{path}")
        return done.stdout if done.returncode == 0 else None

    @cached_property
    def _bases(self) -> dict[str | None, str]:
        return {}

    def _base(self, since: str | None) -> str:
        other = self._default_branch() if since is None else since
        commit = self._commit(other)
        if commit is None:
            hint = _SHALLOW if self._is_shallow else ""
            raise GitError(f"Git knows no commit `{other}`{hint}")
        done = self._run("merge-base", commit, "HEAD")
        if done.returncode == 0:
            return done.stdout.decode().strip()
        if self._commit("HEAD") is None:
            raise GitError("there is no commit yet to compare with")
        hint = _SHALLOW if self._is_shallow else ""
        raise GitError(f"`{other}` and this branch have no commit in common{hint}")

    def _default_branch(self) -> str:
        """The branch that a pull request goes into, or that the remote calls its own, or one of the usual name."""
        asked = os.environ.get(_BASE_BRANCH)
        head = self._run("symbolic-ref", "--quiet", "refs/remotes/origin/HEAD")
        # In full, since a tag may have the short name of a branch.
        known = [f"refs/remotes/origin/{asked}", f"refs/heads/{asked}"] if asked else []
        known += [os.fsdecode(head.stdout.strip())] if head.returncode == 0 else []
        for name in (*known, *_USUAL_BRANCHES):
            if name and self._commit(name):
                return name
        if self._commit("HEAD") is None:
            raise GitError("there is no commit yet to compare with")
        hint = _SHALLOW if self._is_shallow else ""
        raise GitError(f"Git does not know which branch is the default one: name a commit with --since{hint}")

    def _commit(self, name: str) -> str | None:
        # Without `--end-of-options`, which Git learnt in 2.24, a name could be an option.
        done = self._run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return done.stdout.decode().strip() if done.returncode == 0 else None

    @cached_property
    def _is_shallow(self) -> bool:
        return self._told("rev-parse", "--is-shallow-repository").strip() == b"true"

    def _differing(self, base: str) -> Iterator[Change]:
        told = self._told("diff", "--name-status", "-z", *_PLAIN, base)
        fields = iter(told.split(b"\0"))
        for status in fields:
            kind = status[:1]
            if kind in {b"R", b"C"}:
                older, path = next(fields), next(fields)
                yield Change(path, older)
            elif kind:
                path = next(fields)
                if kind != b"D":
                    yield Change(path, is_new=kind == b"A")

    def _blobs(self, names: Sequence[bytes]) -> Iterator[bytes]:
        told = self._told("cat-file", "--batch", given=b"".join(name + b"\n" for name in names))
        place = 0
        for _ in names:
            line_end = told.index(b"\n", place)
            size = int(told[place:line_end].rpartition(b" ")[2])
            yield told[line_end + 1 : line_end + 1 + size]
            place = line_end + size + 2

    def _told(self, *arguments: str, given: bytes | None = None) -> bytes:
        done = self._run(*arguments, given=given)
        if done.returncode:
            words = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"Git says: {words.removeprefix('fatal: ')}")
        return done.stdout

    def _run(self, *arguments: str, given: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
        import subprocess  # noqa: PLC0415 see above

        from articlelint.git_program import SETTINGS, environment, program  # noqa: PLC0415 as above

        git = program()
        if git is None:
            raise GitError("Git is not installed, so nothing tells what has changed")
        return subprocess.run(  # noqa: S603 Git itself, and no shell
            [git, *SETTINGS, *arguments],
            cwd=self.root,
            input=given or b"",
            capture_output=True,
            check=False,
            env={**environment(), "GIT_WORK_TREE": self.root, **self._overlay},
        )


# Whatever settings and attributes say of diffs: no colours, no programs, all of the tree, renames found, and nothing is
# binary, which would have no lines.
_PLAIN = (
    "--no-color",
    "--no-ext-diff",
    "--no-textconv",
    "--no-relative",
    "--inter-hunk-context=0",
    "--text",
    "--find-renames",
    "--ignore-submodules=all",
)
_SHALLOW = ": the clone is shallow, so fetch more of it (`git fetch --unshallow`, `fetch-depth: 0` in GitHub Actions)"


def _stretch(first: int, count: int) -> tuple[int, int]:
    # Of lines that only went, Git tells the line before them.
    return (first, first + count - 1) if count else (first + 1, first)
