"""Who is known as a person of a council: gathered from all of its documents, of now and of before.

Each document is read once, and again when it has changed. What was gathered is kept as mask keys (`people_keys`), so a
name that is erased from the documents afterwards is still hidden.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from chietai.meeting.events import CouncilDescribed
from chietai.meeting.state import State
from chietai.privacy.guard import Guard
from chietai.privacy.judgements import NO_JUDGEMENTS, Judgements
from chietai.privacy.mask_keys import NO_KEYS, MaskKeys
from chietai.privacy.meeting_guard import guard_of, named_in
from chietai.privacy.name_forms import forms_of
from chietai.privacy.named_people import Person, people_of
from chietai.records import disk, file_names
from chietai.records.document_header import header_of
from chietai.records.library import documents_in
from chietai.records.people_keys import PeopleKeys
from chietai.records.reading import Examined, examine, state_of
from chietai.records.record_errors import RecordError
from chietai.regular_files import resolved
from chietai.resources import user_folder
from chietai.text.folding import fold, variant_key

FORMS = 2
"""To be raised when `name_forms` or `people_of` learn more, or more documents belong to a council: then every document
is gathered once more."""
_LARGEST_STRAY = 64 * 1024 * 1024  # bytes


def guard_for(
    path: Path,
    state: State,
    home: Path | None = None,
    judgements: Judgements = NO_JUDGEMENTS,
    *,
    library: Path | None = None,
    problems: list[str] | None = None,
) -> Guard:
    """The guard of the meeting `state`, whose document is `path`: it knows everybody of its council. See `keys_for`."""
    return guard_of(state, keys_for(path, state, home, library=library, problems=problems), judgements)


def keys_for(
    path: Path | None,
    state: State,
    home: Path | None = None,
    *,
    library: Path | None = None,
    problems: list[str] | None = None,
    examined: Examined | None = None,
) -> MaskKeys:
    """The mask keys of everybody of the council of `state`, whose document is `path`: taken from the documents beside
    it and from those in `library`. Reads those that are new; raises nothing for what cannot be read or written.
    `examined`: the document of the meeting, where it was read already.

    `home`: the user's own folder; it and the library are the usual ones when not given. `problems` gets a sentence for
    the user when keys were damaged.
    """
    return _gathered(path, state, user_folder(home), library, problems, examined)[0].keys()


def keep_people(
    path: Path,
    state: State,
    home: Path | None = None,
    people: Iterable[Person] = (),
    *,
    library: Path | None = None,
    problems: list[str] | None = None,
    examined: Examined | None = None,
    read: Mapping[Path, Examined] | None = None,
) -> bool:
    """To be called before names are erased: keeps the keys of everybody of the council, and of `people`. `examined`:
    the document of the meeting, where it was read already; `read`: other documents, by their resolved paths.

    Returns whether all of them are on the disk. When they are not, papers will no longer hide the names.
    """
    keys, kept = _gathered(path, state, user_folder(home), library, problems, examined, read)
    return keys.remember(people) and kept


def keep_under(
    state: State, name: str, home: Path | None = None, people: Iterable[Person] = (), problems: list[str] | None = None
) -> bool:
    """Keeps whom the council of `state` knows, and `people`, under the `name` that it, or its meeting, will have.

    Returns whether all of them are on the disk.
    """
    keys = PeopleKeys(user_folder(home), name, problems)
    kept = keys.take_over(_kept(state, user_folder(home), problems))
    return keys.remember(people) and kept


def forget_people(state: State, names: Iterable[str], home: Path | None = None, councils: Iterable[str] = ()) -> int:
    """To be called after names were erased from all documents: drops the keys of the people called `names` from the
    council of `state`, also under its former names and `councils`. Papers no longer hide these names. Gives how many
    people were dropped; raises RecordError.
    """
    names = list(names)
    for other in {*_former_councils(state), *councils} - {council_key(state)}:
        PeopleKeys(user_folder(home), other).forget(names)
    return PeopleKeys(user_folder(home), council_key(state)).forget(names)


class CouncilPeople:
    """The people of the council of a meeting that goes on, for a guard that is made anew again and again.

    `problems` holds sentences for the user.
    """

    def __init__(self, path: Path | None, home: Path | None = None, library: Path | None = None) -> None:
        """`path`: the document of the meeting; None while it has none. For the others see `keys_for`."""
        self.problems: list[str] = []
        self._path, self._home, self._library = path, user_folder(home), library
        self._council: str | None = None
        self._keys = NO_KEYS

    def guard(self, state: State) -> Guard:
        """The guard for `state`, with whom is known without reading any document."""
        council = council_key(state)
        if council != self._council:
            self._council, self._keys = council, _kept(state, self._home, self.problems).keys()
        return guard_of(state, self._keys)

    def gather(self, state: State) -> bool:
        """Reads what documents are new; for a thread, as it may take seconds. Whether more people are known now."""
        keys = keys_for(self._path, state, self._home, library=self._library, problems=self.problems)
        more = keys is not self._keys and _tells_more(keys, self._keys, state)
        self._council, self._keys = council_key(state), keys
        return more


def _tells_more(keys: MaskKeys, known: MaskKeys, state: State) -> bool:
    """Whether `keys` hold somebody who is not in `known`, and whom `state` does not name itself: most often they do
    not, and to guard everything anew would keep a long meeting waiting at its opening.
    """
    new = keys.keys.items() - known.keys.items()
    return bool(new) and not new <= MaskKeys.made(keys.salt, forms_of(named_in(state))).keys.items()


def _gathered(
    path: Path | None,
    state: State,
    home: Path,
    library: Path | None,
    problems: list[str] | None,
    examined: Examined | None = None,
    known: Mapping[Path, Examined] | None = None,
) -> tuple[PeopleKeys, bool]:
    """The keys of a council, with everybody in its documents, and whether all of them are kept."""
    keys = _kept(state, home, problems)
    own = resolved(path) if path is not None else None
    places = [library if library is not None else home / "sessions", *([own.parent] if own else [])]
    people: set[Person] = set()
    read: dict[Path, str] = {}
    for document in _documents(own, places if state.council.name else []):
        if document == own and examined is not None:
            # It may have been written since: as it lies there, it is not taken for read.
            people |= people_of(row.event for row in (*examined.rows, *examined.second))
            continue
        one = known.get(document) if known else None
        if one is not None and one.header.get("council") == state.council.name:
            people |= people_of(row.event for row in (*one.rows, *one.second))
            continue
        version = _version(document)
        if version and not keys.is_gathered(document, version):
            found = _people_in(document, None if document == own else state.council.name)
            if (spelling := _other_spelling(document, state)) is not None:
                keys.take_over(PeopleKeys(home, spelling, problems))
            if found is not None:
                people |= found
                read[document] = version
    return keys, keys.remember(people, read)


def _kept(state: State, home: Path, problems: list[str] | None) -> PeopleKeys:
    """Whom the disk knows of the council of `state`, also under the names that it had before."""
    keys = PeopleKeys(home, council_key(state), problems)
    for former in _former_councils(state):
        keys.take_over(PeopleKeys(home, former, problems))
    return keys


def council_key(state: State) -> str:
    """Under what the people of the council of `state` are kept: its name, or the id of a meeting that names none."""
    return state.council.name or state.session_id


def _former_councils(state: State) -> list[str]:
    """What the council was called earlier in this meeting; at first it has no name."""
    if not state.council.name:
        return []
    names = [link.event.council.name for link in state.counted() if isinstance(link.event, CouncilDescribed)]
    return [name for name in dict.fromkeys([state.session_id, *names]) if fold(name) != fold(state.council.name)]


def _other_spelling(document: Path, state: State) -> str | None:
    """The name of the same council as a document has it, in other forms of its kanji: keys may lie under that alone."""
    header = header_of(document)
    name = str((header or {}).get("council") or "")
    same = name and variant_key(name) == variant_key(state.council.name)
    return name if same and fold(name) != fold(state.council.name) else None


def _documents(own: Path | None, folders: Iterable[Path]) -> Iterator[Path]:
    """`own` and the documents in `folders`, each once."""
    seen: set[Path] = set()
    for document in (*([own] if own else []), *(document for folder in folders for document in documents_in(folder))):
        resolved = document.resolve()
        if resolved not in seen:
            seen.add(resolved)
            yield resolved


def _version(document: Path) -> str:
    """What changes when a document or its journal is written, or when more can be read in it; "" when there is no
    document."""
    try:
        seen = [disk.identity(document), disk.identity(file_names.journal(document))]
    except OSError:
        return ""
    # Without the device: its number changes when a disk is plugged in again.
    return str([FORMS, *(one and one[1:] for one in seen)]) if any(seen) else ""


def _people_in(document: Path, council: str | None) -> set[Person] | None:
    """The people whom a document names, nobody when it is none of `council`; None when it could not be read."""
    header = header_of(document)
    name = header.get("council") if header else None
    if council is not None and isinstance(name, str) and name and variant_key(name) != variant_key(council):
        return set()
    if header is None and council is not None and not _holds_events(document):
        return set()
    try:
        examined = examine(document)
    except RecordError:
        return None
    if council is not None and not name and variant_key(state_of(examined).council.name) != variant_key(council):
        return set()
    return people_of(row.event for row in (*examined.rows, *examined.second))


def _holds_events(path: Path) -> bool:
    """Whether a file without a header may be what is left of a document: beside one anything may lie."""
    try:
        return path.stat().st_size <= _LARGEST_STRAY and b'"events"' in disk.read_bytes(path)
    except OSError:
        return True  # to be tried again
