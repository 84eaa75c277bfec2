"""The meeting as the room reads it: whatever people typed goes through the guard, in one place, before it is drawn.

The state is guarded, and not each text where a view draws it: a view that is written tomorrow is safe because it never
sees anything else. Names stay where they stand for members (the list, seats, whose turn it is, who promised something,
who said it); only words are guarded.
"""

from __future__ import annotations  # rpds maps cannot be subscripted when the program runs

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter

from rpds import HashTrieMap

from chietai.meeting.model import Council, Details, Member, PlannedStep
from chietai.meeting.state import Entry, State, evolve
from chietai.privacy.contacts import contacts_in
from chietai.privacy.findings import MASK, Sort, apart, masked
from chietai.privacy.guard import Guard
from chietai.privacy.meeting_guard import guard_of
from chietai.privacy.readers import Reader

GUARDED_DETAILS = (
    "title", "theme", "consider", "result", "case_text", "secretariat", "closed_reason", "handouts",
)  # fmt: skip
"""The details of a session that are people's words. `case_name` and `place` are names, and guarded as such."""

_depends_on = attrgetter("members", "council", "details", "judgements")
"""What of a state a guard is made of."""


class WallStates:
    """Turns the states of one meeting into what the wall may show. Keeps what it worked out last: a new entry costs
    the same in a long meeting as in a short one.
    """

    def __init__(self, make_guard: Callable[[State], Guard] = guard_of) -> None:
        """`make_guard`: called anew when the list of members, the council or the details have changed."""
        self._make_guard = make_guard
        self._guard: Guard | None = None
        self._of_names: Guard | None = None
        self._made_of: tuple[object, ...] = ()
        self._texts: _Texts | None = None
        self._entries = _Entries()
        self._latest: tuple[State, State] | None = None

    def renew(self) -> None:
        """Has the guard made anew: more people are known."""
        self._guard = None

    def guard(self, state: State) -> Guard:
        """The guard for `state`."""
        made_of = _depends_on(state)
        if self._guard is None or any(a is not b for a, b in zip(made_of, self._made_of, strict=True)):
            self._guard = self._make_guard(state)
            # The assumed name of a case and the name of a place are kept whole everywhere else, so the guard that
            # knows them cannot be asked about themselves.
            named = {key: None for key in ("case_name", "place") if getattr(state.details, key)}
            details = state.details.model_copy(update=named)
            self._of_names = self._make_guard(evolve(state, details=details)) if named else self._guard
            self._made_of = made_of
            self._texts, self._latest = None, None
            self._entries = _Entries()
        return self._guard

    def hides(self, state: State, text: str) -> tuple[str, ...]:
        """The words of `text` that the wall hides, each once, in order."""
        return _hidden(self.guard(state), text)

    def hidden_in_detail(self, state: State, key: str) -> tuple[str, ...]:
        """The words of a detail of the session, by the name of its field, that the wall hides."""
        guard, text = self.guard(state), getattr(state.details, key) or ""
        if key in ("case_name", "place"):
            guard = self._of_names or guard
        # The person of the case stands for nobody, so only somebody known is meant by the assumed name.
        return _hidden(guard, text, but=(Sort.STRANGER, Sort.POSITION) if key == "case_name" else ())

    def of(self, state: State) -> State:
        """`state` with everything that people typed as the room may read it. Never to be gone on from."""
        if self._guard is not None and self._latest is not None and self._latest[0] is state:
            return self._latest[1]
        guard = self.guard(state)
        if self._texts is None or not self._texts.hold(state):
            in_names = {key: self.hidden_in_detail(state, key) for key in ("case_name", "place")}
            self._texts = _Texts(state, guard, in_names)
        entries = self._entries.of(state, guard)
        texts = self._texts
        note = state.next_note if state.next_as_said else guard.shown(state.next_note, Reader.ROOM)
        # Whoever works out what one event changed finds the entries before it, as they were shown.
        before = state.entries_before if entries is state.entries else self._entries.before
        shown = evolve(
            state,
            members=texts.members,
            council=texts.council,
            details=texts.details,
            steps=texts.steps,
            questions=texts.questions,
            entries=entries,
            next_note=note,
            entries_before=before,
        )
        self._latest = (state, shown)
        return shown


