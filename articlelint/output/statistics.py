"""How many findings there are: by rule, by collection, by source."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from articlelint.collection import Origin
from articlelint.diagnostic import Diagnostic
from articlelint.fix import Safety
from articlelint.output.cells import legible


def statistics(diagnostics: Sequence[Diagnostic], origins: Mapping[str, Origin]) -> str:
    """Tables of counts, the highest first; by source only where an article has one."""
    if not diagnostics:
        return ""
    found = [origins.get(one.path, Origin()) for one in diagnostics]
    parts = ["\n".join(_by_rule(diagnostics))]
    collections = Counter(one.collection or "no collection" for one in found)
    parts.append("\n".join(_table("by collection", collections)))
    if any(one.source is not None for one in found):
        parts.append("\n".join(_table("by source", Counter(one.source or "no source" for one in found))))
    return "\n\n".join(parts) + "\n"


def _by_rule(diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    counts = Counter((one.rule, one.severity) for one in diagnostics)
    fixable = Counter(
        (one.rule, one.severity) for one in diagnostics if one.finding.fix and one.finding.fix.safety > Safety.SHOW
    )
    yield "by rule"
    margin = _margin(counts.values())
    widest = max(len(rule) for rule, _ in counts)
    for (rule, severity), count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        fixes = f"  {fixable[rule, severity]:,} fixable" if fixable[rule, severity] else ""
        yield f"{count:>{margin},}  {rule:<{widest}}  {severity.word}{fixes}"


def _table(heading: str, counts: Mapping[str, int]) -> Iterator[str]:
    yield heading
    margin = _margin(counts.values())
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{count:>{margin},}  {legible(name)}"


def _margin(counts: Iterable[int]) -> int:
    return max(len(f"{count:,}") for count in counts) + 2
