"""The contract: which defect each breach is, where it is, and that one cause is told once."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from articlelint.contract import ANYTHING, Breach, BrokenContract, Contract
from articlelint.diagnostic import Severity

DRAFTS = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "2019-09": "https://json-schema.org/draft/2019-09/schema",
    "7": "http://json-schema.org/draft-07/schema#",
    "6": "http://json-schema.org/draft-06/schema#",
    "4": "http://json-schema.org/draft-04/schema#",
}


def _found(schema: Any, data: object, **more: Any) -> list[Breach]:
    return sorted(Contract.of(schema, **more).breaches(data), key=lambda breach: (str(breach.route), breach.defect))


def _told(breaches: Iterable[Breach]) -> list[tuple[str, tuple[str | int, ...], str]]:
    return [(breach.defect, breach.route, breach.keyword) for breach in breaches]


def _only(schema: Any, data: object, **more: Any) -> Breach:
    (breach,) = _found(schema, data, **more)
    return breach


@pytest.mark.parametrize(
    ("schema", "data", "told"),
    [
        ({"required": ["a"]}, {}, ("missing-field", ("a",), "required")),
        ({"dependentRequired": {"b": ["a"]}}, {"b": 1}, ("missing-field", ("a",), "dependentRequired")),
        ({"additionalProperties": False}, {"a": 1}, ("unknown-field", ("a",), "additionalProperties")),
        ({"unevaluatedProperties": False}, {"a": 1}, ("unknown-field", ("a",), "unevaluatedProperties")),
        ({"properties": {"a": {"type": "string"}}}, {"a": 1}, ("wrong-type", ("a",), "type")),
        ({"enum": [1, 2]}, 3, ("value-not-allowed", (), "enum")),
        ({"const": 1}, 3, ("value-not-allowed", (), "const")),
        ({"const": None}, 3, ("value-not-allowed", (), "const")),
        ({"pattern": "^a"}, "b", ("malformed-value", (), "pattern")),
        ({"format": "date"}, "2026-02-30", ("malformed-value", (), "format")),
        ({"minLength": 2}, "b", ("value-out-of-bounds", (), "minLength")),
        ({"maxLength": 2}, "abc", ("value-out-of-bounds", (), "maxLength")),
        ({"minimum": 2}, 1, ("value-out-of-bounds", (), "minimum")),
        ({"maximum": 2}, 3, ("value-out-of-bounds", (), "maximum")),
        ({"exclusiveMinimum": 2}, 2, ("value-out-of-bounds", (), "exclusiveMinimum")),
        ({"exclusiveMaximum": 2}, 2, ("value-out-of-bounds", (), "exclusiveMaximum")),
        ({"multipleOf": 2}, 3, ("value-out-of-bounds", (), "multipleOf")),
        ({"minItems": 1}, [], ("value-out-of-bounds", (), "minItems")),
        ({"maxItems": 1}, [1, 2], ("value-out-of-bounds", (), "maxItems")),
        ({"minProperties": 1}, {}, ("value-out-of-bounds", (), "minProperties")),
        ({"maxProperties": 0}, {"a": 1}, ("value-out-of-bounds", (), "maxProperties")),
        ({"uniqueItems": True}, [1, 2, 1], ("repeated-item", (2,), "uniqueItems")),
        ({"properties": {"a": {"deprecated": True}}}, {"a": 1}, ("deprecated-field", ("a",), "deprecated")),
        ({"not": {"const": 1}}, 1, ("broken-contract", (), "not")),
        ({"contains": {"const": 1}}, [2], ("broken-contract", (), "contains")),
        ({"contains": {"const": 1}, "minContains": 2}, [1], ("broken-contract", (), "minContains")),
        ({"contains": {"const": 1}, "maxContains": 1}, [1, 1], ("broken-contract", (), "maxContains")),
        ({"propertyNames": {"maxLength": 1}}, {"ab": 1}, ("broken-contract", ("ab",), "propertyNames")),
        ({"properties": {"a": False}}, {"a": 1}, ("broken-contract", ("a",), "")),
        ({"prefixItems": [{}], "items": False}, [1, 2], ("broken-contract", (1,), "items")),
        ({"prefixItems": [{}], "unevaluatedItems": False}, [1, 2], ("broken-contract", (1,), "unevaluatedItems")),
        (False, {}, ("broken-contract", (), "")),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}}, {"a": 1}, ("missing-field", ("b",), "required")),
        ({"if": {"required": ["a"]}, "else": {"required": ["b"]}}, {}, ("missing-field", ("b",), "required")),
        ({"dependentSchemas": {"a": {"required": ["b"]}}}, {"a": 1}, ("missing-field", ("b",), "required")),
        ({"oneOf": [{"required": ["a"]}, {}]}, {"a": 1}, ("broken-contract", (), "oneOf")),
    ],
)
def test_each_keyword_is_the_defect_that_readers_know(schema: Any, data: object, told: object) -> None:
    assert [told] == _told(_found(schema, data))


@pytest.mark.parametrize(
    ("draft", "schema", "data", "told"),
    [
        ("4", {"maximum": 3, "exclusiveMaximum": True}, 3, ("value-out-of-bounds", (), "exclusiveMaximum")),
        ("4", {"id": "http://x/", "properties": {"id": {"enum": [1]}}}, {"id": 2},
         ("value-not-allowed", ("id",), "enum")),
        ("6", {"contains": {"const": 1}}, [2], ("broken-contract", (), "contains")),
        ("7", {"dependencies": {"b": ["a"]}}, {"b": 1}, ("missing-field", ("a",), "dependencies")),
        ("7", {"items": [{}], "additionalItems": False}, [1, 2], ("broken-contract", (1,), "additionalItems")),
        ("2019-09", {"$recursiveAnchor": True, "properties": {"a": {"$recursiveRef": "#"}}, "required": ["b"]},
         {"b": 1, "a": {}}, ("missing-field", ("a", "b"), "required")),
        ("2020-12", {"$dynamicAnchor": "n", "properties": {"a": {"$dynamicRef": "#n"}}, "required": ["b"]},
         {"b": 1, "a": {}}, ("missing-field", ("a", "b"), "required")),
    ],
)  # fmt: skip
def test_each_draft_is_read_as_its_own(draft: str, schema: Any, data: object, told: object) -> None:
    assert [told] == _told(_found({"$schema": DRAFTS[draft], **schema}, data))


@pytest.mark.parametrize("draft", DRAFTS.values())
@pytest.mark.parametrize(
    "spelling", [str, lambda uri: uri.removesuffix("#"), lambda uri: uri.replace("http:", "https:")]
)
def test_every_spelling_of_a_draft_is_known(draft: str, spelling: Any) -> None:
    assert "wrong-type" == _only({"$schema": spelling(draft), "type": "string"}, 1).defect


@pytest.mark.parametrize("uri", ["http://json-schema.org/draft-03/schema#", "https://example.com/", "", "draft-07"])
def test_another_language_is_refused(uri: str) -> None:
    with pytest.raises(BrokenContract, match="no draft of JSON Schema that is known here"):
        Contract.of({"$schema": uri})


def test_a_contract_that_asks_for_nothing_finds_nothing() -> None:
    assert () == ANYTHING.breaches({"a": "\ud800", "b": float("nan")})
    assert () == Contract.of(schema=True).breaches(None)


class TestOneCauseOneMessage:
    """Breaches that tell of the same slip are told once."""

    def test_a_misspelt_field_and_the_missing_one_are_one(self) -> None:
        """The finding is the unknown field, and names what it replaces."""
        schema = {"properties": {"model": {}}, "required": ["model"], "additionalProperties": False}
        breach = _only(schema, {"modle": 1})
        assert ("unknown-field", ("modle",), "model", True) == (
            breach.defect, breach.route, breach.replaces, breach.surely,
        )  # fmt: skip

    def test_so_they_are_where_further_fields_are_allowed(self) -> None:
        """A missing field is a reason to look closer at what is there."""
        assert "model" == _only({"properties": {"model": {}}, "required": ["model"]}, {"modle": 1, "b": 2}).replaces

    def test_each_missing_field_takes_one_name(self) -> None:
        """Two missing fields do not share one misspelling."""
        schema = {"required": ["title", "titles"], "properties": {"title": {}, "titles": {}}}
        assert ["missing-field", "unknown-field"] == sorted(breach.defect for breach in _found(schema, {"titel": 1}))

    def test_another_generators_name_is_told_together_with_what_is_missing(self) -> None:
        """The fix is not sure then."""
        schema = {"properties": {"publishedAt": {}}, "required": ["publishedAt"], "additionalProperties": False}
        breach = _only(schema, {"date": 1})
        assert ("publishedAt", False) == (breach.replaces, breach.surely)

    def test_where_further_fields_are_allowed_such_a_name_is_only_hinted_at(self) -> None:
        """It may well be a field of its own."""
        breach = _only({"properties": {"publishedAt": {}}, "required": ["publishedAt"]}, {"date": 1})
        assert ("missing-field", "date") == (breach.defect, breach.guess)

    def test_the_worse_of_both_severities_counts(self) -> None:
        """A warning about the unknown name does not soften the error that the field is missing."""
        schema = {
            "properties": {"model": {}},
            "required": ["model"],
            "additionalProperties": False,
            "x-severity": {"additionalProperties": "warning"},
        }
        assert _only(schema, {"modle": 1}).severity is None

    def test_a_wrong_type_says_all(self) -> None:
        """A number cannot also be a word too many of an enum."""
        assert [("wrong-type", (), "type")] == _told(_found({"type": "string", "enum": ["a"], "minimum": 9}, 1))

    def test_an_empty_text_says_all(self) -> None:
        """It need not also be told that it does not match."""
        schema = {"minLength": 1, "pattern": "^[A-Z]+$", "format": "email"}
        assert [("value-out-of-bounds", (), "minLength")] == _told(_found(schema, ""))

    def test_a_format_says_more_than_a_pattern(self) -> None:
        """Patterns for dates only say again what the format says."""
        assert [("malformed-value", (), "format")] == _told(_found({"format": "date", "pattern": "^\\d{8}$"}, "x"))

    def test_patterns_with_words_of_their_own_are_told_together(self) -> None:
        """Each of them has something to tell about the one text."""
        schema = {
            "allOf": [
                {"pattern": "^[A-Z]*$", "errorMessage": "upper"},
                {"pattern": "^.$", "errorMessage": "one"},
                {"pattern": "^.{4}$", "errorMessage": "one"},
                {"pattern": "^[^b]*$", "errorMessage": "no b"},
                {"pattern": "^c"},
            ]
        }
        assert "upper; one; no b" == _only(schema, "ab").text

    def test_a_name_is_suggested_once(self) -> None:
        """For the field most like it, then for the first: two renames would give it twice."""
        schema = {"properties": {"title": {}}, "additionalProperties": False}
        for one in (schema, {**schema, "required": ["title"]}):
            found = {breach.route[0]: breach for breach in _found(one, {"titl": 1, "Title": 2, "titel": 3})}
            assert {"titl": None, "Title": "title", "titel": None} == {name: each.guess for name, each in found.items()}
            assert () == found["titl"].allowed

    def test_so_is_another_generators_name(self) -> None:
        """`date` and `created` are not both `publishedAt`."""
        schema = {"properties": {"publishedAt": {}}, "required": ["publishedAt"], "additionalProperties": False}
        found = {breach.route[0]: breach for breach in _found(schema, {"date": 1, "created": 2})}
        assert {"date": "publishedAt", "created": None} == {name: breach.guess for name, breach in found.items()}

    def test_a_field_that_is_there_is_never_missing(self) -> None:
        """Whatever the validator says of a schema that contradicts itself."""
        schema = {"properties": {}, "additionalProperties": False, "required": ["a"]}
        assert [("unknown-field", ("a",), "additionalProperties")] == _told(_found(schema, {"a": 1}))

    def test_of_patterns_of_different_severity_the_graver_is_told(self) -> None:
        """An error need not be told that it is a warning as well."""
        schema = {
            "allOf": [
                {"pattern": "^[A-Z]*$", "errorMessage": "upper", "x-severity": "warning"},
                {"pattern": "^.$", "errorMessage": "one"},
            ]
        }
        assert ("one", None) == (_only(schema, "ab").text, _only(schema, "ab").severity)

    def test_a_demand_that_is_made_twice_is_told_once(self) -> None:
        """Schemas often repeat what a schema they refer to says."""
        assert 1 == len(_found({"required": ["a"], "allOf": [{"required": ["a"]}]}, {}))

    def test_an_error_does_not_hide_behind_a_warning(self) -> None:
        """Of two breaches about one value the worse one is told."""
        schema = {"allOf": [{"type": "integer", "x-severity": "warning"}, {"enum": ["a"]}]}
        assert "value-not-allowed" == _only(schema, "b").defect

    def test_a_field_that_is_unevaluated_only_because_it_is_wrong_is_not_unknown(self) -> None:
        """A failing subschema evaluates nothing: that is a consequence."""
        schema = {"allOf": [{"properties": {"a": {"type": "string"}}}], "unevaluatedProperties": False}
        assert [("wrong-type", ("a",), "type")] == _told(_found(schema, {"a": 1}))
        assert {"wrong-type", "unknown-field"} == {breach.defect for breach in _found(schema, {"a": 1, "b": 1})}

    def test_each_repetition_is_told_at_the_later_item(self) -> None:
        """All of them point at the first."""
        found = _found({"uniqueItems": True}, [1, True, 1.0, {"a": [1]}, {"a": [1.0]}, "1", 1])
        assert [((2,), (0,)), ((4,), (3,)), ((6,), (0,))] == [(breach.route, breach.first) for breach in found]


class TestBranches:
    """Of `anyOf` and `oneOf` the branch that was meant explains the breach."""

    KINDS = [
        {"properties": {"kind": {"const": "image"}, "src": {"type": "string"}}, "required": ["kind", "src"]},
        {"properties": {"kind": {"const": "video"}, "url": {}, "length": {}}, "required": ["kind", "url", "length"]},
        {"properties": {"kind": {"const": "quote"}, "text": {"type": "string"}}, "required": ["kind", "text"]},
    ]

    @pytest.mark.parametrize("keyword", ["anyOf", "oneOf"])
    def test_a_discriminator_tells_the_branch(self, keyword: str) -> None:
        """Even where another branch shares more keys."""
        breach = _only({keyword: self.KINDS}, {"kind": "video", "url": 1, "src": "a", "text": "b"})
        assert ("missing-field", ("length",), "`kind` is `video`") == (breach.defect, breach.route, breach.reason)

    def test_a_misspelt_discriminator_is_the_breach(self) -> None:
        """All its values are told, with the one that was meant."""
        breach = _only({"oneOf": self.KINDS}, {"kind": "vidoe", "url": 1})
        assert ("value-not-allowed", ("kind",)) == (breach.defect, breach.route)
        assert (("image", "video", "quote"), "video") == (breach.allowed, breach.guess)

    def test_without_a_discriminator_shared_keys_tell(self) -> None:
        """The branch that declares most of what is there is meant."""
        breach = _only({"oneOf": self.KINDS}, {"url": 1, "length": 2})
        assert ("missing-field", ("kind",)) == (breach.defect, breach.route)

    def test_a_type_tells_the_branch(self) -> None:
        """An object is not told that it should be a string."""
        schema = {"anyOf": [{"type": "string"}, {"type": "object", "required": ["name"]}, {"type": "null"}]}
        assert [("missing-field", ("name",), "required")] == _told(_found(schema, {}))

    def test_types_are_told_together(self) -> None:
        """`null` that is not allowed, or a number where it cannot be."""
        schema = {"anyOf": [{"type": "string"}, {"oneOf": [{"type": "object"}, {"const": False}]}]}
        for value in (None, 1, []):
            breach = _only(schema, value)
            assert ("wrong-type", ("string", "object", "boolean")) == (breach.defect, breach.allowed)

    def test_values_formats_and_missing_fields_are_told_together(self) -> None:
        """Branches that ask for one kind of thing are one demand."""
        assert ("a", "b", "c") == _only({"anyOf": [{"enum": ["a", "b"]}, {"const": "c"}]}, "d").allowed
        assert ("date", "date-time") == _only({"anyOf": [{"format": "date"}, {"format": "date-time"}]}, "d").allowed
        assert ("a", "b") == _only({"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}, {}).allowed

    def test_branches_of_different_kinds_are_told_side_by_side(self) -> None:
        """Nothing is claimed that another branch would allow."""
        breach = _only({"anyOf": [{"format": "date"}, {"const": "never"}]}, "soon")
        assert ("broken-contract", ["malformed-value", "value-not-allowed"]) == (
            breach.defect, [inner.defect for inner in breach.allowed],
        )  # fmt: skip

    def test_nested_branches_are_followed_down(self) -> None:
        """To the one leaf that was meant."""
        schema = {"properties": {"media": {"anyOf": [{"type": "null"}, {"type": "object", "oneOf": self.KINDS}]}}}
        breach = _only(schema, {"media": {"kind": "quote", "txt": "a"}})
        assert ("unknown-field", ("media", "txt"), "text") == (breach.defect, breach.route, breach.replaces)

    def test_branches_behind_references_are_known_as_well(self) -> None:
        """Real schemas name their branches in `$defs`."""
        schema = {"$defs": {"image": self.KINDS[0], "video": self.KINDS[1]},
                  "oneOf": [{"$ref": "#/$defs/image"}, {"$ref": "#/$defs/video"}]}  # fmt: skip
        assert "`kind` is `image`" == _only(schema, {"kind": "image"}).reason

    def test_fitting_twice_says_what_fits(self) -> None:
        """By titles, or by the fields that are asked for."""
        schema = {"oneOf": [{"title": "Book", "required": ["a"]}, {"required": ["b"]}, {"required": ["c"]}]}
        assert ("Book", "with `b`") == _only(schema, {"a": 1, "b": 2}).allowed

    def test_the_schemas_own_words_stand_for_all_branches(self) -> None:
        """One message, however many branches fail."""
        schema = {"anyOf": [{"format": "date"}, {"const": "never"}], "errorMessage": {"anyOf": "a date or `never`"}}
        assert "a date or `never`" == _only(schema, "soon").text


class TestAnnotations:
    """What a schema's author adds for readers."""

    def test_a_severity_holds_for_its_subschema(self) -> None:
        """The nearest one wins."""
        schema = {
            "x-severity": "info",
            "properties": {"a": {"type": "string"}, "b": {"x-severity": "warning", "type": "string"}},
        }
        assert [Severity.INFO, Severity.WARNING] == [breach.severity for breach in _found(schema, {"a": 1, "b": 1})]

    def test_a_severity_by_keyword_holds_for_that_keyword(self) -> None:
        """Others keep theirs."""
        schema = {"x-severity": {"maxLength": "warning"}, "maxLength": 1, "pattern": "^a"}
        assert {"maxLength": Severity.WARNING, "pattern": None} == {
            breach.keyword: breach.severity for breach in _found(schema, "bb")
        }

    def test_a_severity_is_found_through_references(self) -> None:
        """On the way to the keyword, not only around it in the file."""
        schema = {
            "$defs": {"text": {"type": "string"}},
            "properties": {"a": {"$ref": "#/$defs/text", "x-severity": "info"}, "b": {"$ref": "#/$defs/text"}},
        }
        assert [Severity.INFO, None] == [breach.severity for breach in _found(schema, {"a": 1, "b": 1})]

    def test_a_severity_by_keyword_is_inherited_and_a_text_is_not(self) -> None:
        """A map by keyword holds for the same keyword below, unless a nearer schema speaks of it."""
        inner = {"type": "object", "required": ["b"]}
        schema = {
            "x-severity": {"required": "warning"},
            "errorMessage": {"required": "say more"},
            "required": ["c"],
            "properties": {"a": inner, "d": {**inner, "x-severity": {"required": "info"}}},
        }
        assert {
            ("c",): (Severity.WARNING, "say more"),
            ("a", "b"): (Severity.WARNING, None),
            ("d", "b"): (Severity.INFO, None),
        } == {breach.route: (breach.severity, breach.text) for breach in _found(schema, {"a": {}, "d": {}})}

    def test_texts_are_taken_by_keyword_and_by_missing_name(self) -> None:
        """As `ajv-errors` spells them."""
        schema = {
            "required": ["a"],
            "properties": {"b": {"type": "string", "pattern": "^a", "errorMessage": {"pattern": "begins with a"}}},
            "errorMessage": {"required": {"a": "say who wrote it"}},
        }
        assert ["say who wrote it", "begins with a"] == [breach.text for breach in _found(schema, {"b": "c"})]
        assert ["say who wrote it", None] == [breach.text for breach in _found(schema, {"b": 1})]

    def test_a_deprecated_field_is_found_by_the_branch_that_fits(self) -> None:
        """The old form of a field may be deprecated, and the new one not."""
        schema = {"properties": {"tags": {"oneOf": [{"type": "array"}, {"type": "string", "deprecated": True}]}}}
        assert [] == _found(schema, {"tags": []})
        assert ["deprecated-field"] == [breach.defect for breach in _found(schema, {"tags": "a"})]
        assert ["wrong-type"] == [breach.defect for breach in _found(schema, {"tags": 1})]

    def test_a_deprecation_is_found_beside_errors_and_below_lists(self) -> None:
        """With its message and place."""
        item = {"properties": {"old": {"deprecated": True, "deprecationMessage": "use `new`"}}}
        schema = {"properties": {"list": {"items": item}}, "required": ["title"]}
        breach = next(each for each in _found(schema, {"list": [{}, {"old": 1}]}) if each.keyword == "deprecated")
        assert (("list", 1, "old"), "use `new`") == (breach.route, breach.text)

    @pytest.mark.parametrize(
        "schema",
        [{"x-severity": "fatal"}, {"x-severity": {"type": 1}}, {"properties": {"a": {"deprecationMessage": []}}}],
    )
    def test_annotations_that_mean_nothing_are_refused(self, schema: Any) -> None:
        """They would be passed over in silence else."""
        with pytest.raises(BrokenContract):
            Contract.of(schema)

    def test_annotations_in_data_are_data(self) -> None:
        """An example, a default or a field of that name is none of the schema's business."""
        schema = {"properties": {"x-severity": {"type": "string"}}, "default": {"x-severity": "fatal"}, "const": {}}
        assert () == Contract.of(schema).breaches({})


