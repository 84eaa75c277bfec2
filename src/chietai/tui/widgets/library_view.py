"""The content of the library, as the first screens show it. Read in a worker: nothing here touches a widget.

The modules for documents are imported when the library is read, because the first screen is painted before that.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rich.cells import cell_len

from chietai.i18n import _
from chietai.meeting.kinds import Phase
from chietai.resources import DataMissingError, data_folder
from chietai.tui.widgets.text_columns import cut
from chietai.wording.times import full_date

if TYPE_CHECKING:
    from chietai.records.library import Listing

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class LibraryView:
    """The documents, and one sentence when nothing can be stored there; "" when all is well."""

    listings: tuple[Listing, ...] = ()
    problem: str = ""

    @property
    def live(self) -> Listing | None:
        """The meeting that has begun and is not finished: the one that was touched last."""
        return self._last(Phase.LIVE)

    @property
    def preparing(self) -> Listing | None:
        """The meeting that is being prepared: the one that was touched last."""
        return self._last(Phase.PREPARING)

    def _last(self, phase: Phase) -> Listing | None:
        listings = [item for item in self.listings if item.phase == phase and not item.damaged and not item.sample]
        return max(listings, key=lambda item: item.changed_at or _LONG_AGO, default=None)


def read_library(folder: Path) -> LibraryView:
    """The documents in `folder` and the samples of the program, and whether documents can be stored there."""
    from chietai.records.library import Library

    try:
        samples: Path | None = data_folder("sessions")
    except DataMissingError:
        samples = None
    return LibraryView(tuple(Library(folder, samples).list()), folder_problem(folder))


def folder_problem(folder: Path) -> str:
    """One sentence when no document can be stored in `folder` (which need not exist yet); "" otherwise."""
    try:
        place = folder
        while not place.exists() and place != place.parent:
            place = place.parent
        if place.is_dir() and os.access(place, os.W_OK | os.X_OK):
            return ""
    except (OSError, ValueError):  # a name that is too long, or below a folder that may not be entered
        pass
    return _(
        "Meetings cannot be stored in the folder {folder}. Please ask whoever looks after this computer, "
        "or name another folder with CHIETAI_HOME."
    ).format(folder=cut(str(folder), 200))


def phase_of(item: Listing) -> str:
    """How far the meeting is, in words; "" when the document does not say."""
    from chietai.wording import names

    return names.phase(Phase(item.phase)) if item.phase in set(Phase) else ""


def listing_lines(item: Listing, width: int) -> str:
    """A meeting on two lines of `width` cells: council and date, then its theme and how far it is.

    Names and themes give way: date and state are what tells two meetings apart.
    """
    when = full_date(item.date) if item.date else ""
    theme = _('"{theme}"').format(theme=item.theme) if item.theme else ""
    name = item.council or item.title or item.path.name
    return "\n".join(_side_by_side(*line, width) for line in ((name, when), (theme, phase_of(item))))


def _side_by_side(left: str, right: str, width: int) -> str:
    gap = "  " if left and right else ""
    return cut(left, width - cell_len(gap + right)) + gap + right
