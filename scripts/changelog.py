"""Checks the changelog's fragments and, at a release, moves them into CHANGELOG.md.

Their format is that of changelog.d/README.md.
"""

import argparse
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")  # keepachangelog.com 1.1.0
NEWEST = re.compile(r"^## ", re.MULTILINE)


class BadFragment(ValueError):
    """A fragment that is not written as changelog.d/README.md asks."""


def entries(name: str, text: str) -> dict[str, list[str]]:
    """A fragment's entries by kind; an entry's further lines are indented. Raises BadFragment."""
    found: dict[str, list[str]] = {}
    kind = ""
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            kind = line.removeprefix("## ").strip()
            if kind not in KINDS:
                raise BadFragment(f"{name}:{number}: `{kind}` is none of {', '.join(KINDS)}")
        elif line.startswith("- ") and kind:
            found.setdefault(kind, []).append(line)
        elif line.startswith("  ") and found.get(kind):
            found[kind][-1] += f"\n{line}"
        elif line.strip():
            raise BadFragment(
                f"{name}:{number}: expected one of the headings, as in `## {KINDS[0]}`, or `- ` and an entry"
            )
    if not found:
        raise BadFragment(f"{name}: no entry")
    return found


def assembled(fragments: list[dict[str, list[str]]], version: str, date: str) -> str:
    """The section of a release, its kinds in their fixed order."""
    lines = [f"## {version} ({date})", ""]
    for kind in KINDS:
        of_kind = [entry for fragment in fragments for entry in fragment.get(kind, ())]
        if of_kind:
            lines += [f"### {kind}", "", *of_kind, ""]
    return "\n".join(lines)


def inserted(changelog: str, section: str) -> str:
    """The changelog with a release above the ones before it."""
    newest = NEWEST.search(changelog)
    introduction = changelog[: newest.start()] if newest else changelog
    before = changelog[newest.start() :] if newest else ""
    return "\n".join(part for part in (introduction.rstrip("\n") + "\n", section.rstrip("\n") + "\n", before) if part)


def main() -> int:
    """Check or release; the exit status is 1 where a fragment is badly written."""
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--check", action="store_true", help="read each fragment and change nothing")
    what.add_argument("--release", metavar="VERSION", help="move the fragments into CHANGELOG.md")
    parser.add_argument("--date", help="the release's date, as in 2026-02-01")
    arguments = parser.parse_args()
    if arguments.release and not arguments.date:
        parser.error("--release needs --date")
    paths = sorted(path for path in (ROOT / "changelog.d").glob("*.md") if path.name != "README.md")
    try:
        fragments = [entries(path.name, path.read_text("utf-8")) for path in paths]
    except BadFragment as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.release:
        changelog = ROOT / "CHANGELOG.md"
        section = assembled(fragments, arguments.release, arguments.date)
        changelog.write_text(inserted(changelog.read_text("utf-8"), section), "utf-8", newline="\n")
        for path in paths:
            path.unlink()
    print(f"changelog fragments {'released' if arguments.release else 'well written'}: {len(paths)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
