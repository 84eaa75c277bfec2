"""Erasing a name or a sentence from one document, for privacy. That something was erased stays on record."""

from dataclasses import dataclass

from chietai.i18n import _
from chietai.meeting.events import TextRedacted
from chietai.privacy.erasing import MARK, Eraser
from chietai.records import backups
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.erased_document import ErasedDocument
from chietai.records.erasure_files import holds
from chietai.records.record_errors import ReadOnlyError, RecordError
from chietai.records.store import SessionStore

__all__ = ["MARK", "Erasure", "eraser_for", "preview", "redact"]


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
    return _erasure(store, ErasedDocument(eraser_for(text), store.rows))


def _erasure(store: SessionStore, erased: ErasedDocument) -> Erasure:
    eraser = erased.eraser
    copies = sum(holds(copy, eraser, erased.changed_lines) for copy in backups.all_copies(store.path))
    return Erasure(len(erased.changed), erased.examples, copies, eraser.finds(store.path.stem))


def redact(
    store: SessionStore,
    text: str | Eraser,
    *,
    clock: Clock,
    new_id: NewId,
    reason: str = "",
    by: str = "desk",
    erased: ErasedDocument | None = None,
) -> Erasure:
    """Erases `text` (in whatever spelling; of an `Eraser` what it has chosen) from the events, the header, the tables
    of others, the journal, and all copies; a new backup is made. The store stays open. `erased`: what was found in the
    document before it was opened, which holds as long as its rows are the same.

    Raises ReadOnlyError when the session can only be read, RecordError when there is nothing to erase or the disk
    refuses: then the document still holds it, and the command can be given again.
    """
    if store.readonly:
        raise ReadOnlyError(_("This session can only be read."))
    eraser = eraser_for(text)
    if erased is None or not erased.is_of(store.rows):
        erased = ErasedDocument(eraser, store.rows)
    erasure = _erasure(store, erased)
    others, header = erased.table(store.others), erased.table(store.header)
    if not (erasure.events or others != store.others or header != store.header or erasure.copies):
        raise RecordError(_("This text is not in the record: {text}").format(text=eraser.typed))
    targets = tuple(new.event.id for new, old in zip(erased.rows, store.rows, strict=True) if new is not old)
    event = TextRedacted(
        id=new_id(), seq=store.state.next_seq, at=clock(), by=eraser.cut(by), targets=targets,
        reason=eraser.cut(reason),
    )  # fmt: skip
    # The journal would bring the text back if the program stopped half-way. And the copies go before the document
    # changes: were it to stop after that, the text would still be found, and could be erased again.
    store.remove_copies()
    store.replace_rows(erased.rows, others, header)
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
