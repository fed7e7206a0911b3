"""`schema-folders`: which files schemas may refer to beside those of their project."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from articlelint.cli.main import status

Check = Callable[..., Any]

REFUSED = (
    "`$ref` `../../shared/title.json` leads out of the folder of the settings and of the schema; "
    "`schema-folders` in the settings allows others"
)
COLLECTION = '[[collections]]\nname = "a"\nfiles = ["**"]\nschema = "schemas/a.json"\n'
ALLOWED = f'schema-folders = ["../shared"]\n{COLLECTION}'
TOO_SHORT = ["a.md:2:8: error[value-out-of-bounds]"]


def write(path: str, content: object) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")


@pytest.fixture(autouse=True)
def _site(folder: Path) -> None:
    """An article whose title is too short for a schema that lies beside the project, which its own refers to."""
    del folder
    write("../shared/title.json", {"minLength": 50})
    write("schemas/a.json", {"properties": {"title": {"$ref": "../../shared/title.json"}}})
    write("a.md", "---\ntitle: A title\n---\nText.\n")


def test_only_what_is_allowed_is_referred_to(check: Check) -> None:
    write("articlelint.toml", COLLECTION)
    refused = check("--select", "contract", "a.md")
    assert (2, "") == (refused.code, refused.out)
    assert refused.err[0].endswith(REFUSED)
    write("articlelint.toml", ALLOWED)
    assert check("--select", "contract", "a.md").places == TOO_SHORT


def test_what_is_referred_to_is_looked_at_anew(check: Check) -> None:
    write("articlelint.toml", ALLOWED)
    found = [check("--select", "contract", "a.md").places for _ in range(2)]
    write("../shared/title.json", {"maxLength": 50})
    assert [*found, check("--select", "contract", "a.md").places] == [TOO_SHORT, TOO_SHORT, []]


def test_folders_count_from_the_file_that_names_them_and_the_highest_one_holds(check: Check) -> None:
    write("../base/base.toml", 'schema-folders = ["../shared"]\n')
    write("articlelint.toml", f'extend = "../base/base.toml"\n{COLLECTION}')
    assert check("--select", "contract", "a.md").places == TOO_SHORT
    write("articlelint.toml", f'extend = "../base/base.toml"\nschema-folders = []\n{COLLECTION}')
    assert check("--select", "contract", "a.md").code == 2


def test_a_link_in_an_allowed_folder_leads_no_further(check: Check) -> None:
    write("articlelint.toml", ALLOWED)
    write("../secret/title.json", {"const": "s3cret"})
    Path("../shared/title.json").unlink()
    Path("../shared/title.json").symlink_to("../secret/title.json")
    ran = check("a.md")
    assert (ran.code, REFUSED in ran.err[0]) == (2, True)
    assert "s3cret" not in "".join([ran.out, *ran.err])


def test_a_name_that_only_begins_alike_is_another_folder(check: Check) -> None:
    write("articlelint.toml", 'schema-folders = ["../sha"]\n' + COLLECTION)
    assert check("a.md").code == 2


def test_a_folder_that_can_not_be_is_a_mistake_where_it_is_named(check: Check) -> None:
    write("articlelint.toml", f'schema-folders = ["../shared", "a\\u0000b"]\n{COLLECTION}')
    ran = check("a.md")
    told = "articlelint.toml:1:32: `a\\x00b` is no folder: its name has U+0000 in it, which no folder's has"
    assert (ran.code, ran.err[0]) == (2, told)
    assert status(["schema", "check", "schemas/a.json"]) == 1


def test_isolated_only_a_user_allows_what_lies_beyond_the_checkout(check: Check) -> None:
    Path(".git").mkdir()
    write("named.toml", ALLOWED)
    own = check("--isolated", "--config", "extend=./named.toml", "a.md")
    assert (own.code, "`../shared` leads out of the checkout" in own.err[0]) == (2, True)
    given = ["--config", 'collections=[{name="a",files=["**"],schema="schemas/a.json"}]']
    assert check("--isolated", *given, "a.md").code == 2
    given += ["--config", 'schema-folders=["../shared"]', "--select", "contract"]
    assert check("--isolated", *given, "a.md").places == TOO_SHORT


@pytest.mark.parametrize("named", [[], ["schemas/a.json"]])
def test_a_check_of_schemas_goes_by_the_settings_above_them(
    named: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    write("articlelint.toml", ALLOWED)
    write("../shared/title.json", {"minLenght": 50})
    assert status(["schema", "check", "--output-format", "concise", *named]) == 0
    assert "../shared/title.json:1:2: warning[unknown-keyword]" in capfd.readouterr().out
    write("articlelint.toml", COLLECTION)
    status(["schema", "check", "--output-format", "concise", *named])
    told = capfd.readouterr()
    assert REFUSED in told.out + told.err
