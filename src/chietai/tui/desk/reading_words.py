"""What Enter will do with the line as it stands, in a few words: for the frame of the entry line and pasted lines.

The reading is that of `chietai.meeting.line_reader.read`, which Enter follows; here it is only put into words. What is
quoted in them comes from what the room may read of the meeting: in one window the desk is on the wall.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from rich.cells import cell_len

from chietai.i18n import _, ngettext, pgettext
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import ANSWERS, EntryKind, Phase, SeedSource, StepKind
from chietai.meeting.line_reader import read, step_in_force
from chietai.meeting.readings import Context, Held, LineIntent, LotsCalled, Newcomer, Question, Reading, Refusal, Wanted
from chietai.meeting.references import find_entry, find_member
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.widgets.text_columns import shortened
from chietai.wording import names, times
from chietai.wording.doubts import doubt
from chietai.wording.refusals import refusal

_MOST_CELLS = 20
"""Of quoted words: what can be done with them stands beside them in a row of 80 cells."""
_MOST_WHILE_TYPED = 32


def frame_words(state: State, context: Context, line: str, *, wall: State | None = None, as_said_key: str = "") -> str:
    """A few words for what Enter would do with `line`; for an empty line, what can be typed.

    `wall`: what the room may read of `state`. `as_said_key`: the key, as people read it, that lets the wall show words
    as they were said.
    """
    if not line.strip():
        return _waiting(state, context)
    wall = wall or state
    reading = read(state, context, line)
    held = read(state, replace(context, held=""), line) if context.held else reading
    if isinstance(held, Held) and not isinstance(reading, Held):
        return choice_words(held.words, as_said_key)
    first = read(state, replace(context, confirmed=""), line) if context.confirmed else reading
    if isinstance(first, Question) and not isinstance(reading, Question | Held):
        return _("Enter once more: {what}").format(what=reading_words(wall, reading))
    return reading_words(wall, reading)


def choice_words(words: Sequence[str], as_said_key: str) -> str:
    """What can be done with words that the wall would hide: a key for each."""
    parts = [quoted(words), _("Enter hidden")]
    parts += [_("{key} as it is").format(key=as_said_key)] if as_said_key else []
    return "  ".join([*parts, _("Esc back to the line")])


def quoted(words: Sequence[str], most: int = _MOST_CELLS) -> str:
    """Words that the wall hides, each in quotation marks, in at most `most` cells: what has no room is hinted at."""
    text = "".join(map(_mark, words))
    if cell_len(text) <= most:
        return text
    if len(words) == 1:
        return _mark(shortened(safe(words[0]), most - cell_len(_mark(""))))
    more = pgettext("hidden words", "{some} and more")
    room = most - cell_len(more.format(some=""))
    some = _mark(shortened(safe(words[0]), room - cell_len(_mark(""))))
    for one in words[1:]:
        if cell_len(some + _mark(one)) > room:
            break
        some += _mark(one)
    return more.format(some=some)


def _mark(words: str) -> str:
    return pgettext("hidden words", '"{words}"').format(words=safe(words))


def reading_words(state: State, reading: Reading) -> str:
    """A few words for what a reading means."""
    match reading:
        case Wanted(intent):
            return _intent_words(state, intent)
        case Newcomer(name, organisation):
            whose = f"{safe(name)} ({safe(organisation)})" if organisation else safe(name)
            return _("New on the list: {name}").format(name=whose)
        case LotsCalled(_digits, source):
            dice = source is SeedSource.DICE
            return _("Draw with these digits of a die") if dice else _("Draw with these digits")
        case Question():
            return safe(doubt(reading))
        case Held(words, Wanted(intent)):
            return _("Asks before the wall shows: {words} ({what})").format(
                words=quoted(words, _MOST_WHILE_TYPED), what=_intent_words(state, intent)
            )
        case Refusal(reason, ref, most, length):
            return safe(refusal(Refused(reason, ref=ref, most=most, length=length)))
        case _:
            assert_never(reading)


def _intent_words(state: State, intent: LineIntent) -> str:
    match intent:
        case i.RaiseTrouble():
            return _entry(state, intent, EntryKind.TROUBLE)
        case i.MakeOffer(trouble=trouble):
            return _entry(state, intent, EntryKind.OFFER, trouble)
        case i.ShareWisdom(trouble=trouble):
            return _entry(state, intent, EntryKind.WISDOM, trouble)
        case i.VoiceHope(trouble=trouble):
            return _entry(state, intent, EntryKind.HOPE, trouble)
        case i.TellCase():
            return _entry(state, intent, EntryKind.CASE)
        case i.MakePromise():
            return _entry(state, intent, EntryKind.PROMISE)
        case i.NoteUnsaid():
            return _entry(state, intent, EntryKind.UNSAID)
        case i.TakeNote():
            return _entry(state, intent, EntryKind.NOTE)
        case i.MergeEntries(into=into, merged=merged):
            return _("Lay {merged} together with {into}").format(merged=", ".join(merged), into=into)
        case i.CountVotes(entry=entry, votes=votes):
            return _("Hands for number {number}: {votes}").format(number=entry, votes=votes)
        case i.PickTrouble(entry=entry):
            return _("Choose number {number}").format(number=entry)
        case i.UnpickTrouble(entry=entry):
            return _("Number {number} is no longer chosen").format(number=entry)
        case i.ReviewPromise(entry=entry, outcome=outcome):
            return f"{safe(find_entry(state, entry).text)[:24]}: {names.outcome(outcome)}"
        case i.TakeMood(counts=counts):
            total = sum(counts)
            return ngettext("Mood of the meeting: {n} hand", "Mood of the meeting: {n} hands", total).format(n=total)
        case i.SetNextMeeting(date=day, time=clock, note=note):
            when = [times.short_date(day)] if day else []
            when += [times.clock_time(clock)] if clock else []
            return _("Next meeting: {date}").format(date=" ".join([*when, safe(note)]).strip())
        case i.MarkAttendance(member=member, presence=presence):
            return f"{_person(state, member)}: {names.presence(presence)}"
        case i.ChangeSeat(member=member, table=table):
            return f"{_person(state, member)}: {names.table(table) if table else _('no seat')}"
        case i.SwapSeats(member=member, other=other):
            return _("{a} and {b} change places").format(a=_person(state, member), b=_person(state, other))
        case _:
            assert_never(intent)


def _waiting(state: State, context: Context) -> str:
    """What plain text would mean; in steps where the line is shorthand, the shorthand."""
    kind = step_in_force(state, context) if context.step or state.phase is Phase.LIVE else None
    if kind is StepKind.RECEPTION:
        return _("Who is here: type a name or a number")
    if kind is StepKind.RECALL and views.recalled(state):
        return _("Number and 1 done, 2 under way, 3 not yet, 4 given up")
    if kind is StepKind.DRAW:
        if state.announced:
            return _("Digits called in the room, or Enter alone")
        return _("Private note") if not state.draws else _("s12 3 moves seat 12 to table 3, s12 s5 changes places")
    if kind is StepKind.CHOOSE:
        return _("3 12 hands for number 3, 3+5 lays together, 3 chooses")
    if kind is StepKind.CLOSE:
        return _("Left unsaid; five figures: mood, from 1 (a pity) to 5 (very good); a date")
    if kind is StepKind.SPREAD and views.cases(state):
        return _("A case; 2 @name what by when: who takes case 2 home")
    return reading_words(state, read(state, context, "words"))


def _entry(state: State, intent: i.Say, kind: EntryKind, trouble: str = "") -> str:
    whose = _whose(state, intent)
    about = ""
    if kind in ANSWERS and not trouble and state.phase is Phase.CLOSED and state.trouble_id in state.entries:
        trouble = str(state.entries[state.trouble_id].no)  # the stage says nothing of it any more
    if trouble:
        about = _("about {number}").format(number=trouble)
    if isinstance(intent, i.MakePromise):
        if intent.case:
            about = _("case {number}").format(number=intent.case.removeprefix("c"))
        if intent.due:
            about = f"{about} {times.short_date(intent.due)}".strip()
    words = _("Private note") if kind is EntryKind.NOTE else names.entry_kind(kind)
    if about:
        words = f"{words} ({about})"
    return _("{whose}: {kind}").format(whose=whose, kind=words) if whose else words


def _whose(state: State, intent: i.Say) -> str:
    if intent.member:
        return _person(state, intent.member)
    parts = [names.table(intent.table)] if intent.table else []
    if intent.organisation:
        parts.append(safe(intent.organisation))
    return " ".join(parts)


def _person(state: State, ref: str) -> str:
    return safe(state.members[find_member(state, ref)].name)
