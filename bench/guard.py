"""What the guard costs: a line at the desk, and a meeting of 300 entries, with 200 and 2,000 known people.

The people are known by their names, as those of the meeting's own list are, or by stored keys, as those of other
meetings and those whose names were erased. No text is met twice, so nothing is answered from memory; what is made once
for a meeting (the guard itself) is measured apart. The ratios say how the cost grows with people and with the text.

Run: python bench/guard.py
"""

import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from chietai.privacy.contacts import contacts_in
from chietai.privacy.guard import Guard
from chietai.privacy.known_people import KnownPeople
from chietai.privacy.mask_keys import SALT_BYTES, MaskKeys
from chietai.privacy.name_forms import forms_of
from chietai.privacy.readers import Reader
from chietai.privacy.strangers import strangers_in

_FEW, _MANY = 200, 2000
_ENTRIES = 300
_LINE = 40  # characters
_ROUNDS = 7  # the best of them counts: the machine has other work too
_LINE_BUDGET, _MEETING_BUDGET = 1.0, 50.0  # ms
_PEOPLE_BUDGET = 2.0  # ten times as many people, and no line that is longer
_SLACK = 1.5  # of a cost that grows with the text

_FAMILY = ("小大上下中高青石松竹梅藤森林岩西東北南村", "川田山野原本木沢島崎井口橋谷村宮尾津瀬藤")
_GIVEN = ("和正美恵久智真由明春秋文雅清英幸弘直千博", "子夫男美江一二代枝樹彦香奈介郎人穂也雄恵")
_READINGS = ("あか いけ うえ おお かわ きた くろ さか しも すず", "だ むら やま さわ しま ざき ばし の もと ぐち")
_GIVEN_READINGS = ("かず まさ みち あき とし ひろ ゆき なお はる ふみ", "こ お え み よ ひこ か すけ ろう と")
_PARTS = (
    "坂の上に住む方が、買い物に行けなくなりました。", "自治会の回覧で知らせます。", "ごみ出しを手伝う人がいません。",
    "次回は令和8年12月1日、午後1時30分から集まります。", "見守りの訪問を、月に2回にふやせないでしょうか。",
    "{name}さんの家まで、重い荷物を運べません。", "本町の集会所で、10人くらいのお茶の会を開きたい。",
    "{name}が話した困りごとを聞いて、", "電話は042-495-{number}です。", "高木さんという方が見に来てくれます。",
    "社会福祉協議会に相談すると、", "バスの本数が減りました。", "第3回の会で決めたとおり、",
    "３丁目{house}番5号の前の道が暗い。",
)  # fmt: skip


_HOSTILE = (
    "1", "0-", "(", "0(", "12-34 ", "9の", "一-", "3丁目12-", "1番", "305号室", "0 ", "a@", "a at ", "S9.5.", "内線1・",
    "81-", "+8", "ー", "1歳(", "被保険者番号1 ", "1234 ", "住所1",
)  # fmt: skip
_HOSTILE_NAMES = (
    "高", "高木さん", "の", "会長", "・A", "担当 ", "ァ", "a.", "高木・", "A・", "（", "あ", "高木が", "社協の", "〇",
    "Aa ",
)  # fmt: skip
_HOSTILE_LENGTH = 20_000
_HOSTILE_BUDGET = 50.0  # ms


def people(count: int) -> list[tuple[str, str]]:
    """`count` invented people, as (name, reading)."""
    pick = random.Random(11)

    def names(halves: tuple[Iterable[str], Iterable[str]]) -> list[str]:
        both = [first + second for first in halves[0] for second in halves[1]]
        pick.shuffle(both)
        return both

    family, given = names(_FAMILY), names(_GIVEN)
    said, called = (names((a.split(), b.split())) for a, b in (_READINGS, _GIVEN_READINGS))
    return [
        (
            f"{family[n % len(family)]}　{given[(n * 7 + n // len(family)) % len(given)]}",
            f"{said[n % len(said)]}　{called[n * 3 % len(called)]}",
        )
        for n in range(count)
    ]


def texts(count: int, length: int, seed: int) -> list[str]:
    """`count` different texts of `length` characters, with names of known people, figures and neither."""
    pick = random.Random(seed)
    names = [name.split("　")[0] for name, _ in people(_FEW)]
    made: dict[str, None] = {}
    while len(made) < count:
        text = ""
        while len(text) < length:
            part = pick.choice(_PARTS)
            text += part.format(name=pick.choice(names), number=pick.randint(1000, 9999), house=pick.randint(2, 40))
        made[text[:length]] = None
    return list(made)


