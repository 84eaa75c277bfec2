"""The themes there are: those that came with the program and the user's own. A bad file is a sentence, never fatal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import assert_never

from textual.theme import Theme

from chietai.i18n import _, language
from chietai.resources import DataMissingError, data_folder
from chietai.toml_files import TomlFault, TomlFileError, read_toml
from chietai.tui.theme import DEFAULT_THEME, ThemeFile, resolve
from chietai.tui.toml_checks import TomlValueError

SIZE_LIMIT = 64_000  # bytes; a theme file has about 1,000


@dataclass
class ThemeFiles:
    """The themes there are, and what was wrong with the files of others.

    `problems`: a sentence for the user each: a file that is left out. `warnings`: a sentence each: weak contrast.
    """

    themes: dict[str, Theme] = field(default_factory=dict)
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def title(self, name: str) -> str:
        """What to call theme `name` in a menu, in the language in force."""
        titles = self.titles.get(name, {})
        return titles.get(language()) or next(iter(titles.values()), name)

    def choose(self, name: str) -> tuple[str, str | None]:
        """The name of a theme that exists, for `name`, and a sentence for the user when it is another one."""
        if name in self.themes:
            return name, None
        other = DEFAULT_THEME if DEFAULT_THEME in self.themes else next(iter(self.themes), "textual-dark")
        known = ", ".join(self.themes)
        return other, _("There is no theme {name}. It goes on with {other}. Themes: {known}").format(
            name=name, other=self.title(other), known=known
        )


def read_theme(path: Path) -> ThemeFile:
    """The theme in the file `path`.

    Raises ValueError with a sentence for the user: which file, what is wrong, what to do.
    """
    try:
        return ThemeFile.of(read_toml(path, SIZE_LIMIT))
    except TomlFileError as error:
        raise ValueError(_no_toml(path.name, error)) from error
    except TomlValueError as error:
        raise ValueError(_sentence(path.name, error)) from error


def _no_toml(file: str, error: TomlFileError) -> str:
    match error.fault:
        case TomlFault.UNREADABLE:
            return _("Theme file {file} cannot be read: {reason}").format(file=file, reason=error.reason)
        case TomlFault.TOO_LARGE:
            return _("Theme file {file} is too large. A theme is a short text.").format(file=file)
        case TomlFault.NOT_UTF8:
            return _("Theme file {file} is not UTF-8. Please save it as UTF-8.").format(file=file)
        case TomlFault.NOT_TOML if error.line:
            return _("Theme file {file} is not written as TOML. Please look at line {line}.").format(
                file=file, line=error.line
            )
        case TomlFault.NOT_TOML:
            return _("Theme file {file} is not written as TOML. Please look at its end.").format(file=file)
        case TomlFault.TOO_DEEP | TomlFault.NUMBER_TOO_LONG:
            return _("Theme file {file} cannot be used: {reason}.").format(file=file, reason=error.reason)
        case _:
            assert_never(error.fault)


def _sentence(file: str, error: TomlValueError) -> str:
    key = error.key
    if error.kind == "missing":
        return _("Theme file {file}: {key} is missing. Please add it.").format(file=file, key=key)
    if error.kind == "unknown":
        return _("Theme file {file}: {key} is not known here. Please remove or correct it.").format(file=file, key=key)
    if key == "name":
        return _("Theme file {file}: name may have small letters a to z, figures and hyphens only.").format(file=file)
    if key.startswith("colors."):
        return _('Theme file {file}: {key} is not a colour. Please write it like "#1c3050".').format(file=file, key=key)
    return _("Theme file {file}: {key} has a wrong value. Please correct it.").format(file=file, key=key)


def load_themes(user: Path | None = None, *, shipped: Path | None = None) -> ThemeFiles:
    """All shipped themes and those of the folder `user` (which need not exist). A bad file is never fatal.

    A user's theme whose colours are hard to tell apart is kept, with a warning that names them.
    """
    library = ThemeFiles()
    try:
        own = _files(shipped or data_folder("themes"))
    except DataMissingError as error:
        own = []
        library.problems.append(str(error))
    theirs = _files(user) if user is not None else []
    for path in [*own, *theirs]:
        try:
            file = read_theme(path)
        except ValueError as error:
            library.problems.append(str(error))
            continue
        if file.name in library.themes:
            library.problems.append(
                _("Theme file {file}: the name {name} is taken. Please choose another name.").format(
                    file=path.name, name=file.name
                )
            )
            continue
        library.themes[file.name] = theme = resolve(file)
        library.titles[file.name] = file.title
        if path in theirs and (warning := _weakness(theme)):
            library.warnings.append(warning)
    return library


def _weakness(theme: Theme) -> str:
    """A sentence about the pairs of colours that are too alike; "" when there are none."""
    from chietai.tui.contrast import weak_pairs

    weak = weak_pairs(theme)
    if not weak:
        return ""
    pairs = ", ".join(
        _("{text} on {ground} ({ratio} of {needed})").format(
            text=pair.text, ground=pair.ground, ratio=f"{pair.ratio:.1f}", needed=f"{pair.needed:g}"
        )
        for pair in weak
    )
    return _("Theme {name} is hard to read from afar. Please make these differ more: {pairs}").format(
        name=theme.name, pairs=pairs
    )


def _files(folder: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return []