class TestPlaces:
    """A label shows the keyword in the schema's own file."""

    def test_a_label_is_at_the_keyword(self) -> None:
        """Whatever way the data took to it."""
        schema = {"$defs": {"a": {"items": {"type": "string"}}}, "properties": {"l": {"$ref": "#/$defs/a"}}}
        text = json.dumps(schema, indent=1)
        (label,) = _only(schema, {"l": [1]}, path="s.json", text=text).labels("here")
        assert ("s.json", '"type"', "here") == (label.path, label.span.of(text), label.message)

    def test_a_contract_without_a_file_has_no_labels(self) -> None:
        """As in rules' examples."""
        assert () == _only({"type": "string"}, 1).labels("here")


class TestPatterns:
    """A pattern that cannot be decided in time is the contract's fault, and said to be."""

    SLOW, VALUE = r"^(a|aa)+\1$", "a" * 60 + "!"

    @pytest.mark.parametrize(
        ("schema", "data", "route"),
        [
            ({"pattern": SLOW}, VALUE, ()),
            ({"not": {"pattern": SLOW}}, VALUE, ()),
            ({"properties": {"a": {"if": {"pattern": SLOW}, "then": True}}}, {"a": VALUE}, ("a",)),
            ({"patternProperties": {SLOW: {"type": "string"}}}, {VALUE: 1}, (VALUE,)),
        ],
    )
    def test_giving_up_is_told_apart_from_no_match(self, schema: Any, data: object, route: object) -> None:
        """Also where the validator takes the one for the other."""
        assert [("broken-contract", route, "pattern")] == _told(_found(schema, data))

    @pytest.mark.parametrize("pattern", [r"^(a+)+$", r"^(a|a)*$", r"^([a-zA-Z]+)*$", r"^(.*a){12}$", r"^(?=a)(a+)+$"])
    def test_patterns_that_hang_elsewhere_are_decided(self, pattern: str) -> None:
        """They are no match, in no time."""
        assert [("malformed-value", (), "pattern")] == _told(_found({"pattern": pattern}, self.VALUE))

    def test_look_around_works_on_long_texts(self) -> None:
        """Real contracts use it on whole descriptions."""
        schema = {"pattern": r"^(?!\s)(?:(?!\s\s).)*(?<!\s)$"}
        assert [] == _found(schema, "word " * 2000 + "end")
        assert ["malformed-value"] == [breach.defect for breach in _found(schema, "word " * 2000 + " end")]


