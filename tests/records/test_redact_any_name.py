"""Whatever the list and however a name is written: an erasure leaves no form of it in the document, which is whole."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chietai.meeting import intents as i
from chietai.meeting.model import Council, Member
from chietai.privacy.erasing import ALL_OF_PERSON, MARK, Eraser, Subject, Writing
from chietai.records.erasure import redact
from chietai.records.erasure_scope import scope_of
from chietai.records.faults import Verdict
from chietai.records.reading import examine, readable, state_of
from chietai.text.folding import variant_key

PEOPLE = {
    "髙橋　和夫": ("たかはし　かずお", "高橋", "takahashi", "kazuo"),
    "渡邉　花子": ("わたなべ　はなこ", "渡辺", "watanabe", "hanako"),
    "五十嵐　學": ("いがらし　まなぶ", "五十嵐", "igarashi", "manabu"),
    "霧島　真由美": ("きりしま　まゆみ", "霧島", "kirishima", "mayumi"),
    "大槻　陽一郎": ("おおつき　よういちろう", "大槻", "otsuki", "yoichiro"),
}
GAPS = st.sampled_from(["", " ", "　", "・", "，", ",", "（", "／", "\n", "-", "．"])
AROUND = st.text(st.sampled_from("雪かきのは、。 ・がへ夜道x3」「🙂"), max_size=6)


def katakana(kana: str) -> str:
    return "".join(chr(ord(c) + 0x60) if "\u3041" <= c <= "\u3096" else c for c in kana)


@st.composite
def written_wholes(draw: st.DrawFn, name: str) -> str:
    """A whole name, in one of its writings."""
    reading, other, family, given_name = PEOPLE[name]
    first, last = name.split()
    gap = draw(GAPS)
    kana = reading.split()
    return draw(
        st.sampled_from(
            [
                f"{first}{gap}{last}",
                f"{other}{gap}{last}",
                f"{kana[0]}{gap}{kana[1]}",
                f"{katakana(kana[0])}{gap}{katakana(kana[1])}",
                f"{family.capitalize()} {given_name.capitalize()}",
                f"{given_name} {family.upper()}",
            ]
        )
    )


@st.composite
def meetings(draw: st.DrawFn) -> tuple[list[str], str, list[str], str]:
    """(the list, whose name is erased, what was said, how the id of that member reads)."""
    names = draw(st.lists(st.sampled_from(sorted(PEOPLE)), min_size=1, max_size=4, unique=True))
    name = names[0]
    said = []
    for _ in range(draw(st.integers(1, 5))):
        whole = draw(written_wholes(name))
        # Latin letters right beside others are part of a longer word.
        space = " " if whole.isascii() else ""
        after = draw(st.sampled_from(["さん", "は", "、", ""]))
        said.append(draw(AROUND) + space + whole + space + after + draw(AROUND))
    return draw(st.permutations(names)), name, said, draw(st.sampled_from(["m", name, PEOPLE[name][2]]))


@settings(max_examples=40, deadline=None)
@given(meetings())
def test_no_form_of_the_name_is_left(case: tuple[list[str], str, list[str], str]) -> None:
    from tests.records.conftest import World

    names, name, said, member_id = case
    world: Any = World()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.json"
        with world.create(path) as store:
            store.commit(i.DescribeCouncil(council=Council(name="協議体")))
            for number, other in enumerate(names):
                own = member_id if other == name else f"m{number}"
                store.commit(i.RegisterMember(member=Member(id=own, name=other, reading=PEOPLE[other][0])))
            for text in said:
                store.commit(i.RaiseTrouble(text=text, member=member_id))
        events = len(readable(path).rows)
        eraser = scope_of(path, name, []).eraser
        assert eraser.subject is not None
        with world.open(path) as store:
            redact(store, eraser, clock=world.clock, new_id=world.new_id)
        examined = examine(path)
        assert examined.verdict is Verdict.ACCEPT
        assert len(examined.rows) == events + 1
        assert len(state_of(examined).members) == len(names)
        key = variant_key(path.read_text("utf-8"))
        first, last = name.split()
        reading, _other, family, given_name = PEOPLE[name]
        for form in (first + last, reading, family + given_name, given_name + family, first):
            assert variant_key(form) not in key


@given(st.text(max_size=40))
def test_any_text_is_left_alone_or_loses_the_name(text: str) -> None:
    eraser = Eraser("髙橋　和夫", Subject(frozenset({("髙橋　和夫", "たかはし　かずお")})), ALL_OF_PERSON)
    cut = eraser.cut(text)
    assert cut == text or MARK in cut
    assert variant_key("髙橋和夫") not in variant_key(cut)


@pytest.mark.parametrize(
    ("text", "writing"),
    [
        ("小川和夫", Writing.TYPED),
        ("和夫・小川さん", Writing.NAME),
        ("おがわかずお", Writing.READING),
        ("KAZUO Ogawa", Writing.LATIN),
        ("小川が話した", Writing.SHARED),
        ("和夫さん", Writing.GIVEN),
        ("小川町の駅", Writing.WITHIN),
        ("小川　一郎", None),
        ("出席：東・和夫", Writing.GIVEN),
        ("東さん", None),
        ("雪かき", None),
        ("q2ogawa7kxw5eazp3ogawa4", None),
        ("2026-05-01-undated-ogawa2x7", None),
        ("ogawa2026さん", Writing.FAMILY),
    ],
)
def test_each_writing_is_told_apart(text: str, writing: Writing | None) -> None:
    subject = Subject(frozenset({("小川　和夫", "おがわ　かずお")}), frozenset({("小川　一郎", ""), ("東　学", "")}))
    assert [place.writing for place in Eraser("小川　和夫", subject).places(text)] == ([writing] if writing else [])
