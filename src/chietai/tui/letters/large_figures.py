"""Large figures drawn with a round pen: the shapes of 0 to 9 as strokes, at any size.

The bitmap fonts end at 16 dots; enlarged, their steps show. Strokes stay smooth on a wall.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import cos, hypot, pi, sin

Point = tuple[float, float]
Bitmap = list[list[bool]]

HEIGHT_TO_WIDTH = 0.58
HEIGHT_TO_PEN = 0.18
_LEAST_ROUND = 20  # dots: the points of a colon and the ends of a plus are round from here on


def _line(*points: Point) -> Iterator[Point]:
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(41):
            yield x0 + (x1 - x0) * step / 40, y0 + (y1 - y0) * step / 40


def _arc(centre: Point, radii: Point, start: float, end: float) -> Iterator[Point]:
    """Part of an ellipse, from angle `start` to `end` in degrees: 0 is right, 90 below."""
    for step in range(61):
        angle = (start + (end - start) * step / 60) * pi / 180
        yield centre[0] + radii[0] * cos(angle), centre[1] + radii[1] * sin(angle)


def _strokes(char: str) -> list[Iterator[Point]]:
    """The strokes of a figure, in a square of 1 by 1 that is later drawn out to its width and height."""
    match char:
        case "0":
            top, bottom = _arc((0.5, 0.3), (0.5, 0.3), 180, 360), _arc((0.5, 0.7), (0.5, 0.3), 0, 180)
            return [top, _line((1, 0.3), (1, 0.7)), bottom, _line((0, 0.3), (0, 0.7))]
        case "1":
            return [_line((0.12, 0.22), (0.55, 0), (0.55, 1))]
        case "2":
            return [_arc((0.5, 0.29), (0.48, 0.29), 190, 375), _line((0.965, 0.38), (0.02, 1), (1, 1))]
        case "3":
            upper = _arc((0.47, 0.245), (0.45, 0.245), 200, 450)
            return [upper, _arc((0.47, 0.735), (0.53, 0.265), 270, 510)]
        case "4":
            return [_line((0.68, 0), (0, 0.7), (1, 0.7)), _line((0.74, 0), (0.74, 1))]
        case "5":
            return [_line((0.93, 0), (0.12, 0), (0.07, 0.46)), _arc((0.46, 0.68), (0.54, 0.32), 226, 510)]
        case "6":
            return [_arc((0.5, 0.68), (0.5, 0.32), 0, 360), _arc((0.86, 0.68), (0.86, 0.68), 180, 268)]
        case "7":
            return [_line((0, 0), (1, 0), (0.36, 1))]
        case "8":
            return [_arc((0.5, 0.245), (0.44, 0.245), 0, 360), _arc((0.5, 0.735), (0.5, 0.265), 0, 360)]
        case "9":
            return [_arc((0.5, 0.32), (0.5, 0.32), 0, 360), _arc((0.14, 0.32), (0.86, 0.68), 0, 88)]
        case "+":
            return [_line((0, 0.55), (1, 0.55)), _line((0.5, 0.3), (0.5, 0.8))]
        case "-":
            return [_line((0, 0.55), (1, 0.55))]
        case _:
            return [iter([(0.5, 0.28)]), iter([(0.5, 0.78)])]


def figure_width(char: str, height: int) -> int:
    """The dots across of a figure `height` dots high: the same for all but the narrow colon."""
    return round(_pen(height) * 1.3) if char == ":" else round(height * HEIGHT_TO_WIDTH)


def _pen(height: int) -> float:
    return max(2.0, height * HEIGHT_TO_PEN)


def figure(char: str, height: int) -> Bitmap:
    """The bitmap of one of 0123456789+-: for figures `height` dots high."""
    pen = _pen(height)
    width = figure_width(char, height)
    if char in ":+" and height < _LEAST_ROUND:
        return _square_colon(width, height) if char == ":" else _square_plus(width, height)
    dots = [[False] * width for _ in range(height)]
    reach = pen / 2
    for stroke in _strokes(char):
        for x, y in stroke:
            _stamp(dots, reach + x * (width - pen), reach + y * (height - pen), reach * (1.15 if char == ":" else 1))
    return dots


def _square_colon(width: int, height: int) -> Bitmap:
    """A colon of two squares: so small, a pen would give its points two different shapes."""
    upper = round(height * 0.28 - width / 2)
    rows = {y for top in (upper, height - upper - width) for y in range(top, top + width)}
    return [[y in rows] * width for y in range(height)]


def _square_plus(width: int, height: int) -> Bitmap:
    """A plus of two bars: so small, the round ends of a pen would make a diamond of it."""
    arm = (width - 2) // 2
    across, top = range(width % 2, width), round(height * 0.55) - arm - 1
    rows = range(top, top + 2 * arm + 2)
    upright = range(width % 2 + arm, width % 2 + arm + 2)
    return [[(y in rows and x in upright) or (y - top - arm in (0, 1) and x in across) for x in range(width)]
            for y in range(height)]  # fmt: skip


def _stamp(dots: Bitmap, x: float, y: float, reach: float) -> None:
    for row in range(max(0, int(y - reach)), min(len(dots), int(y + reach) + 1)):
        line = dots[row]
        for column in range(max(0, int(x - reach)), min(len(line), int(x + reach) + 1)):
            if not line[column] and hypot(column + 0.5 - x, row + 0.5 - y) <= reach:
                line[column] = True
