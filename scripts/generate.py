"""Writes what is generated: the rules' pages, in docs/rules/, and that about settings, docs/settings.md.

With `--check` nothing is written: each page that differs from what its source says is named, and the status is 1.
"""

import argparse
import json
import sys
from pathlib import Path

from articlelint.docs import page
from articlelint.registry import shipped_rules
from articlelint.settings_page import settings_page

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "schemas" / "articlelint.schema.json"
PAGES = ROOT / "docs" / "rules"
SETTINGS_PAGE = ROOT / "docs" / "settings.md"


def pages() -> dict[str, str]:
    """What each page of the folder has to hold, by file name."""
    return {f"{rule.id}.md": page(rule) for rule in shipped_rules()}


def differences(wanted: dict[str, str], folder: Path) -> dict[str, str]:
    """How each page of a folder differs from the wanted one, by file name; empty where none does."""
    present = {path.name: path.read_bytes() for path in folder.glob("*.md")}
    found = dict.fromkeys(present.keys() - wanted.keys(), "belongs to no rule")
    for name, text in wanted.items():
        if name not in present:
            found[name] = "is missing"
        elif present[name] != text.encode():
            found[name] = "is out of date"
    return dict(sorted(found.items()))


def write(wanted: dict[str, str], folder: Path) -> None:
    """Makes a folder hold the wanted pages and no other."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in differences(wanted, folder):
        if name in wanted:
            (folder / name).write_bytes(wanted[name].encode())
        else:
            (folder / name).unlink()


def main(arguments: list[str]) -> int:
    """Writes or checks the pages; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; name what differs")
    options = parser.parse_args(arguments)
    wanted = pages()
    settings = settings_page(json.loads(SCHEMA.read_text("utf-8"))).encode()
    found = {f"docs/rules/{name}": state for name, state in differences(wanted, PAGES).items()}
    if not SETTINGS_PAGE.exists() or SETTINGS_PAGE.read_bytes() != settings:
        found["docs/settings.md"] = "is out of date"
    if not options.check:
        write(wanted, PAGES)
        SETTINGS_PAGE.write_bytes(settings)
        return 0
    for name, state in found.items():
        print(f"{name} {state}: run `make generate`", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
