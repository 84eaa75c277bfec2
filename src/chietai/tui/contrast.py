"""Contrast as WCAG 2 counts it: of a theme's colours, and of everything that a screen really paints."""

from dataclasses import dataclass, field

from rich.color import Color as RichColor
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.app import App
from textual.color import Color
from textual.theme import Theme

from chietai.tui.textual_seams import painted_strips
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


@dataclass
class PaintedPair:
    """One pair of colours on a screen: how well it can be told apart, and where it is seen."""

    foreground: Rgb
    background: Rgb
    drawing: bool
    ratio: float
    samples: set[str] = field(default_factory=set)
    widgets: set[str] = field(default_factory=set)

    def __str__(self) -> str:
        colours = "#{:02x}{:02x}{:02x} on #{:02x}{:02x}{:02x}".format(*self.foreground, *self.background)
        kind = "lines" if self.drawing else "text"
        return f"{self.ratio:5.2f} {kind} {colours} {sorted(self.widgets)} {sorted(self.samples)[:4]}"


def _is_drawing(text: str) -> bool:
    """Whether `text` is only lines and blocks (U+2500 to U+259F) and space."""
    return all("\u2500" <= char <= "\u259f" or char.isspace() for char in text)


def painted_pairs(app: App[object], *, colours: int | None = None) -> list[PaintedPair]:
    """Every pair of colours that the app's screen paints, as composited, weakest first.

    Blank cells do not count, nor do full blocks (there is no ground to tell them from) and lines in the colour of
    their ground (edges left blank). With `colours=256` both are first rounded as a terminal of 256 colours does.
    """
    from rich.color import ColorSystem

    def rgb(color: RichColor | None, *, foreground: bool) -> Rgb:
        known = color or RichColor.default()
        if colours == 256:
            known = known.downgrade(ColorSystem.EIGHT_BIT)
        red, green, blue = known.get_truecolor(DEFAULT_TERMINAL_THEME, foreground=foreground)
        return red, green, blue

    pairs: dict[tuple[Rgb, Rgb, bool], PaintedPair] = {}
    screen = app.screen
    for y, strip in enumerate(painted_strips(screen)):
        x = 0
        for segment in strip:
            text, style, start = segment.text, segment.style, x
            x += segment.cell_length
            if not text.strip() or style is None or set(text) <= {"\u2588", " "}:
                continue
            front, back = rgb(style.color, foreground=True), rgb(style.bgcolor, foreground=False)
            if style.reverse:
                front, back = back, front
            if style.dim:  # the terminal dims by its own rule: half way is the worst of them
                front = tuple((a + b) // 2 for a, b in zip(front, back, strict=True))  # type: ignore[assignment]
            key = (front, back, _is_drawing(text))
            if front == back and key[2]:
                continue
            pair = pairs.setdefault(key, PaintedPair(*key, ratio(front, back)))
            pair.samples.add(text.strip()[:16])
            pair.widgets.add(type(screen.get_widget_at(start, y)[0]).__name__)
    return sorted(pairs.values(), key=lambda pair: pair.ratio)
