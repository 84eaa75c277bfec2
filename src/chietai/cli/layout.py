"""Lines for a terminal, for texts with wide letters. (The screens break them by phrases; here that is too slow.)"""

import shutil
import unicodedata

_NOT_FIRST = frozenset("、。，．・：；？！）」』】〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々,.:;?!)")
_NOT_LAST = frozenset("（「『【〔(")


def terminal_width() -> int:
    """Columns for text: those of the terminal, 100 at most."""
    return min(100, max(40, shutil.get_terminal_size().columns - 1))


def cells(text: str) -> int:
    """How many columns `text` takes."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def padded(text: str, columns: int) -> str:
    """`text` with spaces after it up to `columns` columns."""
    return text + " " * max(0, columns - cells(text))


def wrapped(text: str, columns: int) -> list[str]:
    """`text` in lines of at most `columns` columns: between wide letters or at spaces, by the rules of kinsoku."""
    lines, line = list[str](), ""
    for piece in _pieces(text):
        if line and cells(line + piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """`text` cut wherever a line may end."""
    found, piece = list[str](), ""
    for before, after in zip(text, [*text[1:], ""], strict=False):
        piece += before
        wide = any(unicodedata.east_asian_width(c) in "WF" for c in (before, after) if c)
        if after == "" or (
            (before == " " or wide) and after not in _NOT_FIRST and after != " " and before not in _NOT_LAST
        ):
            found.append(piece)
            piece = ""
    return found
