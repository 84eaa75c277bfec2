"""The values that events carry: members, the council, what was prepared.

Frozen; unknown fields of a newer version are kept.
"""

from datetime import date as Date
from datetime import time as Time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from chietai.meeting.base import Id
from chietai.meeting.kinds import CouncilKind, MemberAttribute, SessionKind, StepKind

Count = Annotated[int, Field(strict=True, ge=0)]
"""A whole number from 0; a text or a truth value is refused, not converted."""

Minutes = Annotated[int, Field(strict=True, ge=0, le=24 * 60)]
"""Minutes of a step: 0 to one day."""

Seconds = Annotated[int, Field(strict=True, ge=0, le=24 * 3600)]
"""Seconds of a countdown: 0 to one day."""

Table = Annotated[int, Field(strict=True, ge=1, le=999)]
"""The number of a table, counted from 1 as the room counts."""

Question = Annotated[int, Field(strict=True, ge=1, le=3)]
"""1, 2 or 3: 問１ (offer), 問２ (wisdom), 問３ (hope)."""


class Value(BaseModel):
    """A frozen value inside an event."""

    model_config = ConfigDict(frozen=True, extra="allow", defer_build=True)


class Member(Value):
    """One person of the council. `number` is the number on the list as people write it, so it is text.

    Every field but `id` is a `MemberAttribute`.
    """

    id: str
    name: str
    reading: str = ""
    organisation: str = ""
    sector: str = ""
    role: str = ""
    district: str = ""
    needs: str = ""
    number: str = ""

    def attribute(self, attribute: MemberAttribute) -> str:
        """What is known of one attribute; "" for nothing."""
        match attribute:
            case MemberAttribute.NUMBER:
                return self.number
            case MemberAttribute.NAME:
                return self.name
            case MemberAttribute.READING:
                return self.reading
            case MemberAttribute.ORGANISATION:
                return self.organisation
            case MemberAttribute.SECTOR:
                return self.sector
            case MemberAttribute.ROLE:
                return self.role
            case MemberAttribute.DISTRICT:
                return self.district
            case MemberAttribute.NEEDS:
                return self.needs


class Council(Value):
    """A standing body of members."""

    name: str = ""
    kind: CouncilKind = CouncilKind.OTHER
    parent: str = ""
    area: str = ""


class Details(Value):
    """What is decided about a session before it begins.

    As the payload of an event each field that is None leaves what was known; texts are cleared with "".
    """

    kind: SessionKind | None = None
    title: str | None = None
    date: Date | None = None
    start: Time | None = None
    place: str | None = None
    theme: str | None = None
    consider: str | None = None  # what is to be considered
    result: str | None = None  # how far the result should go
    case_name: str | None = None  # the assumed name of the person in the case
    case_text: str | None = None
    secretariat: str | None = None
    public: bool | None = None
    closed_reason: str | None = None
    observers: Count | None = None
    handouts: str | None = None  # one a line
    tables: Count | None = None  # 0: let the size decide
    table_size: Count | None = None
    quorum: Count | None = None  # 定足数: how many must be present; 0: none
    turn_seconds: Seconds | None = None
    as_said: tuple[str, ...] | None = None  # the fields whose texts the wall shows as they stand, whoever they name

    def updated(self, change: "Details") -> "Details":
        """These details with every field of `change` that is not None.

        A text that is another one is hidden again where it may lead to somebody, unless `change` says otherwise.
        """
        values = {k: v for k, v in change if v is not None}
        if self.as_said and change.as_said is None:
            known = dict(self)
            values["as_said"] = tuple(k for k in self.as_said if k not in values or values[k] == known.get(k))
        return self.model_copy(update=values)


class PlannedStep(Value):
    """One step of the programme. `id` tells two steps of one kind apart."""

    id: Id
    kind: StepKind
    minutes: Minutes
    title: str = ""  # "" means the usual name of the kind


class CheckItem(Value):
    """One line of the room checklist."""

    id: Id
    text: str
    done: bool = False
