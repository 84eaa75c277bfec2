"""The closed lists of the meeting: the code names that documents hold.

What people read for them is in `chietai.wording`.
"""

from enum import StrEnum


class StepKind(StrEnum):
    """The ten steps of a 知恵交換 meeting, in their usual order."""

    RECEPTION = "reception"  # 受付
    RECALL = "recall"  # 前回から
    AIM = "aim"  # めあて
    DRAW = "draw"  # くじ引き
    TROUBLES = "troubles"  # 困りごと
    CHOOSE = "choose"  # しぼる
    ROUNDS = "rounds"  # 問１ 問２ 問３
    REPORT = "report"  # 発表
    SPREAD = "spread"  # 成功例
    CLOSE = "close"  # 読み上げ


class EntryKind(StrEnum):
    """What somebody said, by what it is an answer to."""

    TROUBLE = "trouble"  # 困りごと
    OFFER = "offer"  # 問１: what can our own organisation do
    WISDOM = "wisdom"  # 問２: what good idea could solve it
    HOPE = "hope"  # 問３: what do I hold dear, or want to try
    CASE = "case"  # 成功例
    PROMISE = "promise"  # who does what by when
    UNSAID = "unsaid"  # what was left unsaid
    NOTE = "note"  # the facilitator's own note: private, never on a stage


def _is_private(kind: EntryKind) -> bool:
    match kind:
        case EntryKind.NOTE:
            return True
        case (
            EntryKind.TROUBLE
            | EntryKind.OFFER
            | EntryKind.WISDOM
            | EntryKind.HOPE
            | EntryKind.CASE
            | EntryKind.PROMISE
            | EntryKind.UNSAID
        ):
            return False


PRIVATE: frozenset[EntryKind] = frozenset(filter(_is_private, EntryKind))
"""The kinds whose words are for the facilitator alone: on no stage, in no document, in no list of what happened."""


ANSWERS: tuple[EntryKind, ...] = (EntryKind.OFFER, EntryKind.WISDOM, EntryKind.HOPE)
"""The kinds that answer 問１, 問２ and 問３, in this order."""


class Presence(StrEnum):
    """Where a member is."""

    EXPECTED = "expected"  # not yet marked
    PRESENT = "present"
    LATE = "late"  # came after the opening; is here now
    LEFT = "left"  # was here, left early
    ABSENT = "absent"


def _is_here(presence: Presence) -> bool:
    match presence:
        case Presence.PRESENT | Presence.LATE:
            return True
        case Presence.EXPECTED | Presence.LEFT | Presence.ABSENT:
            return False


HERE: frozenset[Presence] = frozenset(filter(_is_here, Presence))
"""The states in which a member is in the room."""


class Phase(StrEnum):
    """The life of a session."""

    PREPARING = "preparing"
    LIVE = "live"
    CLOSED = "closed"


class MemberAttribute(StrEnum):
    """What is known of a member: the names of the fields of `chietai.meeting.model.Member`, all but the id.

    In the order in which a member list has them.
    """

    NUMBER = "number"
    NAME = "name"
    READING = "reading"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    ROLE = "role"
    DISTRICT = "district"
    NEEDS = "needs"


class CouncilKind(StrEnum):
    """Kinds of standing body."""

    FIRST_LAYER = "first_layer"  # 第1層協議体
    SECOND_LAYER = "second_layer"  # 第2層協議体
    SUBCOMMITTEE = "subcommittee"  # 部会
    CARE_MEETING = "care_meeting"  # 地域ケア会議
    STEERING = "steering"  # 運営協議会
    LIAISON = "liaison"  # 連絡協議会
    OTHER = "other"


class SessionKind(StrEnum):
    """Kinds of meeting."""

    EXCHANGE = "exchange"  # 知恵交換
    OPINION = "opinion"  # 意見交換会
    STUDY = "study"  # 勉強会
    TRIAL = "trial"  # 体験会
    FORUM = "forum"  # フォーラム
    TABLE_TALK = "table_talk"  # ちゃぶ台トーク
    TRAINING = "training"  # 研修


class Outcome(StrEnum):
    """What became of a promise of the last meeting."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_YET = "not_yet"
    DROPPED = "dropped"


class Scope(StrEnum):
    """Which countdown is meant."""

    STEP = "step"
    TURN = "turn"


class Overlay(StrEnum):
    """What lies over the stage for a moment."""

    NONE = "none"
    AGREEMENTS = "agreements"
    CURTAIN = "curtain"


class SeedSource(StrEnum):
    """Where the digits of a draw came from."""

    CALLED = "called"  # called out by people in the room
    DICE = "dice"
    PROGRAM = "program"  # the program's own randomness, and said to be so


class Verdict(StrEnum):
    """What is to become of words that may lead to a person."""

    KEEP = "keep"  # they lead to nobody, and may stand in papers
    HIDE = "hide"  # they lead to somebody


class SeatReason(StrEnum):
    """Why somebody's seat changed after a draw."""

    LATE = "late"
    LEFT = "left"
    BY_HAND = "by_hand"
    TABLE_OPENED = "table_opened"
    TABLE_CLOSED = "table_closed"
