"""What was noticed when a document was opened."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Report:
    """`notes`: a sentence each for the user. `from_journal`: events that only the journal held, because the program
    was not closed in good order (0 after a good end). `left_at`: the time of the last event before that.
    """

    notes: tuple[str, ...] = ()
    from_journal: int = 0
    left_at: datetime | None = None
    faults: tuple[object, ...] = field(default=())

    @property
    def unclean(self) -> bool:
        """True when the program did not end in good order the last time: offer to go on where it was."""
        return self.from_journal > 0
