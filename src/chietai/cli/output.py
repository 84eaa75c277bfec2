"""What commands print. Text from documents, file names and arguments never reaches the terminal raw.

The check is imported when there is something to print: the screens start without it.
"""

import io
import sys


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
