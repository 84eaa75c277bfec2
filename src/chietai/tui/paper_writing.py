"""The papers of one meeting while the screen for them is open: reading it, looking at what is hidden, writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chietai.meeting.state import Judgement, State
from chietai.reports.summary import Level

if TYPE_CHECKING:
    from pathlib import Path

    from chietai.privacy.guard import Guard
    from chietai.reports.export_documents import Kind
    from chietai.reports.review import Review
    from chietai.tui.services import Services


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written for `level`, and how many places are hidden in them."""

    paths: list[Path]
    level: Level
    hidden: int


class PaperWriting:
    """For the meeting in `path`. What reads or writes files is for a worker: all but `take`."""

    def __init__(self, path: Path, services: Services) -> None:
        self._path, self._services = path, services
        self.although_closed = False
        """Whether somebody said that everybody is to be told of a meeting that was closed to the public."""
        self.remembered = True
        """Whether everything that was said of words is in the document."""
        self.problems: list[str] = []
        """Sentences for the user about the keys by which people are known."""
        self._judgements: tuple[Judgement, ...] = ()
        self._looked: set[Level] = set()

    def title(self) -> str:
        """The name of the meeting. Raises RecordError, as everything here that reads the document."""
        from chietai.reports import terms
        from chietai.reports.summarise import summarise

        return terms.title(summarise(self._state(), Level.MEMBERS))

    def closed(self, level: Level) -> str:
        """Why somebody has to be asked before a paper for `level` is written, in one sentence; "" for nothing."""
        from chietai.reports import terms

        state = self._state()
        return terms.closed(state) if terms.is_against_closing(state, level) and not self.although_closed else ""

    def review(self, level: Level, *, with_case: bool) -> Review:
        """What the paper for `level` hides. `with_case`: the case is told to everybody, too."""
        from chietai.reports.summarise import review

        state = self._state()
        return review(state, level, self._guard(state), with_case=with_case)

    def take(self, level: Level, judgements: Iterable[Judgement], *, looked: bool) -> None:
        """What was said in looking at the paper for `level`; `looked`: everything in doubt was looked at."""
        self._judgements += tuple(judgements)
        if looked:
            self._looked.add(level)

    def store(self, judgements: Iterable[Judgement]) -> bool:
        """Stores what was said in the document, which nobody has open. Whether it could be stored."""
        from chietai.records.judging import keep_judgements

        return keep_judgements(self._path, judgements, clock=self._services.clock, new_id=self._services.new_id)

    def write(self, folder: Path, kinds: Iterable[Kind], level: Level, *, with_case: bool, force: bool) -> Written:
        """Writes the files. Raises ExportError and RecordError."""
        from chietai.reports.export_documents import export
        from chietai.reports.summarise import review

        state = self._state()
        guard = self._guard(state)
        looked = level in self._looked
        paths = export(state, folder, kinds, level, guard=guard, looked=looked, with_case=with_case, force=force)
        found = review(state, level, guard, with_case=with_case)
        return Written(paths, level, sum(len(one.passages) for one in (*found.undecided, *found.hidden)))

    def _guard(self, state: State) -> Guard:
        from chietai.privacy.judgements import Judgements
        from chietai.records.gather_people import guard_for

        home, library = self._services.home, self._services.library
        judgements = Judgements(self._judgements)
        return guard_for(self._path, state, home, judgements, library=library, problems=self.problems)

    def _state(self) -> State:
        from chietai.records.reading import readable, state_of

        return state_of(readable(self._path))
