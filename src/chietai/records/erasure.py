"""Erasing a name or a sentence everywhere, for privacy. That something was erased stays in the list of events."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from chietai.i18n import _
from chietai.meeting.events import TextRedacted, parse_event
from chietai.records import backups, disk
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.document_format import Row, check_of, line_of
from chietai.records.record_errors import ReadOnlyError, RecordError
from chietai.records.store import SessionStore
from chietai.text.folding import fold
from chietai.text.graphemes import clusters

MARK = "＊＊＊"
"""What stands where something was erased."""

# Fields that tie events together: nothing that people said stands in them.
_REFERENCES = frozenset(
    (
        "type", "id", "seq", "at", "by", "entry_id", "member_id", "other_id", "target", "targets", "into", "merged",
        "trouble_id", "case_id", "step_id", "session_id", "from_session", "item_id", "kind", "presence", "outcome",
        "scope", "overlay", "verdict", "source", "seed", "commitment", "version", "date", "start", "due",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Erasure:
    """What would be, or was, erased: the number of events, some of the places as they read now, the copies (backups
    and what was set aside) that hold it, and whether the name of the file does. All copies go, whether they do or not.
    """

    events: int
    examples: tuple[str, ...]
    copies: int
    in_name: bool


def preview(store: SessionStore, text: str) -> Erasure:
    """What `redact` would erase. Raises RecordError when `text` is empty."""
    needle = _needle(text)
    examples = [place for row in store.rows for place in _places(row, needle)]
    events = sum(_erased(row, needle)[1] for row in store.rows)
    copies = sum(needle in fold(_text_of(copy)) for copy in backups.all_copies(store.path))
    return Erasure(events, tuple(examples[:5]), copies, needle in fold(store.path.stem))


def redact(
    store: SessionStore, text: str, *, clock: Clock, new_id: NewId, reason: str = "", by: str = "desk"
) -> Erasure:
    """Erases `text` (however its spaces, width and kana are written) from the events, the header, the tables of
    others, the journal, and all copies; a new backup is made. The store stays open.

    Raises RecordError when there is nothing to erase, or when the disk refuses: then the document still holds it, and
    the command can be given again.
    """
    if store.readonly:
        raise ReadOnlyError(_("This session can only be read."))
    needle = _needle(text)
    erasure = preview(store, text)
    others, others_changed = _erased(store.others, needle)
    header, header_changed = _erased(store.header, needle)
    if not (erasure.events or others_changed or header_changed or erasure.copies):
        raise RecordError(_("This text is not in the record: {text}").format(text=text))
    rows = [_row(row, needle) for row in store.rows]
    targets = tuple(new.event.id for new, old in zip(rows, store.rows, strict=True) if new is not old)
    event = TextRedacted(
        id=new_id(), seq=store.state.last_seq + 1, at=clock(), by=by, targets=targets,
        reason=_erased({"reason": reason}, needle)[0]["reason"],
    )  # fmt: skip
    # The journal would bring the text back if the program stopped half-way. And the copies go before the document
    # changes: were it to stop after that, the text would still be found, and could be erased again.
    store.remove_copies()
    store.replace_rows(rows, others, header)
    store.take(event)
    store.checkpoint()
    return erasure


def _text_of(path: Path) -> str:
    try:
        return disk.read_bytes(path).decode("utf-8", "replace")
    except OSError:
        return ""


def _needle(text: str) -> str:
    needle = fold(text)
    if not needle:
        raise RecordError(_("Please give the name or the sentence that is to be erased."))
    return needle


def _row(row: Row, needle: str) -> Row:
    value, changed = _erased(row, needle)
    if not changed:
        return row
    try:
        event = parse_event(value | {"at": row.event.at.isoformat()})
    except ValidationError:
        raise RecordError(
            _("Event {key} cannot be without this text. Nothing was erased; please give a longer text.").format(
                key=row.key
            )
        ) from None
    line = line_of(value)
    return Row(row.key, line, check_of(line), value, event)


def _erased(value: Mapping[str, Any], needle: str) -> tuple[dict[str, Any], bool]:
    cleaned, changed = _without(dict(value), needle)
    return cleaned, changed


def _without(value: Any, needle: str) -> tuple[Any, bool]:
    if isinstance(value, str):
        text = _cut(value, needle)
        return text, text != value
    if isinstance(value, list | tuple):
        items = [_without(item, needle) for item in value]
        return [item for item, _ in items], any(changed for _, changed in items)
    if isinstance(value, dict):
        cleaned, any_changed = {}, False
        for key, item in value.items():
            new, changed = (item, False) if key in _REFERENCES else _without(item, needle)
            new_key = _cut(key, needle)
            cleaned[new_key] = new
            any_changed = any_changed or changed or new_key != key
        return cleaned, any_changed
    return value, False


def _cut(text: str, needle: str) -> str:
    """`text` with `MARK` wherever it says `needle`, in whatever spelling."""
    if needle not in fold(text):
        return text
    pieces = clusters(text)
    folded = [fold(piece) for piece in pieces]
    whole = "".join(folded)
    starts = [0]
    for piece in folded:
        starts.append(starts[-1] + len(piece))
    result, index = [], 0
    while index < len(pieces):
        if folded[index] and whole.startswith(needle, starts[index]):
            end = starts[index] + len(needle)
            result.append(MARK)
            while index < len(pieces) and starts[index] < end:
                index += 1
        else:
            result.append(pieces[index])
            index += 1
    # A spelling that no cutting by characters finds goes altogether, rather than stays.
    return "".join(result) if needle not in fold("".join(result)) else MARK


def _places(value: Any, needle: str) -> list[str]:
    if isinstance(value, str):
        return [value[:80]] if needle in fold(value) else []
    if isinstance(value, list | tuple):
        return [place for item in value for place in _places(item, needle)]
    if isinstance(value, Mapping):
        return [place for key, item in value.items() if key not in _REFERENCES for place in _places(item, needle)]
    return []
