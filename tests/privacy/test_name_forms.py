"""Names as lists write them: which parts they have, and what is no name."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from chietai.privacy.mask_keys import Use
from chietai.privacy.name_forms import LATIN_FORM, listed_names, name_forms
from chietai.privacy.romaji import romaji_key
from chietai.text.folding import variant_key


@pytest.mark.parametrize(
    ("cell", "parts"),
    [
        ("小川　和夫", [("小川", "和夫")]),
        ("会長　白石　久美", [("白石", "久美")]),
        ("委員　大槻　誠", [("大槻", "誠")]),
        ("（副）千田　薫", [("千田", "薫")]),
        ("佐 々 木  蛍", [("佐々木", "蛍")]),
        ("佐　々　木　　　蛍", [("佐々木", "蛍")]),
        ("小 川 和 夫", [("小川和夫",)]),
        ("◎山崎　昭乃", [("山崎", "昭乃")]),
        ("〇北原　真琴", [("北原", "真琴")]),
        ("1 古沢　健", [("古沢", "健")]),
        ("①大槻　誠", [("大槻", "誠")]),
        ("（４）千田　薫", [("千田", "薫")]),
        ("12.千田　薫", [("千田", "薫")]),
        ("滝口弘氏", [("滝口弘",)]),
        ("石井さん", [("石井",)]),
        ("柴田　修　先生", [("柴田", "修")]),
        ("柴田　修　会長", [("柴田", "修")]),
        ("野口　光（のぐち　ひかる）", [("野口", "光"), ("のぐち", "ひかる")]),
        ("中野　豊（代理：関根　満）", [("中野", "豊"), ("関根", "満")]),
        ("大久保（旧姓 早川）　節", [("大久保", "節"), ("早川",)]),
        ("金　永浩(キム　ヨンホ)", [("金", "永浩"), ("キム", "ヨンホ")]),
        ("マリア　サントス（通称：サントス真理）", [("マリア", "サントス"), ("サントス", "真理")]),
        ("小川　和夫（会長）", [("小川", "和夫")]),
        ("濵田　茂（代理）", [("濵田", "茂")]),
        ("五十嵐  真 由美", [("五十嵐", "真由美")]),
        ("チャン・ミン", [("チャン", "ミン")]),
        ("渡邉トメ", [("渡邉", "トメ")]),
        ("一ノ瀬　健", [("一ノ瀬", "健")]),
        ("未定", []),
        ("（欠員）", []),
        ("会長", []),
        ("　", []),
        ("―", []),
    ],
)
def test_parts(cell: str, parts: list[tuple[str, ...]]) -> None:
    assert [one.parts for one in listed_names(cell)][: len(parts)] == parts
    if not parts:
        assert name_forms(cell, "みてい") == {}


def test_halves_around_a_bracket_are_one_name() -> None:
    assert {"霧島", "花子", "霧島花子"} <= name_forms("霧島(花子)").keys()


def test_forms_of_a_name_with_its_reading() -> None:
    forms = name_forms("小川　和夫", "おがわ　かずお")
    assert forms["小川和夫"] is Use.WHOLE
    assert forms["小川"] is Use.ALONE
    assert forms["おがわ"] is Use.ALONE
    for word in ("Ogawa", "OGAWA", "Kazuo"):
        assert forms[LATIN_FORM + romaji_key(word)] is Use.ALONE
    assert {LATIN_FORM + first + last for first, last in (("kazuo", "ogawa"), ("ogawa", "kazuo"))} <= forms.keys()


def test_without_a_space_every_likely_end_is_taken() -> None:
    assert name_forms("山口美咲")["山口"] is Use.ALONE
    assert name_forms("小野寺ミツ")["小野寺"] is Use.ALONE
    assert name_forms("田中一郎", "たなかいちろう")["たなか"] is Use.TITLED


@given(st.text(max_size=30), st.text(max_size=20))
@example(":T0㊀", "Z¨0")
def test_any_cell_gives_forms_that_are_keys(name: str, reading: str) -> None:
    for form in name_forms(name, reading):
        plain = form.removeprefix(LATIN_FORM)
        assert plain
        assert variant_key(plain) == plain or form.startswith(LATIN_FORM)
