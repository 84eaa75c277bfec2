"""Whether the stage shows what was just done: where it does not, the desk says it."""

from chietai.meeting.events import CaseTold, Event, HopeVoiced, OfferMade, PromiseMade, TroubleRaised, WisdomShared
from chietai.meeting.kinds import Phase, StepKind
from chietai.meeting.state import State


def on_stage(event: Event, state: State) -> bool:
    """Whether the room reads the words of `event` now. `state` is the meeting after it."""
    kind = state.step.kind if state.step and state.phase is Phase.LIVE else None
    if isinstance(event, OfferMade | WisdomShared | HopeVoiced):
        return kind is StepKind.ROUNDS and event.trouble_id == state.trouble_id
    if isinstance(event, TroubleRaised):
        return kind is StepKind.TROUBLES
    return isinstance(event, CaseTold | PromiseMade) and kind is StepKind.SPREAD
