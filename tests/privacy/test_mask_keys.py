"""Forms of names are found again by their keys, and by nothing else."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.privacy import mask_keys
from chietai.privacy.mask_keys import NO_KEYS, SALT_BYTES, MaskKeys, Use

SALT = bytes(range(SALT_BYTES))
OTHER_SALT = bytes(SALT_BYTES)

# Few letters, so that forms overlap, begin alike and hold each other.
form = st.text(alphabet="小川和夫東~oあ\U00020bb7", min_size=1, max_size=6)
forms = st.dictionaries(form, st.sampled_from(Use), max_size=12)


@given(forms, form)
def test_exactly_the_forms_are_known(names: dict[str, Use], other: str) -> None:
    keys = MaskKeys.made(SALT, names)
    assert {name: keys.use_of(name) for name in names} == names
    assert keys.use_of(other) == names.get(other)
    assert bool(keys) == bool(names)


@given(forms, st.text(alphabet="小川和夫東~oあ\U00020bb7は", max_size=20))
def test_matches_are_the_forms_at_a_place_the_longest_first(names: dict[str, Use], text: str) -> None:
    keys = MaskKeys.made(SALT, names)
    for at in range(len(text)):
        expected = [
            (end, names[text[at:end]]) for end in range(len(text), at, -1) if text[at:end] in names
        ]  # fmt: skip
        assert list(keys.matches(text, at)) == expected
        assert keys.may_begin(text[at : at + 2]) or all(end == at + 1 for end, _ in expected)


@given(forms, forms)
def test_merged_knows_both_and_the_greater_use(some: dict[str, Use], more: dict[str, Use]) -> None:
    both = MaskKeys.made(SALT, some).merged(MaskKeys.made(SALT, more))
    greatest = {name: max(use for use in (some.get(name), more.get(name)) if use) for name in some | more}
    assert both == MaskKeys.made(SALT, greatest) or not greatest
    assert {name: both.use_of(name) for name in greatest} == greatest


@given(forms)
def test_lines_bring_the_same_keys_back(names: dict[str, Use]) -> None:
    keys = MaskKeys.made(SALT, names)
    assert MaskKeys.from_lines(SALT, keys.to_lines()) == keys


@given(forms, st.data())
def test_a_damaged_line_costs_that_line_alone(names: dict[str, Use], data: st.DataObject) -> None:
    lines: list[object] = list(MaskKeys.made(SALT, names).to_lines())
    whole = list(lines)
    for at in range(len(lines)):
        damage = data.draw(st.sampled_from(["none", "none", "cut", "flip", "object"]))
        line = str(lines[at])
        match damage:
            case "cut":
                lines[at] = line[: data.draw(st.integers(0, len(line) - 1))]
            case "flip":
                place = data.draw(st.integers(0, len(line) - 1))
                lines[at] = line[:place] + ("g" if line[place] != "g" else "h") + line[place + 1 :]
            case "object":
                lines[at] = {"line": line}
    left = [line for line, before in zip(lines, whole, strict=True) if line == before]
    assert MaskKeys.from_lines(SALT, lines).to_lines() == left


def test_a_flipped_bit_is_noticed() -> None:
    (line,) = MaskKeys.made(SALT, {"小川": Use.ALONE}).to_lines()
    flipped = [
        line[:at] + letter + line[at + 1 :]
        for at in range(len(line))
        for letter in "0123456789abcdef"
        if letter != line[at]
    ]
    assert [one for one in flipped if MaskKeys.from_lines(SALT, [one])] == []


@given(forms)
def test_another_salt_knows_nobody(names: dict[str, Use]) -> None:
    keys = MaskKeys.from_lines(OTHER_SALT, MaskKeys.made(SALT, names).to_lines())
    assert [name for name in names if keys.use_of(name)] == []


def test_keys_of_two_salts_are_not_merged() -> None:
    with pytest.raises(ValueError, match="salts"):
        MaskKeys.made(SALT, {"小川": Use.ALONE}).merged(MaskKeys.made(OTHER_SALT, {"小川": Use.ALONE}))


@given(st.text(max_size=8))
def test_without_keys_nobody_is_known(text: str) -> None:
    assert not NO_KEYS
    assert NO_KEYS.use_of(text) is None
    assert [list(NO_KEYS.matches(text, at)) for at in range(len(text))] == [[] for _ in text]


def test_the_lines_show_no_name() -> None:
    names = {"小川和夫": Use.WHOLE, "小川": Use.ALONE, "~ogawa": Use.ALONE}
    written = "".join(MaskKeys.made(SALT, names).to_lines())
    assert set(written) <= set("0123456789abcdef")
    assert written != "".join(MaskKeys.made(OTHER_SALT, names).to_lines())


def test_a_very_long_form_is_known_by_its_beginning() -> None:
    name = "小川" * 200
    keys = MaskKeys.made(SALT, {name: Use.WHOLE})
    assert keys.use_of(name) is Use.WHOLE
    assert [end for end, _ in keys.matches(name, 0)] == [255]
    assert MaskKeys.from_lines(SALT, keys.to_lines()) == keys


def test_a_line_costs_few_hashes_however_many_people_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(9)
    letters = [chr(code) for code in range(0x4E00, 0x4E00 + 900)] + [chr(code) for code in range(0x3042, 0x3094)] * 6

    def some(count: int) -> str:
        return "".join(chance.choice(letters) for _ in range(count))

    people = {some(chance.randint(2, 8)): Use.WHOLE for _ in range(20_000)}
    made, hashed = mask_keys._hashes, []

    def counted(salt: bytes) -> tuple[Callable[[str], bytes], Callable[[str], int]]:
        of_form, of_begin = made(salt)
        return lambda text: (hashed.append(text), of_form(text))[1], of_begin

    lines = MaskKeys.made(SALT, people).to_lines()
    monkeypatch.setattr(mask_keys, "_hashes", counted)
    keys = MaskKeys.from_lines(SALT, lines)
    for text in [some(40) for _ in range(50)]:
        for at in range(len(text)):
            assert [end for end, _ in keys.matches(text, at) if text[at:end] not in people] == []
    assert len(hashed) < 50 * 170  # 10 lengths from each of 40 places would be 400 a line