class TestUnfitData:
    """Data that JSON does not have never break the validator."""

    @pytest.mark.parametrize(
        "value",
        [float("nan"), float("inf"), -float("inf"), 10**400, -(10**5000), "\ud800"],
        ids=lambda value: type(value).__name__,
    )
    @pytest.mark.parametrize("schema", [{"type": "boolean"}, {"enum": [1]}, {"pattern": "^x"}, {"maximum": 1}])
    def test_odd_scalars_are_judged(self, schema: Any, value: object) -> None:
        """As well as they can be."""
        for breach in _found({"properties": {"a": schema}}, {"a": value}):
            assert ("a",) == breach.route

    def test_a_lone_surrogate_in_a_name_keeps_its_route(self) -> None:
        """The place in the text is found by it."""
        assert ("\ud800x",) == _only({"additionalProperties": False}, {"\ud800x": 1}).route

    def test_nesting_beyond_the_validators_depth_is_told(self) -> None:
        """Where the schema looks at it at all."""
        data: Any = []
        for _ in range(400):
            data = [data]
        assert ("broken-contract", "nesting") == (
            _only({"type": "object"}, data).defect,
            _only({"type": "object"}, data).keyword,
        )


class TestFormats:
    """`format` is asserted, by the standards that JSON Schema names, and the WHATWG's for URLs."""

    @pytest.mark.parametrize(
        ("name", "right", "wrong"),
        [
            (
                "date",
                ["2024-02-29", "2026-01-07"],
                ["2026-02-30", "2026-3-1", "2025-02-29", "2026-01-07T00:00:00Z", ""],
            ),
            (
                "date-time",
                ["2026-01-07T18:21:26.000Z", "2026-01-07t18:21:26+02:00", "2016-12-31T23:59:60Z"],
                ["2026-01-07 18:21:26Z", "2026-01-07T18:21:26", "2026-02-30T00:00:00Z", "2026-01-07T24:00:00Z"],
            ),
            ("time", ["18:21:26Z", "18:21:26.5+02:00"], ["18:21:26", "25:00:00Z", "18:21Z"]),
            (
                "uri",
                [
                    "https://example.com/",
                    "https://пошта.укр/ї",
                    "https://example.com/a b",
                    "mailto:a@b.example",
                    "urn:a:b",
                ],
                [
                    "not a url",
                    "example.com",
                    "/a",
                    "//example.com",
                    "http://",
                    "http://a:99999/",
                    "https://exa mple.com",
                ],
            ),
            ("email", ["a@example.com", "a.b+c@example.com"], ["a", "Ada <ada@example.com>", "a b@example.com"]),
            ("uuid", ["123e4567-e89b-12d3-a456-426614174000"], ["123e4567e89b12d3a456426614174000", "x"]),
            ("regex", ["^a+$", "(?=a)"], ["(", "[a"]),
            ("ipv4", ["192.0.2.1"], ["192.0.2", "192.0.2.256"]),
            ("hostname", ["example.com"], ["-a", "a_b"]),
        ],
    )
    def test_a_format_takes_what_is_right_and_refuses_the_rest(
        self, name: str, right: list[str], wrong: list[str]
    ) -> None:
        """Texts only: other types are another keyword's business."""
        contract = Contract.of({"format": name})
        assert [] == [text for text in right if contract.breaches(text)]
        assert [] == [text for text in wrong if not contract.breaches(text)]
        assert () == contract.breaches(7)

    def test_an_unknown_format_is_no_demand(self) -> None:
        """As the standard has it."""
        assert [] == _found({"format": "isbn"}, "x")


