"""Names of steps, kinds and states."""

from typing import assert_never

from chietai.i18n import _, pgettext
from chietai.meeting.kinds import (
    CouncilKind,
    EntryKind,
    Outcome,
    Phase,
    Presence,
    SeedSource,
    SessionKind,
    StepKind,
)
from chietai.meeting.model import PlannedStep
from chietai.wording.times import figures


def step_kind(kind: StepKind) -> str:
    """The usual name of a step."""
    match kind:
        case StepKind.RECEPTION:
            return _("Reception")
        case StepKind.RECALL:
            return _("Since last time")
        case StepKind.AIM:
            return _("Aim of the day")
        case StepKind.DRAW:
            return _("Drawing lots")
        case StepKind.TROUBLES:
            return _("Troubles")
        case StepKind.CHOOSE:
            return _("Choosing")
        case StepKind.ROUNDS:
            return _("Three questions")
        case StepKind.REPORT:
            return _("Table reports")
        case StepKind.SPREAD:
            return _("What works")
        case StepKind.CLOSE:
            return _("Reading back")
        case _:
            assert_never(kind)


def step(planned: PlannedStep) -> str:
    """The name of a step of the programme: its own title, or the usual name."""
    return planned.title or step_kind(planned.kind)


def entry_kind(kind: EntryKind) -> str:
    """The name of a kind of entry."""
    match kind:
        case EntryKind.TROUBLE:
            return _("Trouble")
        case EntryKind.OFFER:
            return _("Question 1")
        case EntryKind.WISDOM:
            return _("Question 2")
        case EntryKind.HOPE:
            return _("Question 3")
        case EntryKind.CASE:
            return _("Success case")
        case EntryKind.PROMISE:
            return _("Promise")
        case EntryKind.UNSAID:
            return _("Left unsaid")
        case EntryKind.NOTE:
            return _("Private note")
        case _:
            assert_never(kind)


def presence(value: Presence) -> str:
    """Where a member is."""
    match value:
        case Presence.EXPECTED:
            return _("Not yet here")
        case Presence.PRESENT:
            return _("Present")
        case Presence.LATE:
            return _("Came late")
        case Presence.LEFT:
            return _("Left early")
        case Presence.ABSENT:
            return _("Absent")
        case _:
            assert_never(value)


def phase(value: Phase) -> str:
    """The life of a session."""
    match value:
        case Phase.PREPARING:
            return _("Being prepared")
        case Phase.LIVE:
            return _("Going on")
        case Phase.CLOSED:
            return _("Finished")
        case _:
            assert_never(value)


def outcome(value: Outcome) -> str:
    """What became of a promise."""
    match value:
        case Outcome.DONE:
            return _("Done")
        case Outcome.UNDER_WAY:
            return _("Under way")
        case Outcome.NOT_YET:
            return pgettext("promise", "Not yet")
        case Outcome.DROPPED:
            return _("Given up")
        case _:
            assert_never(value)


def council_kind(kind: CouncilKind) -> str:
    """The kind of a council."""
    match kind:
        case CouncilKind.FIRST_LAYER:
            return _("First-layer council (whole city)")
        case CouncilKind.SECOND_LAYER:
            return _("Second-layer council (district)")
        case CouncilKind.SUBCOMMITTEE:
            return _("Sub-committee")
        case CouncilKind.CARE_MEETING:
            return _("Community care meeting")
        case CouncilKind.STEERING:
            return _("Steering council")
        case CouncilKind.LIAISON:
            return _("Liaison council")
        case CouncilKind.OTHER:
            return _("Other")
        case _:
            assert_never(kind)


def session_kind(kind: SessionKind) -> str:
    """The kind of a meeting."""
    match kind:
        case SessionKind.EXCHANGE:
            return _("Exchange of wisdom")
        case SessionKind.OPINION:
            return _("Exchange of views")
        case SessionKind.STUDY:
            return _("Study meeting")
        case SessionKind.TRIAL:
            return _("Try-out")
        case SessionKind.FORUM:
            return _("Forum")
        case SessionKind.TABLE_TALK:
            return _("Round-table talk")
        case SessionKind.TRAINING:
            return _("Training")
        case _:
            assert_never(kind)


def seed_source(source: SeedSource) -> str:
    """Where the digits of a draw came from."""
    match source:
        case SeedSource.CALLED:
            return _("digits called out in the room")
        case SeedSource.DICE:
            return _("a die thrown in the room")
        case SeedSource.PROGRAM:
            return _("chosen by the program")
        case _:
            assert_never(source)


def table(number: int) -> str:
    """A table by its number: テーブル３."""
    return _("Table {number}").format(number=figures(number))
