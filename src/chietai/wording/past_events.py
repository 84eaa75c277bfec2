"""What an event was, in a few words: for undo and redo, for the replay, for lists of what happened."""

from collections.abc import Callable
from typing import assert_never

from chietai.i18n import _
from chietai.meeting import (
    choosing,
    clocks,
    closing,
    corrections,
    course,
    disclosing,
    entries,
    history,
    membership,
    promises,
    questions,
    seats,
    session_setup,
)
from chietai.meeting.base import Event
from chietai.meeting.events import AnyEvent, is_known
from chietai.meeting.kinds import PRIVATE, EntryKind, Overlay, Verdict
from chietai.meeting.state import State
from chietai.wording import names, question_texts


def happened(event: Event, state: State, shown: Callable[[str], str] = str) -> str:
    """A few words for `event`; `state` (before or after it) gives the names. `shown`: what may be shown of people's
    words, where the room reads along; then `state` too is what the room may read.

    What people said is quoted whole, but never a private note: in one window the room reads these words too.
    """
    if not is_known(event):
        return _("Something that this version does not know")
    return _words(event, state, shown)


def _words(event: AnyEvent, state: State, shown: Callable[[str], str]) -> str:
    match event:
        case session_setup.SessionCreated():
            return _("The meeting was set up")
        case session_setup.CouncilDescribed():
            return _("The council")
        case session_setup.SessionDescribed():
            return _("Details of the meeting")
        case session_setup.ProgrammeSet():
            return _("The programme")
        case session_setup.ChecklistSet():
            return _("The room checklist")
        case session_setup.RoomChecked():
            return _("A line of the room checklist")
        case membership.MemberRegistered():
            return _("A member was added")
        case membership.MemberRevised():
            return _("A member was corrected")
        case membership.MemberRemoved():
            return _("A member was taken off the list")
        case membership.AttendanceMarked():
            return f"{_member(state, event.member_id)} {names.presence(event.presence)}"
        case course.SessionOpened():
            return _("The meeting began")
        case course.SessionClosed():
            return _("The meeting ended")
        case course.StepEntered():
            return _("Step: {title}").format(title=_step(state, event.step_id))
        case course.StepSkipped():
            return _("Step left out: {title}").format(title=_step(state, event.step_id))
        case course.OverlayShown():
            return _overlay(event.overlay)
        case questions.QuestionPut():
            return _("Put to the room: {question}").format(question=question_texts.question_label(event.question))
        case questions.TurnStarted():
            return _("Somebody has the floor")
        case questions.TurnEnded():
            return _("The turn ended")
        case clocks.TimerPaused():
            return _("The clock was stopped")
        case clocks.TimerResumed():
            return _("The clock goes on")
        case clocks.TimerExtended():
            return _("The time was changed")
        case seats.DrawRulesSet():
            return _("Rules for the draw")
        case seats.DrawAnnounced():
            return _("A draw was announced")
        case seats.GroupsDrawn():
            return _("The lots were drawn")
        case seats.SeatChanged():
            where = names.table(event.table) if event.table else _("no seat")
            return f"{_member(state, event.member_id)}: {where}"
        case seats.SeatsSwapped():
            a, b = _member(state, event.member_id), _member(state, event.other_id)
            return _("{a} and {b} change places").format(a=a, b=b)
        case seats.SeatsRearranged():
            return _("Seats were changed")
        case entries.NoteTaken():
            return names.entry_kind(EntryKind.NOTE)
        case (
            entries.TroubleRaised()
            | entries.OfferMade()
            | entries.WisdomShared()
            | entries.HopeVoiced()
            | entries.CaseTold()
            | entries.PromiseMade()
            | entries.UnsaidNoted()
        ):
            text = event.text if event.as_said else shown(event.text)
            return _("{kind}: {text}").format(kind=names.entry_kind(entries.kind_of(event)), text=text)
        case corrections.EntryCorrected():
            return _('Corrected and moved: "{text}"').format(text=_text(state, event.entry_id))
        case corrections.EntryRevised():
            return _('Corrected: "{text}"').format(text=_text(state, event.entry_id))
        case corrections.EntryMoved():
            return _('Moved: "{text}"').format(text=_text(state, event.entry_id))
        case corrections.EntryWithdrawn():
            return _('Withdrawn: "{text}"').format(text=_text(state, event.entry_id))
        case corrections.EntryRestored():
            return _('Restored: "{text}"').format(text=_text(state, event.entry_id))
        case corrections.EntriesMerged():
            return _('Laid together: "{text}"').format(text=_text(state, event.into))
        case choosing.VotesCounted():
            return _('Hands for "{text}": {votes}').format(text=_text(state, event.entry_id), votes=event.votes)
        case choosing.TroublePicked():
            return _('Chosen: "{text}"').format(text=_text(state, event.entry_id))
        case choosing.TroubleUnpicked():
            return _('No longer chosen: "{text}"').format(text=_text(state, event.entry_id))
        case promises.PromiseCarried():
            return _("A promise of last time")
        case promises.PromiseReviewed():
            return _('Looked back on: "{text}"').format(text=_text(state, event.entry_id))
        case closing.MoodTaken():
            return _("The mood of the meeting")
        case closing.NextMeetingSet():
            return _("The next meeting")
        case disclosing.WordsJudged():
            return _judged(event.verdict)
        case history.EventUndone():
            return _("Something was undone")
        case history.EventRedone():
            return _("Something was redone")
        case history.TextRedacted():
            return _("A text was erased")
        case _:
            assert_never(event)


def _overlay(overlay: Overlay) -> str:
    match overlay:
        case Overlay.NONE:
            return _("Back to the meeting")
        case Overlay.AGREEMENTS:
            return _("The three agreements")
        case Overlay.CURTAIN:
            return _("Curtain")
        case _:
            assert_never(overlay)


def _judged(verdict: Verdict) -> str:
    # Not the words themselves: they may be the name of somebody, and the room may read this.
    match verdict:
        case Verdict.KEEP:
            return _("For papers: some words are shown")
        case Verdict.HIDE:
            return _("For papers: some words are hidden")
        case _:
            assert_never(verdict)


def _step(state: State, step_id: str) -> str:
    return next((names.step(step) for step in state.steps if step.id == step_id), step_id)


def _member(state: State, member_id: str) -> str:
    member = state.members.get(member_id)
    return member.name if member else _("somebody")


def _text(state: State, entry_id: str) -> str:
    entry = state.entries.get(entry_id)
    return entry.text if entry and entry.kind not in PRIVATE else "-"
