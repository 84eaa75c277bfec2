"""What commands print: safe for the terminal, and laid out by the width of Japanese letters.

Text from documents, file names and arguments never reaches the terminal raw. Modules for that are imported when there
is something to print, because the screens start without them. Lines are not broken at phrases as on the screens: that
is too slow here.
"""

import io
import shutil
import sys
import unicodedata


def say(text: str) -> None:
    """Prints `text` (several lines, too) on stdout, with nothing in it that a terminal would obey."""
    from chietai.text.gate import visible

    print(visible(text, multiline=True))


def complain(text: str) -> None:
    """Prints one line on stderr, with nothing in it that a terminal would obey."""
    from chietai.text.gate import visible

    print(visible(text), file=sys.stderr)


def use_any_terminal() -> None:
    """Lets terminals without Japanese letters show a question mark for what they lack, instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


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
    from chietai.text.line_breaking import LineBreaker

    return LineBreaker(cells).wrap_strictly(text, columns) if text.strip() else []
