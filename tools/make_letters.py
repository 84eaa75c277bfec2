"""Packs the Shinonome bitmap fonts into the files that `chietai.tui.letters` reads.

Run after `apt-get install xfonts-shinonome`:  python tools/make_letters.py

The format ("CTL1", little endian): magic, dots (1 byte), number of full-width and of half-width characters (2 bytes
each); then, deflated: the characters in UTF-16, the full-width bitmaps, the half-width bitmaps. A bitmap is dots rows
of dots (or dots / 2) bits, from the top left, most significant bit first, filled up to whole bytes.
"""

import gzip
import struct
import zlib
from pathlib import Path

FONTS = Path("/usr/share/fonts/X11/misc")
TARGET = Path(__file__).parents[1] / "src" / "chietai" / "data" / "letters"
# dots: (JIS X 0208, ISO 8859-1, JIS X 0201), all in bold.
SOURCES = {16: ("shnmk16b", "shnm8x16ab", "shnm8x16rb"), 12: ("shnmk12b", "shnm6x12ab", "shnm6x12rb")}
METRICS, BITMAPS, ENCODINGS, ACCELERATORS = 4, 8, 32, 2

Glyph = tuple[int, int]  # width in dots, bits


class Pcf:
    """A font in the X11 Portable Compiled Format: bitmaps by code (two bytes, or one)."""

    def __init__(self, path: Path) -> None:
        self.data = gzip.decompress(path.read_bytes())
        if self.data[:4] != b"\x01fcp":
            raise ValueError(f"{path} is no PCF font")
        count = struct.unpack("<I", self.data[4:8])[0]
        tables = (struct.unpack("<IIII", self.data[8 + 16 * i : 24 + 16 * i]) for i in range(count))
        self.offsets = {kind: offset for kind, _, _, offset in tables}

    def table(self, kind: int) -> tuple[int, int, str]:
        """(format, where its data begins, byte order) of a table."""
        offset = self.offsets[kind]
        form = struct.unpack("<I", self.data[offset : offset + 4])[0]
        return form, offset + 4, ">" if form & 4 else "<"

    def unpack(self, order: str, form: str, offset: int) -> tuple[int, ...]:
        return struct.unpack_from(order + form, self.data, offset)

    def metrics(self) -> list[tuple[int, int, int, int, int]]:
        """(left bearing, right bearing, width, ascent, descent) of every glyph."""
        form, at, order = self.table(METRICS)
        if form & 0x100:
            (count,) = self.unpack(order, "H", at)
            rows = (self.data[at + 2 + 5 * i : at + 7 + 5 * i] for i in range(count))
            return [(a - 128, b - 128, c - 128, d - 128, e - 128) for a, b, c, d, e in rows]
        (count,) = self.unpack(order, "I", at)
        return [self.unpack(order, "hhhhhH", at + 4 + 12 * i)[:5] for i in range(count)]  # type: ignore[misc]

    def glyphs(self) -> dict[int, Glyph]:
        """All bitmaps, each in the box of its font's ascent and descent."""
        metrics = self.metrics()
        form, at, order = self.table(BITMAPS)
        (count,) = self.unpack(order, "I", at)
        offsets = self.unpack(order, f"{count}I", at + 4)
        bits_at, pad, msb_first = at + 4 + 4 * count + 16, 1 << (form & 3), bool(form & 8)
        _, at, order = self.table(ACCELERATORS)
        ascent, descent = self.unpack(order, "ii", at + 8)
        _, at, order = self.table(ENCODINGS)
        col0, col1, row0, row1, _ = self.unpack(order, "hhhhh", at)
        columns = col1 - col0 + 1
        indices = self.unpack(order, f"{columns * (row1 - row0 + 1)}H", at + 10)
        glyphs_by_code: dict[int, Glyph] = {}
        for place, index in enumerate(indices):
            if index == 0xFFFF:
                continue
            left, right, width, above, below = metrics[index]
            stride = -(-((right - left + 7) // 8) // pad) * pad
            bits = 0
            for y in range(ascent + descent):
                line = y - (ascent - above)
                row = 0
                if 0 <= line < above + below:
                    start = bits_at + offsets[index] + line * stride
                    raw = self.data[start : start + stride]
                    if not msb_first:
                        raw = bytes(int(f"{byte:08b}"[::-1], 2) for byte in raw)
                    row = int.from_bytes(raw, "big") >> (stride * 8 - (right - left))
                    row = row << (width - right) if width >= right else row >> (right - width)
                bits = bits << width | row & ((1 << width) - 1)
            glyphs_by_code[(row0 + place // columns) << 8 | (col0 + place % columns)] = (width, bits)
        return glyphs_by_code


def wide_characters(path: Path) -> dict[str, Glyph]:
    """JIS X 0208 by character; the ideographic space is left out."""
    glyphs_by_character = {}
    for code, glyph in Pcf(path).glyphs().items():
        char = bytes([code >> 8 | 0x80, code & 0xFF | 0x80]).decode("euc_jp")
        if char != "\u3000":
            glyphs_by_character[char] = glyph
    return glyphs_by_character


def narrow_characters(latin: Path, kana: Path, wide: dict[str, Glyph]) -> dict[str, Glyph]:
    """ASCII, what ISO 8859-1 has beyond JIS X 0208, and half-width kana."""
    glyphs = Pcf(latin).glyphs()
    codes = [*range(0x21, 0x7F), *range(0xA1, 0x100)]
    glyphs_by_character = {chr(c): glyphs[c] for c in codes if c in glyphs and glyphs[c][1] and chr(c) not in wide}
    halves = Pcf(kana).glyphs()
    return glyphs_by_character | {chr(0xFF61 + c - 0xA1): halves[c] for c in range(0xA1, 0xE0) if c in halves}


def packed(dots: int, wide: dict[str, Glyph], narrow: dict[str, Glyph]) -> bytes:
    """The file for one size. Raises ValueError for a glyph of another width."""
    parts = ["".join([*wide, *narrow]).encode("utf-16-le")]
    for glyphs, width in ((wide, dots), (narrow, dots // 2)):
        size = -(-dots * width // 8)
        for char, (got, bits) in glyphs.items():
            if got != width:
                raise ValueError(f"{char!r} is {got} dots wide, not {width}")
            parts.append((bits << (size * 8 - dots * width)).to_bytes(size, "big"))
    head = struct.pack("<4sBHH", b"CTL1", dots, len(wide), len(narrow))
    return head + zlib.compress(b"".join(parts), 9)


def main() -> None:
    """Writes one file for each size."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for dots, names in SOURCES.items():
        full, latin, kana = (FONTS / f"{name}.pcf.gz" for name in names)
        wide = wide_characters(full)
        narrow = narrow_characters(latin, kana, wide)
        target = TARGET / f"letters{dots}.bin"
        target.write_bytes(packed(dots, wide, narrow))
        print(target.name, len(wide), len(narrow), target.stat().st_size)


if __name__ == "__main__":
    main()
