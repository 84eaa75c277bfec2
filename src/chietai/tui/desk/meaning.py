"""What Enter will do with the line as it stands, in a few words: whose words they are and where they go."""

from datetime import date

from chietai.i18n import _, ngettext
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import ANSWERS, EntryKind, Phase, StepKind
from chietai.meeting.line import address, read_line
from chietai.meeting.refusal import Refused
from chietai.meeting.state import State
from chietai.tui.desk.seat_line import read_seats, what_seats_do
from chietai.tui.grid import safe
from chietai.wording import names, times
from chietai.wording.refusals import refusal

_SAID: dict[type[i.Intent], EntryKind] = {
    i.RaiseTrouble: EntryKind.TROUBLE,
    i.MakeOffer: EntryKind.OFFER,
    i.ShareWisdom: EntryKind.WISDOM,
    i.VoiceHope: EntryKind.HOPE,
    i.TellCase: EntryKind.CASE,
    i.MakePromise: EntryKind.PROMISE,
    i.NoteUnsaid: EntryKind.UNSAID,
    i.TakeNote: EntryKind.NOTE,
}


def meaning(state: State, line: str, today: date, late: StepKind | None = None) -> str:
    """A few words for what the line would do now; for an empty line, what it would do with plain text.

    `late`: what lines are for after the meeting.
    """
    if not line.strip():
        return _waiting(state, today, late)
    step = state.step if state.phase is Phase.LIVE else None
    if step is not None and step.kind is StepKind.DRAW and (seats := read_seats(line)):
        return what_seats_do(state, seats)
    try:
        return of_intent(state, read_line(state, line, today, late))
    except Refused as refused:
        return safe(refusal(refused))


def of_intent(state: State, intent: i.Intent) -> str:
    """A few words for what `intent` does, as the facilitator would say them."""
    if isinstance(intent, i.Say):
        return _entry(state, intent, _SAID[type(intent)])
    match intent:
        case i.MergeEntries(into=into, merged=merged):
            return _("Lay {merged} together with {into}").format(merged=", ".join(merged), into=into)
        case i.CountVotes(entry=entry, votes=votes):
            return _("Hands for number {number}: {votes}").format(number=entry, votes=votes)
        case i.PickTrouble(entry=entry):
            return _("Choose number {number}").format(number=entry)
        case i.UnpickTrouble(entry=entry):
            return _("Number {number} is no longer chosen").format(number=entry)
        case i.ReviewPromise(entry=entry, outcome=outcome):
            return f"{safe(state.entries[entry].text)[:24]}: {names.outcome(outcome)}"
        case i.TakeMood(counts=counts):
            total = sum(counts)
            return ngettext("Mood of the meeting: {n} hand", "Mood of the meeting: {n} hands", total).format(n=total)
        case i.SetNextMeeting(date=day) if day:
            return _("Next meeting: {date}").format(date=times.short_date(day))
    return ""


def _waiting(state: State, today: date, late: StepKind | None) -> str:
    """What plain text would mean; in steps where the line is shorthand, the shorthand."""
    kind = state.step.kind if state.step and state.phase is Phase.LIVE else late
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
    return of_intent(state, read_line(state, "x", today, late))


def _entry(state: State, intent: i.Say, kind: EntryKind) -> str:
    if kind is EntryKind.NOTE:
        return _("Private note")
    whose = _whose(state, intent)
    about = ""
    trouble_id = getattr(intent, "trouble", "")
    if kind in ANSWERS and not trouble_id and state.phase is Phase.CLOSED and state.trouble_id in state.entries:
        trouble_id = str(state.entries[state.trouble_id].no)  # the stage says nothing of it any more
    if kind in ANSWERS and trouble_id:
        about = _("about {number}").format(number=trouble_id)
    case = getattr(intent, "case", "")
    if case:
        about = _("case {number}").format(number=case.removeprefix("c"))
    due = getattr(intent, "due", None)
    if due:
        about = f"{about} {times.short_date(due)}".strip()
    words = names.entry_kind(kind)
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
    member = state.members.get(ref)
    if member is None and ref.startswith("s"):
        seat = int(ref[1:])
        member = next(
            (state.members[m] for m, s in state.seats.items() if s.number == seat and m in state.members), None
        )
    return safe(member.name) if member else safe(ref)


def prefix_of(state: State, line: str) -> str:
    """`line` when it only says whose words will follow ("3 ", "s12 "), else ""."""
    return f"{line.strip()} " if line.strip() and address(state, f"{line.strip()} x").text == "x" else ""
