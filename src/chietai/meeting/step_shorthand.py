"""The shorthand of the steps: figures, dates and names instead of words.

    recall     `2 1`, `2 済`  promise 2 is done (1 done, 2 under way, 3 not yet, 4 dropped)
    draw       `4 1 7` digits called; `die 3 1 5` digits thrown; `s12 3`, `佐伯 3` to table 3; `s12 s5` change places
    choose     `3 12`, `3番は12票`  trouble 3 got 12 hands; `3+5+7` merges 5 and 7 into 3; `3` picks 3 or lets it go
    spread     `2 @社協 text 12/15`  case 2 is taken home: who, what, until when; without a number it is a new case
    close      `0 1 3 9 7`  hands for moods 1 to 5; `1/20 13:30 place` is the next meeting; other text was left unsaid

Each function gives None for a line that is no shorthand. Whether `decide` accepts an intent is tried by
`chietai.meeting.line_reader`. All raise Refused where a number or a name means nothing or too much.
"""

import re
from datetime import date

from chietai.meeting import intents as i
from chietai.meeting.addresses import Doubt, take_addresses
from chietai.meeting.counters import counts, goes_on
from chietai.meeting.kinds import Outcome, SeedSource
from chietai.meeting.readings import Context, LotsCalled, Question, Reading, Refusal, Wanted
from chietai.meeting.references import find_member, find_trouble
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import State
from chietai.meeting.views import cases, recalled
from chietai.text.dates import Written, ends_vaguely, read_due, read_moment
from chietai.text.figures import halfwidth, plain_signs

# -- recall -------------------------------------------------------------------------------------------------------

_OUTCOMES = (Outcome.DONE, Outcome.UNDER_WAY, Outcome.NOT_YET, Outcome.DROPPED)
_SPELLED = {
    **dict.fromkeys(("済", "済み", "完了", "できた", "実施済み", "実施", "o"), 1),
    **dict.fromkeys(("途中", "進行中", "継続", "継続中", "^"), 2),
    **dict.fromkeys(("まだ", "未", "未了", "未実施", "x"), 3),
    **dict.fromkeys(("中止", "やめた", "取りやめ"), 4),
}
"""What people write instead of the figure; signs as `plain_signs` gives them."""

_OUTCOME_WORDS = "|".join(map(re.escape, sorted(_SPELLED, key=len, reverse=True)))
_REVIEW = re.compile(rf"#?(\d{{1,3}})番?(?:[\s:=、,は]+(?:(\d)|({_OUTCOME_WORDS}))(?=\s|$))?(?:\s+(\D.*))?")
_REVIEW_PERHAPS = re.compile(r"(\d{1,3})(?:番(?:[\s:、は]|$)|[\s:]).*")


def recall(state: State, line: str) -> Reading | None:
    """What became of a promise of the last meeting."""
    plain = plain_signs(line)
    items = recalled(state)
    match = _REVIEW.fullmatch(plain)
    if not items:
        return None
    if match is None or (match[4] and not match[2] and not match[3]):
        perhaps = _REVIEW_PERHAPS.fullmatch(plain)
        if perhaps is None or not 1 <= int(perhaps[1]) <= len(items) or _figures_only(plain):
            return None
        return Question(Doubt.LIKE_A_REVIEW, Wanted(i.TakeNote(text=line)), perhaps[1])
    if not 1 <= int(match[1]) <= len(items):
        return Refusal(Reason.UNKNOWN_ENTRY, ref=match[1])
    number = _SPELLED[match[3]] if match[3] else int(match[2] or 1)
    if not 1 <= number <= len(_OUTCOMES):
        return Refusal(Reason.UNKNOWN_OUTCOME, ref=match[2])
    note = line[match.start(4) :] if match[4] else ""
    return Wanted(i.ReviewPromise(entry=items[int(match[1]) - 1].id, outcome=_OUTCOMES[number - 1], note=note))


def _figures_only(plain: str) -> bool:
    return not any(map(str.isalpha, plain))


# -- draw ---------------------------------------------------------------------------------------------------------

