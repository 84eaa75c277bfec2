"""Erasing from all that is kept of a council: documents, copies, papers, notes, and the names of files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from chietai.i18n import _
from chietai.meeting.events import MemberRegistered, MemberRevised
from chietai.meeting.state import State
from chietai.privacy.erasing import Eraser
from chietai.records import backups, erasure_files, file_names
from chietai.records.clock_and_ids import Clock, NewId
from chietai.records.erased_document import ErasedDocument
from chietai.records.erasure import redact
from chietai.records.erasure_files import Outcome
from chietai.records.erasure_scope import Scope
from chietai.records.gather_people import council_key, forget_people, keep_people, keep_under
from chietai.records.reading import Examined, state_of
from chietai.records.record_errors import ReadOnlyError, RecordError
from chietai.records.record_errors import why as reason_of
from chietai.records.renaming import rename_document
from chietai.records.store import SessionStore
from chietai.text.folding import variant_key


@dataclass(slots=True)
class Reach:
    """What an erasure would change: `documents`: the number of events in each that changes, `examples` of places,
    `files`: other files that hold it, `names`: files and folders that bear it.
    """

    documents: dict[Path, int] = field(default_factory=dict)
    examples: list[str] = field(default_factory=list)
    files: list[Path] = field(default_factory=list)
    names: list[Path] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.documents or self.files or self.names)


def reach_of(scope: Scope, eraser: Eraser, folders: Sequence[Path]) -> Reach:
    """What `erase_everywhere` would change. Nothing is changed."""
    reach = Reach()
    for path, examined in scope.documents.items():
        found = scope.erased(path, eraser).changes(examined.others, examined.header)
        if found.events or found.elsewhere or any(erasure_files.holds(c, eraser) for c in backups.all_copies(path)):
            reach.documents[path] = found.events
            reach.examples += found.examples
        if eraser.finds(file_names.stem(path)):
            reach.names.append(path)
    skipped = _skipped(scope)
    others = _other_files(scope, folders)
    for path in others:
        if not erasure_files.is_kept_by(path, skipped) and erasure_files.holds(path, eraser):
            reach.files.append(path)
    for path in sorted({*erasure_files.everything_in(folders), *others}):
        if eraser.finds(path.name) and not erasure_files.belongs_to(path, skipped):
            reach.names.append(path)
    return reach


def keep_names(scope: Scope, eraser: Eraser, home: Path | None = None, problems: list[str] | None = None) -> bool:
    """To be called before `erase_everywhere`: keeps by what the people of each document are known, so that papers go
    on hiding who is erased. Also under the name that the council will have when its own holds what is erased, and under
    each meeting that names no council. Returns whether all of it is on the disk.
    """
    subject = eraser.subject
    meant = subject.own_names if subject else [person for person in scope.people if person[0] in scope.meant]
    kept = True
    done: set[str] = set()
    for path, examined in scope.documents.items():
        state = state_of(examined)
        names = _councils_of(state, scope.erased(path, eraser))
        if done.issuperset(map(variant_key, names)):
            continue
        done.update(map(variant_key, names))
        kept = (
            keep_people(path, state, home, meant, problems=problems, examined=examined, read=scope.documents) and kept
        )
        for name in names[1:]:
            kept = keep_under(state, name, home, problems=problems) and kept
    return kept


def forget_names(scope: Scope, eraser: Eraser, names: Iterable[str], home: Path | None = None) -> bool:
    """To be called after `erase_everywhere`: forgets `names` wherever `keep_names` keeps them. Returns whether anybody
    was known by them; raises RecordError."""
    names, dropped = list(names), 0
    for path, examined in scope.documents.items():
        state = state_of(examined)
        dropped += forget_people(state, names, home, _councils_of(state, scope.erased(path, eraser)))
    return dropped > 0


def _councils_of(state: State, erased: ErasedDocument) -> list[str]:
    """Under what the people of a document are kept now, and under what they will be looked for after the erasure."""
    now = council_key(state)
    after = erased.eraser.cut(state.council.name) or erased.ids.get(state.session_id, state.session_id)
    return list(dict.fromkeys([now, after]))


def erase_everywhere(
    scope: Scope, eraser: Eraser, folders: Sequence[Path], *, clock: Clock, new_id: NewId, reason: str = ""
) -> Outcome:
    """Erases what `eraser` has chosen from all other files in `folders` (the program's own) and beside the documents,
    from their names, and from all documents of `scope`.

    A document is erased whole or not at all; one that cannot be is in `Outcome.failed`, and the others are gone on
    with. Documents with the person on their list come last, the given one at the end: were the program to stop, the
    same command would know again who is meant.
    """
    outcome = Outcome(failed={path: told for path, told in scope.failed.items() if erasure_files.holds(path, eraser)})
    outcome.failed |= erasure_files.unreadable_folders(folders)
    skipped = _skipped(scope)
    for path in _other_files(scope, folders):
        if erasure_files.is_kept_by(path, skipped):
            continue
        try:
            if erasure_files.erase_in_file(path, eraser):
                outcome.erased.append(path)
        except OSError as error:
            outcome.failed[path] = reason_of(error)
        except ValueError:
            outcome.failed[path] = ""
    paths = {*erasure_files.everything_in(folders), *_other_files(scope, folders)}
    erasure_files.rename_others(paths, skipped, eraser, outcome)
    ids: dict[str, str] = {}  # one for all versions of a meeting, so that they can still be joined
    at = clock()
    given, *rest = scope.documents
    for path in [*sorted(rest, key=lambda p: _lists_person(scope.documents[p], eraser)), given]:
        examined = scope.documents[path]
        event_id = ids.setdefault(examined.document_id, new_id())
        erased = scope.erased(path, eraser)
        try:
            path = _renamed(path, examined, eraser, lambda: at, new_id, outcome)
            with SessionStore.open(path, clock=lambda: at, new_id=new_id, known=examined) as store:
                if not erased.is_of(store.rows):
                    erased = ErasedDocument(eraser, store.rows)
                tables = (store.others, examined.others, examined.header)
                copies = backups.all_copies(path)
                found = erased.changes(*tables)
                if found.events or found.elsewhere or any(erasure_files.holds(c, eraser) for c in copies):
                    redact(store, eraser, clock=lambda: at, new_id=partial(str, event_id), reason=reason, erased=erased)
                    outcome.events += found.events
                    outcome.documents.append(path)
        except RecordError as error:
            outcome.failed[path] = str(error)
    return outcome


def _renamed(path: Path, examined: Examined, eraser: Eraser, clock: Clock, new_id: NewId, outcome: Outcome) -> Path:
    """The path of a document whose name holds it no longer. The name goes first: as long as the document itself holds
    it, the same command finds both again. Raises RecordError."""
    stem = erasure_files.nameless(file_names.stem(path), eraser)
    if stem == file_names.stem(path):
        return path
    with SessionStore.open(path, clock=clock, new_id=new_id, known=examined) as store:  # takes in a journal
        if store.readonly:
            raise ReadOnlyError(_("This session can only be read."))
    target = file_names.free(path.with_name(f"{stem}.json"))
    rename_document(path, target, clock)
    outcome.renamed.append((path, target))
    return target


def _other_files(scope: Scope, folders: Sequence[Path]) -> list[Path]:
    """The files that are no documents: each once."""
    documents = {*scope.documents, *scope.others, *scope.failed}
    found: dict[Path, None] = {}
    for path in map(Path.resolve, erasure_files.files_beside(scope.documents, folders)):
        if path not in documents:
            found[path] = None
    return list(found)


def _skipped(scope: Scope) -> set[tuple[Path, str]]:
    """Folder and stem of all documents: what belongs to one of these is left to the document itself."""
    return {_folder_and_stem(path) for path in (*scope.documents, *scope.others, *scope.failed)}


def _folder_and_stem(document: Path) -> tuple[Path, str]:
    return document.parent, file_names.stem(document)


def _lists_person(examined: Examined, eraser: Eraser) -> bool:
    names = {name for name, _ in eraser.subject.names} if eraser.subject else set()
    return any(
        isinstance(row.event, MemberRegistered | MemberRevised) and row.event.member.name in names
        for row in examined.rows
    )
