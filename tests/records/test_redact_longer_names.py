"""An erasure leaves the longer names of other people, and words that hold the same letters."""

from pathlib import Path
from typing import Any

import pytest
from tests.records.test_redact_person import document, run, texts_of

from chietai.privacy.erasing import MARK, Eraser, Subject
from chietai.records.reading import readable, state_of

__all__ = ["run"]


@pytest.mark.parametrize(
    ("typed", "own", "other", "text", "left"),
    [
        ("林実", "林　実", "小林　実", "竹林実験の報告", "竹林実験の報告"),
        ("大谷明", "大谷　明", "大谷　明子", "大谷明子さん", "大谷明子さん"),
        ("高橋一", "高橋　一", "森川　智子", "高橋一郎さん", "高橋一郎さん"),
        ("小川", "小川　和夫", "小川原　望", "小川医院", "小川医院"),
        ("小川", "小川　和夫", "小川原　望", "小川さんと小川会長", f"{MARK}さんと{MARK}会長"),
    ],
)
def test_longer_names_and_words_stay(
    run: Any, home: Path, world: Any, typed: str, own: str, other: str, text: str, left: str
) -> None:
    members = {"m1": (own, ""), "m2": (other, "")}
    path = document(world, home / "sessions" / "m.json", members, text)
    assert run("redact", "m", typed, "--yes")[0] == 0
    assert texts_of(path) == [left]
    assert state_of(readable(path)).members["m2"].name == other
    assert own not in [member.name for member in state_of(readable(path)).members.values()]


def test_a_deputy_is_erased_though_in_the_cell_of_another(run: Any, home: Path, world: Any) -> None:
    members = {"m1": ("佐藤　健（代理　森川智子）", "さとう　けん")}
    path = document(world, home / "sessions" / "m.json", members, "森川さん", "智子さん")
    assert run("redact", "m", "森川智子", "--yes")[0] == 0
    assert texts_of(path) == [f"{MARK}さん", f"{MARK}さん"]


def test_latin_letters_in_a_colour_are_no_name() -> None:
    eraser = Eraser("abe", Subject(frozenset({("阿部　寛", "あべ　ひろし")})))
    assert eraser.cut("#1abe2f") == "#1abe2f"
    assert eraser.cut("Abeさん") == f"{MARK}さん"
