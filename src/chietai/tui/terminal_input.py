"""What comes from the keyboard's side of a terminal, cut into pieces that are safe to hand on.

Keys, answers of the terminal, the mouse and what is pasted all come as bytes on one line, and nothing guarantees that
they are UTF-8, complete, or in the form that Textual's own parser expects. Here each byte is given a meaning by the
rules of ECMA-48 (control sequences, control strings) and xterm (mouse, bracketed paste), and:

- what is not UTF-8 becomes U+FFFD and is reported; a character that comes in two reads stays whole;
- a control sequence is handed on whole, with figures in bounds, or not at all: it never becomes typed characters;
- nothing that has no end swallows the keyboard: when nothing more comes for a while, keys are keys again.
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import assert_never

REST = 0.1
"""Seconds without a byte after which a lone ESC was the key, and ESC with one more byte a key with Alt."""

LONG_REST = 0.5
"""Seconds without a byte after which the rest of a longer sequence, or the end of a paste, will not come any more."""

LONGEST_SEQUENCE = 32
"""Bytes of a control sequence that can mean anything to us; longer ones are read to their end and dropped."""

LONGEST_PASTE = 4_000_000
"""Bytes of one paste that are kept: more than a field takes. The rest is dropped: it must not be taken for keys."""

_ESC, _BEL = 0x1B, 0x07
_PASTE_BEGINS, _PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
_TYPED_AT_ONCE = 64  # bytes in one read that no hand types: the rest of a paste whose end was no longer expected
_PARAMETERS = re.compile(rb"[\x20-\x3f]*")
_IN_STRING = re.compile(rb"[\x20-\xff]*")
_C1 = re.compile("[\x80-\x9f]")  # control characters of eight bits: no keyboard has them
_MOUSE = re.compile(r"\x1b\[<(\d{1,4});(-?\d{1,9});(-?\d{1,9})([Mm])")
_MOVED = 32  # of the number of a button: it is the movement that is reported
_MODE = re.compile(r"\x1b\[\?(\d{1,5});\d\$y")
_CURSOR = re.compile(r"\x1b\[\d{1,5};\d{1,5}R")
_SIZE_BY_SEQUENCE = "2048"  # the mode in which the size of the window comes as a sequence: the system tells it, too


@dataclass(frozen=True, slots=True)
class Keys:
    """Characters that were typed, or one key that a sequence stands for (ESC, or ESC and one character)."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequence:
    """A whole control sequence: a key, or an answer of the terminal. What it does not mean to anybody is nothing."""

    text: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was pasted, line breaks and all."""

    text: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Some bytes were not UTF-8. They stand as U+FFFD in what comes with this."""


Piece = Keys | Sequence | Pasted | Unreadable


class _In(Enum):
    """What the next byte belongs to."""

    TEXT = auto()
    ESCAPE = auto()
    """ESC has come."""
    CONTROL = auto()
    """ESC [ has come."""
    SHIFT = auto()
    """ESC O has come: a key of the keypad."""
    MOUSE = auto()
    """ESC [ M has come: three bytes follow, of any kind."""
    STRING = auto()
    """One of ESC ] P X ^ _ has come: a control string, up to BEL or ESC \\."""
    STRING_ENDS = auto()
    """The ESC of ESC \\ has come."""
    PASTE = auto()


