"""Front matter: the only door to it. Data, and a place for every key and value, in YAML, TOML and JSON."""

from articlelint.front.fences import Fault, Fences, split
from articlelint.front.matter import Front, read_front, unread
from articlelint.front.reading import Duplicate, Reading

__all__ = ["Duplicate", "Fault", "Fences", "Front", "Reading", "read_front", "split", "unread"]
