"""The schemas that Astro writes of its collections, which do not say all that they mean."""

import re
from typing import Any

from articlelint.contract.fields import CLOSING

# Where they stand (`COLLECTIONS_DIR` in astro/src/content/consts.ts), and what to do where they don't.
_FOLDER = re.compile(r"(?:^|[/\\])\.astro[/\\]collections[/\\]")
WRITTEN_BY = "`astro sync` writes what Astro knows of them"


def is_of_astro(path: str) -> bool:
    """Whether a schema is one that Astro writes, by where it stands."""
    return _FOLDER.search(path) is not None


def as_astro_reads(schema: Any) -> Any:  # noqa: ANN401 any JSON value
    """A schema that Astro has written, as Astro itself holds articles to it.

    Dates may be written in any way, and stay known as dates: Astro writes `date-time` for `z.date()` and
    `z.coerce.date()` (generateJSONSchema in astro/src/content/types-generator.ts), whose values are what JavaScript's
    `Date` is made of: `2026-01-07` and `Jul 08 2022` too. A text that has to be a time in RFC 3339, `z.iso.datetime()`,
    is told apart by its pattern.

    Fields that the schema does not know are a warning: `z.object()` leaves them out without a word, and what Astro 5
    writes of it is `"additionalProperties": false`, as of `z.strictObject()`.
    """
    if isinstance(schema, list):
        return list(map(as_astro_reads, schema))
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("format")
    read = {key: as_astro_reads(value) for key, value in schema.items()}
    if isinstance(kind, str) and kind in {"date-time", "date"} and "pattern" not in schema and "anyOf" not in schema:
        read["anyOf"] = [{"format": read.pop("format")}, {}]
    closed = {key: "warning" for key in CLOSING if schema.get(key) is False}
    return {"x-severity": closed, **read} if closed and schema.get("type") == "object" else read
