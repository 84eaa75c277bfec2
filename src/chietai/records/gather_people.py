"""Who is known as a person of a council: gathered from all of its documents, of now and of before.

Each document is read once, and again when it has changed. What was gathered is kept as mask keys (`people_keys`), so a
name that is erased from the documents afterwards is still hidden.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from chietai.meeting.state import State
from chietai.privacy.guard import Guard
from chietai.privacy.judgements import NO_JUDGEMENTS, Judgements
from chietai.privacy.mask_keys import MaskKeys
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.named_people import Person, people_of
from chietai.records import disk, file_names
from chietai.records.faults import Verdict
from chietai.records.library import documents_in, header_of
from chietai.records.people_keys import PeopleKeys
from chietai.records.reading import examine, state_of
from chietai.records.record_errors import RecordError
from chietai.resources import user_folder
from chietai.text.folding import fold


def guard_for(
    path: Path,
    state: State,
    home: Path | None = None,
    judgements: Judgements = NO_JUDGEMENTS,
    problems: list[str] | None = None,
) -> Guard:
    """The guard of the meeting `state`, whose document is `path`: it knows everybody of its council.

    Where the state changes while the guard is needed, take `keys_for` once and `guard_of(state, keys)` each time. For
    the others see `keys_for`.
    """
    return guard_of(state, keys_for(path, state, home, problems), judgements)


def keys_for(path: Path, state: State, home: Path | None = None, problems: list[str] | None = None) -> MaskKeys:
    """The mask keys of everybody of the council of `state`, whose document is `path`.

    `home`: the user's own folder, the usual one when it is not given. `problems` gets a sentence for the user when keys
    were damaged. Reads the documents that are new; raises nothing for what cannot be read or written.
    """
    return _gathered(path, state, home, problems)[0].keys()


def keep_people(path: Path, state: State, home: Path | None = None, people: Iterable[Person] = ()) -> bool:
    """To be called before names are erased: keeps the keys of everybody of the council, and of `people`.

    Returns whether all of them are on the disk. When they are not, papers will no longer hide the names.
    """
    keys, kept = _gathered(path, state, home, None)
    return keys.remember(people) and kept


def forget_people(state: State, names: Iterable[str], home: Path | None = None) -> int:
    """To be called after names were erased from all documents: drops the keys of the people called `names` from the
    council of `state`. Papers no longer hide these names. Gives how many people were dropped; raises RecordError.
    """
    return PeopleKeys(user_folder(home), _council(state)).forget(names)


def _gathered(path: Path, state: State, home: Path | None, problems: list[str] | None) -> tuple[PeopleKeys, bool]:
    """The keys of a council, with everybody in its documents, and whether all of them are kept."""
    keys = PeopleKeys(user_folder(home), _council(state), problems)
    path = path.expanduser().resolve()
    people: set[Person] = set()
    read: dict[Path, str] = {}
    for document in _documents(path, user_folder(home, "sessions")) if state.council.name else [path]:
        version = _version(document)
        if version and not keys.is_gathered(document, version):
            found = _people_in(document, None if document == path else state.council.name)
            if found is not None:
                people |= found
                read[document] = version
    return keys, keys.remember(people, read)


def _council(state: State) -> str:
    return state.council.name or state.session_id


def _documents(path: Path, library: Path) -> Iterator[Path]:
    """`path`, the documents beside it, and those of the library, each once."""
    seen: set[Path] = set()
    for document in (path, *documents_in(path.parent), *documents_in(library)):
        resolved = document.resolve()
        if resolved not in seen:
            seen.add(resolved)
            yield resolved


def _version(document: Path) -> str:
    """What changes when a document or its journal is written; "" when there is no document."""
    try:
        seen = [disk.identity(document), disk.identity(file_names.journal(document))]
    except OSError:
        return ""
    # Without the device: its number changes when a disk is plugged in again.
    return str([one and one[1:] for one in seen]) if any(seen) else ""


def _people_in(document: Path, council: str | None) -> set[Person] | None:
    """The people whom a document names, nobody when it is none of `council`; None when it could not be read."""
    header = header_of(document)
    name = header.get("council") if header else None
    if council is not None and isinstance(name, str) and name and fold(name) != fold(council):
        return set()
    try:
        examined = examine(document)
    except RecordError:
        return None
    if examined.verdict is Verdict.REJECT:
        return set()
    if council is not None and not name and fold(state_of(examined).council.name) != fold(council):
        return set()
    return people_of(row.event for row in (*examined.rows, *examined.second))