class TerminalInput:
    """Cuts the bytes of one terminal. `size` gives columns and rows of its window: no click lies outside of it."""

    def __init__(self, size: Callable[[], tuple[int, int]], rest: float = REST) -> None:
        self._size = size
        self._rest = rest
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._in = _In.TEXT
        self._sequence = bytearray()
        self._length = 0
        self._paste = bytearray()
        self._paste_is_open = False
        self._after_return = False
        self._pieces: list[Piece] = []

    def feed(self, data: bytes) -> list[Piece]:
        """What `data` completes, in order."""
        if self._in is _In.TEXT and self._paste_is_open:
            # The end of a paste was given up too early: its lines must not be taken for typed ones.
            if len(data) > _TYPED_AT_ONCE or _PASTE_ENDS in data:
                self._in = _In.PASTE
            else:
                self._paste_is_open = False
        place = 0
        while place < len(data):
            match self._in:
                case _In.TEXT:
                    end = data.find(_ESC, place)
                    self._typed(data[place : len(data) if end < 0 else end], final=end >= 0)
                    place = len(data) if end < 0 else end + 1
                    if end >= 0:
                        self._begin(_In.ESCAPE)
                case _In.PASTE:
                    place = self._pasted(data, place)
                case _In.ESCAPE | _In.CONTROL | _In.SHIFT | _In.MOUSE | _In.STRING | _In.STRING_ENDS:
                    place = self._passed_over(data, place)
                    place += self._step(data[place]) if place < len(data) else 0
                case _:
                    assert_never(self._in)
        return self._taken()

    def quiet(self, seconds: float) -> list[Piece]:
        """What is complete because nothing has come for so many `seconds`."""
        alone = bytes(self._sequence)
        match self._in:
            case _In.TEXT:
                pass  # half a character waits for its other half
            case _In.PASTE:
                if seconds >= LONG_REST:
                    self._end_paste()
                    self._paste_is_open = True
            case _In.ESCAPE | _In.CONTROL | _In.SHIFT | _In.STRING if len(alone) <= 2:
                if seconds >= self._rest:
                    self._end()
                    self._pieces.append(Keys(alone.decode("ascii")))
            case _In.ESCAPE | _In.CONTROL | _In.SHIFT | _In.MOUSE | _In.STRING | _In.STRING_ENDS:
                if seconds >= LONG_REST:
                    self._end()
            case _:
                assert_never(self._in)
        return self._taken()

    def _taken(self) -> list[Piece]:
        pieces, self._pieces = self._pieces, []
        return pieces

    # -- text -----------------------------------------------------------------------------------------------------

    def _typed(self, data: bytes, *, final: bool) -> None:
        """`final`: no more of this character comes, because something else has begun."""
        try:
            self._decoder.errors = "strict"
            text = self._decoder.decode(data, final)
        except UnicodeDecodeError:
            self._decoder.errors = "replace"
            text = self._decoder.decode(data, final)
            self._pieces.append(Unreadable())
        if text:
            # Enter, when it is pressed before the terminal belongs to the program, comes as a line feed.
            first = "" if self._after_return and text.startswith("\n") else "\r"
            self._after_return = text.endswith("\r")
            text = text.replace("\r\n", "\r")
            text = (first + text[1:] if text.startswith("\n") else text).replace("\n", "\r")
            if text := _C1.sub("", text):
                self._pieces.append(Keys(text))

    # -- sequences ------------------------------------------------------------------------------------------------

    def _begin(self, what: _In) -> None:
        self._in = what
        self._sequence[:] = (_ESC,)
        self._length = 0

    def _end(self) -> None:
        self._in = _In.TEXT
        self._sequence.clear()

    def _passed_over(self, data: bytes, place: int) -> int:
        """The place behind what cannot change the meaning of a sequence any more: it is too long to have one."""
        if len(self._sequence) <= LONGEST_SEQUENCE:
            return place
        match self._in:
            case _In.CONTROL:
                skipped = _PARAMETERS.match(data, place)
            case _In.STRING:
                skipped = _IN_STRING.match(data, place)
            case _:
                return place
        return skipped.end() if skipped else place

    def _step(self, byte: int) -> int:
        """Takes one byte of a sequence: 1, or 0 when it does not belong to it and is to be looked at anew."""
        match self._in:
            case _In.ESCAPE:
                return self._after_escape(byte)
            case _In.CONTROL:
                return self._in_control(byte)
            case _In.SHIFT:
                return self._in_shift(byte)
            case _In.MOUSE:
                self._length += 1
                if self._length >= 3:
                    self._end()
                return 1
            case _In.STRING:
                return self._in_string(byte)
            case _In.STRING_ENDS:
                if byte == ord("\\"):
                    self._end()
                    return 1
                self._begin(_In.ESCAPE)
                return 0
            case _In.TEXT | _In.PASTE:
                raise AssertionError(self._in)
            case _:
                assert_never(self._in)

    def _keep(self, byte: int) -> None:
        if len(self._sequence) <= LONGEST_SEQUENCE:
            self._sequence.append(byte)

    def _after_escape(self, byte: int) -> int:
        if byte == _ESC or byte >= 0x80:
            self._end()
            self._pieces.append(Keys("\x1b"))
            return 0
        self._keep(byte)
        if byte == ord("["):
            self._in = _In.CONTROL
        elif byte == ord("O"):
            self._in = _In.SHIFT
        elif byte in b"]PX^_":
            self._in = _In.STRING
        else:
            text = self._sequence.decode("ascii")
            self._end()
            self._pieces.append(Keys(text))
        return 1

    def _in_control(self, byte: int) -> int:
        start = bytes(self._sequence[2:3])
        if 0x20 <= byte <= 0x3F or (byte == ord("[") and len(self._sequence) == 2):  # ESC [ [ A: F1 of Linux's console
            self._keep(byte)
            return 1
        if not 0x40 <= byte <= 0x7E:
            self._end()
            return 0
        self._keep(byte)
        if byte == ord("M") and not start:
            self._in, self._length = _In.MOUSE, 0
            return 1
        sequence = bytes(self._sequence)
        self._end()
        if sequence == _PASTE_BEGINS:
            self._in = _In.PASTE
            self._paste.clear()
        elif len(sequence) <= LONGEST_SEQUENCE and (text := self._allowed(sequence.decode("ascii"))):
            self._pieces.append(Sequence(text))
        return 1

    def _allowed(self, sequence: str) -> str:
        """The sequence as it may be handed on; "" for one that may not."""
        match sequence[-1]:
            case "M" | "m":
                return self._in_window(sequence)
            case "R":
                return sequence if _CURSOR.fullmatch(sequence) else ""
            case "y" if sequence.endswith("$y"):
                mode = _MODE.fullmatch(sequence)
                return sequence if mode and mode[1] != _SIZE_BY_SEQUENCE else ""
            case "t" if sequence.startswith("\x1b[48;"):
                return ""  # a size that nobody asked for
            case _:
                return "" if sequence.startswith(("\x1b[<", _PASTE_ENDS.decode())) else sequence

    def _in_window(self, sequence: str) -> str:
        mouse = _MOUSE.fullmatch(sequence)
        if mouse is None:
            return ""  # of a terminal that counts them in another way, which Textual does not understand
        columns, rows = self._size()
        column = min(max(int(mouse[2]), 1), max(columns, 1))
        row = min(max(int(mouse[3]), 1), max(rows, 1))
        outside = (column, row) != (int(mouse[2]), int(mouse[3]))
        if outside and mouse[4] == "M" and not int(mouse[1]) & _MOVED:
            return ""  # nothing is pressed out there; a movement ends at the edge, and so does letting go
        return f"\x1b[<{mouse[1]};{column};{row}{mouse[4]}"

    def _in_shift(self, byte: int) -> int:
        if byte in b"0123456789;":
            self._keep(byte)
            return 1
        if not (byte == 0x20 or 0x40 <= byte <= 0x7E):
            self._end()
            return 0
        self._keep(byte)
        text = self._sequence.decode("ascii")
        self._end()
        if len(text) <= LONGEST_SEQUENCE:
            self._pieces.append(Sequence(text))
        return 1

    def _in_string(self, byte: int) -> int:
        if byte == _ESC:
            self._in = _In.STRING_ENDS
        elif byte == _BEL:
            self._end()
        elif byte < 0x20:
            self._end()
            return 0
        else:
            self._keep(byte)
        return 1

    # -- pastes ---------------------------------------------------------------------------------------------------

    def _pasted(self, data: bytes, place: int) -> int:
        """Takes the rest of `data`, or what is before the end of the paste; the place after it."""
        before = len(self._paste)
        self._paste += data[place:]
        end = self._paste.find(_PASTE_ENDS, max(0, before - len(_PASTE_ENDS)))
        if end < 0:
            if len(self._paste) > LONGEST_PASTE:
                del self._paste[LONGEST_PASTE : -len(_PASTE_ENDS)]
            return len(data)
        del self._paste[end:]
        self._end_paste()
        self._paste_is_open = False
        return place + end + len(_PASTE_ENDS) - before

    def _end_paste(self) -> None:
        data, self._paste = bytes(self._paste[:LONGEST_PASTE]), bytearray()
        self._end()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "replace")
            self._pieces.append(Unreadable())
        if text := text.replace("\0", ""):
            self._pieces.append(Pasted(text))
