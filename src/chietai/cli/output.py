"""What commands print: safe for the terminal, and laid out by the width of Japanese letters.

Text from documents, file names and arguments never reaches the terminal raw. Modules for that are imported when there
is something to print, because the screens start without them. Lines are not broken at phrases as on the screens: that
is too slow here.
"""

import json
import shutil
import sys
import unicodedata
from typing import Any

from chietai.cli.streams import abandon, carries, readable_names


class OutputError(OSError):
    """What a command prints cannot be written to standard output."""


def say(text: str, *, multiline: bool = False) -> None:
    """Prints `text` on stdout, with nothing in it that a terminal would obey: in one line, because a name of a file
    may have line ends in it and would pass for other lines; `multiline` is for the program's own words.

    Raises OutputError when it cannot be written, BrokenPipeError when its reader is gone.
    """
    from chietai.text.gate import visible

    write_line(visible(readable_names(text), multiline=multiline))


def write_line(text: str, *, flush: bool = False) -> None:
    """Prints `text`, in which there is nothing from people, on stdout as it is. Raises as `say`."""
    try:
        print(text, flush=flush)
    except OSError as error:
        raise output_error(error) from error


def flush() -> None:
    """Sees to it that everything that was printed is written. Raises as `say`."""
    try:
        sys.stdout.flush()
    except OSError as error:
        raise output_error(error) from error


def output_error(error: OSError) -> OSError:
    """The error to raise when stdout could not be written because of `error`."""
    return error if isinstance(error, BrokenPipeError) else OutputError(error.errno, error.strerror)


def say_json(value: Any) -> None:
    """Prints `value` as JSON in one line, in codes where stdout cannot carry its letters. Raises as `say`."""
    text = json.dumps(value, ensure_ascii=False)
    say(text if carries(text) else json.dumps(value))


def complain(text: str) -> None:
    """Prints one line on stderr, with nothing in it that a terminal would obey."""
    from chietai.text.gate import visible

    try:
        print(visible(readable_names(text)), file=sys.stderr, flush=True)
    except OSError:
        abandon(sys.stderr)  # nobody is there to be told; the exit code tells


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
