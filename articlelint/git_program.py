"""How Git is run: its file, settings and variables, so that it starts no program that a checkout brings along."""

import os

# The first of these settings keeps Git from believing a folder that looks like a repository, see `root_above`; the next
# ones from starting programs: to ask what has changed, when it writes its index, and to fetch.
SETTINGS = (
    "--no-pager",
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "core.quotePath=false"),
)
# A hook is told by the first ones where its repository is, from the folder that it runs in; the others have Git read
# paths otherwise than we write them, or a program show differences.
_OTHERWISE = frozenset(
    {
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_PREFIX",
        "GIT_WORK_TREE",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_LITERAL_PATHSPECS",
        "GIT_NOGLOB_PATHSPECS",
        "GIT_DIFF_OPTS",
        "GIT_EXTERNAL_DIFF",
    }
)
_INDEX = "GIT_INDEX_FILE"
_COUNT = "GIT_CONFIG_COUNT"


def environment() -> dict[str, str]:
    """The variables that Git is run with."""
    own = {name: value for name, value in os.environ.items() if name not in _OTHERWISE}
    if _INDEX in own:
        # `git commit FILE` has an index of its own, which is what its hook has to look at.
        own[_INDEX] = os.path.abspath(own[_INDEX])
    # A lock would be in the way of whoever commits right now.
    return {**own, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


def distrusting(names: bytes) -> dict[str, str]:
    """Variables that have Git pass over settings of some names, those of filters, and fetch nothing.

    They lay settings over others (git-config, "ENVIRONMENT"), and whatever a filter is called, none is misread; a
    program of no name is none.
    """
    said = [(os.fsdecode(name), "") for name in names.split(b"\0") if name]
    said = [(name, "false" if name.lower().endswith(".required") else value) for name, value in said]
    said.append(("protocol.allow", "never"))
    count = os.environ.get(_COUNT, "")
    start = int(count) if count.isdecimal() else 0
    overlay = {_COUNT: str(start + len(said)), "GIT_NO_LAZY_FETCH": "1"}
    for number, (name, value) in enumerate(said, start):
        overlay |= {f"GIT_CONFIG_KEY_{number}": name, f"GIT_CONFIG_VALUE_{number}": value}
    return overlay


def program() -> str | None:
    """Git's file; None where it is not installed.

    Windows looks into the current folder first, and so may what PATH names: a `git` there may be a stranger's.
    """
    for folder in os.get_exec_path():
        file = os.path.join(folder, "git.exe" if os.name == "nt" else "git")
        if os.path.isabs(folder) and os.path.isfile(file) and os.access(file, os.X_OK):
            return file
    return None
