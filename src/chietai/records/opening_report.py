"""What was noticed when a document was opened."""

from dataclasses import dataclass
from datetime import datetime

from chietai.i18n import _, ngettext
from chietai.records.clock_and_ids import local
from chietai.records.faults import Fault, Verdict
from chietai.records.lock import Holder
from chietai.records.reading import Examined
from chietai.records.versions import Version

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Report:
    """`faults`: every single one, `verdict` the worst. `from_journal`: events that only the journal held, because the
    program did not end in good order (0 after a good end); `left_at`: the time of the last of them; `left_by`: who
    wrote then. `aside`: how many things could not be read as events;
    `versions`: files beside that hold events which the document lacks.
    """

    verdict: Verdict = Verdict.ACCEPT
    faults: tuple[Fault, ...] = ()
    from_journal: int = 0
    left_at: datetime | None = None
    left_by: Holder | None = None
    events: int = 0
    aside: int = 0
    old_version: str = ""
    versions: tuple[Version, ...] = ()

    @property
    def unclean(self) -> bool:
        """True when the program did not end in good order the last time: offer to go on where it was."""
        return self.from_journal > 0 or self.left_by is not None

    @property
    def resumed(self) -> str:
        """A sentence for the start when the program was killed the last time; "" otherwise."""
        if not self.unclean:
            return ""
        if self.left_at is None:
            return _("The program did not end in good order the last time. Nothing is lost.")
        return ngettext(
            "The program did not end in good order the last time, at {time}. {n} thing was brought back; nothing is "
            "lost.",
            "The program did not end in good order the last time, at {time}. {n} things were brought back; nothing is "
            "lost.",
            self.from_journal,
        ).format(n=self.from_journal, time=local(self.left_at).strftime("%Y-%m-%d %H:%M"))

    @property
    def notes(self) -> tuple[str, ...]:
        """A sentence each for the user; of many faults of one kind only the first few."""
        notes: list[str] = []
        by_kind: dict[str, list[Fault]] = {}
        for fault in self.faults:
            by_kind.setdefault(fault.kind.value, []).append(fault)
        for faults in by_kind.values():
            notes += [fault.sentence for fault in faults[:_MOST_NAMED]]
            if (more := len(faults) - _MOST_NAMED) > 0:
                notes.append(ngettext("And {n} more like this.", "And {n} more like this.", more).format(n=more))
        if self.left_by is not None and not self.left_by.here:
            notes.append(
                _("It was last written on another computer ({holder}), which may not have finished.").format(
                    holder=self.left_by.sentence
                )
            )
        notes += [version.sentence for version in self.versions[:_MOST_NAMED]]
        if (more := len(self.versions) - _MOST_NAMED) > 0:
            notes.append(ngettext("And {n} more like this.", "And {n} more like this.", more).format(n=more))
        return tuple(notes)


def report_of(examined: Examined, left_by: Holder | None = None, versions: tuple[Version, ...] = ()) -> Report:
    """The report about a document that was examined."""
    return Report(
        verdict=examined.verdict,
        faults=tuple(examined.faults),
        from_journal=examined.from_journal,
        left_at=examined.rows[-1].event.at if examined.rows and examined.from_journal else None,
        left_by=left_by,
        events=len(examined.rows),
        aside=len(examined.aside),
        old_version=examined.old_version,
        versions=versions,
    )
