"""The document that is being prepared: made as soon as it is known what and when, stored at once from then on."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from chietai.drawing import USUAL_TABLE_SIZE
from chietai.i18n import _, language
from chietai.meeting import views
from chietai.meeting.events import Event
from chietai.meeting.intents import DescribeSession, Intent, Redo, SetChecklist, Undo
from chietai.meeting.model import CheckItem, Details
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import Stamp, State
from chietai.meeting.transitions import apply, decide
from chietai.records.clock_and_ids import NewId
from chietai.records.library import Library
from chietai.records.live_session import LiveSession, rescue_folders
from chietai.records.record_errors import RecordError, StoreError
from chietai.records.store import SessionStore
from chietai.tui.services import Services
from chietai.wording.refusals import refusal


class Preparation:
    """A document, or the beginnings of one that has no file yet.

    A new document gets its file when the council and the date are known, so that the file's name tells them, or when
    `make` is called. `stored` and `failed` may be called from another thread.
    """

    def __init__(self, services: Services, stored: Callable[[int], None], failed: Callable[[StoreError], None]) -> None:
        self._services = services
        self._stored, self._failed = stored, failed
        self._session: LiveSession | None = None
        self._state = State()
        self._without_file: list[Intent] = []
        self._beginnings: list[Intent] = []
        self._beginnings_end = 0  # the last event of these
        self._at_once = False

    def begin(self) -> None:
        """Begins a new document with what every meeting has; it gets its file when something is typed."""
        self._beginnings = usual_beginnings(self._services)
        for intent in self._beginnings:
            self._do(intent)
        self._without_file = []
        self._beginnings_end = self._state.last_seq

    def open(self, path: Path) -> None:
        """Opens the document at `path`. Raises RecordError."""
        services = self._services
        self._session = LiveSession.open(
            path, clock=services.clock, new_id=services.new_id, on_durable=self._stored, on_failure=self._failed
        )

    @property
    def state(self) -> State:
        """The meeting as it stands, stored or not."""
        return self._session.state if self._session else self._state

    @property
    def path(self) -> Path | None:
        """Where the document lies; None when it has no file yet."""
        return self._session.path if self._session else None

    @property
    def pending(self) -> int:
        """How many things are not on the disk yet."""
        return self._session.pending if self._session else len(self._without_file)

    @property
    def failure(self) -> str:
        """Why nothing can be stored at the moment: a sentence; "" when all is well."""
        return self._session.failure if self._session else ""

    @property
    def session(self) -> LiveSession | None:
        """The open document; None when it has no file yet."""
        return self._session

    @property
    def warning(self) -> str:
        """That another program writes the same record: a sentence; "" when all is well."""
        return self._session.warning if self._session else ""

    def submit(self, *intents: Intent) -> str:
        """Does the intents; what would change nothing is passed over. Returns a sentence about the first refusal.

        What came before the one that was refused counts.
        """
        try:
            for intent in intents:
                self._do(intent)
            if self._at_once or (self._state.council.name and self._state.details.date):
                self.make()
        except Refused as refused:
            return refusal(refused)
        except RecordError as error:
            return str(error)
        return ""

    def make(self) -> None:
        """Gives a new document its file, now if there is anything to keep, else as soon as there is.

        Raises RecordError.
        """
        self._at_once = True
        if self._session is not None or not self._without_file:
            return
        session_id = self._services.new_id()
        library = Library(self._services.library)
        path = library.new_path(session_id, self._state.details.date, self._state.council.name)
        # Here only, the disk is waited for: nothing could be stored before the file is there.
        SessionStore.create(path, session_id, clock=self._services.clock, new_id=self._services.new_id).close()
        self.open(path)
        for intent in [*self._beginnings, *self._without_file]:
            self._do(intent)
        self._without_file = []

    def undo(self) -> Event | None:
        """Takes back what was stored last; None when there is nothing."""
        event = views.undoable(self.state)
        if event is None or (self._session is None and event.seq <= self._beginnings_end):
            return None
        self._do(Undo())
        return event

    def redo(self) -> Event | None:
        """Brings back what was taken back last; None when there is nothing."""
        event = views.redoable(self.state)
        if event is not None:
            self._do(Redo())
        return event

    def carry_on(self) -> Path | None:
        """Goes on in another folder because the disk refuses. Raises RecordError."""
        if self._session is None:
            return None
        return self._session.carry_on(rescue_folders(self._services.home, self._session.path))

    def save_now(self, seconds: float = 2.0) -> None:
        """Waits until everything is on the disk, `seconds` at most. Raises RecordError when there is no file."""
        self.make()
        if self._session:
            self._session.flush(seconds)

    def let_go(self) -> bool:
        """Stores what is left and lets go of the document; keeps it when something is not on the disk (False)."""
        if self._session is not None and not self._session.flush():
            return False
        self.close()
        return True

    def close(self) -> None:
        """Stores what can be stored and lets go of the document."""
        session, self._session = self._session, None
        if session is not None:
            self._state = session.state
            with suppress(RecordError):
                session.close()

    def _do(self, intent: Intent) -> None:
        try:
            if self._session:
                self._session.submit(intent)
                return
            stamp = Stamp(id=self._services.new_id(), at=self._services.clock())
            self._state = apply(self._state, decide(self._state, intent, stamp))
            self._without_file.append(intent)
        except Refused as refused:
            if refused.reason is not Reason.NO_CHANGE:
                raise


def usual_beginnings(services: Services) -> list[Intent]:
    """What a new meeting has before anything is typed: the usual programme, tables and checklist."""
    from chietai.formats import load_formats

    intents: list[Intent] = [SetChecklist(items=usual_checklist(services.new_id))]
    details = Details(table_size=USUAL_TABLE_SIZE)
    form = load_formats(services.home / "formats").usual()
    if form is not None:
        intents.append(form.programme(language()))
        details = details.model_copy(update={"kind": form.kind, "turn_seconds": form.turn_seconds})
    return [*intents, DescribeSession(details=details)]


def usual_checklist(new_id: NewId) -> tuple[CheckItem, ...]:
    """What helps people to talk, and what has to work before they come."""
    texts = (
        _("The seats are close together"),
        _("The tables stand near each other"),
        _("Table numbers stand where all can see them"),
        _("The screen was tried out: the last row can read it"),
        _("The microphone was tried out"),
        _("The hearing loop was tried out, its seats are marked"),
        _("Paper and thick pens lie on every table"),
        _("There are sweets and water"),
        _("The way from the door to the seats is free of steps"),
        _("The computer is plugged in"),
    )
    return tuple(CheckItem(id=new_id(), text=text) for text in texts)
