"""Writes JSON without spaces: many small values one after the other."""

import json
from json.encoder import c_make_encoder, encode_basestring  # type: ignore[attr-defined] # CPython alone has the former

_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))
# `JSONEncoder.encode` makes this anew for each list or number, which takes twice as long as to encode one.
_quick = c_make_encoder and c_make_encoder(
    markers=None,
    default=_ENCODER.default,
    encoder=encode_basestring,
    indent=None,
    key_separator=_ENCODER.key_separator,
    item_separator=_ENCODER.item_separator,
    sort_keys=_ENCODER.sort_keys,
    skipkeys=_ENCODER.skipkeys,
    allow_nan=_ENCODER.allow_nan,
)


def compact_json(value: object) -> str:
    """A value as JSON; raises `TypeError` or `ValueError` where it is none."""
    try:
        return "".join(_quick(value, 0)) if _quick else _ENCODER.encode(value)
    except (TypeError, ValueError, RecursionError):
        return _ENCODER.encode(value)  # which says what is wrong with it, also where it holds itself