class TestNearMisses:
    """Where further fields are allowed, only clear misspellings of absent fields are found."""

    SCHEMA = {"properties": {"coverImage": {"type": "string"}, "author": {}, "tags": {}, "title": {}, "place2": {}}}

    @pytest.mark.parametrize("name", ["coverImge", "cover_image", "CoverImage", "cover-image", "coverIamge", "auhtor"])
    def test_a_clear_misspelling_is_a_warning(self, name: str) -> None:
        """The reader of the site would never see the field."""
        breach = _only(self.SCHEMA, {name: "a"})
        assert ("unknown-field", Severity.WARNING, (name,)) == (breach.defect, breach.severity, breach.route)

    @pytest.mark.parametrize(
        "name", ["authors", "tag", "tile", "place3", "cover", "image", "coverImages", "subtitle", "aut", "x-author", ""]
    )
    def test_what_may_be_a_field_of_its_own_is_left_alone(self, name: str) -> None:
        """Plurals, numbered siblings and short words above all."""
        assert [] == _found(self.SCHEMA, {name: "a"})

    def test_a_field_that_is_there_is_not_misspelt_elsewhere(self) -> None:
        """Both may be meant."""
        assert [] == _found(self.SCHEMA, {"coverImage": "a", "coverImge": "b"})

    def test_names_that_a_pattern_covers_are_declared(self) -> None:
        """They are judged by it."""
        assert [] == _found({**self.SCHEMA, "patternProperties": {"^cover": {}}}, {"coverImge": 1})

    def test_a_name_is_told_once(self) -> None:
        """Of two that misspell one field only one can be it."""
        assert ("cover_image",) == _only(self.SCHEMA, {"coverImge": 1, "cover_image": 2}).route
        required = {**self.SCHEMA, "required": ["title"]}
        assert ("titel",) == _only(required, {"titel": 1, "Titl": 2}).route

    def test_they_are_found_in_mappings_and_lists(self) -> None:
        """Wherever the contract names fields."""
        schema = {"properties": {"people": {"items": {"properties": {"firstName": {}}}}}}
        assert ("people", 1, "first_name") == _only(schema, {"people": [{}, {"first_name": "a"}]}).route


