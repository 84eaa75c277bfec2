"""The formats there are: those that came with the program and the user's own. A bad file is a sentence, never fatal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from chietai.formats.format_sentences import invalid, not_toml
from chietai.i18n import _, language
from chietai.meeting.programme import Format
from chietai.resources import DataMissingError, data_folder
from chietai.text.folding import fold
from chietai.text.gate import visible
from chietai.toml_files import TomlFileError, read_toml

DEFAULT_FORMAT = "exchange-100"
SIZE_LIMIT = 64_000  # bytes; a format file has about 1,000


@dataclass
class FormatFiles:
    """The formats by key (the file's name without its ending), the usual one first.

    `problems`: one sentence for the user for each file that is left out.
    """

    formats: dict[str, Format] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def titles(self) -> dict[str, str]:
        """What to call each format in a menu, in the language in force, by key."""
        return {key: form.title(language()) for key, form in self.formats.items()}

    def find(self, text: str) -> Format | None:
        """The format whose key or name (in either language) is `text`; width, case and spaces aside."""
        key = fold(text)
        for stem, form in self.formats.items():
            if key in (fold(stem), fold(form.name), fold(form.name_en)) and key:
                return form
        return None

    def usual(self) -> Format | None:
        """The format to propose first; None only when no format could be read at all."""
        return next(iter(self.formats.values()), None)


def read_format(path: Path) -> Format:
    """The format in the file `path`.

    Raises ValueError with a sentence for the user: which file, which place in it, what to do.
    """
    file = visible(path.name)
    try:
        return Format.model_validate(read_toml(path, SIZE_LIMIT))
    except TomlFileError as error:
        raise ValueError(not_toml(file, error)) from error
    except ValidationError as error:
        raise ValueError(invalid(file, error)) from error


def load_formats(user: Path | None = None, *, shipped: Path | None = None) -> FormatFiles:
    """All shipped formats, then those of the folder `user` (which need not exist). A bad file leaves the others."""
    library = FormatFiles()
    try:
        own = _files(shipped or data_folder("formats"))
    except DataMissingError as error:
        own = []
        library.problems.append(str(error))
    own = sorted(own, key=lambda path: path.stem != DEFAULT_FORMAT)
    names: set[str] = set()
    for path in [*own, *(_files(user) if user is not None else [])]:
        try:
            form = read_format(path)
        except ValueError as error:
            library.problems.append(str(error))
            continue
        taken = {fold(path.stem), fold(form.name)} & names
        if taken:
            library.problems.append(
                _("Format file {file}: there is a format of this name already. Please choose another name.").format(
                    file=visible(path.name)
                )
            )
            continue
        names |= {fold(path.stem), fold(form.name)}
        library.formats[path.stem] = form
    return library


def _files(folder: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ".toml")
    except OSError:
        return []
