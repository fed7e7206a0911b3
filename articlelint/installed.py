"""Whether packages that are installed may bring rules along, told without running anything of theirs."""

import os
import sys

GROUP = "articlelint.rules"


def may_have_rules() -> bool:
    """Whether an installed package may have rules: its `entry_points.txt` names the group, or it hides in an archive.

    `importlib.metadata` would tell surely, in 46 ms; this takes 1 ms where 100 packages are installed.
    """
    others = (finder for finder in sys.meta_path if hasattr(finder, "find_distributions"))
    if any(getattr(finder, "__module__", "") != "_frozen_importlib_external" for finder in others):
        return True
    return any(map(_mentions_group, sys.path))


def _mentions_group(entry: str) -> bool:
    folder = entry or os.curdir
    try:
        names = os.listdir(folder)
    except NotADirectoryError:
        return True
    except (OSError, ValueError):
        return False
    # Folders of metadata end so in every layout: `name-1.0.dist-info`, `name.egg-info`, and `EGG-INFO` in an egg.
    for name in names:
        if name[-5:].lower() == "-info":
            try:
                with open(os.path.join(folder, name, "entry_points.txt"), "rb", buffering=0) as file:
                    if GROUP.encode() in file.read():
                        return True
            except OSError:
                continue
    return False