class _Texts:
    """What was decided before the meeting, as the room may read it."""

    def __init__(self, state: State, guard: Guard, in_names: Mapping[str, Sequence[str]]) -> None:
        """`in_names`: what is hidden in the details that are names themselves."""
        self._of = (state.council, state.details, state.steps, state.questions, state.members)
        self.members = _members(state.members)
        self.council = _council(state.council, guard)
        self.details = _details(state.details, guard, in_names)
        self.steps = tuple(_step(step, guard) for step in state.steps)
        first, second, third = (guard.shown(question, Reader.ROOM) for question in state.questions)
        self.questions = (first, second, third)

    def hold(self, state: State) -> bool:
        """Whether they are those of `state`."""
        of = (state.council, state.details, state.steps, state.questions, state.members)
        return all(a is b for a, b in zip(of, self._of, strict=True))


class _Entries:
    """The entries as the room may read them."""

    def __init__(self) -> None:
        self._raw: HashTrieMap[str, Entry] = HashTrieMap()
        self._shown: HashTrieMap[str, Entry] = self._raw
        self._hidden: dict[str, tuple[Entry, Entry]] = {}  # the entries of which something is hidden
        self.before: HashTrieMap[str, Entry] | None = None  # what was shown one event ago

    def of(self, state: State, guard: Guard) -> HashTrieMap[str, Entry]:
        """The entries of `state`: its own map when nothing in it is hidden."""
        raw = state.entries
        if raw is self._raw:
            self.before = None
            return self._shown
        new = _only_new(self._raw, state)
        self.before = self._shown if new is not None else None
        if new is not None:
            shown = self._guarded(new, guard)
            self._shown = raw if not self._hidden else self._shown.insert(new.id, shown)
        else:
            known, self._hidden = self._hidden, {}
            for entry in raw.values():
                was = known.get(entry.id)
                if was is not None and was[0] is entry:
                    self._hidden[entry.id] = was
                else:
                    self._guarded(entry, guard)
            self._shown = raw
            for entry_id, (_entry, shown) in self._hidden.items():
                self._shown = self._shown.insert(entry_id, shown)
        self._raw = raw
        return self._shown

    def _guarded(self, entry: Entry, guard: Guard) -> Entry:
        shown = shown_entry(entry, guard)
        if shown is not entry:
            self._hidden[entry.id] = (entry, shown)
        return shown


def _only_new(known: HashTrieMap[str, Entry], state: State) -> Entry | None:
    """The entry that the last event brought, when that is all that `state` has more than `known`."""
    link = state.link
    if link is None or state.entries_before is not known or len(state.entries) != len(known) + 1:
        return None
    entry = state.entries.get(getattr(link.event, "entry_id", ""))
    return entry if entry is not None and entry.id not in known else None


def shown_entry(entry: Entry, guard: Guard) -> Entry:
    """`entry` as the room may read it; itself when nothing in it is hidden."""
    text = entry.text if entry.as_said else guard.shown(entry.text, Reader.ROOM)
    note = entry.outcome_note if entry.outcome_as_said else guard.shown(entry.outcome_note, Reader.ROOM)
    who, organisation = named(entry.who), named(entry.organisation)
    if (text, note, who, organisation) == (entry.text, entry.outcome_note, entry.who, entry.organisation):
        return entry
    return replace(entry, text=text, outcome_note=note, who=who, organisation=organisation)


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """A name where it stands for a person or a body: it stays, but telephone numbers and addresses with it do not."""
    return masked(text, apart(contacts_in(text)))


def _members(members: HashTrieMap[str, Member]) -> HashTrieMap[str, Member]:
    """The members, of whom somebody may have been put on the list with a telephone number behind the name."""
    for member in members.values():
        texts = {"name": named(member.name), "organisation": named(member.organisation)}
        if texts != {"name": member.name, "organisation": member.organisation}:
            members = members.insert(member.id, member.model_copy(update=texts))
    return members


def _hidden(guard: Guard, text: str, but: Sequence[Sort] = ()) -> tuple[str, ...]:
    looked = guard.look(text, Reader.ROOM)
    return tuple(dict.fromkeys(looked.words(one) for one in looked.hidden if one.sort not in but))


def _council(council: Council, guard: Guard) -> Council:
    texts = {key: guard.shown(getattr(council, key), Reader.ROOM) for key in ("name", "parent", "area")}
    return council.model_copy(update=texts)


def _details(details: Details, guard: Guard, in_names: Mapping[str, Sequence[str]]) -> Details:
    texts: dict[str, str] = {}
    for key in {*GUARDED_DETAILS, *in_names} - set(details.as_said or ()):
        text = getattr(details, key)
        if text and key in in_names:
            for words in in_names[key]:
                text = text.replace(words, MASK)
        elif text:
            text = guard.shown(text, Reader.ROOM)
        texts[key] = text
    return details.model_copy(update=texts)


def _step(step: PlannedStep, guard: Guard) -> PlannedStep:
    title = guard.shown(step.title, Reader.ROOM)
    return step if title == step.title else step.model_copy(update={"title": title})
