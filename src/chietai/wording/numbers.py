"""Numbers as people read them in running text."""

from chietai.i18n import language

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def figures(number: int) -> str:
    """A number as the room reads it: in full-width figures where the language sets them so."""
    return str(number).translate(_FULL_WIDTH) if language() == "ja" else str(number)
