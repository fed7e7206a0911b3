"""The sections of an article: those its outline asks for, and headings that mislead."""
