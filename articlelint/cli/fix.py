"""`articlelint fix`: mends what is wrong with articles, and reports what is left."""

from articlelint.cli.checking import check
from articlelint.cli.options import Checking

_ABOUT = """Make the fixes that are safe, and report what is left: `articlelint check --fix` in short.

A fix changes no more than what is wrong: quotes, comments, the order of fields and the ends of lines stay as they are.
Each file is replaced at once, so that it is never half written.

\b
Examples:
  articlelint fix
  articlelint fix --diff seeds/
  articlelint fix --unsafe-fixes drafts/one.md
  articlelint fix --select tracking-parameter,html-entity
"""

command = Checking("fix", check, _ABOUT, "Mend what is wrong with articles, where that is safe.", fix=True)
