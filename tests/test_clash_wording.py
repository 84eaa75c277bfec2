"""Every reason why nothing can be drawn is told in the user's language, with the names of the people."""

import pytest

from chietai.lottery.rules import RuleRef, RuleSort
from chietai.lottery.types import Clash, ClashKind
from chietai.wording.clashes import clash, rule

RULES = (
    RuleRef(RuleSort.APART, ("a", "b")),
    RuleRef(RuleSort.TOGETHER, ("a", "b")),
    RuleRef(RuleSort.AT, ("a",), table=2),
    RuleRef(RuleSort.KIND, ("a", "b"), name="記録係", least=1),
    RuleRef(RuleSort.KIND, ("a", "b"), name="記録係", least=1, most=2),
)
NAMES = {"a": "佐藤 {一}", "b": "鈴木"}


@pytest.mark.parametrize("language", ["ja", "en"], indirect=True)
@pytest.mark.parametrize("kind", list(ClashKind))
def test_every_kind_has_its_sentence(kind: ClashKind, language: str) -> None:
    told = clash(Clash(kind, ("a", "b"), (1,), RULES, 7, 5, "団体"), NAMES.__getitem__)
    assert told not in ("", "This draw is not possible.", "このくじは引けません。")
    assert "{" not in told.replace("佐藤 {一}", "")
    if language == "ja":
        assert "。" in told


def test_rules_are_told_one_by_one() -> None:
    told = [rule(ref, NAMES.__getitem__) for ref in RULES]
    assert told == [
        "佐藤 {一}、鈴木：同じテーブルにしない",
        "佐藤 {一}、鈴木：同じテーブルにする",
        "佐藤 {一}：テーブル３にすわる",
        "記録係：どのテーブルにも1人以上",
        "記録係：どのテーブルにも1人から2人まで",
    ]
