"""Storing without waiting: events count at once in memory, a thread of its own brings them to the disk.

An entry may be shown as stored only when `on_durable` said so. When the disk refuses, the events stay in memory and
on the screen, `failure` holds a sentence for a lasting banner, the thread tries again, and `carry_on_in` goes on in
another folder.
"""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from chietai.meeting.apply import apply
from chietai.meeting.decide import decide
from chietai.meeting.events import Event
from chietai.meeting.intents import Intent
from chietai.meeting.stamp import Clock, NewId, Stamp
from chietai.meeting.state import State
from chietai.records.errors import RecordError, StoreError
from chietai.records.store import SessionStore

RETRY_SECONDS = 1.0


class LiveSession:
    """A `SessionStore` behind a thread. `submit` never touches the disk.

    `on_durable(seq)` and `on_failure(error)` are called in the writing thread: hand them on to the screen's own
    (`app.call_from_thread`, `post_message`).
    """

    def __init__(
        self,
        store: SessionStore,
        *,
        clock: Clock,
        new_id: NewId,
        by: str = "desk",
        on_durable: Callable[[int], None] = lambda seq: None,
        on_failure: Callable[[StoreError], None] = lambda error: None,
        retry_seconds: float = RETRY_SECONDS,
    ) -> None:
        self._store = store
        self._clock, self._new_id, self._by = clock, new_id, by
        self.on_durable, self.on_failure = on_durable, on_failure
        self._retry = retry_seconds
        self._state = store.state
        self._events = list(store.events)
        self._waiting: list[Event] = []
        self._failure: StoreError | None = None
        self._wake = threading.Condition()
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="chietai-writer", daemon=True)
        self._thread.start()

    @property
    def state(self) -> State:
        """The meeting with everything submitted, stored or not."""
        return self._state

    @property
    def events(self) -> Sequence[Event]:
        """All events, stored or not. Do not change the list."""
        return self._events

    @property
    def path(self) -> Path:
        """Where the document lies."""
        return self._store.path

    @property
    def pending(self) -> int:
        """How many events are not on the disk yet."""
        return len(self._waiting)

    @property
    def failure(self) -> str:
        """A sentence for the lasting banner while storing fails; "" when all is well."""
        return "" if self._failure is None else str(self._failure)

    def submit(self, intent: Intent) -> Event:
        """The event that `intent` became: applied now, stored soon. Raises Refused."""
        event = decide(self._state, intent, Stamp(id=self._new_id(), at=self._clock(), by=self._by))
        self.submit_event(event)
        return event

    def submit_event(self, event: Event) -> None:
        """As `submit`, for an event that was decided elsewhere."""
        if event.id in self._state.ids:
            return
        with self._wake:
            self._state = apply(self._state, event)
            self._events.append(event)
            self._waiting.append(event)
            self._wake.notify_all()

    def flush(self, timeout: float) -> bool:
        """Waits until everything is on the disk, `timeout` seconds at most. Whether it is."""
        with self._wake:
            return self._wake.wait_for(lambda: not self._waiting, timeout)

    def carry_on_in(self, folder: Path) -> Path:
        """Goes on in a copy of the document in `folder`. Raises RecordError when that fails too."""
        raise NotImplementedError

    def close(self, timeout: float = 2.0) -> bool:
        """Stores what is left and lets go, within about `timeout` seconds. False: something is not on the disk."""
        done = self.flush(timeout)
        with self._wake:
            self._ending = True
            self._wake.notify_all()
        self._thread.join(timeout)
        if not self._thread.is_alive():
            try:
                self._store.close()
            except RecordError:
                done = done and False
        return done

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _run(self) -> None:
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._waiting or self._ending)
                if not self._waiting:
                    return
                event = self._waiting[0]
            try:
                self._store.commit_event(event)
            except StoreError as error:
                self._failed(error)
                with self._wake:
                    if self._ending:
                        return
                    self._wake.wait(self._retry)
                continue
            with self._wake:
                del self._waiting[0]
                self._failure = None
                self._wake.notify_all()
            self.on_durable(event.seq)

    def _failed(self, error: StoreError) -> None:
        first = self._failure is None
        self._failure = error
        if first:
            self.on_failure(error)
