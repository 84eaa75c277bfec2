"""Lines for a terminal, for texts with wide letters. (The screens break at phrases; that is too slow here.)"""

import shutil
import unicodedata

from chietai.text.line_breaking import LineBreaker


def terminal_width() -> int:
    """Columns for text: those of the terminal, 100 at most."""
    return min(100, max(40, shutil.get_terminal_size().columns - 1))


def cells(text: str) -> int:
    """How many columns `text` takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


_LINES = LineBreaker(cells)


def padded(text: str, columns: int) -> str:
    """`text` with spaces after it up to `columns` columns."""
    return text + " " * max(0, columns - cells(text))


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` columns: between wide letters or at spaces, by the rules of kinsoku."""
    return _LINES.wrap_strictly(text, columns) if text.strip() else []
