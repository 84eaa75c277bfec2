"""A meeting that is open at the desk: what is done counts at once, is stored soon, and says when it is stored."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.state import State
from chietai.records.live_session import LiveSession, rescue_folders
from chietai.records.record_errors import RecordError, StoreError
from chietai.tui.services import Services

CLOSING_SECONDS = 2.0


class DeskSession:
    """The glue between the screen and the documents. `stored` and `failed` may be called from another thread."""

    def __init__(
        self, path: Path, services: Services, *, stored: Callable[[int], None], failed: Callable[[StoreError], None]
    ) -> None:
        """Opens the document. Raises RecordError with a sentence for the user: also for one that may only be read, as
        nothing that is typed would be kept.
        """
        self._services = services
        self._live = LiveSession.open(
            path, clock=services.clock, new_id=services.new_id, on_durable=stored, on_failure=failed
        )

    @property
    def state(self) -> State:
        """The meeting as it stands, stored or not."""
        return self._live.state

    @property
    def path(self) -> Path:
        """Where the document lies now."""
        return self._live.path

    @property
    def notes(self) -> list[str]:
        """What was noticed when the document was opened, and since: a sentence each."""
        return self._live.notes

    @property
    def pending(self) -> int:
        """How many things are not on the disk yet."""
        return self._live.pending

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment: a sentence; "" when all is well."""
        return self._live.failure

    def submit(self, intent: Intent) -> Event:
        """Does it. Raises Refused."""
        return self._live.submit(intent)

    def carry_on(self, folder: Path | None = None) -> Path:
        """Goes on in a copy of the document in `folder`, or in the first place that takes it.

        Raises RecordError when no place does.
        """
        return self._live.carry_on([folder] if folder is not None else rescue_folders(self._services.home, self.path))

    def save_now(self, seconds: float = CLOSING_SECONDS) -> bool:
        """Waits until everything is on the disk, `seconds` at most. Whether it is."""
        return self._live.flush(seconds)

    def close(self) -> bool:
        """Stores what is left and lets go of the document. Whether everything is on the disk."""
        with contextlib.suppress(RecordError):
            return self._live.close(CLOSING_SECONDS)
        return False
