"""Reading TOML files that people write (settings, themes, formats): whatever is wrong is one of a few faults."""

import re
import tomllib
from enum import Enum, auto
from pathlib import Path
from typing import Any

from chietai.i18n import _
from chietai.regular_files import NotRegularError, read_bytes


class TomlFault(Enum):
    """What can be wrong with a file before anybody looks at the values in it."""

    UNREADABLE = auto()
    TOO_LARGE = auto()
    NOT_UTF8 = auto()
    NOT_TOML = auto()
    TOO_DEEP = auto()
    NUMBER_TOO_LONG = auto()


class TomlFileError(ValueError):
    """A file that is no TOML that can be used.

    `reason`: in words, for the user, to stand within a sentence. `line`: where, from 1; 0 for not known, as at the end.
    """

    def __init__(self, fault: TomlFault, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.fault, self.reason, self.line = fault, reason, line


def read_toml(path: Path, most: int) -> dict[str, Any]:
    """The tables in the ordinary file at `path`, of `most` bytes. Raises TomlFileError; never waits."""
    try:
        data = read_bytes(path, most)
    except NotRegularError as error:
        raise TomlFileError(TomlFault.UNREADABLE, str(error.strerror)) from error
    except OSError as error:
        raise TomlFileError(TomlFault.UNREADABLE, error.strerror or str(error.errno)) from error
    if len(data) > most:
        raise TomlFileError(TomlFault.TOO_LARGE, _("it is too large"))
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise TomlFileError(TomlFault.NOT_UTF8, _("it is not UTF-8")) from error
    except tomllib.TOMLDecodeError as error:
        # The reason itself is in English and for programmers; the line helps anybody.
        place = re.search(r"line (\d+)", str(error))
        raise TomlFileError(TomlFault.NOT_TOML, str(error), int(place[1]) if place else 0) from error
    except RecursionError as error:
        raise TomlFileError(TomlFault.TOO_DEEP, _("it is nested too deeply")) from error
    except ValueError as error:  # Python turns at most 4,300 digits into a number
        raise TomlFileError(TomlFault.NUMBER_TOO_LONG, _("a number in it is too long")) from error
