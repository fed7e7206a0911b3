"""articlelint: a linter for article files, Markdown with front matter held to a JSON Schema."""

__version__ = "0.1.0"
