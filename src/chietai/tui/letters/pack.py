"""The packed bitmap font (see `tools/make_letters.py` for the format)."""

import struct
import zlib
from dataclasses import dataclass
from pathlib import Path

_HEAD = "<4sBHH"


class LettersDamagedError(RuntimeError):
    """A file of letters is not what it should be."""


@dataclass(frozen=True)
class Pack:
    """Bitmaps of one size: full-width characters are `dots` x `dots`, half-width ones `dots` / 2 x `dots`."""

    dots: int
    index: dict[str, int]
    wide: int  # how many of the characters are full-width: they come first
    bitmaps: bytes

    def bitmap(self, char: str) -> tuple[int, list[int]] | None:
        """(width in dots, one number for each row of dots from the top) of a character, or None if there is none."""
        place = self.index.get(char)
        if place is None:
            return None
        full, half = _size(self.dots, self.dots), _size(self.dots // 2, self.dots)
        if place < self.wide:
            width, size, start = self.dots, full, place * full
        else:
            width, size, start = self.dots // 2, half, self.wide * full + (place - self.wide) * half
        bits = int.from_bytes(self.bitmaps[start : start + size], "big") >> (size * 8 - width * self.dots)
        mask = (1 << width) - 1
        return width, [bits >> (width * y) & mask for y in range(self.dots - 1, -1, -1)]


def _size(width: int, height: int) -> int:
    return -(-width * height // 8)


def read_pack(path: Path) -> Pack:
    """Reads a file of letters. Raises OSError, or LettersDamagedError when it is not one."""
    data = path.read_bytes()
    try:
        magic, dots, wide, narrow = struct.unpack_from(_HEAD, data)
        body = zlib.decompress(data[struct.calcsize(_HEAD) :])
    except (struct.error, zlib.error) as error:
        raise LettersDamagedError(path.name) from error
    text, bitmaps = body[: 2 * (wide + narrow)], body[2 * (wide + narrow) :]
    whole = wide * _size(dots, dots) + narrow * _size(dots // 2, dots)
    if magic != b"CTL1" or len(bitmaps) != whole:
        raise LettersDamagedError(path.name)
    return Pack(dots, {char: i for i, char in enumerate(text.decode("utf-16-le"))}, wide, bitmaps)
