"""Whose words a line holds, and about what: the addresses at its beginning.

    3 text, 3番 text, テーブル3 text    table 3
    s12 text, 席12 text                 the person in seat 12
    @name text                          an organisation, or a person by the whole name
    #4 text                             about trouble 4

Addresses may follow one another, in half or full width, and need a space after them: `3人で見守る` is plain text.
A figure before a counter (`2 丁目の坂`) is text too. What looks like an address and is none is not silently taken for
words: `Addressed.doubt` says what is odd about it.
"""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from chietai.meeting.counters import counts, goes_on
from chietai.meeting.kinds import EntryKind
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import State
from chietai.meeting.views import members, organisations
from chietai.text.figures import NUMBER_SIGNS, plain_signs
from chietai.text.folding import fold
from chietai.text.gate import clean


class Doubt(StrEnum):
    """Why a line is asked about before it is stored as it stands."""

    NO_SUCH_TABLE = "no_such_table"  # ref
    NO_SUCH_SEAT = "no_such_seat"  # ref
    NO_SUCH_TROUBLE = "no_such_trouble"  # ref
    NO_SUCH_CASE = "no_such_case"  # ref
    NO_ANSWER_HERE = "no_answer_here"  # ref: the number of a trouble, in a step in which nothing is about one
    NOBODY_NAMED = "nobody_named"  # an @ without a name
    NAMED_TWICE = "named_twice"  # two tables, two people, two troubles
    NO_SPACE = "no_space"  # ref: an address that the text follows without a space
    ADDRESS_OR_WORDS = "address_or_words"  # ref: an address that a particle follows, as in the middle of a sentence
    TABLE_OR_COUNT = "table_or_count"  # ref: the number of a table, or so many of something
    FIGURES_ONLY = "figures_only"
    NAME_ONLY = "name_only"  # the name of somebody on the list, with a number or without
    NO_SUCH_PERSON = "no_such_person"  # ref: a name before the number of a table
    LIKE_A_DATE = "like_a_date"
    LIKE_A_REVIEW = "like_a_review"  # ref: the number of a promise without what became of it
    LIKE_A_COMMAND = "like_a_command"
    WRONG_WEEKDAY = "wrong_weekday"  # ref: the weekday that the date really is
    DATE_OR_WORDS = "date_or_words"  # the date of the next meeting, or words that begin with a date
    NO_DATE_READ = "no_date_read"  # the end of a promise looks like a date and cannot be read as one
    SEAT_OR_NUMBER = "seat_or_number"  # ref: figures that may be a seat and a table
    NOT_READABLE = "not_readable"  # U+FFFD: something was typed or pasted that could not be read as letters


@dataclass(frozen=True, slots=True)
class Addressed:
    """A line taken apart: the text, and whose it is as far as the line says so.

    `member` is an id or a seat ("s12"); `name` the person's name where the line gave it; `trouble` a number.
    `doubt` is about the beginning of `text`, and `ref` what it is about.
    """

    text: str
    table: int | None = None
    member: str = ""
    name: str = ""
    organisation: str = ""
    trouble: str = ""
    doubt: Doubt | None = None
    ref: str = ""

    @property
    def plain(self) -> bool:
        """Whether nothing said whose words they are."""
        return self.table is None and not self.member and not self.organisation


_BEGINS_LIKE_AN_ADDRESS = re.compile(rf"[\d@＠{NUMBER_SIGNS}sSｓＳ座席第卓テﾃtTｔＴ]")
_STOP = r"(?: ?:(?!\d)|(?= |$))"
"""What ends an address: a space, the end of the line, or a colon."""
# A number with a word that says that it is a table, or nothing but the number; and a seat in the same way.
_TABLE = re.compile(
    rf"(?:第?(?:テーブル ?|ﾃｰﾌﾞﾙ ?|卓 ?|(?i:table) ?|[tT])(\d{{1,3}})番?"
    rf"|第?(\d{{1,3}})(?:(?:番目?の?)?(?:テーブル|ﾃｰﾌﾞﾙ|卓)|番|班)){_STOP}"
)
_NUMBER = re.compile(rf"(\d{{1,3}}){_STOP}")
_SEAT = re.compile(rf"(?:[sS] ?(\d{{1,4}})|(?:座?席) ?(\d{{1,4}})番?|(\d{{1,4}})番の?席)(?:、|{_STOP})")
_TROUBLE = re.compile(rf"# ?(\d{{1,4}})番?{_STOP}")
# An address that the text follows at once. テーブル3つ and テーブル2の脚 are words.
_RUN_ON = re.compile(
    r"[sS]\d{1,4}(?=[^\sA-Za-z0-9.,])|#\d{1,3}(?=[^\s0-9])|\d{1,3}番?[:、,]?(?=@)"
    r"|(?:テーブル|ﾃｰﾌﾞﾙ)\d{1,2}(?![\s\dつ台個本脚卓人枚のはがをにへとでもや]|$)"
)


