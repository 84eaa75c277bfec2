"""What an erasure reaches: the documents of a council, the person who is meant, and where that person stands."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chietai.meeting.events import CouncilDescribed, Event, MemberRegistered, MemberRevised, SessionDescribed
from chietai.privacy.erasing import Eraser, Name, Subject, Writing, deputies_in, without_deputy
from chietai.privacy.mask_keys import Use
from chietai.privacy.name_forms import LATIN_FORM, forms_of, listed_names, name_forms
from chietai.privacy.named_people import people_of
from chietai.records import file_names
from chietai.records.document_header import header_of
from chietai.records.erased_document import ErasedDocument
from chietai.records.erased_values import texts_in
from chietai.records.erasure import eraser_for
from chietai.records.erasure_files import document_may_hold, files_beside, holds_events
from chietai.records.people_keys import FOLDER as KEYS_FOLDER
from chietai.records.reading import Examined, readable, state_of
from chietai.records.record_errors import RecordError
from chietai.regular_files import resolved
from chietai.text.folding import variant_key

_EXAMPLES = 3
_AROUND = 12  # characters before and after a place that is shown
_PRACTICE = "demo"


@dataclass(slots=True)
class Held:
    """How often somebody stands in one writing: the number of places, and the first of them with what is around."""

    places: int = 0
    examples: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Scope:
    """`documents`: those of the council, the given one first; `failed`: those that cannot be read, each with a
    sentence; `others`: documents of other councils; `elsewhere`: those of them that hold what was typed, or the whole
    name.

    `eraser` knows the person; `meant`: everybody on the lists whom the text may mean, by their names: several when it
    is not clear, and then the eraser has nobody. `people`: everybody on the lists of the documents. `namesakes`: two
    and more who are written alike on one list, when the text means them: an erasure takes all of them.
    """

    eraser: Eraser
    documents: dict[Path, Examined]
    failed: dict[Path, str]
    others: tuple[Path, ...]
    elsewhere: list[Path]
    meant: list[str]
    people: frozenset[Name]
    namesakes: list[Name] = field(default_factory=list)
    _erased: dict[Path, ErasedDocument] = field(default_factory=dict)
    _held: dict[Writing, Held] = field(default_factory=dict)

    def erased(self, path: Path, eraser: Eraser) -> ErasedDocument:
        """The document at `path` without what `eraser` takes out: the same for whoever asks."""
        erased = self._erased.get(path)
        if erased is None or erased.eraser is not eraser:
            erased = self._erased[path] = ErasedDocument(eraser, self.documents[path].rows)
        return erased

    def held(self) -> dict[Writing, Held]:
        """How often, by writing, in all documents together, as they were examined."""
        if not self._held:
            self._held = self._found()
        return self._held

    def _found(self) -> dict[Writing, Held]:
        found: dict[Writing, Held] = {}
        for examined in self.documents.values():
            for text in _texts_of(examined, self.eraser):
                for place in self.eraser.places(text):
                    held = found.setdefault(place.writing, Held())
                    held.places += 1
                    before, after = text[: place.start][-_AROUND:], text[place.end :][:_AROUND]
                    example = f"{before}{text[place.start : place.end]}{after}"
                    if len(held.examples) < _EXAMPLES and example not in held.examples:
                        held.examples.append(example)
        return {writing: found[writing] for writing in Writing if writing in found}


def scope_of(path: Path, text: str, folders: Sequence[Path]) -> Scope:
    """What erasing `text` from the document at `path` reaches. `folders`: where documents of the council may lie, with
    what is below them; those beside `path` are looked at as well.

    Raises RecordError when `path` cannot be read, or `text` is empty.
    """
    eraser_for(text)
    path = resolved(path)
    given = readable(path)
    examined: dict[Path, Examined] = {path: given}
    failed: dict[Path, str] = {}
    others: list[Path] = []
    for candidate in _documents(path, folders):
        if candidate == path:
            continue
        head = header_of(candidate)
        try:
            found = readable(candidate)
        except RecordError as error:
            if head is None or _of_council(head, given):
                failed[candidate] = str(error)
            continue
        if _of_council(found.header, given) or _is_practice(candidate, folders):
            examined[candidate] = found
        else:
            others.append(candidate)  # what is in it would take memory for nothing: nearly all of them hold nothing
    people = [_names_in(one) for one in examined.values()]
    unbroken = _unbroken(examined.values())
    subject, meant, names, several = _subject(text, people, unbroken)
    if not meant:  # an erasure that could not reach a copy has left the lists of the documents without the name
        copies = [_names_in(copy) for copy in _copies(path, folders, {*examined, *failed, *others}, examined.values())]
        subject, meant, names, several = _subject(text, [*people, *copies], unbroken)
    eraser = Eraser(text, subject, several=several)
    elsewhere = [other for other in others if _holds_whom_is_meant(other, eraser)]
    namesakes = _namesakes(examined.values(), subject) if subject else []
    return Scope(eraser, examined, failed, tuple(others), elsewhere, meant, names, namesakes)


def _documents(path: Path, folders: Iterable[Path]) -> Iterator[Path]:
    seen = {path}
    yield path
    for folder in (path.parent, *folders):
        pattern = "*.json" if folder == path.parent and folder not in folders else "**/*.json"
        for candidate in sorted(folder.glob(pattern)) if folder.is_dir() else ():
            if not candidate.is_file():  # nor a link that leads in a circle
                continue
            candidate = candidate.resolve()
            copy = not {file_names.BACKUPS, KEYS_FOLDER}.isdisjoint(candidate.parts) or candidate.name.startswith(".")
            if candidate not in seen and not copy:
                seen.add(candidate)
                yield candidate


def _copies(
    path: Path, folders: Sequence[Path], documents: Collection[Path], known: Collection[Examined]
) -> Iterator[Examined]:
    """What can be read as a document of this council among the files that are none of the library, and holds more than
    is `known`, of which the document at `path` is the first."""
    given = next(iter(known))
    lines = {row.line for one in known for row in one.rows}
    for file in files_beside([path], folders):
        if file.resolve() not in documents and holds_events(file, lines):
            try:
                copy = readable(file)
            except RecordError:
                continue
            if _of_council(copy.header, given):
                yield copy


def _of_council(header: dict[str, object], given: Examined) -> bool:
    """Whether a document belongs to the council of `given`; one that names no council does, as nothing says more."""
    council, own = (str(head.get("council") or "") for head in (header, given.header))
    same = not council or variant_key(council) == variant_key(own)
    return same or str(header.get("id") or "-") == given.document_id


def _is_practice(path: Path, folders: Iterable[Path]) -> bool:
    return any(path.is_relative_to((folder / _PRACTICE).resolve()) for folder in folders)


def _holds_whom_is_meant(document: Path, eraser: Eraser) -> bool:
    if not document_may_hold(document, eraser):
        return False
    try:
        return any(_is_meant(eraser, text) for text in _texts_of(readable(document), eraser))
    except RecordError:
        return False


def _is_meant(eraser: Eraser, text: str) -> bool:
    return any(place.writing in (Writing.TYPED, Writing.NAME) for place in eraser.places(text))


def _texts_of(examined: Examined, eraser: Eraser) -> Iterator[str]:
    """The texts of those events in which `eraser` may find something."""
    for row in examined.rows:
        if not eraser.may_find(row.line):
            continue
        for key, value in row.data.items():
            if key not in ("type", "id", "at"):
                yield from texts_in(value)


def _names_in(examined: Examined) -> list[tuple[str, Name]]:
    """Pairs of the id and the name of members, also under the name before a correction, also when it was undone; then,
    without an id, of others whom a field names and no list does."""
    events = [row.event for row in examined.rows]
    members = [e.member for e in events if isinstance(e, MemberRegistered | MemberRevised)]
    listed = [(member.id, (member.name, member.reading)) for member in members]
    known = forms_of(name for _, name in listed)
    others = sorted(people_of(events) - {name for _, name in listed})
    return listed + [("", name) for name in others if not forms_of([name]).keys() & known.keys()]


def _namesakes(documents: Iterable[Examined], subject: Subject) -> list[Name]:
    """Those of `subject` who stand on the list of one document under ids of their own and one name."""
    own = {variant_key(name) for name, _ in subject.names}
    for one in documents:
        if not _may_be_alike(one, own):
            continue
        alike: dict[str, dict[str, Name]] = {}
        for member_id, member in state_of(one).members.items():
            if variant_key(member.name) in own:
                alike.setdefault(variant_key(member.name), {})[member_id] = (member.name, member.reading)
        found = next((list(group.values()) for group in alike.values() if len(group) > 1), [])
        if found:
            return found
    return []


def _may_be_alike(examined: Examined, keys: Collection[str]) -> bool:
    """Whether one of these names was ever on the list under two ids: nearly never, and then nothing need be folded."""
    ids: dict[str, set[str]] = {}
    for row in examined.rows:
        if isinstance(row.event, MemberRegistered | MemberRevised):
            member = row.event.member
            if (key := variant_key(member.name)) in keys:
                ids.setdefault(key, set()).add(member.id)
    return any(len(several) > 1 for several in ids.values())


def _unbroken(documents: Iterable[Examined]) -> frozenset[str]:
    return frozenset(words for one in documents for row in one.rows for words in _bodies(row.event) if words)


def _bodies(event: Event) -> Iterator[str]:
    match event:
        case MemberRegistered() | MemberRevised():
            yield event.member.organisation
        case CouncilDescribed():
            yield from (event.council.name, event.council.parent, event.council.area)
        case SessionDescribed():
            yield from (event.details.place or "", event.details.case_name or "")
        case _:
            pass


def _subject(
    text: str, people: Sequence[Sequence[tuple[str, Name]]], unbroken: frozenset[str]
) -> tuple[Subject | None, list[str], frozenset[Name], Subject | None]:
    """Whom `text` means, the names of all whom it may mean, everybody's names, and all who are meant if several are."""
    persons = _persons(people)
    everybody = frozenset(name for person in persons for name in person)
    text = without_deputy(text)
    wanted = {variant_key(one.whole) for one in listed_names(text)} | {variant_key(text)}
    wanted |= {form for form, use in name_forms(text).items() if form.startswith(LATIN_FORM) and use is Use.WHOLE}
    whole = [person for person in persons if wanted & _whole_forms(person)]
    meant = whole or [person for person in persons if wanted & _all_forms(person)]
    labels = sorted(min(name for name, _ in person) for person in meant)
    # Without deputies in the same cell: each of them is a person of their own here.
    others = frozenset(
        (without_deputy(name), reading)
        for person in persons
        if not any(person is one for one in meant)
        for name, reading in person
    )
    names = frozenset(name for person in meant for name in person)
    whom = Subject(names, others, unbroken) if meant else None
    return (whom, labels, everybody, None) if len(meant) == 1 else (None, labels, everybody, whom)