_DIGITS = re.compile(r"[\d\s、,。.・\-]*")
_DICE = re.compile(r"(?:さいころ|サイコロ|ダイス|die|dice|d)\s*(\d[\d\s、,。.・\-]*)", re.IGNORECASE)
_TO = r"(?:\s*(?:-?>|、|,|:|と|を|は|から|-)\s*|\s+)"
_TABLE = r"(?:テーブル ?|ﾃｰﾌﾞﾙ ?|卓 ?)?(\d{1,3})番?(?:テーブル|ﾃｰﾌﾞﾙ|卓)?(?:へ|に)?"
_SEATS = re.compile(
    rf"(?:[sS] ?(\d{{1,4}})|座?席 ?(\d{{1,4}})番?|(\d{{1,4}})番(?:の?席)?){_TO}"
    rf"(?:(?:[sS]|座?席) ?(\d{{1,4}})(?:\s*を?(?:交換|入れ替え))?|{_TABLE})"
)
_NAME_TABLE = re.compile(rf"@?([^\s\d].{{0,30}}?)(さん|様|氏|先生)?(?:\s*(?:-?>|、|:|を|は)\s*|(\s+)|){_TABLE}")
_TWO_NUMBERS = re.compile(r"(\d{1,3})\s+(\d{1,3})")


def digits_called(line: str) -> str:
    """The digits of a line that holds nothing but digits and what stands between them; "" for any other line."""
    plain = halfwidth(line)
    return "".join(re.findall(r"\d", plain)) if _DIGITS.fullmatch(plain) else ""


def draw(state: State, line: str) -> Reading | None:
    """The digits of an announced draw, or a change of seats."""
    plain = plain_signs(line)
    if state.announced:
        if match := _DICE.fullmatch(plain):
            return LotsCalled(digits_called(match[1]), SeedSource.DICE)
        if digits := digits_called(line):
            return LotsCalled(digits, SeedSource.CALLED)
        if not line:
            return LotsCalled("", SeedSource.PROGRAM)
    if match := _SEATS.fullmatch(plain):
        seat = f"s{int(match[1] or match[2] or match[3])}"
        if match[4]:
            return Wanted(i.SwapSeats(member=seat, other=f"s{int(match[4])}"))
        return Wanted(i.ChangeSeat(member=seat, table=int(match[5]) or None))
    if not state.draws:
        return None
    if match := _TWO_NUMBERS.fullmatch(plain):
        seated = any(seat.number == int(match[1]) for seat in state.seats.values())
        if not seated or int(match[2]) > state.table_count:
            return None
        move = i.ChangeSeat(member=f"s{int(match[1])}", table=int(match[2]) or None)
        return Question(Doubt.SEAT_OR_NUMBER, Wanted(move), match[1])
    if match := _NAME_TABLE.fullmatch(plain):
        name = line[match.start(1) : match.end(1)]
        if member_id := _person(state, name):
            return Wanted(i.ChangeSeat(member=member_id, table=int(match[4]) or None))
        if match[3] or match[2]:
            return Question(Doubt.NO_SUCH_PERSON, Wanted(i.TakeNote(text=line)), name)
    return None


def _person(state: State, typed: str) -> str:
    """The id of the one person meant by a name, the beginning of one, or a reading; "" for nobody.

    Raises Refused (AMBIGUOUS_MEMBER) for several.
    """
    taken = take_addresses(state, f"@{typed} x")
    if taken.member:
        return taken.member
    try:
        return find_member(state, typed)
    except Refused as refused:
        if refused.reason is Reason.AMBIGUOUS_MEMBER:
            raise
        return ""


# -- choose -------------------------------------------------------------------------------------------------------

_ONE = r"(?:#|[Nn][Oo]\.? ?)?(\d{1,4})番?"
_MERGE = re.compile(rf"{_ONE}((?:\s*[+と&]\s*#?\d{{1,4}}番?)+)(?:\s*を?(?:まとめる|合わせる|一緒))?")
_VOTES = re.compile(
    r"(?:#|[Nn][Oo]\.? ?)?(\d{1,4})(?:番?\s*[:=はにが]\s*|番?\s+|番)(?:挙手)?(\d{1,4})\s*(?:人|票|名|手)?(?:です)?"
)
_PICK = re.compile(rf"{_ONE}(?:を?選ぶ)?")


def choose(state: State, line: str) -> Reading | None:
    """Hands counted, troubles laid together, troubles picked."""
    plain = plain_signs(line)
    if match := _MERGE.fullmatch(plain):
        return Wanted(i.MergeEntries(into=match[1], merged=tuple(re.findall(r"\d+", match[2]))))
    if match := _VOTES.fullmatch(plain):
        return Wanted(i.CountVotes(entry=match[1], votes=int(match[2])))
    if match := _PICK.fullmatch(plain):
        picked = find_trouble(state, match[1]).id in state.picked
        return Wanted(i.UnpickTrouble(entry=match[1]) if picked else i.PickTrouble(entry=match[1]))
    return None


