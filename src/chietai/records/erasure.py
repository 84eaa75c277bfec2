"""Erasing a name or a sentence from one document, for privacy. That something was erased stays on record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from chietai.i18n import _
from chietai.meeting.events import TextRedacted
from chietai.privacy.erasing import MARK, Eraser
from chietai.records import backups
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.document_format import Row
from chietai.records.erased_values import ValueEraser, renamed_ids, texts_in
from chietai.records.erasure_files import holds
from chietai.records.record_errors import ReadOnlyError, RecordError
from chietai.records.store import SessionStore

__all__ = ["MARK", "Erasure", "eraser_for", "preview", "redact"]

_EXAMPLES = 5
_EXAMPLE_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would be, or was, erased: the number of events, some of the places as they read now, the copies (backups
    and what was set aside) that hold it, and whether the name of the file does. All copies go, whether they do or not.
    """

    events: int
    examples: tuple[str, ...]
    copies: int
    in_name: bool


def preview(store: SessionStore, text: str | Eraser) -> Erasure:
    """What `redact` would erase. Raises RecordError when `text` is empty."""
    eraser = eraser_for(text)
    return _erasure(store, eraser, _erased(store, eraser)[1])


def _erased(store: SessionStore, eraser: Eraser) -> tuple[ValueEraser, list[Row]]:
    """What erases, and the rows without it: those in which there was nothing are the same."""
    values = ValueEraser(eraser, renamed_ids(eraser, store.rows))
    return values, [values.row(row) for row in store.rows]


def _erasure(store: SessionStore, eraser: Eraser, rows: Sequence[Row]) -> Erasure:
    changed = [old for new, old in zip(rows, store.rows, strict=True) if new is not old]
    examples = islice((place for row in changed for place in _examples(row, eraser)), _EXAMPLES)
    copies = sum(holds(copy, eraser) for copy in backups.all_copies(store.path))
    return Erasure(len(changed), tuple(examples), copies, eraser.finds(store.path.stem))


def redact(
    store: SessionStore,
    text: str | Eraser,
    *,
    clock: Clock,
    new_id: NewId,
    reason: str = "",
    by: str = "desk",
) -> Erasure:
    """Erases `text` (in whatever spelling; of an `Eraser` what it has chosen) from the events, the header, the tables
    of others, the journal, and all copies; a new backup is made. The store stays open.

    Raises ReadOnlyError when the session can only be read, RecordError when there is nothing to erase or the disk
    refuses: then the document still holds it, and the command can be given again.
    """
    if store.readonly:
        raise ReadOnlyError(_("This session can only be read."))
    eraser = eraser_for(text)
    values, rows = _erased(store, eraser)
    erasure = _erasure(store, eraser, rows)
    others, header = values.table(store.others), values.table(store.header)
    if not (erasure.events or others != store.others or header != store.header or erasure.copies):
        raise RecordError(_("This text is not in the record: {text}").format(text=eraser.typed))
    targets = tuple(new.event.id for new, old in zip(rows, store.rows, strict=True) if new is not old)
    event = TextRedacted(
        id=new_id(), seq=store.state.next_seq, at=clock(), by=eraser.cut(by), targets=targets,
        reason=eraser.cut(reason),
    )  # fmt: skip
    # The journal would bring the text back if the program stopped half-way. And the copies go before the document
    # changes: were it to stop after that, the text would still be found, and could be erased again.
    store.remove_copies()
    store.replace_rows(rows, others, header)
    store.take(event)
    store.checkpoint()
    return erasure


def eraser_for(text: str | Eraser) -> Eraser:
    """What erases `text`: just that, unless it is an eraser already. Raises RecordError when it is empty."""
    if isinstance(text, Eraser):
        return text
    if text and not any(map(str.isalnum, text)):
        raise RecordError(_("These are only signs. Please give the name or the sentence that is to be erased."))
    try:
        return Eraser(text)
    except ValueError:
        raise RecordError(_("Please give the name or the sentence that is to be erased.")) from None


def _examples(row: Row, eraser: Eraser) -> Iterator[str]:
    return (text[:_EXAMPLE_LENGTH] for text in texts_in(row.data) if eraser.finds(text))
