"""Large Japanese letters and figures, drawn with half blocks, for what has to be read from the back row."""

from chietai.tui.letters.countdown import countdown
from chietai.tui.letters.large_text import Dots, Letters, fit

__all__ = ["Dots", "Letters", "countdown", "fit"]