def guards(count: int) -> dict[str, Callable[[], Guard]]:
    """How a guard is made that knows `count` people, by their names and by stored keys."""
    known = people(count)
    bodies = ["本町自治会", "社会福祉協議会", "本町", "清瀬市"]
    keys = MaskKeys.made(bytes(SALT_BYTES), forms_of(known))
    return {
        "names": lambda: Guard(KnownPeople(known, bodies)),
        "keys": lambda: Guard(KnownPeople((), bodies, MaskKeys(keys.salt, keys.keys))),
    }


def milliseconds(what: Callable[[], object]) -> float:
    """The time of one call, of the processor, since others use it too."""
    started = time.process_time()
    what()
    return (time.process_time() - started) * 1000


def per_line(make: Callable[[], Guard], length: int = _LINE) -> tuple[float, float]:
    """Milliseconds for a line of `length` characters: the median, and the worst of 99 in 100."""
    rounds = []
    for number in range(_ROUNDS):
        guard = make()
        for text in texts(50, length, seed=1000 + number):
            guard.shown(text, Reader.ROOM)
        lines = texts(200, length, seed=number)
        times = sorted(milliseconds(partial(guard.shown, text, Reader.ROOM)) for text in lines)
        rounds.append((statistics.median(times), times[int(len(times) * 0.99)]))
    return min(median for median, _ in rounds), min(worst for _, worst in rounds)


def per_meeting(make: Callable[[], Guard]) -> tuple[float, float]:
    """Milliseconds to make a guard, and to guard 300 entries with one that has met no text."""
    made, guarded = [], []
    for number in range(_ROUNDS):
        made.append(milliseconds(make))
        guard = make()
        entries = texts(_ENTRIES, _LINE, seed=number)
        guarded.append(sum(milliseconds(partial(guard.shown, text, Reader.PUBLIC)) for text in entries))
    return min(made), min(guarded)


def hostile(find: Callable[[str], Iterable[object]], units: Iterable[str]) -> tuple[float, float]:
    """The worst over long texts of one unit again and again: milliseconds, and the ratio to a tenth of the text."""

    def taken(unit: str, length: int) -> float:
        text = (unit * length)[:length]
        return min(milliseconds(lambda: list(find(text))) for _ in range(3))

    costs = [(taken(unit, _HOSTILE_LENGTH), taken(unit, _HOSTILE_LENGTH // 10)) for unit in units]
    return max(long for long, _ in costs), max(long / max(short, 0.5) for long, short in costs)


def report() -> Iterator[tuple[str, float, float, str]]:
    """What was measured: its name, the figure, its budget and the unit."""
    few, many = guards(_FEW), guards(_MANY)
    for how in few:
        line_few, line_many = per_line(few[how]), per_line(many[how])
        yield f"{how}: a line of {_LINE}, {_MANY:,} people, median", line_many[0], _LINE_BUDGET, "ms"
        yield f"{how}: the same, 99 in 100", line_many[1], _LINE_BUDGET, "ms"
        yield f"{how}: a line, {_MANY:,} people to {_FEW}", line_many[0] / line_few[0], _PEOPLE_BUDGET, "x"
        (made_few, meeting_few), (made_many, meeting_many) = per_meeting(few[how]), per_meeting(many[how])
        yield f"{how}: {_ENTRIES} entries, {_MANY:,} people", meeting_many, _MEETING_BUDGET, "ms"
        yield f"{how}: {_ENTRIES} entries, {_MANY:,} people to {_FEW}", meeting_many / meeting_few, _PEOPLE_BUDGET, "x"
        yield f"{how}: making the guard, {_MANY:,} people", made_many, float("inf"), "ms"
        yield f"{how}: making the guard, {_MANY:,} people to {_FEW}", made_many / made_few, 10 * _SLACK, "x"
        short, long, longest = (per_line(many[how], length)[0] for length in (20, 60, 600))
        yield f"{how}: 60 characters to 20", long / short, 3 * _SLACK, "x"
        yield f"{how}: 600 characters to 60", longest / long, 10 * _SLACK, "x"
    worst, growth = hostile(contacts_in, _HOSTILE)
    yield f"figures and dashes alone, {_HOSTILE_LENGTH:,} characters", worst, _HOSTILE_BUDGET, "ms"
    yield "the same, to 2,000", growth, 10 * _SLACK, "x"
    _, growth = hostile(strangers_in, _HOSTILE_NAMES)
    yield (
        f"names and titles alone, {_HOSTILE_LENGTH:,} characters to {_HOSTILE_LENGTH // 10:,}",
        growth,
        10 * _SLACK,
        "x",
    )


if __name__ == "__main__":
    for name, figure, budget, unit in report():
        allowed = (
            "" if budget == float("inf") else f"  (budget {budget:g} {unit}){'' if figure <= budget else '  OVER'}"
        )
        print(f"{name:48} {figure:8.2f} {unit}{allowed}")
