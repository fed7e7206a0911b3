"""`articlelint schema`: what is asked of schemas themselves, rather than of articles."""

from typing import Any

import click

from articlelint.cli.options import output_options
from articlelint.cli.request import Request, now
from articlelint.cli.selectors import complete_paths
from articlelint.cli.streams import NOT_RUN

_ABOUT = """Check schemas: what is wrong with them, and what is odd.

FILES are schemas, JSON or YAML, or names of those that come with articlelint; without any, all those are checked that
the settings of this folder name. What they refer to is checked with them.

Exit status: 0 if nothing is found that is as bad as --fail-on, 1 if something is, 2 if there is no such
file, or it can't be read.

\b
Examples:
  articlelint schema check
  articlelint schema check schemas/post.schema.json
  articlelint schema check --fail-on warning --output-format github
  articlelint schema check --output-format full --output-format json=schemas.json
"""


def _check(*, files: tuple[str, ...], config: tuple[str, ...], isolated: bool, **output: Any) -> int:  # noqa: ANN401 options of any kind
    from articlelint.cli.schema_checking import check_schemas, given_schemas, schemas_here  # noqa: PLC0415 for `--help`

    named = given_schemas(files, config, isolated=isolated) if files else schemas_here(config, isolated=isolated)
    if named is None:
        return NOT_RUN
    return check_schemas(named, Request((), now(), **output))


_CHECK = click.Command(
    "check",
    callback=_check,
    params=[
        click.Argument(["files"], nargs=-1, shell_complete=complete_paths),
        click.Option(
            ["--config"],
            multiple=True,
            shell_complete=complete_paths,
            metavar="FILE|KEY=VALUE",
            help="The settings whose schemas are checked, not the nearest above this folder; or one setting.",
        ),
        click.Option(
            ["--isolated"], is_flag=True, help="Look at no file of settings, and follow no path out of the checkout."
        ),
        *output_options(),
    ],
    help=_ABOUT,
    short_help="Find what is wrong with schemas.",
)

command = click.Group(
    "schema",
    commands=[_CHECK],
    help="""Ask about schemas themselves, rather than hold articles to them.

\b
Examples:
  articlelint schema check
  articlelint schema check schemas/post.schema.json
""",
    short_help="Check the schemas themselves.",
)
