"""`articlelint init`: looks at a folder of articles, and writes settings that fit them."""

import os
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import click

from articlelint.article import Article
from articlelint.cli.streams import NOT_RUN, say, show
from articlelint.collection import Collection
from articlelint.contract import ANYTHING
from articlelint.facts import Facts
from articlelint.files import SETTINGS_FILE, UnreadableError, read
from articlelint.output.cells import legible
from articlelint.schemas import preset_names, preset_text
from articlelint.settings import Limits, MistakenSettings
from articlelint.settings.globs import glob_pattern
from articlelint.settings_files import absolute, document_above
from articlelint.survey import FEWEST, Glimpse, Group, glimpse, groups_of, settings_text, summary_of
from articlelint.walking import discover
from articlelint.wording import counted, in_backticks

_HEAD = """\
# Settings of articlelint, written from what these articles have in common. Change what is only chance.
# `articlelint explain FILE` tells what holds for a file, `articlelint rules` lists what is looked for.
"""

# What a site builder's own settings are called, after the preset for it; Hugo's and Eleventy's from their documentation
# on configuration, Astro's and Docusaurus's as their command lines look for them.
_SCRIPTS = (".js", ".mjs", ".cjs", ".ts", ".mts", ".cts")
_MARKS: Mapping[str, tuple[str, ...]] = {
    "astro": tuple(f"astro.config{suffix}" for suffix in _SCRIPTS),
    "docusaurus": tuple(f"docusaurus.config{suffix}" for suffix in _SCRIPTS),
    "eleventy": (".eleventy.js", *(f"eleventy.config{suffix}" for suffix in _SCRIPTS)),
    "hugo": ("hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default"),
    "jekyll": ("_config.yml", "_config.toml"),
}


@click.command("init", short_help="Write settings that fit the articles of a folder.")
@click.argument("folder", default=".", type=click.Path(exists=True, file_okay=False))
def command(*, folder: str) -> int:
    """Look at the articles in FOLDER (without one: this folder), and write an articlelint.toml that fits them.

    Nothing is asked, and nothing is overwritten. What is written holds for the articles as they are: fields that all of
    them have, dates whose order all of them keep, sections that stand in every one. Each setting has a comment that
    says what it was taken from.

    Exit status: 0 if the settings are written, 2 if there are settings already, or no articles.

    \b
    Examples:
      articlelint init
      articlelint init docs/
      articlelint init && articlelint check
    """  # noqa: D301 click's mark of lines that are not to be filled
    stated = _stated(folder)
    if stated is not None:
        say(f"articlelint: {stated} has settings already: change them, or remove them first")
        return NOT_RUN
    articles = list(_glimpses(folder))
    groups = groups_of(articles)
    if not groups:
        say(f"articlelint: no file in {in_backticks(folder)} has front matter, so there is nothing to learn from")
        return NOT_RUN
    builder = next((name for name in _MARKS if name in preset_names() and _is_site_of(folder, name)), None)
    if builder is not None:
        groups = _by_preset(builder, articles) or groups
    path = Path(folder, SETTINGS_FILE)
    written = settings_text(_HEAD, groups, extends=builder)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            _write(file, written)
    except OSError as error:
        say(f"articlelint: {in_backticks(str(path), 100)} can't be written: {(error.strerror or str(error)).lower()}")
        return NOT_RUN
    _tell(groups, articles, builder)
    _tell_one(f"wrote {path}: read it, then run `articlelint check{'' if folder == '.' else ' ' + _typed(folder)}`")
    return 0


def _write(file: TextIO, text: str) -> None:
    """Write a text to a new file, which is gone again where it can't be written whole."""
    try:
        file.write(text)
        file.flush()
    except OSError:
        Path(file.name).unlink()
        raise


def _tell_one(line: str) -> None:
    show(f"{legible(line)}\n", colour=False)


def _typed(folder: str) -> str:
    """A folder's name as a shell takes it for one word: double quotes serve those of Windows too."""
    return f'"{folder}"' if " " in folder else folder


def _stated(folder: str) -> str | None:
    """The file in the folder that already has settings, or one above it that holds here."""
    try:
        document = document_above(absolute(folder))
    except MistakenSettings as error:
        return error.mistakes[0].path
    return None if document is None else document.path


def _glimpses(folder: str) -> Iterator[Glimpse]:
    facts = Facts(datetime(1970, 1, 1, tzinfo=UTC), ANYTHING, Collection())
    found = discover([folder])
    for refusal in found.refusals:
        say(f"articlelint: {refusal.path} can't be read: {refusal.reason}")
    for path in found.articles:
        try:
            text = read(path, Limits().file_size)
        except UnreadableError as error:
            say(f"articlelint: {path} can't be read: {error}")
            continue
        yield glimpse(Article(text, path, facts), os.path.relpath(path, folder).replace(os.sep, "/"))


def _is_site_of(folder: str, builder: str) -> bool:
    return any(Path(folder, name).exists() for name in _MARKS[builder])


def _by_preset(builder: str, articles: Sequence[Glimpse]) -> list[Group]:
    """The articles by the collections of a preset; those that belong to none are no articles of the site."""
    groups = []
    left = [one for one in articles if one.format is not None]
    for collection in tomllib.loads(preset_text(builder)).get("collections", ()):
        patterns = [glob_pattern(glob) for glob in collection["files"]]
        excluded = [glob_pattern(glob) for glob in collection.get("exclude", ())]
        held = [
            one
            for one in left
            if any(pattern.fullmatch(one.path) for pattern in patterns)
            and not any(pattern.fullmatch(one.path) for pattern in excluded)
        ]
        left = [one for one in left if one not in held]
        if held:
            groups.append(Group(collection["name"], tuple(collection["files"]), tuple(held)))
    return groups


def _tell(groups: Sequence[Group], articles: Sequence[Glimpse], builder: str | None) -> None:
    if builder is not None:
        _tell_one(f"this is a site of {builder}: its preset holds, and what these articles add to it")
    for line in summary_of(groups):
        _tell_one(line)
    few = [group.name for group in groups if len(group.articles) < FEWEST]
    if few:
        _tell_one(f"too few to tell a habit from chance: {', '.join(few)}")
    bare = sum(_is_bare_among(one, groups) for one in articles) if builder is None else 0
    broken = sum(one.is_broken for one in articles)
    told = [f"{counted(bare, 'file')} among these without front matter"] if bare else []
    told += [f"{counted(broken, 'file')} whose text or front matter can't be read"] if broken else []
    if told:
        _tell_one(f"`articlelint check` will tell of {' and of '.join(told)}")
    held = {one.path for group in groups for one in group.articles}
    left = sum(one.path not in held and not one.is_broken for one in articles) - bare
    if left:
        _tell_one(f"left out: {counted(left, 'file')} without front matter, or of no collection")


def _is_bare_among(one: Glimpse, groups: Sequence[Group]) -> bool:
    """Whether a file without front matter lies where articles do, so that it is held to be one."""
    globs = [glob for group in groups for glob in group.files]
    return one.format is None and not one.is_broken and any(glob_pattern(glob).fullmatch(one.path) for glob in globs)
