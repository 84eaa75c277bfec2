"""What a new meeting takes over from the last one of the same council."""

from collections.abc import Iterable
from datetime import date as Date

from chietai.lottery.rules import refs
from chietai.meeting import views
from chietai.meeting.intents import (
    CarryPromise,
    DescribeCouncil,
    DescribeSession,
    Intent,
    RegisterMember,
    SetChecklist,
    SetDrawRules,
    SetProgramme,
)
from chietai.meeting.kinds import Outcome
from chietai.meeting.model import Details
from chietai.meeting.state import State
from chietai.records.library import Listing
from chietai.text.folding import fold


def last_sessions(listings: Iterable[Listing]) -> list[Listing]:
    """The last meeting of each council in the library, the newest first; samples and damaged documents left aside."""
    last: dict[str, Listing] = {}
    for item in listings:
        if item.council and not item.damaged and not item.sample:
            known = last.get(fold(item.council))
            if known is None or (item.date or Date.min) > (known.date or Date.min):
                last[fold(item.council)] = item
    return sorted(last.values(), key=lambda item: item.date or Date.min, reverse=True)


def carried(past: State) -> list[Intent]:
    """What brings the council, its members (under the same ids), how it meets and its open promises over."""
    details = past.details
    known_details = {
        name: getattr(details, name)
        for name in (
            "kind", "start", "place", "secretariat", "public", "closed_reason", "tables", "table_size", "quorum",
            "turn_seconds",
        )
        if getattr(details, name) is not None
    }  # fmt: skip
    intents: list[Intent] = [DescribeCouncil(council=past.council)]
    if known_details:
        intents.append(DescribeSession(details=Details(**known_details)))
    intents += [RegisterMember(member=member) for member in views.members(past)]
    if past.steps:
        intents.append(SetProgramme(steps=past.steps, format_name=past.format_name, questions=past.questions))
    if past.checklist:
        intents.append(SetChecklist(items=tuple(item.model_copy(update={"done": False}) for item in past.checklist)))
    known = set(past.members)
    named = {key for ref in refs(past.rules) for key in ref.people}
    if named and named <= known:
        intents.append(SetDrawRules(rules=past.rules, weights=past.weights))
    for entry in [*views.recalled(past), *views.promises(past)]:
        if is_open(entry.outcome):
            intents.append(
                CarryPromise(
                    from_session=entry.from_session or past.session_id,
                    text=entry.text,
                    who=entry.who,
                    due=entry.due,
                    organisation=views.speaker(past, entry),
                )
            )
    return intents


def is_open(outcome: Outcome | None) -> bool:
    """Whether a promise with this outcome is asked about again at the next meeting; None: it was not looked at."""
    match outcome:
        case None | Outcome.UNDER_WAY | Outcome.NOT_YET:
            return True
        case Outcome.DONE | Outcome.DROPPED:
            return False
