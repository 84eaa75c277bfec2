"""One document without what is erased, worked out once: looking, telling, asking and erasing share what was found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import is_
from typing import Any

from chietai.privacy.erasing import Eraser
from chietai.records.document_format import Row
from chietai.records.erased_values import ValueEraser, renamed_ids, texts_in

_EXAMPLES = 5
_EXAMPLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Changes:
    """What would change in a document: how many events, some of the texts, whether header or other tables do."""

    events: int
    examples: tuple[str, ...]
    elsewhere: bool


class ErasedDocument:
    """What `eraser` leaves of the events `before`, and of the tables of one document. Nothing is written here."""

    def __init__(self, eraser: Eraser, before: Sequence[Row]) -> None:
        self.eraser = eraser
        self.before = tuple(before)

    @cached_property
    def ids(self) -> dict[str, str]:
        """The new ids by the old ones."""
        return renamed_ids(self.eraser, self.before)

    @cached_property
    def rows(self) -> list[Row]:
        """The events without it; those in which there was nothing are the same rows. Raises RecordError when an event
        cannot be without the text."""
        return [self._values.row(row) for row in self.before]

    @cached_property
    def changed(self) -> list[Row]:
        """The events in which there was something, as they were. Raises RecordError."""
        return [old for new, old in zip(self.rows, self.before, strict=True) if new is not old]

    @cached_property
    def changed_lines(self) -> frozenset[str]:
        """The lines of these: a copy with one of them holds it. Raises RecordError."""
        return frozenset(row.line for row in self.changed)

    @cached_property
    def _values(self) -> ValueEraser:
        return ValueEraser(self.eraser, self.ids)

    def table(self, table: Mapping[str, Any]) -> dict[str, Any]:
        """A table of others, or a header, without it."""
        return self._values.table(table)

    def changes(self, *tables: Mapping[str, Any]) -> Changes:
        """What would change, also in the header and the tables of others. Raises RecordError."""
        elsewhere = any(self.table(table) != table for table in tables)
        return Changes(len(self.changed), self.examples, elsewhere)

    @property
    def examples(self) -> tuple[str, ...]:
        """Some of the texts that would change, shortened."""
        texts = (text for row in self.changed for text in texts_in(row.data) if self.eraser.finds(text))
        return tuple(text[:_EXAMPLE_LENGTH] for text in islice(texts, _EXAMPLES))

    def is_of(self, rows: Sequence[Row]) -> bool:
        """Whether these are the very rows that were gone through."""
        return len(rows) == len(self.before) and all(map(is_, rows, self.before))
