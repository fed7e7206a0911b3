"""`articlelint check`: finds what is wrong with articles."""

from articlelint.cli.options import Checking
from articlelint.cli.recalling import check

_ABOUT = """Check articles: Markdown files (.md, .markdown, .mdx), and .txt files that begin with front matter.

PATHS are files and folders; without any, this folder. Folders are searched, without what Git ignores; a file that
is named is checked in any case. `-` is standard input.

Exit status: 0 if nothing is found that is as bad as --fail-on, 1 if something is, 2 if the check could not be run
on all that was named, or not with all rules.

\b
Examples:
  articlelint check
  articlelint check seeds/ drafts/one.md
  articlelint check --fix
  articlelint check --fix --unsafe-fixes --diff
  articlelint check --select front,missing-section
  articlelint check --output-format full --output-format sarif=findings.sarif
  articlelint check --max-warnings 0 --today 2026-01-08
  articlelint check --isolated --config extend=hugo
  articlelint check --config 'severity.future-date="error"'
  cat draft.md | articlelint check - --stdin-filename src/content/blog/draft.md
"""

command = Checking("check", check, _ABOUT, "Find what is wrong with articles.")
