"""An article as rules see it: each part is read once, when the first rule asks for it."""

from functools import cached_property

from articlelint.body import Body
from articlelint.collection import Outline
from articlelint.contract import Breach
from articlelint.facts import Facts
from articlelint.front import Front, read_front
from articlelint.text import Lines
from articlelint.urls import Url


class Article:
    """One file: its original text, its path, and the facts of the world around it."""

    def __init__(self, text: str, path: str, facts: Facts) -> None:
        self.text = text
        self.path = path
        self.facts = facts
