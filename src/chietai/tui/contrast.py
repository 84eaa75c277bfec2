"""Contrast as WCAG 2 counts it, and the pairs of a theme's colours that are too alike."""

from dataclasses import dataclass

from textual.color import Color
from textual.theme import Theme

from chietai.tui.theme import variable_defaults

STAGE = 7.0  # text that is read from ten metres away
TEXT = 4.5  # any other text
LINES = 3.0  # borders and bars that mean something

Rgb = tuple[int, int, int]


def luminance(rgb: Rgb) -> float:
    """Relative luminance (0 black to 1 white) of a colour of three parts from 0 to 255."""

    def linear(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2])


def ratio(one: Rgb, other: Rgb) -> float:
    """The contrast of two colours: 1 (none) to 21 (black on white)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@dataclass(frozen=True)
class WeakPair:
    """Two colours of a theme that are too alike. `text` and `ground` are names of the theme file."""

    text: str
    ground: str
    ratio: float
    needed: float


_INKS = ("foreground", "quiet", "primary", "accent", "success", "warning", "error")
_GROUNDS = ("background", "surface", "panel")
# (text, ground, needed): what is painted together somewhere, by the variables of the resolved theme.
_PAIRS = [
    *((ink, "background", STAGE) for ink in _INKS),
    *((ink, ground, TEXT) for ink in _INKS for ground in ("surface", "panel")),
    *(("text-disabled", ground, TEXT) for ground in _GROUNDS),
    ("foreground", "mark", TEXT),
    *(("line", ground, LINES) for ground in ("background", "surface")),
]
_FILE_NAMES = {
    "foreground": "text",
    "success": "good",
    "error": "bad",
    "text-disabled": "faint",
}


def weak_pairs(theme: Theme) -> list[WeakPair]:
    """The pairs of a theme's colours that are painted together and do not reach what they need, weakest first."""
    variables = {**variable_defaults(), **theme.to_color_system().generate(), **theme.variables}
    weak = []
    for text, ground, needed in _PAIRS:
        below = Color.parse(variables[ground])
        above = below + Color.parse(variables[text])
        reached = ratio(below.rgb, above.rgb)
        if reached < needed:
            weak.append(WeakPair(_FILE_NAMES.get(text, text), _FILE_NAMES.get(ground, ground), reached, needed))
    return sorted(weak, key=lambda pair: pair.ratio / pair.needed)
