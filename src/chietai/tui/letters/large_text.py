"""Text in large letters: how wide it is, how it is drawn, how it fits into a window."""

from functools import lru_cache
from typing import Literal

from rich.cells import cell_len

from chietai.resources import data_folder
from chietai.tui.grid import LINES, safe
from chietai.tui.letters.bitmap_font import BitmapFont, half_blocks, read_font
from chietai.tui.letters.substitutes import drawable

Dots = Literal[16, 12]
SIZES: tuple[Dots, ...] = (16, 12)
_STAND_IN = "〓"  # as wide as a letter, and a line may break on both of its sides


class Letters:
    """One size of letters. A full-width letter takes `dots` columns and `dots` / 2 rows; get one with `load`."""

    def __init__(self, pack: BitmapFont) -> None:
        self.pack = pack
        self.rows = pack.dots // 2
        """Rows of cells that one line of letters takes."""
        self._drawn: dict[str, list[str]] = {}

    @staticmethod
    def load(dots: Dots) -> "Letters":
        """The letters of that size, read once. Raises OSError or FontDamagedError in a broken installation."""
        return _load(dots)

    def width(self, text: str) -> int:
        """The columns that `text` takes on one line."""
        return sum(len(self._glyph(char)[0]) for char in drawable(text, self.pack.characters))

    def render(self, text: str) -> list[str]:
        """`text` on one line, as `rows` strings of equal width in cells. Line feeds count as spaces."""
        return self._row_of([self._glyph(char) for char in drawable(text, self.pack.characters)])

    def lines(self, text: str, columns: int, *, cut: bool = False) -> list[list[str]] | None:
        """What to draw on each line of `columns` cells, or None when nothing fits. Line feeds count as spaces.

        Lines break at phrases and are about equally long. Unless `cut`, no phrase is cut.
        """
        chars = drawable(" ".join(text.split("\n")).strip(), self.pack.characters)
        units = columns // (self.pack.dots // 2)  # half-width letters on a line
        if not chars or units < 2:
            return None
        # Breaks are looked for in a text of the same length in which every letter counts as wide as it is drawn.
        shadow = "".join(self._shadow(char) for char in chars)
        if cell_len(shadow) <= units:  # without looking for phrases, which takes a while the first time
            return [chars[: len(shadow.rstrip())]]
        if not cut and LINES.widest_phrase(shadow) > units:
            return None
        broken: list[list[str]] = []
        position = 0
        for line in LINES.wrap(shadow, units, balance=True):
            while position < len(shadow) and not shadow.startswith(line, position):
                position += 1  # the spaces that ended the line before
            broken.append(chars[position : position + len(line)])
            position += len(line)
        return broken

    def lay_out(
        self, text: str, columns: int, rows: int, *, cut: bool = False, centred: bool = False
    ) -> list[str] | None:
        """`text` in lines of letters within `columns` x `rows` cells (see `lines`), or None when it does not fit.

        The rows returned are as many as needed and at most `columns` wide, each without the blanks at its end. With
        `centred` shorter lines stand in the middle of the longest.
        """
        lines = self.lines(text, columns, cut=cut)
        if lines is None or len(lines) * self.rows > rows:
            return None
        gap = 1 if len(lines) * (self.rows + 1) - 1 <= rows else 0
        drawn = [self._row_of([self._glyph(char) for char in line]) for line in lines]
        widest = max(cell_len(line[0]) for line in drawn)
        painted: list[str] = []
        for number, line in enumerate(drawn):
            painted += [""] * (gap if number else 0)
            left = " " * ((widest - cell_len(line[0])) // 2 if centred else 0)
            painted += [(left + row).rstrip() for row in line]
        return painted

    def _row_of(self, glyphs: list[list[str]]) -> list[str]:
        return ["".join(glyph[y] for glyph in glyphs) for y in range(self.rows)]

    def _shadow(self, char: str) -> str:
        if char in (" ", "\u3000"):
            return char
        if char.isspace():
            return " "
        wide = char not in self.pack.characters or self.pack.characters.find(char) < self.pack.wide
        if len(char) == 1 and cell_len(char) == (2 if wide else 1):
            return char
        return _STAND_IN if wide else "x"

    def _glyph(self, char: str) -> list[str]:
        drawn = self._drawn.get(char)
        if drawn is None:
            self._drawn[char] = drawn = self._draw(char)
        return drawn

    def _draw(self, char: str) -> list[str]:
        if char.isspace():
            return [" " * (self.pack.dots if char == "\u3000" else self.pack.dots // 2)] * self.rows
        bitmap = self.pack.bitmap(char)
        if bitmap is None:
            return self._plain(char)
        width, rows = bitmap
        return half_blocks([[bool(row >> x & 1) for x in range(width - 1, -1, -1)] for row in rows])

    def _plain(self, cluster: str) -> list[str]:
        """A letter that the font lacks: as the terminal writes it, in the middle of a full-width box."""
        shown = safe(cluster)
        room = self.pack.dots - cell_len(shown)
        if room < 0:
            shown, room = "〓", self.pack.dots - 2
        blank = " " * self.pack.dots
        left = room // 2
        middle = self.rows // 2
        return [" " * left + shown + " " * (room - left) if y == middle else blank for y in range(self.rows)]


@lru_cache(maxsize=len(SIZES))
def _load(dots: Dots) -> Letters:
    return Letters(read_font(data_folder("letters") / f"letters{dots}.bin"))


def fit(text: str, columns: int, rows: int, *, centred: bool = False) -> list[str] | None:
    """`text` in the largest letters that fit into `columns` x `rows` cells without cutting a phrase.

    None when none do: then write it plainly. `centred`: see `Letters.lay_out`.
    """
    for dots in SIZES:
        if rows >= dots // 2 and columns >= dots:
            painted = Letters.load(dots).lay_out(text, columns, rows, centred=centred)
            if painted is not None:
                return painted
    return None