def take_addresses(state: State, line: str, *, about_troubles: bool = True) -> Addressed:
    """Takes the addresses off the beginning of a line that passed the gate.

    `about_troubles`: whether the step has answers about troubles, so that `#4` can say which. Raises Refused
    (AMBIGUOUS_MEMBER) when an @ names several people.
    """
    taken = Addressed(line)
    if not _BEGINS_LIKE_AN_ADDRESS.match(taken.text):  # most lines
        return taken
    while taken.doubt is None and (after := _one_more(state, taken, about_troubles)) is not None:
        taken = after
    if taken.doubt is None and taken.text != line and goes_on(taken.text):
        return Addressed(line, doubt=Doubt.ADDRESS_OR_WORDS, ref=line.removesuffix(taken.text).strip())
    return taken


def address_alone(state: State, line: str) -> Addressed | None:
    """What `line` says when it is nothing but addresses ("3", "s12", "@name"); None when it is not."""
    try:
        taken = take_addresses(state, f"{clean(line)} x") if line.strip() else None
    except Refused:
        return None
    return taken if taken is not None and taken.text == "x" and taken.doubt is None else None


def speaker_named(state: State, line: str) -> Addressed | None:
    """The table or the person that `line` names and nothing more; None when it does not."""
    alone = address_alone(state, line)
    return alone if alone is not None and (alone.table or alone.member) else None


def _one_more(state: State, taken: Addressed, about_troubles: bool) -> Addressed | None:
    """`taken` with the next address taken off, or with a doubt; None when plain words begin."""
    text = taken.text
    plain = plain_signs(text)
    if plain.startswith("@"):
        return _twice(taken) if taken.organisation or taken.name else _named(state, taken)
    if match := _SEAT.match(plain):
        return _twice(taken) if taken.member else _seat(state, taken, _figure(match), _rest(text, match))
    if match := _TROUBLE.match(plain):
        return _twice(taken) if taken.trouble else _trouble(state, taken, match[1], _rest(text, match), about_troubles)
    if match := _TABLE.match(plain) or _NUMBER.match(plain):
        bare = match.re is _NUMBER and not match[0].endswith(":")
        return _table(state, taken, _figure(match), _rest(text, match), bare=bare)
    if match := _RUN_ON.match(plain):
        return replace(taken, doubt=Doubt.NO_SPACE, ref=match[0])
    return None


def _twice(taken: Addressed) -> Addressed:
    return replace(taken, doubt=Doubt.NAMED_TWICE)


def _figure(match: re.Match[str]) -> int:
    return int(next(figures for figures in match.groups() if figures))


def _rest(text: str, match: re.Match[str]) -> str:
    return text[match.end() :].strip()


def _table(state: State, taken: Addressed, number: int, rest: str, *, bare: bool) -> Addressed | None:
    there = 1 <= number <= state.table_count
    counting = counts(rest) if bare else False
    if number > 99 and not there:  # 119番 に電話, 100 円
        return None
    if counting or (bare and not rest):
        return None
    if taken.table is not None:
        return _twice(taken)
    if counting is None:
        return replace(taken, doubt=Doubt.TABLE_OR_COUNT, ref=str(number)) if there else None
    if not there:
        return replace(taken, doubt=Doubt.NO_SUCH_TABLE, ref=str(number))
    return replace(taken, text=rest, table=number)


def _seat(state: State, taken: Addressed, number: int, rest: str) -> Addressed:
    if any(seat.number == number for seat in state.seats.values()):
        return replace(taken, text=rest, member=f"s{number}")
    return replace(taken, doubt=Doubt.NO_SUCH_SEAT, ref=str(number))


def _trouble(state: State, taken: Addressed, number: str, rest: str, about_troubles: bool) -> Addressed | None:
    there = any(e.kind is EntryKind.TROUBLE and e.no == int(number) for e in state.entries.values())
    if there and about_troubles:
        return replace(taken, text=rest, trouble=str(int(number)))
    if there:
        return replace(taken, doubt=Doubt.NO_ANSWER_HERE, ref=str(int(number)))
    if about_troubles and len(number) < 4:  # four figures are a telephone number: #7119
        return replace(taken, doubt=Doubt.NO_SUCH_TROUBLE, ref=number)
    return None