class TestDescribe:
    """What the contract says of a field."""

    SCHEMA = {
        "$defs": {"url": {"type": "string", "format": "uri", "description": "A URL."}},
        "properties": {
            "cover": {"title": "Cover", "$ref": "#/$defs/url"},
            "link": {"anyOf": [{"$ref": "#/$defs/url"}, {"type": "null"}], "default": None},
            "lang": {"enum": ["en", "uk"], "enumDescriptions": ["English", "Ukrainian"], "examples": ["en"]},
            "list": {"prefixItems": [{"type": "string"}], "items": {"properties": {"a": {"const": 1}}}},
            "self": {"$ref": "#"},
        },
        "patternProperties": {"^x-": {"type": "boolean"}},
        "additionalProperties": {"type": "number"},
        "required": ["cover"],
    }

    def test_references_and_branches_are_followed(self) -> None:
        """A format is found wherever it is asked for."""
        contract = Contract.of(self.SCHEMA)
        cover = contract.describe(("cover",))
        assert ("Cover", "A URL.", "uri") == (cover.title, cover.description, cover.format)
        link = contract.describe(("link",))
        assert (("string", "null"), "uri", True, None) == (link.types, link.format, link.has_default, link.default)

    def test_items_patterns_and_extra_fields_are_described(self) -> None:
        """By whatever schema judges them; only named fields are known."""
        contract = Contract.of(self.SCHEMA)
        assert ("string",) == contract.describe(("list", 0)).types
        assert (1,) == contract.describe(("list", 3, "a")).enum
        assert (True, ("boolean",)) == (contract.describe(("x-a",)).known, contract.describe(("x-a",)).types)
        assert (False, ("number",)) == (contract.describe(("other",)).known, contract.describe(("other",)).types)

    def test_a_schema_within_itself_is_described_as_deep_as_asked(self) -> None:
        """Recursion ends with the route."""
        assert ("en", "uk") == Contract.of(self.SCHEMA).describe(("self", "self", "lang")).enum

    def test_a_field_nobody_declares_has_nothing_to_tell(self) -> None:
        """Nor does anything under a contract that asks for nothing."""
        assert ANYTHING.describe(("a", 1, "b")) == ANYTHING.describe(())._replace(known=False)


def test_what_is_known_of_strange_fields_is_forgotten_again() -> None:
    """A contract lives as long as an editor does, and articles may have any field."""
    contract = Contract.of({"properties": {"known": {"type": "string", "title": "It"}}})
    for number in range(20_000):
        contract.breaches({f"strange{number}": {"a": [number]}})
        contract.describe((f"strange{number}", "a", 0))
    remembered = [known for known in vars(contract._fields).values() if isinstance(known, dict)]
    assert max(map(len, remembered)) <= 10_000
    assert contract.describe(("known",)).title == "It"
