"""What an event was, in a few words: for undo and redo, for the replay, for lists of what happened."""

from chietai.i18n import _
from chietai.meeting import events as e
from chietai.meeting.effects.entries import KIND_OF
from chietai.meeting.kinds import EntryKind, Overlay
from chietai.meeting.state import State
from chietai.wording import names


def happened(event: e.Event, state: State) -> str:
    """A few words for `event`; `state` (before or after it) gives the names.

    What people said is quoted whole, but never a private note: in one window the room reads these words too.
    """
    if isinstance(event, e.NoteTaken):
        return names.entry_kind(EntryKind.NOTE)
    if isinstance(event, e.Said):
        kind = names.entry_kind(KIND_OF[type(event)])
        return _("{kind}: {text}").format(kind=kind, text=event.text)
    if isinstance(event, e.AttendanceMarked):
        return f"{_member(state, event.member_id)} {names.presence(event.presence)}"
    if isinstance(event, e.StepEntered | e.StepSkipped):
        title = next((names.step(s) for s in state.steps if s.id == event.step_id), event.step_id)
        words = _("Step: {title}") if isinstance(event, e.StepEntered) else _("Step left out: {title}")
        return words.format(title=title)
    if isinstance(event, e.QuestionPut):
        return _("Put to the room: {question}").format(question=names.question_label(event.question))
    if isinstance(event, e.SeatChanged):
        where = names.table(event.table) if event.table else _("no seat")
        return f"{_member(state, event.member_id)}: {where}"
    if isinstance(event, e.SeatsSwapped):
        return _("{a} and {b} change places").format(
            a=_member(state, event.member_id), b=_member(state, event.other_id)
        )
    if isinstance(event, e.OverlayShown):
        return {
            Overlay.NONE: _("Back to the meeting"),
            Overlay.AGREEMENTS: _("The three agreements"),
            Overlay.CURTAIN: _("Curtain"),
        }[event.overlay]
    if isinstance(event, e.VotesCounted):
        return _('Hands for "{text}": {votes}').format(text=_text(state, event.entry_id), votes=event.votes)
    words = _about_entry(event)
    if words:
        return words.format(text=_text(state, getattr(event, "entry_id", "") or getattr(event, "into", "")))
    return _plain(event)


def _about_entry(event: e.Event) -> str:
    return {
        e.EntryRevised: _('Corrected: "{text}"'),
        e.EntryMoved: _('Moved: "{text}"'),
        e.EntryWithdrawn: _('Withdrawn: "{text}"'),
        e.EntryRestored: _('Restored: "{text}"'),
        e.EntriesMerged: _('Laid together: "{text}"'),
        e.TroublePicked: _('Chosen: "{text}"'),
        e.TroubleUnpicked: _('No longer chosen: "{text}"'),
        e.PromiseReviewed: _('Looked back on: "{text}"'),
    }.get(type(event), "")


def _plain(event: e.Event) -> str:
    words: dict[type[e.Event], str] = {
        e.SessionCreated: _("The meeting was set up"),
        e.CouncilDescribed: _("The council"),
        e.SessionDescribed: _("Details of the meeting"),
        e.ProgrammeSet: _("The programme"),
        e.ChecklistSet: _("The room checklist"),
        e.RoomChecked: _("A line of the room checklist"),
        e.MemberRegistered: _("A member was added"),
        e.MemberRevised: _("A member was corrected"),
        e.MemberRemoved: _("A member was taken off the list"),
        e.PromiseCarried: _("A promise of last time"),
        e.SessionOpened: _("The meeting began"),
        e.SessionClosed: _("The meeting ended"),
        e.TurnStarted: _("Somebody has the floor"),
        e.TurnEnded: _("The turn ended"),
        e.TimerPaused: _("The clock was stopped"),
        e.TimerResumed: _("The clock goes on"),
        e.TimerExtended: _("The time was changed"),
        e.DrawRulesSet: _("Rules for the draw"),
        e.DrawAnnounced: _("A draw was announced"),
        e.GroupsDrawn: _("The lots were drawn"),
        e.SeatsRearranged: _("Seats were changed"),
        e.MoodTaken: _("The mood of the meeting"),
        e.NextMeetingSet: _("The next meeting"),
        e.EventUndone: _("Something was undone"),
        e.EventRedone: _("Something was redone"),
        e.TextRedacted: _("A text was erased"),
    }
    return words.get(type(event), _("Something that this version does not know"))


def _member(state: State, member_id: str) -> str:
    member = state.members.get(member_id)
    return member.name if member else _("somebody")


def _text(state: State, entry_id: str) -> str:
    entry = state.entries.get(entry_id)
    return entry.text if entry and entry.kind is not EntryKind.NOTE else "-"