# -- names ----------------------------------------------------------------------------------------------------------


def _named(state: State, taken: Addressed) -> Addressed:
    name = taken.text.lstrip("@＠")
    alone = not name or name[0].isspace()  # input methods put a space after a sign
    name = name.lstrip()
    for match in reversed(_borders(name)):
        key, rest = fold(name[: match.start()]), name[match.end() :].strip()
        if whole := _whole_organisation(state, key):
            return replace(taken, text=rest, organisation=whole)
        if member_id := _whole_name(state, key):
            return replace(taken, text=rest, member=member_id, name=state.members[member_id].name)
    word, *others = name.split(maxsplit=1) or [""]
    if alone or _NO_NAME.fullmatch(plain_signs(word)):
        return replace(taken, doubt=Doubt.NOBODY_NAMED, ref="")
    if not others and (known := _name_run_on(state, word)):
        return replace(taken, doubt=Doubt.NO_SPACE, ref=f"@{known}")
    rest = others[0] if others else ""
    known = find_organisation(state, word)
    if not known and (member_id := _begun_name(state, fold(word))):
        return replace(taken, text=rest, member=member_id, name=state.members[member_id].name)
    return replace(taken, text=rest, organisation=known or word)


_NO_NAME = re.compile(r"(?:[sS#]|テーブル|座?席)?\d{1,4}番?|[:、,]*")
"""What is an address of another kind: after an @ it names nobody."""


def _borders(name: str) -> list[re.Match[str]]:
    """Where a name may end: at one of the first spaces or colons, or at the end of the line."""
    return [match for match, _n in zip(_BORDER.finditer(name), range(_MOST_WORDS), strict=False) if match.start()]


_BORDER = re.compile(r"\s*[:：、]\s*|\s+|$")

_MOST_WORDS = 5
"""The most words that a name of a person or an organisation has."""

_HONORIFICS = ("さん", "様", "氏", "先生")


def _without_honorific(key: str) -> str:
    return next((key.removesuffix(h) for h in map(fold, _HONORIFICS) if key.endswith(h) and len(key) > len(h)), key)


def _whole_organisation(state: State, key: str) -> str:
    """The organisation with this folded name, さん aside; "" for none."""
    return next((o for o in organisations(state) if key and fold(o) in (key, _without_honorific(key))), "")


def _name_run_on(state: State, word: str) -> str:
    """The beginning of `word` that is the whole name of an organisation or a member; "" when `word` is all of one."""
    key = fold(word)
    names = {fold(name) for name in (*organisations(state), *(m.name for m in members(state)))} - {""}
    if not any(key.startswith(name) and key != name for name in names):
        return ""
    ends = range(min(len(word) - 1, _LONGEST_NAME), 1, -1)
    return next((word[:end] for end in ends if fold(word[:end]) in names), "")


_LONGEST_NAME = 20


def _whole_name(state: State, key: str) -> str:
    """The id of the member with this folded name (さん and the like aside), "" for none; Refused for several."""
    key = _without_honorific(key)
    named = [m.id for m in members(state) if key and fold(m.name) == key]
    if len(named) > 1:
        raise Refused(Reason.AMBIGUOUS_MEMBER, ref=state.members[named[0]].name)
    return named[0] if named else ""


def _begun_name(state: State, key: str) -> str:
    """The id of the only member whose name begins so, or whose reading is this; "" for none; Refused for several."""
    bare = _without_honorific(key)
    named = [m for m in members(state) if bare and (fold(m.name).startswith(bare) or fold(m.reading) == bare)]
    if len(named) > 1:
        raise Refused(Reason.AMBIGUOUS_MEMBER, ref=key)
    return named[0].id if named else ""


def find_organisation(state: State, typed: str) -> str:
    """The organisation whose name `typed` begins, or of which it is a part or an abbreviation; "" for none."""
    key = fold(typed)
    if not key:
        return ""
    names = [(name, fold(name)) for name in organisations(state)]
    for matches in (str.startswith, str.__contains__):
        if fitting := [name for name, folded in names if matches(folded, key)]:
            return fitting[0]
    if any(fold(m.name).startswith(_without_honorific(key)) for m in members(state)):
        return ""  # a person's name is not an abbreviation
    return next((name for name, folded in names if letters_in_turn(key, folded)), "")


def letters_in_turn(key: str, name: str) -> bool:
    """Whether the letters of `key` come in this order in `name`: 社協 in 社会福祉協議会."""
    rest = iter(name)
    return bool(key) and all(letter in rest for letter in key)
