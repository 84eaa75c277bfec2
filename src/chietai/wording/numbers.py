"""Numbers as people read them in running text."""

from chietai.i18n import language
from chietai.text.figures import full_width_figures


def figures(number: int) -> str:
    """A number as the room reads it: in full-width figures where the language sets them so."""
    return full_width_figures(number) if language() == "ja" else str(number)
