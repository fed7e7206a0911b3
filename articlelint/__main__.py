"""`python -m articlelint`, for where the command itself is not on the path."""

import os
import sys

# With `-m` Python looks for modules in the current folder first: in a stranger's, `click.py` may be there. Where that
# folder is the one that articlelint stands in, it is no stranger's.
_OURS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120 pathlib takes 5 ms to import
if not sys.flags.safe_path and sys.path[:1] == [os.getcwd()] != [_OURS]:  # noqa: PTH109 as above
    del sys.path[0]

from articlelint.cli.main import main  # noqa: E402 see above

if __name__ == "__main__":
    main()
