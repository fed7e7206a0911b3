"""`articlelint new-rule`: writes the skeleton of a rule, which fails until it is written."""

import os
import re
import sys
from collections.abc import Mapping
from importlib.machinery import PathFinder
from keyword import iskeyword
from pathlib import Path

import click

import articlelint
from articlelint.cli.known import Rules, rules_or_told
from articlelint.cli.selectors import complete_families
from articlelint.cli.skeletons import IMPORTED, MODULES, plugin_files, rule_file
from articlelint.cli.streams import NOT_RUN, say, show
from articlelint.files import PROJECT_FILE, SETTINGS_FILE
from articlelint.plugins import NAME, TAKEN
from articlelint.rule import Rule
from articlelint.settings_files import PROJECT_TABLE, absolute, document_above
from articlelint.wording import choices, in_backticks, nearest

_FAMILIES = Path("articlelint", "rules")
_MORE = "say more of the defect in its name"


@click.command("new-rule", short_help="Write the skeleton of a rule.")
@click.argument("name")
@click.option(
    "--family",
    shell_complete=complete_families,
    metavar="FAMILY",
    help="The family of the rule; in articlelint's own repository the folder that it goes to.",
)
def command(*, name: str, family: str | None) -> int:
    """Write the skeleton of the rule NAME, which is named for the defect that it finds, in words with hyphens.

    At the top of articlelint's own repository that is a file in the folder of its family. Anywhere else it is a plugin,
    NAME.py, and its test, in the current folder. The example in it fails until the rule is written. Nothing is
    overwritten.

    Exit status: 0 if the files are written, 2 if they are not.

    \b
    Examples:
      articlelint new-rule worn-phrase
      articlelint new-rule worn-phrase --family house
    """  # noqa: D301 click's mark of lines that are not to be filled
    rules = rules_or_told()
    if rules is None:
        return NOT_RUN
    is_ours = _is_our_repository()
    kind = _class_name(name, rules)
    files = {_place(name, family): rule_file(kind)} if is_ours else _plugin(name, kind, family, rules)
    for path in files:
        if os.path.lexists(path):
            raise click.UsageError(f"{in_backticks(path)} exists already, and nothing is overwritten")
    if not _written(files):
        return NOT_RUN
    show("".join(f"wrote {path}\n" for path in files), colour=False)
    for line in _steps(name, is_ours=is_ours):
        say(line)
    return 0


def _class_name(name: str, rules: Rules) -> str:
    """The name of the class for a rule; raises `UsageError` where that can't be its name."""
    if not NAME.fullmatch(name):
        wanted = _id_of(re.sub("[^A-Za-z0-9]+", "-", name)).strip("-")
        guess = f": `{wanted}`" if NAME.fullmatch(wanted) else ", as in `worn-phrase`"
        raise click.UsageError(f"a rule's name is made of lower-case words with hyphens between them{guess}")
    kind = "".join(f"{word[:1].upper()}{word[1:]}" for word in name.split("-"))
    if _id_of(kind) != name:
        raise click.UsageError(f"no class has a name that stands for `{name}`: leave out words of one letter or digit")
    reason = _reason_against(name, kind, rules)
    if reason:
        raise click.UsageError(reason)
    return kind


def _reason_against(name: str, kind: str, rules: Rules) -> str | None:
    """Why a rule can't have a name that is well spelt; None where it can."""
    for rule in rules:
        if name in {rule.id, rule.family}:
            return f"there is {'a rule' if name == rule.id else 'a family'} called `{name}` already"
    if name in TAKEN:
        return f"no rule can be called `{name}`: settings mean something else by it"
    for word in (_module(name), kind):
        if iskeyword(word):
            return f"`{word}` is a word of Python's own, which no module and no class is called: {_MORE}"
    if kind in IMPORTED:
        return f"every rule uses a class that is called `{kind}`: {_MORE}"
    return None


def _id_of(kind: str) -> str:
    """The id of a rule whose class has this name."""
    made: type[Rule] = type(kind, (Rule,), {})
    return made.id


def _is_our_repository() -> bool:
    """Whether the current folder is a checkout of articlelint, and its rules are those that run."""
    return _FAMILIES.resolve() == Path(articlelint.__file__).resolve().parent / "rules"


def _place(name: str, family: str | None) -> str:
    families = sorted(entry.name for entry in _FAMILIES.iterdir() if entry.is_dir() and not entry.name.startswith("_"))
    if family not in families:
        meant = nearest(family, families) if family else None
        guess = f" (did you mean `{meant}`?)" if meant else f": there is {choices(families, 'and', len(families))}"
        problem = f"there is no family {in_backticks(family)}" if family else "say with --family which family it is of"
        raise click.UsageError(f"{problem}{guess}")
    return (_FAMILIES / str(family) / f"{_module(name)}.py").as_posix()


def _plugin(name: str, kind: str, family: str | None, rules: Rules) -> Mapping[str, str]:
    module = _module(name)
    if _is_elsewhere(module):
        raise click.UsageError(f"`{module}.py` would hide a module of Python, or of a package: {_MORE}")
    if family is not None and (not NAME.fullmatch(family) or family in {*TAKEN, name, *(rule.id for rule in rules)}):
        raise click.UsageError(f"no family can be called {in_backticks(family)}")
    return plugin_files(module, kind, family)


def _is_elsewhere(module: str) -> bool:
    """Whether there is a module of this name that the plugin, or what its test needs, may import."""
    if module in MODULES or module in sys.stdlib_module_names:
        return True
    here = Path.cwd()
    # What stands in this folder itself is not hidden by what is written beside it.
    folders = [folder for folder in sys.path if Path(folder).resolve() != here]
    return PathFinder.find_spec(module, folders) is not None


def _module(name: str) -> str:
    return name.replace("-", "_")


def _written(files: Mapping[str, str]) -> bool:
    """Write all of the files, or none where one can't be written, which is then told; whether they are written."""
    written = []
    for path, text in files.items():
        try:
            with Path(path).open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
        except OSError as error:
            for one in written:
                Path(one).unlink()
            reason = (error.strerror or str(error)).lower()
            say(f"articlelint: {in_backticks(path, 100)} can't be written: {reason}")
            return False
    return True


def _steps(name: str, *, is_ours: bool) -> list[str]:
    if is_ours:
        return [
            "its example fails until the rule is written: `make test` proves it, `make generate` writes its page,",
            "and CONTRIBUTING.md tells the rest",
        ]
    document = document_above(absolute(os.curdir))
    settings = Path(document.path if document else SETTINGS_FILE)
    plugin = Path(os.path.relpath(f"{_module(name)}.py", settings.parent)).as_posix()
    spelt = plugin if plugin.startswith("../") else f"./{plugin}"
    table = f" under [{'.'.join(PROJECT_TABLE)}]" if settings.name == PROJECT_FILE else ""
    return [
        f"its test fails until the rule is written: `python -m pytest test_{_module(name)}.py`",
        f'to have it looked for, write this in {settings.as_posix()}{table}: plugins = ["{spelt}"]',
    ]
