"""Themes: TOML files that people can write, made into themes of Textual.

A file names its colours by what they are for (`ThemeFile`); `resolve` makes a Textual theme of them that sets every
part of Textual's own widgets too, because its defaults are too faint for a projector.
"""

import re
from dataclasses import MISSING, dataclass, fields
from typing import Any

from textual.color import Color, ColorParseError
from textual.theme import Theme

from chietai.tui.toml_checks import TomlValueError, boolean, refuse_unknown_keys, string, string_table, table

DEFAULT_THEME = "ai"

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_LONGEST_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of a theme file, each by what it is for.

    All of the inks must be readable on all of the grounds (7:1 on `background`), and `background` on each of the inks.
    """

    background: str  # grounds: the stage,
    surface: str  # tables and fields,
    panel: str  # the bars at the top and bottom, table headers
    text: str  # inks: what is read,
    quiet: str  # what is read second,
    faint: str | None = None  # what only lies there: hints in empty fields, what cannot be chosen now
    line: str  # borders
    mark: str | None = None  # the ground of what is selected
    primary: str  # the colour of the theme: headings, the cursor
    accent: str  # the second colour: keys, what is new
    good: str
    warning: str
    bad: str

    @classmethod
    def of(cls, raw: dict[str, Any]) -> "Colours":
        """The colours that stand in a file as `raw`. Raises TomlValueError."""
        colours: dict[str, str] = {}
        for part in fields(cls):
            key = f"colors.{part.name}"
            if part.name in raw:
                colours[part.name] = _colour(raw[part.name], key)
            elif part.default is MISSING:
                raise TomlValueError(key, "missing")
        refuse_unknown_keys(raw, frozenset(part.name for part in fields(cls)), "colors.")
        return cls(**colours)


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """A theme as it stands in a TOML file. `title` is by language: {"ja": ..., "en": ...}."""

    name: str
    title: dict[str, str]
    dark: bool
    colors: Colours

    @classmethod
    def of(cls, raw: dict[str, Any]) -> "ThemeFile":
        """The theme that stands in a file as `raw`. Raises TomlValueError."""
        name = string(_needed(raw, "name"), "name")
        if not _NAME.fullmatch(name):
            raise TomlValueError("name")
        theme = cls(
            name=name,
            title=string_table(raw.get("title", {}), "title", _LONGEST_TITLE),
            dark=boolean(_needed(raw, "dark"), "dark"),
            colors=Colours.of(table(_needed(raw, "colors"), "colors")),
        )
        refuse_unknown_keys(raw, frozenset(part.name for part in fields(cls)))
        return theme


def _needed(raw: dict[str, Any], key: str) -> Any:
    if key not in raw:
        raise TomlValueError(key, "missing")
    return raw[key]


def _colour(value: Any, key: str) -> str:
    try:
        color = Color.parse(string(value, key))
    except ColorParseError:
        raise TomlValueError(key) from None
    if color.ansi is not None or color.a != 1:
        raise TomlValueError(key)
    return color.hex


def variable_defaults() -> dict[str, str]:
    """Our own style variables as a theme that is not ours gets them."""
    return {"quiet": "auto 87%", "line": "#808080", "mark": "#606060"}


def resolve(file: ThemeFile) -> Theme:
    """The Textual theme for a theme file.

    For style sheets: grounds `$background`, `$surface`, `$panel`; inks `$foreground`, `$quiet`, `$primary`, `$accent`,
    `$success`, `$warning`, `$error`; `$text-disabled` (faint), `$line` for borders, `$mark` for what is selected.
    """
    c = file.colors
    faint = c.faint or c.quiet
    mark = c.mark or Color.parse(c.surface).blend(Color.parse(c.primary), 0.22, alpha=1).hex
    # A button's or a cursor's ground is an ink, and its text is the background: as readable as the reverse.
    variables = {
        "quiet": c.quiet,
        "line": c.line,
        "mark": mark,
        "text": "auto 95%",
        "text-muted": c.quiet,
        "text-disabled": faint,
        "foreground-muted": c.quiet,
        "foreground-disabled": faint,
        "block-cursor-foreground": c.background,
        "block-cursor-background": c.primary,
        "block-cursor-blurred-foreground": c.text,
        "block-cursor-blurred-background": mark,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": c.panel,
        "border": c.primary,
        "border-blurred": c.line,
        "surface-active": c.surface,
        "scrollbar": c.line,
        "scrollbar-hover": c.primary,
        "scrollbar-active": c.primary,
        "scrollbar-background": c.surface,
        "scrollbar-corner-color": c.surface,
        "link-color": c.primary,
        "link-background-hover": c.primary,
        "link-color-hover": c.background,
        "footer-foreground": c.text,
        "footer-background": c.panel,
        "footer-key-foreground": c.accent,
        "footer-description-foreground": c.text,
        "input-cursor-foreground": c.background,
        "input-cursor-background": c.text,
        "input-selection-foreground": c.text,
        "input-selection-background": mark,
        "screen-selection-foreground": c.text,
        "screen-selection-background": mark,
        "button-foreground": c.text,
        "button-color-foreground": c.background,
        # An unticked box is drawn in this one.
        "panel-darken-2": faint,
    }
    for name, ink in (
        ("primary", c.primary),
        ("secondary", c.primary),
        ("accent", c.accent),
        ("success", c.good),
        ("warning", c.warning),
        ("error", c.bad),
    ):
        variables[f"text-{name}"] = ink
        variables[f"{name}-muted"] = c.panel
        # A pressed or hovered button keeps its colour; its edges tell.
        variables[f"{name}-darken-2"] = ink
    return Theme(
        name=file.name,
        primary=c.primary,
        secondary=c.primary,
        accent=c.accent,
        success=c.good,
        warning=c.warning,
        error=c.bad,
        foreground=c.text,
        background=c.background,
        surface=c.surface,
        panel=c.panel,
        dark=file.dark,
        luminosity_spread=0.08,
        variables=variables,
    )
