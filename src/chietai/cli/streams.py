"""The standard streams, whatever the caller made of them: closed, without Japanese letters, set not to wait.

A stream that is closed is opened on nothing: else the next file that is opened, such as a journal, would take its
number, and whatever a library writes to "standard error" would stand in the record of a meeting. What a stream cannot
write is written as a letter that looks alike or as its code, never as a question mark.
"""

import codecs
import contextlib
import io
import os
import re
import sys
import unicodedata
from typing import Any

_ERRORS = "chietai-readable"
_JAPANESE = "日本語、。「」（）：～ー…"
_RAW_BYTES = re.compile("[\udc80-\udcff]+")
# What one Japanese encoding has and another lacks, and the signs of English texts.
_ALIKE = {"～": "〜", "〜": "～", "－": "−", "−": "－", "—": "―", "―": "—", "–": "-", "‐": "-", "…": "..."}
_ALIKE |= {"‘": "'", "’": "'", "“": '"', "”": '"'}


_mended = False
_codes = False
_closed: set[str] = set()


class LostOutput(io.TextIOBase):
    """In the place of a closed standard output: takes everything, and remembers that there was something."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.lost = False

    def writable(self) -> bool:
        """True: what is written is lost, which is told at the end."""
        return True

    def write(self, text: str) -> int:
        """Loses `text`."""
        self.lost = self.lost or bool(text)
        return len(text)


def mend_streams() -> None:
    """Makes the streams of this process usable. Harmless when it is called again."""
    global _mended
    if not _mended:
        _mended = True
        codecs.register_error(_ERRORS, _readable)
        _open_closed_handles()
    if sys.stdin is None:
        _closed.add("stdin")
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stdout is None:
        _closed.add("stdout")
        sys.stdout = LostOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_ERRORS)
    if isinstance(sys.stdin, io.TextIOWrapper):
        with contextlib.suppress(ValueError, OSError):  # io.UnsupportedOperation, when something was read already
            sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        _make_waiting(stream)


def codes_were_written() -> bool:
    """Whether letters were written as codes since the last call, because a stream cannot write them."""
    global _codes
    written, _codes = _codes, False
    return written


def is_closed(name: str) -> bool:
    """Whether "stdin" or "stdout" was closed when the program began."""
    return name in _closed


def carry_japanese() -> bool:
    """Whether both streams that are written to can carry Japanese letters."""
    return all(_carries(stream, _JAPANESE) for stream in (sys.stdout, sys.stderr))


def carries(text: str) -> bool:
    """Whether standard output can carry `text` as it is."""
    return _carries(sys.stdout, text)


def abandon(stream: Any) -> None:
    """Lets what `stream` still holds go nowhere: it cannot be written, and Python would try once more at the end."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    with contextlib.suppress(OSError, ValueError, AttributeError):
        stream.flush()


def readable_names(text: str) -> str:
    """`text` with names of files as they were meant: bytes that this system cannot read are UTF-8, or codes."""
    return _RAW_BYTES.sub(_as_text, text) if not text.isascii() else text


def typed(argument: str) -> str:
    """An argument as it was typed, where the system reads no Japanese. A name of a file stays as the system has it."""
    if is_readable(argument):
        return argument
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def is_readable(argument: str) -> bool:
    """Whether an argument is text, or the name of something that is there."""
    return _RAW_BYTES.search(argument) is None or os.path.lexists(argument)


def _as_text(found: re.Match[str]) -> str:
    data = bytes(ord(letter) - 0xDC00 for letter in found[0])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(f"\\x{byte:02x}" for byte in data)


def _readable(error: UnicodeError) -> tuple[str, int]:
    """For letters that a stream cannot write: one that looks alike, else its code."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    parts = [_instead(letter, error.encoding) for letter in error.object[error.start : error.end]]
    return "".join(parts), error.end


def _instead(letter: str, encoding: str) -> str:
    for other in (_ALIKE.get(letter, ""), unicodedata.normalize("NFKC", letter)):
        if other and other != letter and _can_encode(other, encoding):
            return other
    global _codes
    _codes = True
    return letter.encode("ascii", "backslashreplace").decode()


def _can_encode(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def _carries(stream: Any, text: str) -> bool:
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return all(_can_encode(letter, encoding) or _can_encode(_ALIKE.get(letter, letter), encoding) for letter in text)


def _open_closed_handles() -> None:
    for handle in (0, 1, 2):
        try:
            os.fstat(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # takes the lowest free number: this one


def _make_waiting(stream: Any) -> None:
    """A stream that does not wait fails, or seems to end, where the other side is only slow."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        handle = stream.fileno()
        if not os.get_blocking(handle):
            os.set_blocking(handle, True)
