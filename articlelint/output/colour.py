"""Colour for terminals, in the sixteen that every reader can set to his taste."""

# Parameters of ECMA-48's "select graphic rendition" (§8.3.117): 1 bold, 31 red, 33 yellow, 34 blue, 36 cyan.
_PARAMETERS = {"error": "1;31", "warning": "1;33", "info": "1;36", "frame": "1;34", "bold": "1", "code": "36"}


def paint(text: str, style: str, *, colour: bool) -> str:
    """Text in a style: a severity's word, `frame`, `bold`, `code`; without style, colour or text it is as it is."""
    return f"\x1b[{_PARAMETERS[style]}m{text}\x1b[0m" if colour and style and text else text