def _whole_forms(person: Iterable[Name]) -> set[str]:
    plain = [(without_deputy(name), reading) for name, reading in person]
    wholes = {variant_key(one.whole) for name in plain for cell in name for one in listed_names(cell)}
    return wholes | {form for form, use in forms_of(plain).items() if use is Use.WHOLE and form.startswith(LATIN_FORM)}


def _all_forms(person: Iterable[Name]) -> set[str]:
    return set(forms_of((without_deputy(name), reading) for name, reading in person))


def _persons(documents: Sequence[Sequence[tuple[str, Name]]]) -> list[frozenset[Name]]:
    """Everybody on the lists, each with all names that lists had for them.

    Equal names are one person, whatever the document. Two names under one id of one document are one person when they
    have a part in common; else somebody has come in another's place.
    """
    by_key: dict[str, set[Name]] = {}
    for document in documents:
        by_id: dict[str, list[Name]] = {}
        for member_id, cell in document:
            for name in (cell, *((deputy, "") for deputy in deputies_in(cell[0]))):
                person = by_key.setdefault(variant_key(name[0]), set())
                person.add(name)
            before = by_id.setdefault(member_id, []) if member_id else []
            for earlier in before:
                if _related(earlier, cell):
                    _join(by_key, earlier, cell)
            before.append(cell)
    return list({id(person): frozenset(person) for person in by_key.values()}.values())


def _join(by_key: dict[str, set[Name]], one: Name, other: Name) -> None:
    ours, theirs = by_key[variant_key(one[0])], by_key[variant_key(other[0])]
    if ours is not theirs:
        ours |= theirs
        for name in theirs:
            by_key[variant_key(name[0])] = ours


def _related(one: Name, other: Name) -> bool:
    ours, theirs = forms_of([one]), forms_of([other])
    return any(len(form) > 1 and use >= Use.ALONE and theirs.get(form, 0) >= Use.ALONE for form, use in ours.items())
