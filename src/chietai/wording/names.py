"""Names of steps, kinds and states; the questions; the agreements."""

from chietai.i18n import _, pgettext
from chietai.meeting.kinds import (
    CouncilKind,
    EntryKind,
    Outcome,
    Phase,
    Presence,
    SeatReason,
    SeedSource,
    SessionKind,
    StepKind,
)
from chietai.meeting.model import PlannedStep
from chietai.meeting.state import State
from chietai.wording.numbers import figures


def step_kind(kind: StepKind) -> str:
    """The usual name of a step."""
    return {
        StepKind.RECEPTION: _("Reception"),
        StepKind.RECALL: _("Since last time"),
        StepKind.AIM: _("Aim of the day"),
        StepKind.DRAW: _("Drawing lots"),
        StepKind.TROUBLES: _("Troubles"),
        StepKind.CHOOSE: _("Choosing"),
        StepKind.ROUNDS: _("Three questions"),
        StepKind.REPORT: _("Table reports"),
        StepKind.SPREAD: _("What works"),
        StepKind.CLOSE: _("Reading back"),
    }[kind]


def step(planned: PlannedStep) -> str:
    """The name of a step of the programme: its own title, or the usual name."""
    return planned.title or step_kind(planned.kind)


def entry_kind(kind: EntryKind) -> str:
    """The name of a kind of entry."""
    return {
        EntryKind.TROUBLE: _("Trouble"),
        EntryKind.OFFER: _("Question 1"),
        EntryKind.WISDOM: _("Question 2"),
        EntryKind.HOPE: _("Question 3"),
        EntryKind.CASE: _("Success case"),
        EntryKind.PROMISE: _("Promise"),
        EntryKind.UNSAID: _("Left unsaid"),
        EntryKind.NOTE: _("Private note"),
    }[kind]


def question_label(question: int) -> str:
    """問１, 問２ or 問３."""
    return (_("Question 1"), _("Question 2"), _("Question 3"))[question - 1]


def question(state: State, number: int) -> str:
    """The wording of a question (1 to 3): the format's own, or the usual one."""
    return state.questions[number - 1] or usual_question(number)


def usual_question(number: int) -> str:
    """The usual wording of a question (1 to 3)."""
    return (
        _("What can your own organisation do about this trouble?"),
        _("Leaving your organisation aside, what good idea could solve it?"),
        _("What do you yourself hold dear, or want to try?"),
    )[number - 1]


def agreements() -> tuple[str, str, str]:
    """The three agreements, each one sentence."""
    return (
        _("There is no single right answer. Nobody denies or criticises."),
        _("Everyone here is active in a field of their own. While one speaks, all listen."),
        _("Putting an ideal into words gives it shape. Vague is fine. Be at ease."),
    )


def moods() -> tuple[str, str, str, str, str]:
    """How the meeting felt: the five answers, from 1 to 5."""
    return (
        pgettext("mood", "Not good"),
        pgettext("mood", "Not so good"),
        pgettext("mood", "So so"),
        pgettext("mood", "Good"),
        pgettext("mood", "Very good"),
    )


def presence(value: Presence) -> str:
    """Where a member is."""
    return {
        Presence.EXPECTED: _("Not yet here"),
        Presence.PRESENT: _("Present"),
        Presence.LATE: _("Came late"),
        Presence.LEFT: _("Left early"),
        Presence.ABSENT: _("Absent"),
    }[value]


def phase(value: Phase) -> str:
    """The life of a session."""
    return {
        Phase.PREPARING: _("Being prepared"),
        Phase.LIVE: _("Going on"),
        Phase.CLOSED: _("Finished"),
    }[value]


def outcome(value: Outcome) -> str:
    """What became of a promise."""
    return {
        Outcome.DONE: _("Done"),
        Outcome.UNDER_WAY: _("Under way"),
        Outcome.NOT_YET: pgettext("promise", "Not yet"),
        Outcome.DROPPED: _("Given up"),
    }[value]


def council_kind(kind: CouncilKind) -> str:
    """The kind of a council."""
    return {
        CouncilKind.FIRST_LAYER: _("First-layer council (whole city)"),
        CouncilKind.SECOND_LAYER: _("Second-layer council (district)"),
        CouncilKind.SUBCOMMITTEE: _("Sub-committee"),
        CouncilKind.CARE_MEETING: _("Community care meeting"),
        CouncilKind.STEERING: _("Steering council"),
        CouncilKind.LIAISON: _("Liaison council"),
        CouncilKind.OTHER: _("Other"),
    }[kind]


def session_kind(kind: SessionKind) -> str:
    """The kind of a meeting."""
    return {
        SessionKind.EXCHANGE: _("Exchange of wisdom"),
        SessionKind.OPINION: _("Exchange of views"),
        SessionKind.STUDY: _("Study meeting"),
        SessionKind.TRIAL: _("Try-out"),
        SessionKind.FORUM: _("Forum"),
        SessionKind.TABLE_TALK: _("Round-table talk"),
        SessionKind.TRAINING: _("Training"),
    }[kind]


def seat_reason(reason: SeatReason) -> str:
    """Why a seat changed."""
    return {
        SeatReason.LATE: _("came late"),
        SeatReason.LEFT: _("left early"),
        SeatReason.BY_HAND: _("moved by hand"),
        SeatReason.TABLE_OPENED: _("a table was opened"),
        SeatReason.TABLE_CLOSED: _("a table was closed"),
    }[reason]


def seed_source(source: SeedSource) -> str:
    """Where the digits of a draw came from."""
    return {
        SeedSource.CALLED: _("digits called out in the room"),
        SeedSource.DICE: _("a die thrown in the room"),
        SeedSource.PROGRAM: _("chosen by the program"),
    }[source]


def table(number: int) -> str:
    """A table by its number: テーブル３."""
    return _("Table {number}").format(number=figures(number))
