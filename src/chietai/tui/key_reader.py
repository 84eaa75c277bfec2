"""Makes Textual's events of what a terminal sends.

As in `textual_seams.py`, names are used here that Textual does not document; `test_textual_seams.py` holds them.
"""

import time
from typing import assert_never

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from chietai.tui.terminal_input import Keys, Pasted, Piece, Sequence, TerminalInput, Unreadable


class UnreadableInput(Message, bubble=False):
    """Something came from the keyboard that is no text in UTF-8."""


class TerminalFault(Message, bubble=False):
    """The terminal can be read or written no more, because of `error`, and it is not the terminal that is gone."""

    def __init__(self, error: Exception) -> None:
        super().__init__()
        self.error = error


class KeyReader:
    """Makes Textual's events of what a terminal sends. Textual's parser is only given what it cannot trip over."""

    def __init__(self, terminal: TerminalInput) -> None:
        self._terminal = terminal
        self._parser = XTermParser()
        self._last = time.monotonic()

    def read(self, data: bytes) -> list[Message]:
        """The events of `data`; b"" when nothing has come since the last time."""
        now = time.monotonic()
        if data:
            self._last = now
        pieces = self._terminal.feed(data) if data else self._terminal.quiet(now - self._last)
        return [message for piece in pieces for message in self._messages(piece)]

    def _messages(self, piece: Piece) -> list[Message]:
        match piece:
            case Keys(text):
                return self._parsed(text, unknown_too=True)
            case Sequence(text):
                return self._parsed(text, unknown_too=False)
            case Pasted(text):
                return [events.Paste(text)]
            case Unreadable():
                return [UnreadableInput()]
            case _:
                assert_never(piece)

    def _parsed(self, text: str, *, unknown_too: bool) -> list[Message]:
        """`unknown_too`: characters that belong to no sequence are keys."""
        parser = self._parser
        try:
            known = list(parser.feed(text))
            if parser._timeout_time is None:
                return known
            # Textual waits whether more comes, and types an unknown sequence out as characters. Nothing more comes.
            parser._timeout_time = 0.0
            unknown = list(parser.tick())
            return known + unknown if unknown_too else known
        except Exception:  # noqa: BLE001  whatever it is: no input may end the program
            self._parser = XTermParser()  # the one that failed cannot go on
            return [UnreadableInput()]
