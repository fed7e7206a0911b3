"""The validator behind a contract: jsonschema-rs, which fetches nothing, asserts formats, and gives up in time."""

from functools import cache

import can_ada
import jsonschema_rs
from jsonschema_rs import EmailOptions, FancyRegexOptions, RegexOptions, Registry, Validator, meta, validator_for

from articlelint.contract.lightness import MOST_TRIES
from articlelint.contract.refusal import refused
from articlelint.contract.tree import Tree

# Where a pattern is given up. Measured with jsonschema-rs 0.60: a look-ahead at each of 10,000 characters of prose
# needs fewer steps, and giving up takes 1.4 ms. Patterns without look-around and back references never backtrack.
BACKTRACK_LIMIT = 100_000

# Where an article has so many texts that this would take minutes, each of them gets less.
_LEAST_LIMIT = 100

# `uri` is what the site's reader takes for an absolute URL (WHATWG, `new URL(text)`): RFC 3986, which the validator's
# own check follows, takes `http://` and port 99999, and refuses spaces and letters that browsers encode.
_FORMATS = {"uri": can_ada.can_parse}

# RFC 5321 §4.1.2, which JSON Schema names for `email`, has no display name: `Ada <ada@example.com>` is none.
_EMAIL = EmailOptions(allow_display_text=False)

# The validator's names for a pattern that it could not decide (jsonschema-rs 0.60).
GAVE_UP = frozenset({"BacktrackLimitExceeded", "RegexEngineFailure"})


def limit_for(tries: int) -> int:
    """After how many steps each of so many tries of patterns is given up."""
    limit = BACKTRACK_LIMIT
    while tries > most_tries(limit) and limit > _LEAST_LIMIT:
        limit //= 10
    return limit


def most_tries(limit: int) -> int:
    """How many tries of so many steps there is time for."""
    return MOST_TRIES * BACKTRACK_LIMIT // limit


def validator_of(tree: Tree, limit: int = BACKTRACK_LIMIT) -> Validator:
    """The compiled validator of a schema, which gives a pattern up after `limit` steps.

    Raises:
        BrokenContract: if the schema is none, or refers to what is not there.
    """
    documents = tree.documents
    try:
        # Of the schemas that are referred to, the validator does not notice all that is wrong (jsonschema-rs 0.60).
        for uri, document in documents.items():
            if uri != tree.uri:
                meta.validate(tree.in_draft(document))
        return validator_for(
            tree.root.schema,
            formats=_FORMATS,
            validate_formats=True,
            # Without this both a registry and no registry fetch `http://`, and `file://` is opened.
            offline=True,
            registry=Registry([*documents.items()]) if len(documents) > 1 else None,
            base_uri=tree.uri,
            pattern_options=FancyRegexOptions(backtrack_limit=limit),
            email_options=_EMAIL,
        )
    except (ValueError, jsonschema_rs.ReferencingError) as error:
        raise refused(tree, error) from error


@cache
def pattern_validator(pattern: str, limit: int = BACKTRACK_LIMIT) -> Validator:
    """A validator that asks for one pattern only."""
    return validator_for({"pattern": pattern}, offline=True, pattern_options=FancyRegexOptions(backtrack_limit=limit))


def matches(pattern: str, text: str) -> bool:
    """Whether a pattern of a schema matches in a text; one that is given up does not."""
    return pattern_validator(pattern).is_valid(text)


@cache
def backtracks(pattern: str) -> bool:
    """Whether a pattern needs the engine that may give up: the linear one refuses look-around and back references."""
    try:
        validator_for({"pattern": pattern}, offline=True, pattern_options=RegexOptions())
    except ValueError:
        return True
    return False


def gives_up(pattern: str, text: str, limit: int) -> bool:
    """Whether it cannot be told in so many steps if a pattern matches in a text."""
    faults = pattern_validator(pattern, limit).iter_errors(text)
    return any(type(fault.kind).__name__ in GAVE_UP for fault in faults)
