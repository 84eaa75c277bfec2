"""Who reads what leaves the room, and what each of them is told."""

from dataclasses import dataclass
from enum import StrEnum

from chietai.meeting.kinds import MemberAttribute


class Reader(StrEnum):
    """Who a text is for."""

    SECRETARIAT = "original"  # those who keep the record: everything that was said, and by whom
    ROOM = "room"  # everybody in front of the wall
    MEMBERS = "members"  # the members: who was there and who promised what, but not who said what
    PUBLIC = "public"  # everybody: no names of people
    COUNCIL = "council"  # another council, which is sent what works
    HUB = "hub"  # where the figures and troubles of many councils come together


@dataclass(frozen=True, slots=True)
class Rights:
    """What a reader is told.

    `names`: who the members are, where they stand as members (lists, seats, promises). `speakers`: who said what.
    `members_in_text`: names of people on the lists inside what was said. `others_in_text`: everything else there that
    leads to a person: people on no list, telephone numbers, addresses, dates of birth.
    """

    names: bool
    speakers: bool
    members_in_text: bool
    others_in_text: bool


def rights_of(reader: Reader) -> Rights:
    """What `reader` is told."""
    match reader:
        case Reader.SECRETARIAT:
            return Rights(names=True, speakers=True, members_in_text=True, others_in_text=True)
        case Reader.ROOM:
            return Rights(names=True, speakers=True, members_in_text=False, others_in_text=False)
        case Reader.MEMBERS:
            return Rights(names=True, speakers=False, members_in_text=True, others_in_text=False)
        case Reader.PUBLIC | Reader.COUNCIL | Reader.HUB:
            return Rights(names=False, speakers=False, members_in_text=False, others_in_text=False)


def personal(attribute: MemberAttribute) -> bool:
    """Whether an attribute tells who a member is, or is nobody's concern but the member's: only readers of names."""
    match attribute:
        case MemberAttribute.ORGANISATION | MemberAttribute.SECTOR | MemberAttribute.ROLE:
            return False
        case (
            MemberAttribute.NUMBER
            | MemberAttribute.NAME
            | MemberAttribute.READING
            | MemberAttribute.DISTRICT
            | MemberAttribute.NEEDS
        ):
            return True