# -- spread -------------------------------------------------------------------------------------------------------

_CASE = re.compile(r"([cC]|成功例|事例)? ?(\d{1,4})番?(?: ?:(?!\d)|(?= |$))")


def spread(state: State, context: Context, line: str) -> Reading | None:
    """A case that is taken home."""
    match = _CASE.match(halfwidth(line))
    if match is None:
        return None
    number, rest = int(match[2]), line[match.end() :].strip()
    counting = False if match[1] else counts(rest)
    as_words = Wanted(i.TellCase(text=line))
    if any(case.no == number for case in cases(state)):
        if counting is None:
            return Question(Doubt.TABLE_OR_COUNT, as_words, match[2])
        return None if counting else _promise(state, context, f"c{number}", rest)
    if match[1] or (rest.startswith(("@", "＠")) and number > state.table_count):
        return Question(Doubt.NO_SUCH_CASE, as_words, match[2])
    return None


def _promise(state: State, context: Context, case: str, rest: str) -> Reading:
    taken = take_addresses(state, rest, about_troubles=False)
    due, what = read_due(taken.text, context.today)
    if not what:
        return Refusal(Reason.NO_WORDS)
    wanted = Wanted(
        i.MakePromise(
            text=what,
            who=taken.name or taken.organisation,
            due=due.day if due else None,
            case=case,
            table=taken.table,
            member=taken.member,
            organisation=taken.organisation,
        ),
    )
    if taken.doubt is not None:
        return Question(taken.doubt, wanted, taken.ref)
    if due is not None and due.day is not None and due.weekday_wrong:
        return Question(Doubt.WRONG_WEEKDAY, wanted, due.day.isoformat())
    if due is None and ends_vaguely(what):
        return Question(Doubt.NO_DATE_READ, wanted)
    return wanted


# -- close --------------------------------------------------------------------------------------------------------

_MOOD = re.compile(r"\d{1,3}人?(?:[\s、,・:/\-]+\d{1,3}人?){4}")
_NEXT_TIME = re.compile(r"(?:次回|次の会議?|次)\s*(?:は|:|、)?\s*(?=\S)")
# A sentence that begins with a date goes on so; a place may begin with the same letters (はーとぴあ) after a space.
_GOES_ON = re.compile(
    r"[のにはをがもへやよくほ](?!\d)|か(?![ら\d])|で|と|まで|まえ|ま[えたっ]|から(?!\d)|以[前後降来]|前|後|頃|だけ|現在|時点"
)


def close(state: State, context: Context, line: str) -> Reading | None:
    """The hands for the moods, or the next meeting."""
    plain = halfwidth(line)
    if _MOOD.fullmatch(plain):
        a, b, c, d, e = (int(n) for n in re.findall(r"\d+", plain))
        return Wanted(i.TakeMood(counts=(a, b, c, d, e)))
    named = _NEXT_TIME.match(plain)
    written = read_moment(line[named.end() :], context.today) if named else None
    written = written or read_moment(line, context.today)
    if written is None:
        return None
    on = _sentence_goes_on(line, written)
    if written.no_such_day or written.no_such_time:
        return None if on else Refusal(Reason.NO_SUCH_DAY, ref=written.text)
    day = written.day or state.next_date
    if on and written.day is not None and written.time is not None:
        return Question(Doubt.DATE_OR_WORDS, Wanted(i.NoteUnsaid(text=line)))
    if on or day is None:
        return None
    following = Wanted(i.SetNextMeeting(date=day, time=written.time, note=written.rest))
    if written.weekday_wrong:
        return Question(Doubt.WRONG_WEEKDAY, following, day.isoformat())
    if written.rest and (written.time is None or written.day is None):
        return Question(Doubt.DATE_OR_WORDS, following)
    return following


def begins_like_a_meeting(text: str, today: date) -> bool:
    """Whether words begin as if a meeting were announced: with a time of day that no sentence goes on after."""
    written = read_moment(text, today)
    return written is not None and written.time is not None and not _sentence_goes_on(text, written)


def _sentence_goes_on(line: str, written: Written) -> bool:
    """Whether what stands after a date or a time goes on with the sentence: 1月20日の祭り, 10時から始まる体操."""
    if not written.rest:
        return False
    before = line[: len(line) - len(written.rest)]
    if before[-1:].isspace() or before[-1:] in "、,，":
        return goes_on(written.rest)
    return _GOES_ON.match(written.rest) is not None or written.day is None
