"""Where the program's own files lie (themes, sample sessions, formats, letters) and where the user's do.

The program's files are found in the installed wheel (`chietai/data/...`) as well as in a checkout, where
`themes/` and `sessions/` stand at the top for people to see.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from chietai.i18n import _
from chietai.regular_files import expanded

Kind = Literal["themes", "sessions", "formats", "letters"]
HOME_VARIABLE = "CHIETAI_HOME"
_PACKAGE = Path(__file__).parent


class DataMissingError(RuntimeError):
    """A folder of the program's own files is gone: a broken installation. The text is for the user."""


def data_folder(kind: Kind) -> Path:
    """The folder with the files of `kind` that came with the program. Never written to.

    Raises DataMissingError when the installation is incomplete.
    """
    if kind == "formats":
        places = [_PACKAGE / "formats"]
    elif kind == "letters":
        places = [_PACKAGE / "data" / "letters"]
    else:
        places = [_PACKAGE / "data" / kind, _PACKAGE.parents[1] / kind]
    for place in places:
        if place.is_dir():
            return place
    raise DataMissingError(
        _("The program's own files are missing ({folder}). Please install Chietai again.").format(folder=places[0])
    )


def user_folder(
    home: Path | None = None, kind: Kind | None = None, *, environ: Mapping[str, str] | None = None
) -> Path:
    """The user's own folder, or its subfolder for `kind`. Nothing is created here.

    `home` wins, then the variable CHIETAI_HOME, then the place that the operating system means for such files
    (`~/.local/share/chietai`, `~/Library/Application Support/chietai`, `%LOCALAPPDATA%\\chietai`).
    """
    if home is None:
        named = (os.environ if environ is None else environ).get(HOME_VARIABLE, "").strip()
        if named:
            home = expanded(named)
        else:
            from platformdirs import user_data_path

            home = user_data_path("chietai", appauthor=False)
    return home if kind is None else home / kind
