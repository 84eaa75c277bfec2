"""What a screen really paints: its lines as composited, and how well every pair of colours on it can be told apart."""

from dataclasses import dataclass, field
from typing import Any

from rich.color import Color, ColorSystem
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from chietai.tui.contrast import Rgb, ratio


def painted_strips(screen: Screen[Any]) -> list[Strip]:
    """The lines of a screen as they are painted, all widgets put together. (Textual exports only SVG.)"""
    return list(screen._compositor.render_strips())


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

    def rgb(color: Color | None, *, foreground: bool) -> Rgb:
        known = color or Color.default()
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
