"""What somebody says: the intents that bring an entry."""

from datetime import date as Date
from typing import Literal

from chietai.meeting.intents.base import Intent, Line, Ref
from chietai.meeting.model import Table


class Saying(Intent):
    """What all intents that bring an entry share: the words, and whose they are as far as it is known."""

    text: Line
    table: Table | None = None
    member: Ref = ""
    organisation: Line = ""


class RaiseTrouble(Saying):
    """Tells a trouble (困りごと)."""

    kind: Literal["trouble"] = "trouble"


class MakeOffer(Saying):
    """Answers 問１: what an organisation can do. Without `trouble` it is about the one the room is working on."""

    kind: Literal["offer"] = "offer"
    trouble: Ref = ""


class ShareWisdom(Saying):
    """Answers 問２: an idea that could solve the trouble."""

    kind: Literal["wisdom"] = "wisdom"
    trouble: Ref = ""


class VoiceHope(Saying):
    """Answers 問３: what somebody holds dear, or wants to try."""

    kind: Literal["hope"] = "hope"
    trouble: Ref = ""


class TellCase(Saying):
    """Tells a success case (成功例)."""

    kind: Literal["case"] = "case"


class MakePromise(Saying):
    """Takes something home: `who` does `text` by `due`. With `case` it is the adoption of that case."""

    kind: Literal["promise"] = "promise"
    who: Line = ""
    due: Date | None = None
    case: Ref = ""


class NoteUnsaid(Saying):
    """Notes something that would otherwise have been left unsaid."""

    kind: Literal["unsaid"] = "unsaid"


class TakeNote(Saying):
    """Takes the facilitator's own note: private."""

    kind: Literal["note"] = "note"


Say = RaiseTrouble | MakeOffer | ShareWisdom | VoiceHope | TellCase | MakePromise | NoteUnsaid | TakeNote
"""The intents that bring an entry."""
