"""The fixes that take suppressions out of an article, each proven to leave its data and its page as they are."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from articlelint.article import Article
from articlelint.fix import Edit, Fix, Safety
from articlelint.ignore import Name, Suppression
from articlelint.text import Span
from articlelint.wording import in_backticks

_LINE_END = re.compile(r"\r\n|\n|\r|\Z")
_SPACE = " \t"
# In MDX the parser takes the asterisks of a comment for emphasis. It stops at braces, lest it search on and on.
_COMMENT = re.compile(r"<!--.*?-->|\{/(?:\*|<em>)[^{}]*(?:\*|</em>)/\}", re.DOTALL)
# White space is all that a comment leaves of a page, and an empty paragraph where it stood alone in MDX.
_NOTHING = re.compile(r"\s+|<p>\s*</p>")


class Removal(NamedTuple):
    """Names to be taken out of a suppression; its comment goes with the last of them."""

    suppression: Suppression
    names: tuple[Name, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left of the suppression."""
        return len(self.names) == len(self.suppression.names)


def fixes(article: Article, removals: Sequence[Removal]) -> Iterator[tuple[Removal, Name | None, Fix]]:
    """A fix for each comment that goes as a whole, and for each other name; any of them may be made together.

    Those of a part (the front matter, the body) are unsafe where, made together, they would change what it says.
    """
    gone = [removal.suppression.comment for removal in removals if removal.is_whole]
    blocks = {block.span.start for block in article.body.blocks} if gone else set()
    edits = {comment: _comment_edit(article, comment, is_block=comment.start in blocks) for comment in gone}
    front_safety, body_safety = _safeties(article, list(edits.values()))
    for removal in removals:
        comment = removal.suppression.comment
        if removal.is_whole:
            safety = front_safety if comment.end <= article.front.span.end else body_safety
            yield removal, None, Fix("remove the comment", (edits[comment],), safety)
        else:
            for name, edit in _name_edits(removal):
                yield removal, name, Fix(f"remove {in_backticks(name.text)}", (edit,), Safety.SAFE)


def _name_edits(removal: Removal) -> Iterator[tuple[Name, Edit]]:
    """Each name with the comma that parts it from the kept ones, so that no two edits meet."""
    names, idle = removal.suppression.names, set(removal.names)
    kept = False
    for number, name in enumerate(names):
        if name not in idle:
            kept = True
        elif kept:
            yield name, Edit(Span(names[number - 1].span.end, name.span.end), "")
        else:
            yield name, Edit(Span(name.span.start, names[number + 1].span.start), "")


def _comment_edit(article: Article, comment: Span, *, is_block: bool) -> Edit:
    text, lines = article.text, article.lines
    first, last = lines.number_at(comment.start), lines.number_at(comment.end)
    line = Span(lines.span(first).start, lines.span(last).end)
    # Walked by hand: a line may be long and hold many comments.
    start, end = comment
    while start > line.start and text[start - 1] in _SPACE:
        start -= 1
    while end < line.end and text[end] in _SPACE:
        end += 1
    if start > line.start or end < line.end:
        is_parted = end > comment.end or end == line.end
        return Edit(Span(start if is_parted and start > line.start else comment.start, comment.end), "")
    if comment.end <= article.front.span.end:
        return Edit(Span(line.start, _behind_line(text, line.end)), "")
    above = first > 1 and bool(lines.span(first - 1).of(text).strip())
    below = last < len(lines) and bool(lines.span(last + 1).of(text).strip())
    if above and below and is_block:
        return Edit(line, "")  # what stood apart stays apart
    end = _behind_line(text, line.end)
    return Edit(Span(line.start, end if above or below else _behind_line(text, _line_end(text, end))), "")


def _line_end(text: str, place: int) -> int:
    found = _LINE_END.search(text, place)
    return found.start() if found else len(text)


def _behind_line(text: str, end: int) -> int:
    found = _LINE_END.match(text, end)
    return found.end() if found else end


def _safeties(article: Article, edits: Iterable[Edit]) -> tuple[Safety, Safety]:
    """How safe some edits are, made together, in the front matter and in the body."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits):
        pieces += (article.text[done : edit.span.start], edit.text)
        done = edit.span.end
    if not pieces:
        return Safety.SAFE, Safety.SAFE
    after = Article("".join((*pieces, article.text[done:])), article.path, article.facts, article.surroundings)
    same_data = not after.front.problems and after.front.root == article.front.root
    same_page = _shown(after.body.rendered) == _shown(article.body.rendered)
    return (Safety.SAFE if same_data else Safety.UNSAFE), (Safety.SAFE if same_page else Safety.UNSAFE)


def _shown(page: str) -> str:
    return _NOTHING.sub("", _COMMENT.sub("", page))
