"""A bar chart as plain SVG, which a README can show."""

from collections.abc import Mapping
from html import escape

# In pixels.
_WIDTH, _ROW, _BAR = 760, 26, 16
_LABELS, _FIGURES, _TOP, _BOTTOM = 240, 90, 44, 34
# Each stands out from white and from nearly black alike (WCAG 2: 3:1 and more), for the page behind may be either.
_INK, _OURS, _THEIRS = "#7a828c", "#2f81f7", "#8c959f"
_FONT = "-apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif"


def bars(title: str, note: str, figures: Mapping[str, float], ours: str) -> str:
    """A chart with a bar for each figure, in seconds; those whose names begin with `ours` stand out."""
    most = max(figures.values())
    height = _TOP + _ROW * len(figures) + _BOTTOM
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}">',
        f"<title>{escape(title)}</title>",
        f'<g font-family="{_FONT}" font-size="13" fill="{_INK}">',
        f'<text x="0" y="18" font-size="15" font-weight="600">{escape(title)}</text>',
    ]
    for row, (name, seconds) in enumerate(figures.items()):
        top = _TOP + row * _ROW
        base = top + _BAR - 3
        length = max(1.0, (_WIDTH - _LABELS - _FIGURES) * seconds / most)
        is_ours = name.startswith(ours)
        weight = ' font-weight="600"' if is_ours else ""
        fill = _OURS if is_ours else _THEIRS
        lines += [
            f'<text x="{_LABELS - 10}" y="{base}" text-anchor="end"{weight}>{escape(name)}</text>',
            f'<rect x="{_LABELS}" y="{top}" width="{length:.1f}" height="{_BAR}" rx="2" fill="{fill}"/>',
            f'<text x="{_LABELS + length + 8:.1f}" y="{base}"{weight}>{seconds:.2f} s</text>',
        ]
    lines += [f'<text x="0" y="{height - 8}" font-size="11">{escape(note)}</text>', "</g>", "</svg>"]
    return "\n".join(lines) + "\n"
