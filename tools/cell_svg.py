"""A screen of cells as an SVG picture on the true grid.

Textual's own SVG stretches every run of text over its cells, so that half- and full-width letters drift, and it names
fonts on the web. Here each letter stands in the middle of its own cells, in whatever font the reader has; blocks and
lines are drawn as shapes, so that they join in every font. Nothing is fetched from anywhere.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape

from rich.cells import cell_len
from rich.segment import Segment

from chietai.text.graphemes import clusters

WIDTH, HEIGHT = 10, 22  # of a cell
_EDGE, _ROUND = 14, 10  # around the cells
_BASE = 16.5  # of the letters, from the top of the cell
_STYLE = """text{white-space:pre;text-anchor:middle}
.n{font:16.5px "DejaVu Sans Mono",Menlo,Consolas,"Noto Sans Mono",monospace}
.w{font:18px "Noto Sans Mono CJK JP","Noto Sans CJK JP","Hiragino Kaku Gothic ProN","BIZ UDGothic","Yu Gothic",Meiryo,\
"MS Gothic",sans-serif}
.b{font-weight:bold}.u{text-decoration:underline}"""

_EIGHTHS = {chr(0x2580 + n): (0, 8 - n, 8, n) for n in range(1, 9)} | {
    chr(0x2588 + n): (0, 0, 8 - n, 8) for n in range(1, 8)
}
_BLOCKS = _EIGHTHS | {"\u2580": (0, 0, 8, 4), "\u2590": (4, 0, 4, 8), "\u2594": (0, 0, 8, 1), "\u2595": (7, 0, 1, 8)}
"""Block characters as x, y, width and height in eighths of a cell."""
_ARMS = {"HORIZONTAL": "lr", "VERTICAL": "ud", "LEFT": "l", "RIGHT": "r", "UP": "u", "DOWN": "d"}

Cell = tuple[str, int, str, str, str]
"""A cluster, its cells (0 for none), ink, ground (#rrggbb) and the classes of its looks."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A painted screen: rows of segments, and the colours where a segment names none."""

    rows: list[list[Segment]]
    columns: int
    ink: str
    ground: str


def svg(screen: Screen, title: str) -> str:
    """The picture. `title` is read out to those who do not see it."""
    width, height = screen.columns * WIDTH + 2 * _EDGE, len(screen.rows) * HEIGHT + 2 * _EDGE
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"',
        f' role="img"><title>{escape(title)}</title><style>{_STYLE}</style>',
        f'<rect width="{width}" height="{height}" rx="{_ROUND}" fill="{screen.ground}"/>',
        f'<g transform="translate({_EDGE} {_EDGE})">',
    ]
    shapes: dict[str, list[str]] = defaultdict(list)
    texts: list[str] = []
    for y, row in enumerate(screen.rows):
        cells = list(_cells(row, screen))
        for colour, x, wide in _grounds(cells):
            if colour != screen.ground:
                shapes["g" + colour].append(_box(x * WIDTH, y * HEIGHT, wide * WIDTH, HEIGHT))
        for colour, path in _shapes(cells, y):
            shapes["i" + colour].append(path)
        texts += _texts(cells, y)
    # All grounds lie under all inks.
    for key in sorted(shapes):
        parts += [f'<path shape-rendering="crispEdges" fill="{key[1:]}" d="{"".join(shapes[key])}"/>']
    return "\n".join([*parts, *texts, "</g></svg>", ""])


def _cells(row: Iterable[Segment], screen: Screen) -> Iterator[Cell]:
    for segment in row:
        if segment.control:
            continue
        style = segment.style
        ink = style.color.get_truecolor().hex if style and style.color else screen.ink
        ground = style.bgcolor.get_truecolor().hex if style and style.bgcolor else screen.ground
        if style and style.reverse:
            ink, ground = ground, ink
        looks = "".join(name for name, on in ((" b", style and style.bold), (" u", style and style.underline)) if on)
        for cluster in clusters(segment.text):
            yield cluster, cell_len(cluster), ink, ground, looks


