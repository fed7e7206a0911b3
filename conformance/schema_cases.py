"""The JSON Schema Test Suite: which data are valid, in each draft from 4 on, and with the formats asserted."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from cases import Case
from packages import Package, files_of

from articlelint.contract import BrokenContract, Contract
from articlelint.diagnostic import Severity

PACKAGE = Package("jsonschema", "4.26.0")
_DRAFTS = {
    "draft4": "http://json-schema.org/draft-04/schema#",
    "draft6": "http://json-schema.org/draft-06/schema#",
    "draft7": "http://json-schema.org/draft-07/schema#",
    "draft2019-09": "https://json-schema.org/draft/2019-09/schema",
    "draft2020-12": "https://json-schema.org/draft/2020-12/schema",
}
# Where the suite says that its `remotes` are served.
_REMOTES = "http://localhost:1234/"


def cases() -> Iterator[Case]:
    """Each datum of each schema of each draft."""
    remotes = dict(files_of(PACKAGE, "json/remotes", ".json"))
    for draft in _DRAFTS:
        served = {path: text.decode() for path, text in remotes.items()}
        for path, content in files_of(PACKAGE, f"json/tests/{draft}", ".json"):
            for group in json.loads(content):
                yield from _group(draft, f"{path.removesuffix('.json')}: {group['description']}", group, served)


def _needed(written: str, draft: str, served: Mapping[str, str]) -> dict[str, Any]:
    """The remotes that a schema names, and those that these name: all that are handed over have to be of its draft."""
    found: dict[str, Any] = {}
    todo = [written]
    for text in todo:
        for path, remote in served.items():
            # By another draft's folder, or by a path from a folder of its own, which `$id` and `$ref` make together.
            is_near = path.startswith(f"{draft}/") or not path.startswith("draft")
            if f"{_REMOTES}{path}" not in found and (path.rpartition("/")[2] if is_near else path) in text:
                found[f"{_REMOTES}{path}"] = json.loads(remote)
                todo.append(remote)
    return found


def _group(draft: str, name: str, group: dict[str, Any], served: Mapping[str, str]) -> Iterator[Case]:
    schema, name = group["schema"], f"{draft}/{name}"
    if isinstance(schema, dict):
        schema = {"$schema": _DRAFTS[draft], **schema}
    try:
        contract = Contract.of(schema, resources=_needed(json.dumps(schema), draft, served))
    except BrokenContract as error:
        for test in group["tests"]:
            yield Case(f"{name}: {test['description']}", f"the schema is refused: {error}")
        return
    for test in group["tests"]:
        breaches = contract.breaches(test["data"])
        wrong = [one for one in breaches if one.severity is not Severity.WARNING]
        fault = "" if test["valid"] is not bool(wrong) else _fault(test, [one.defect for one in wrong])
        yield Case(f"{name}: {test['description']}", fault)


def _fault(test: dict[str, Any], rules: list[str]) -> str:
    data = json.dumps(test["data"])[:80]
    return f"{data} is valid, and is told of by {', '.join(rules)}" if test["valid"] else f"{data} passes"
