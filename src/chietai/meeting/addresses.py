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

from chietai.meeting.kinds import EntryKind
from chietai.meeting.refusal import Reason, Refused
from chietai.meeting.state import State
from chietai.meeting.views import members, organisations
from chietai.text.figures import halfwidth
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
    TABLE_OR_COUNT = "table_or_count"  # ref: the number of a table, or so many of something
    FIGURES_ONLY = "figures_only"
    LIKE_A_DATE = "like_a_date"
    LIKE_A_REVIEW = "like_a_review"  # ref: the number of a promise without what became of it
    LIKE_A_COMMAND = "like_a_command"
    WRONG_WEEKDAY = "wrong_weekday"  # ref: the weekday that the date really is
    DATE_OR_WORDS = "date_or_words"  # the date of the next meeting, or words that begin with a date
    NO_DATE_READ = "no_date_read"  # the end of a promise looks like a date and cannot be read as one
    SEAT_OR_NUMBER = "seat_or_number"  # ref: figures that may be a seat and a table


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


_BEGINS_LIKE_AN_ADDRESS = re.compile(r"[\d@＠#＃sSｓＳ座席卓テtTｔＴ]")
# A number with a word that says that it is a table, or nothing but the number; and a seat in the same way.
_TABLE = re.compile(r"(?:(?:テーブル|卓|(?i:table)) ?(\d{1,2})番?|(\d{1,2})(?:番?テーブル|番?卓|番|班))(?= |$)")
_NUMBER = re.compile(r"(\d{1,2})(?= |$)")
_SEAT = re.compile(r"(?:[sS](\d{1,4})|(?:座?席) ?(\d{1,4})番?|(\d{1,4})番席)(?= |$)")
_TROUBLE = re.compile(r"#(\d{1,4})(?= |$)")
_RUN_ON = re.compile(r"[sS]\d{1,4}(?=[^\sA-Za-z0-9.,])|#\d{1,3}(?=[^\s0-9])")

# Counters after which a figure can only be a count; those that also begin ordinary words (月曜, 分からない) need what
# follows them in a count. After the others (2 人が来ない) only a person can say which it is.
_COUNTED = re.compile(
    "|".join(
        (
            r"丁目|番地|[かヶカケヵ箇](?:月|所|国|年)|歳|才(?!能)|割|円|世帯|軒|棟|週間|坪|畳|杯|個|匹|頭|冊|足|倍",
            r"[kｋ][mｍ]|キロ|メートル|センチ|[%％]|パーセント",
            r"戸(?![締建惑棚口])|階(?![段下上])|人(?=[でず目前以家暮組乗部])|名(?=[のがはを以])",
            r"年(?=[前後間目生以ぶ度])|月(?=[末頃ご中上下分])|日(?=[目間前後お以])|時(?![々代計期間])",
            r"時間(?=[に以半待かもほぐく前後の目])|分(?=[間前後ほ以歩ぐくのおも]|かか)|回(?=[目のにもはほ以しず])",
            r"号(?=[線室棟車])|[本台件枚通](?=[のもしず以目分])|度(?=[も目以の])|つ(?=[のもにし以目])",
        )
    )
)
_COUNTED_PERHAPS = re.compile(r"[人年月日分名本台件時回度番週](?=[がのはもをにでと]|間[がはを])|時間")


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
    plain = halfwidth(text)
    if plain.startswith("@"):
        return _twice(taken) if taken.organisation or taken.name else _named(state, taken)
    if match := _SEAT.match(plain):
        return _twice(taken) if taken.member else _seat(state, taken, _figure(match), _rest(text, match))
    if match := _TROUBLE.match(plain):
        return _twice(taken) if taken.trouble else _trouble(state, taken, match[1], _rest(text, match), about_troubles)
    if match := _TABLE.match(plain) or _NUMBER.match(plain):
        return _table(state, taken, _figure(match), _rest(text, match), bare=match.re is _NUMBER)
    if match := _RUN_ON.match(plain):
        return replace(taken, doubt=Doubt.NO_SPACE, ref=match[0])
    return None


def _twice(taken: Addressed) -> Addressed:
    return replace(taken, doubt=Doubt.NAMED_TWICE)


def _figure(match: re.Match[str]) -> int:
    return int(next(figures for figures in match.groups() if figures))


def _rest(text: str, match: re.Match[str]) -> str:
    return text[match.end() :].strip()


def counts(rest: str) -> bool | None:
    """Whether a figure before `rest` counts something: 2 丁目; None when only a person can say."""
    if _COUNTED.match(rest):
        return True
    return None if _COUNTED_PERHAPS.match(rest) else False


def _table(state: State, taken: Addressed, number: int, rest: str, *, bare: bool) -> Addressed | None:
    there = 1 <= number <= state.table_count
    counting = counts(rest) if bare else False
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
    name = taken.text[1:]
    if not name or name[0].isspace():
        return replace(taken, doubt=Doubt.NOBODY_NAMED, ref="")
    borders = _borders(name)
    for end in reversed(borders):
        key, rest = fold(name[:end]), name[end:].strip()
        if whole := next((o for o in organisations(state) if fold(o) == key), ""):
            return replace(taken, text=rest, organisation=whole)
        if member_id := _whole_name(state, key):
            return replace(taken, text=rest, member=member_id, name=state.members[member_id].name)
    word, rest = name[: borders[0]], name[borders[0] :].strip()
    known = find_organisation(state, word)
    if not known and (member_id := _begun_name(state, fold(word))):
        return replace(taken, text=rest, member=member_id, name=state.members[member_id].name)
    return replace(taken, text=rest, organisation=known or word)


def _borders(name: str) -> list[int]:
    """Where a name may end: before one of the first spaces, or at the end of the line."""
    spaces = [match.start() for match in re.finditer(r"\s+", name)]
    return [*spaces, len(name)][:_MOST_WORDS]


_MOST_WORDS = 5
"""The most words that a name of a person or an organisation has."""

_HONORIFICS = ("さん", "様", "氏", "先生")


def _without_honorific(key: str) -> str:
    return next((key.removesuffix(h) for h in map(fold, _HONORIFICS) if key.endswith(h) and len(key) > len(h)), key)


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
