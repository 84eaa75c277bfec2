"""The practice meeting: invented, half-way through, made anew each time, apart from the user's own meetings."""

import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

from chietai.tui.services import Services

if TYPE_CHECKING:
    from chietai.rehearsal import Autoplay

_FOLDER = "demo"
_MAX_AGE = 7 * 24 * 3600  # seconds


def practice_folder(services: Services) -> Path:
    """Where the practice meetings lie."""
    return services.home / _FOLDER


def write_practice(services: Services) -> "tuple[Path, Autoplay]":
    """Writes a practice meeting and gives its document and the autoplay that goes on with it. For a worker.

    Raises DataMissingError in a broken installation, RecordError or OSError when it cannot be written.
    """
    from chietai.formats import DEFAULT_FORMAT, load_formats
    from chietai.rehearsal import Plan, halfway
    from chietai.rehearsal.rehearsed_document import write
    from chietai.resources import DataMissingError

    formats = load_formats()
    if DEFAULT_FORMAT not in formats.formats:
        raise DataMissingError(formats.problems[0])
    now = services.clock()
    practice = halfway(Plan(form=formats.formats[DEFAULT_FORMAT], seed=now.isoformat()), now)
    folder = practice_folder(services)
    _delete_old(folder)
    path = write(folder, practice.events, practice.state, now.strftime("demo-%Y%m%d-%H%M%S"))
    return path, practice.autoplay


def _delete_old(folder: Path) -> None:
    """Removes practice meetings of more than a week ago, with the files beside them. What cannot be deleted stays."""
    with contextlib.suppress(OSError):
        for path in sorted(folder.rglob("*demo-*")):
            if path.is_file() and time.time() - path.stat().st_mtime > _MAX_AGE:
                path.unlink()