def _grounds(cells: Iterable[Cell]) -> Iterator[tuple[str, int, int]]:
    """Runs of one ground: colour, first column, columns."""
    start, at, colour = 0, 0, ""
    for _cluster, wide, _ink, ground, _looks in cells:
        if ground != colour:
            if at > start:
                yield colour, start, at - start
            start, colour = at, ground
        at += wide
    if at > start:
        yield colour, start, at - start


def _shapes(cells: Iterable[Cell], row: int) -> Iterator[tuple[str, str]]:
    """Blocks and lines as paths with their colour; blocks of one shape beside each other as one."""
    x, start, before = 0, 0, ("", "")
    run = list(cells)
    for place, (cluster, wide, ink, _ground, _looks) in enumerate(run):
        if cluster in _BLOCKS:
            left, top, across, down = _BLOCKS[cluster]
            if (cluster, ink) != before:
                start, before = x, (cluster, ink)
            following = run[place + 1] if place + 1 < len(run) else None
            if across < 8 or following is None or (following[0], following[2]) != before:
                columns = x - start if across == 8 else 0
                first = start if across == 8 else x
                yield (
                    ink,
                    _box(
                        first * WIDTH + left * WIDTH / 8,
                        row * HEIGHT + top * HEIGHT / 8,
                        columns * WIDTH + across * WIDTH / 8,
                        down * HEIGHT / 8,
                    ),
                )
                before = ("", "")
        else:
            for box in _line(cluster):
                left, top, across, down = box
                yield ink, _box(x * WIDTH + left, row * HEIGHT + top, across, down)
        x += wide


def _line(cluster: str) -> Iterator[tuple[float, float, float, float]]:
    """A box-drawing character of one weight as rectangles inside its cell; nothing for anything else."""
    words = unicodedata.name(cluster, "").split() if len(cluster) == 1 else []
    if words[:2] != ["BOX", "DRAWINGS"] or words[2] not in ("LIGHT", "HEAVY") or {"LIGHT", "HEAVY"} <= set(words):
        return
    thick = 3 if words[2] == "HEAVY" else 1
    middle, centre = (HEIGHT - thick) // 2, (WIDTH - thick) // 2
    for arm in "".join(_ARMS.get(word, "") for word in words[3:]):
        if arm in "lr":
            yield (0 if arm == "l" else centre), middle, (centre + thick if arm == "l" else WIDTH - centre), thick
        else:
            yield centre, (0 if arm == "u" else middle), thick, (middle + thick if arm == "u" else HEIGHT - middle)


def _texts(cells: Iterable[Cell], row: int) -> Iterator[str]:
    """The letters: those of one colour and look, in half or full width, as one element with a place for each."""
    groups: dict[tuple[str, str], list[tuple[float, str]]] = defaultdict(list)
    at = 0
    for cluster, wide, ink, _ground, looks in cells:
        drawn = cluster in _BLOCKS or any(True for _ in _line(cluster))
        if wide and cluster.strip() and not drawn:
            groups["w" if wide == 2 else "n", looks + "|" + ink].append((at + wide / 2, cluster))
        at += wide
    y = _number(row * HEIGHT + _BASE)
    for (kind, look), letters in groups.items():
        looks, ink = look.split("|")
        single = [(x, c) for x, c in letters if len(c.encode("utf-16-le")) == 2]
        # One place belongs to one UTF-16 unit: letters of several stand alone.
        rest = [[letter] for letter in letters if letter not in single]
        for group in ([single] if single else []) + rest:
            xs = " ".join(_number(x * WIDTH) for x, _ in group)
            text = escape("".join(c for _, c in group), quote=False)
            yield f'<text class="{kind}{looks}" fill="{ink}" y="{y}" x="{xs}">{text}</text>'


def _box(x: float, y: float, across: float, down: float) -> str:
    return f"M{_number(x)} {_number(y)}h{_number(across)}v{_number(down)}h-{_number(across)}z"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
