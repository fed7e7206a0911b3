"""The files that a schema refers to, and the folders that it may refer to files of."""

import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias
from urllib.parse import quote, unquote

from articlelint.checkout import Checkout
from articlelint.contract.breach import Resource, SchemaPlace
from articlelint.contract.faults import broken
from articlelint.contract.tree import REFERENCES, Tree, joined
from articlelint.wording import in_backticks

Read: TypeAlias = Callable[[str, SchemaPlace], Resource]

# How many files a schema may refer to.
_MOST_FILES = 1_000
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class Fence:
    """The folders that a schema may refer to files of: its own, that of the settings that name it, and those allowed.

    A schema in a `checkout` leads out of it only to what is `allowed`.
    """

    def __init__(self, path: str, folder: str | None, checkout: Checkout | None, allowed: Sequence[str]) -> None:
        self._checkout = checkout if checkout and checkout.holds(path) else None
        own = os.path.dirname(path)
        self._inside = _real({own, folder or own})
        self._allowed = _real(allowed)

    def encloses(self, path: str) -> bool:
        """Whether a file stands in one of the folders, links followed."""
        if "\0" in path:
            return False
        real = os.path.realpath(path)
        is_inside = real.startswith(self._inside) and (self._checkout is None or self._checkout.holds(real))
        return is_inside or real.startswith(self._allowed)


def _real(folders: Iterable[str]) -> tuple[str, ...]:
    # Of a name that no folder has the settings are told; their schemas are looked at all the same.
    return tuple(os.path.join(os.path.realpath(folder), "") for folder in folders if "\0" not in folder)


def referred(root: Resource, uri: str, fence: Fence, read: Read) -> dict[str, Resource]:
    """The local files that a schema refers to, and those that they refer to, by URI.

    `read` gives the schema in a file, and is told which keyword asks for it.
    """
    found: dict[str, Resource] = {}
    waiting = [(uri, root, _path(uri))]
    while waiting:
        base, resource, path = waiting.pop()
        tree = Tree(resource, base, {})
        for node in tree.everything():
            for keyword in REFERENCES if isinstance(node.schema, Mapping) else ():
                target, file = _target(node.base, node.schema.get(keyword), path)
                if file is None or target in (uri, *found) or tree.target(node, node.schema[keyword]) is not None:
                    continue
                if not fence.encloses(file):
                    reference = in_backticks(node.schema[keyword], 100)
                    reason = f"`{keyword}` {reference} leads out of the folder of the settings and of the schema"
                    reason += "; `schema-folders` in the settings allows others"
                    raise broken(reason, tree.place(node, keyword))
                if len(found) == _MOST_FILES:
                    raise broken(f"the schema refers to more than {_MOST_FILES:,} files", tree.place(node, keyword))
                found[target] = read(file, tree.place(node, keyword))
                waiting.append((target, found[target], file))
    return found


def _target(base: str, reference: object, path: str) -> tuple[str, str | None]:
    """The URI that a reference in a file means, and the file that it names; None where it names no local file.

    A schema whose `$id` is on some host still has its sisters beside it: a relative reference is looked up there.
    """
    if not isinstance(reference, str) or reference.startswith("#"):
        return "", None
    target = joined(base, reference).partition("#")[0]
    if target.startswith("file:///"):
        return target, _path(target)
    if _SCHEME.match(reference) or reference.startswith("//"):
        return target, None
    beside = uri_of(os.path.join(os.path.dirname(path), ""))
    return target, _path(joined(beside + "/", reference).partition("#")[0])


def _path(uri: str) -> str:
    path = unquote(uri.removeprefix("file://"), errors="surrogateescape")
    return path.removeprefix("/") if os.name == "nt" else path


def uri_of(path: str) -> str:
    """The URI of a file."""
    whole = os.path.abspath(path).replace(os.sep, "/").removeprefix("/")
    # A name may have bytes in it that are no UTF-8.
    return f"file:///{quote(whole, safe='/:', errors='surrogateescape')}"
