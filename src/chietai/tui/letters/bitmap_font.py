"""Bitmaps: the packed font (see `tools/make_letters.py` for the format), and dots drawn as half blocks."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chietai.regular_files import read_bytes

_HEAD = "<4sBHH"
_BLOCKS = " \u2580\u2584\u2588"  # by (upper dot) + 2 * (lower dot)


class FontDamagedError(RuntimeError):
    """A file of letters is not what it should be."""


@dataclass(frozen=True)
class BitmapFont:
    """Bitmaps of one size: full-width characters are `dots` x `dots`, half-width ones `dots` / 2 x `dots`."""

    dots: int
    characters: str
    wide: int  # how many of the characters are full-width: they come first
    bitmaps: bytes

    def bitmap(self, char: str) -> tuple[int, list[int]] | None:
        """(width in dots, one number for each row of dots from the top) of a character, or None if there is none."""
        index_of_char = self.characters.find(char) if len(char) == 1 else -1
        if index_of_char < 0:
            return None
        full, half = _size(self.dots, self.dots), _size(self.dots // 2, self.dots)
        if index_of_char < self.wide:
            width, size, start = self.dots, full, index_of_char * full
        else:
            width, size, start = self.dots // 2, half, self.wide * full + (index_of_char - self.wide) * half
        bits = int.from_bytes(self.bitmaps[start : start + size], "big") >> (size * 8 - width * self.dots)
        mask = (1 << width) - 1
        return width, [bits >> (width * y) & mask for y in range(self.dots - 1, -1, -1)]


def _size(width: int, height: int) -> int:
    return -(-width * height // 8)


def read_font(path: Path) -> BitmapFont:
    """Reads a file of letters. Raises OSError, or FontDamagedError when it is not one."""
    data = read_bytes(path)
    try:
        magic, dots, wide, narrow = struct.unpack_from(_HEAD, data)
        body = zlib.decompress(data[struct.calcsize(_HEAD) :])
    except (struct.error, zlib.error) as error:
        raise FontDamagedError(path.name) from error
    text, bitmaps = body[: 2 * (wide + narrow)], body[2 * (wide + narrow) :]
    expected_size = wide * _size(dots, dots) + narrow * _size(dots // 2, dots)
    if magic != b"CTL1" or len(bitmaps) != expected_size:
        raise FontDamagedError(path.name)
    return BitmapFont(dots, text.decode("utf-16-le"), wide, bitmaps)


def half_blocks(dots: Sequence[Sequence[bool]]) -> list[str]:
    """Rows of dots (from the top, all equally long) as rows of cells; an odd number gets a blank row below."""
    rows = list(dots)
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    return [
        "".join([_BLOCKS[upper + 2 * lower] for upper, lower in zip(above, below, strict=True)])
        for above, below in zip(rows[::2], rows[1::2], strict=True)
    ]
