"""The drafts of JSON Schema: which keywords and formats each of them has."""

from collections.abc import Mapping
from types import MappingProxyType

# By the number of the draft; those that are named by a date come after 7.
DRAFTS = {4: "draft-04", 6: "draft-06", 7: "draft-07", 8: "2019-09", 9: "2020-12"}
NEWEST = 9
# The last draft in which whatever stands beside a `$ref` is passed over (draft-07, core §8.3).
LAST_ALONE = 7

_SINCE_4 = (
    *("$ref", "$schema", "additionalItems", "additionalProperties", "allOf", "anyOf", "default", "definitions"),
    *("dependencies", "description", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "items", "maxItems"),
    *(
        "maxLength",
        "maxProperties",
        "maximum",
        "minItems",
        "minLength",
        "minProperties",
        "minimum",
        "multipleOf",
        "not",
    ),
    *("oneOf", "pattern", "patternProperties", "properties", "required", "title", "type", "uniqueItems"),
)

# The first and the last draft that has a keyword (the meta-schemas at json-schema.org).
KEYWORDS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        **dict.fromkeys(_SINCE_4, (4, NEWEST)),
        "id": (4, 4),
        **dict.fromkeys(("$id", "const", "contains", "examples", "propertyNames"), (6, NEWEST)),
        **dict.fromkeys(
            ("$comment", "if", "then", "else", "readOnly", "writeOnly", "contentEncoding", "contentMediaType"),
            (7, NEWEST),
        ),
        **dict.fromkeys(("$recursiveAnchor", "$recursiveRef"), (8, 8)),
        **dict.fromkeys(
            ("$anchor", "$defs", "$vocabulary", "contentSchema", "dependentRequired", "dependentSchemas", "deprecated"),
            (8, NEWEST),
        ),
        **dict.fromkeys(("maxContains", "minContains", "unevaluatedItems", "unevaluatedProperties"), (8, NEWEST)),
        **dict.fromkeys(("$dynamicAnchor", "$dynamicRef", "prefixItems"), (9, 9)),
        "additionalItems": (4, 8),
    }
)

# What only tells readers something, or is kept for old readers, does no harm in a draft that does not have it.
HARMLESS = frozenset(
    {"$comment", "$defs", "default", "definitions", "dependencies", "deprecated", "description", "examples", "id"}
    | {"readOnly", "title", "writeOnly", "$anchor", "contentEncoding", "contentMediaType", "contentSchema", "$id"}
)

# Keywords of editors, of form builders and of OpenAPI, and those that articlelint reads, none of which judges anything.
FOREIGN = frozenset(
    {"errorMessage", "deprecationMessage", "enumDescriptions", "markdownDescription", "markdownEnumDescriptions"}
    | {"defaultSnippets", "enumNames", "enumDeprecated", "doNotSuggest", "suggestSortText", "patternErrorMessage"}
    | {"allowComments", "allowTrailingCommas", "fileMatch", "tsType", "tsEnumNames", "javaType", "$translations"}
    | {"nullable", "discriminator", "xml", "externalDocs", "example", "propertyOrder", "options", "links", "media"}
    | {"markdownDeprecationMessage", "completionDetail", "order", "scope", "tags", "version", "name", "$generated"}
    | {"dynamicDefaults", "transform", "instanceof", "typeof", "headerTemplate", "uiHints", "examplesDescription"}
)

# The first draft whose validation vocabulary has a format (measured with jsonschema-rs 0.60, which heeds no other).
FORMATS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("date", "date-time", "email", "hostname", "ipv4", "ipv6", "regex", "time", "uri"), 4),
        **dict.fromkeys(("json-pointer", "uri-reference", "uri-template", "idn-email"), 6),
        **dict.fromkeys(("idn-hostname", "iri", "iri-reference", "relative-json-pointer"), 7),
        **dict.fromkeys(("duration", "uuid"), 8),
    }
)

# Of OpenAPI's registry and of editors: they tell readers something, and nobody takes them for a check.
TELLING_FORMATS = frozenset(
    {
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "uint",
        "int",
        "float",
        "double",
        "decimal",
        "byte",
    }
    | {
        "binary",
        "password",
        "char",
        "markdown",
        "html",
        "commonmark",
        "media-range",
        "color-hex",
        "unix-time",
        "textarea",
        "table",
    }
)


def draft_of(schema: object) -> int:
    """The number of the draft that a schema is of: the newest, where it names none."""
    stated = schema.get("$schema") if isinstance(schema, Mapping) else None
    return next((number for number, name in DRAFTS.items() if isinstance(stated, str) and name in stated), NEWEST)
