"""A programme that is changed step by step."""

from chietai.meeting.kinds import StepKind
from chietai.meeting.model import PlannedStep
from chietai.meeting.programme import MOST_MINUTES, added, lengthened, moved


def test_steps_stay_whole_when_they_are_moved() -> None:
    some = tuple(PlannedStep(id=kind.value, kind=kind, minutes=5) for kind in list(StepKind)[:3])
    assert moved(some, 0, -1) == some
    assert moved(some, 2, 1) == some
    assert [step.id for step in moved(some, 0, 2)] == ["recall", "aim", "reception"]
    assert lengthened(some, 0, -9)[0].minutes == 0
    assert lengthened(some, 0, MOST_MINUTES)[0].minutes == MOST_MINUTES
    assert lengthened((), 0, 1) == ()
    assert lengthened(some, -1, 1) == some and moved(some, -1, 1) == some  # nothing is marked
    twice = added(added(some, 3, StepKind.AIM), 0, StepKind.AIM)
    assert [step.id for step in twice] == ["aim-3", "reception", "recall", "aim", "aim-2"]
