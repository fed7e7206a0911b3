"""A collection with every policy that it can have, so that every rule has something to look for."""

from collections.abc import Mapping
from typing import Any

COLLECTION: Mapping[str, Any] = {
    "dates": [["born", "changed"]],
    "links": {"anchors": True},
    "titles": {},
    "translations": {"story": ["id"], "original": "of", "shared": ["born", "tags", "cover"]},
    "tags": {"case": "upper", "characters": "[^/#]+", "banned": ["AD"], "known": ["NEWS", "TECH"], "category": "kind"},
    "covers": [{"field": "cover", "variants": ["a", "b"], "photo": "p[0-9]", "widths": ["a", "b"]}],
    "path": "{born:%Y}/{title:slug}.md",
    "outlines": [
        {
            "when": {},
            "min-words": 6,
            "sections": [{"heading": "One", "at": "first"}, {"heading": "Two", "items": "1-2"}],
        }
    ],
}
