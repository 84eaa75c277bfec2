"""What a terminal sends: whatever it is, it becomes keys, pastes and whole sequences, and the next key is a key."""

import re
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chietai.tui.terminal_input import (
    LONG_REST,
    LONGEST_PASTE,
    LONGEST_SEQUENCE,
    REST,
    Keys,
    Pasted,
    Piece,
    Sequence,
    TerminalInput,
    Unreadable,
)

WINDOW = (100, 30)
SAID = "雪かき、𠮷さん"


def terminal() -> TerminalInput:
    return TerminalInput(lambda: WINDOW)


def together(pieces: Iterable[Piece]) -> list[Piece]:
    """The same with neighbouring keys as one piece."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Keys) and joined and isinstance(joined[-1], Keys):
            joined[-1] = Keys(joined[-1].text + piece.text)
        else:
            joined.append(piece)
    return joined


def cut(data: bytes, *, size: int = 1 << 20) -> list[Piece]:
    """What becomes of `data`, read in parts of `size`, and of a rest after it."""
    source = terminal()
    pieces = [piece for start in range(0, len(data), size) for piece in source.feed(data[start : start + size])]
    return together([*pieces, *source.quiet(LONG_REST)])


def typed(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces if isinstance(piece, Keys))


# -- letters ---------------------------------------------------------------------------------------------------------


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.integers(1, 5))
def test_letters_stay_whole_wherever_a_read_ends(text: str, size: int) -> None:
    assert cut(text.encode(), size=size) == ([Keys(text)] if text else [])


@pytest.mark.parametrize(
    "data",
    [
        "雪かき".encode("shift_jis"),
        "雪かき".encode("euc_jp"),
        "é".encode("latin-1"),
        b"\x80",
        b"\x9b",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        "雪".encode()[:2] + b"a",
        "雪".encode()[:1] + b"\x1b[A",
    ],
)
def test_what_is_not_utf_8_is_told_and_what_follows_is_read(data: bytes) -> None:
    for size in (1, 2, 100):
        pieces = cut(data + SAID.encode(), size=size)
        assert Unreadable() in pieces
        assert "\ufffd" in typed(pieces)
        assert typed(pieces).endswith(SAID)


def test_a_mark_that_was_really_typed_is_not_told() -> None:
    for size in (1, 2, 3):
        assert cut("\ufffd".encode(), size=size) == [Keys("\ufffd")]


def test_half_a_letter_waits_for_its_other_half() -> None:
    source = terminal()
    assert source.feed("雪".encode()[:1]) == []
    assert source.quiet(60) == []
    assert source.feed("雪".encode()[1:]) == [Keys("雪")]


def test_enter_is_one_key_whoever_owns_the_terminal() -> None:
    for size in (1, 100):
        assert cut(b"a\rb\nc\r\nd\n\ne", size=size) == [Keys("a\rb\rc\rd\r\re")]


# -- sequences -------------------------------------------------------------------------------------------------------

KNOWN = (
    b"\x1b[A", b"\x1b[1;5C", b"\x1b[15~", b"\x1b[3;5~", b"\x1bOP", b"\x1bO5", b"\x1b[[A", b"\x1b[I", b"\x1b[O",
    b"\x1b[2;3R", b"\x1b[?2026;2$y", b"\x1b[Z", b"\x1b[<0;10;10M", b"\x1b[<35;10;10m",
)  # fmt: skip
NOBODYS = (
    b"\x1b[48;0;0;0;0t", b"\x1b[48;99999;99999;1;1t", b"\x1b[?2048;1$y", b"\x1b[?;$y", b"\x1b[;R", b"\x1b[201~",
    b"\x1b[M   ", b"\x1b[M\xff\xfe\x80", b"\x1b[32;10;10M", b"\x1b[<;;M", b"\x1b[<99999;1;1M", b"\x1b[<0;-;1M",
    b"\x1b[" + b"9" * 5000 + b";1R", b"\x1b[<0;" + b"9" * 5000 + b";1M", b"\x1b[" + b";" * 5000 + b"A",
    b"\x1b[?" + b"1" * 9000 + b"$y", b"\x1bO" + b"1" * 5000 + b"P",
    b"\x1b]0;title\x07", b"\x1b]52;c;AAAA\x1b\\", b"\x1bP1$r0m\x1b\\", b"\x1b_Gi=1\x1b\\",
    b"\x1b^x\x1b\\", b"\x1bXy\x1b\\",
)  # fmt: skip


@pytest.mark.parametrize(
    "data", [b"\x1b[A", b"\x1b[15~", b"\x1bOP", b"\x1b[[A", b"\x1b[I", b"\x1b[2;3R", b"\x1b[<0;10;9M"]
)
def test_a_whole_sequence_is_handed_on(data: bytes) -> None:
    for size in (1, 3, 100):
        assert cut(b"a" + data + b"b", size=size) == [Keys("a"), Sequence(data.decode()), Keys("b")]


def test_what_means_nothing_is_no_letter() -> None:
    for data in NOBODYS:
        for size in (1, 7, 10_000):
            assert cut(b"a" + data + b"b", size=size) == [Keys("ab")], data


def test_a_key_alone_and_a_key_with_alt() -> None:
    for alone in (b"\x1b", b"\x1b[", b"\x1bO", b"\x1bP", b"\x1b]"):
        source = terminal()
        assert source.feed(alone) == []
        assert source.quiet(REST / 2) == []
        assert source.quiet(REST) == [Keys(alone.decode())]
    assert terminal().feed(b"\x1bb") == [Keys("\x1bb")]
    assert cut(b"\x1b\x1b[A") == [Keys("\x1b"), Sequence("\x1b[A")]
    assert cut("\x1b雪".encode()) == [Keys("\x1b雪")]


@given(
    st.sampled_from([0, 2, 32, 35, 64, 65]), st.integers(-(10**8), 10**8), st.integers(-(10**8), 10**8), st.booleans()
)
def test_nothing_is_clicked_outside_of_the_window(button: int, x: int, y: int, let_go: bool) -> None:
    pieces = terminal().feed(f"\x1b[<{button};{x};{y}{'m' if let_go else 'M'}".encode())
    inside = 1 <= x <= WINDOW[0] and 1 <= y <= WINDOW[1]
    if not inside and not let_go and button not in (32, 35):
        assert pieces == []
        return
    (piece,) = pieces
    assert isinstance(piece, Sequence)
    column, row = map(int, re.findall(r"\d+", piece.text)[1:])
    assert 1 <= column <= WINDOW[0]
    assert 1 <= row <= WINDOW[1]
    assert not inside or (column, row) == (x, y)


# -- nothing swallows the keyboard -----------------------------------------------------------------------------------

BEGUN = (
    b"\x1b", b"\x1b[", b"\x1b[1", b"\x1b[1;", b"\x1b[<0;1", b"\x1b[M", b"\x1b[M ", b"\x1bO", b"\x1bO1",
    b"\x1b]0;abc", b"\x1bPabc",
    b"\x1b_abc", b"\x1b^abc", b"\x1bXabc", b"\x1b]0;abc\x1b", b"\x1b[200~", b"\x1b[200~abc",
    b"\x1b[200~\x1b[20", b"\x1b[200~\x1b[200~",
    b"\x1b[" + b"1" * 3000, b"\x1b]" + b"a" * 3000, b"\x1b[200~" + b"a" * 3000, "雪".encode()[:2],
)  # fmt: skip


def test_after_a_rest_keys_are_keys() -> None:
    for begun in BEGUN:
        source = terminal()
        source.feed(begun)
        source.quiet(LONG_REST)
        assert typed(source.feed(b"abc\r")).endswith("abc\r"), begun


def test_enter_ends_a_string_that_has_no_end() -> None:
    for begun in (b"\x1b]0;abc", b"\x1bPabc", b"\x1b_abc", b"\x1b[1;2", b"\x1bO1"):
        assert typed(terminal().feed(begun + b"\rxyz\r")).endswith("\rxyz\r"), begun


@pytest.mark.parametrize("length", [100, 5_000, 300_000])
def test_no_part_of_a_long_sequence_is_typed(length: int) -> None:
    for begin, middle in (
        (b"\x1b[", b"1"),
        (b"\x1b[", b"1;"),
        (b"\x1b]", b"a"),
        (b"\x1bP", "雪".encode()),
        (b"\x1bO", b"1"),
    ):
        for end in (b"m", b"u", b"\x07", b"\x1b\\", b"\r", b"\x1b[A", b""):
            source = terminal()
            pieces = source.feed(begin + middle * length + end) + source.quiet(LONG_REST)
            assert not set(typed(pieces)) & set(middle.decode()), (begin, end)
            assert typed(source.feed(b"abc\r")).endswith("abc\r")


@given(
    st.lists(
        st.sampled_from([*KNOWN, *NOBODYS, *BEGUN, b"\r", b"\x03", b"\0", b"\x9b", "雪".encode(), b"a"])
        | st.binary(max_size=9)
    )
)
def test_no_bytes_stop_it(parts: list[bytes]) -> None:
    source = terminal()
    for piece in (piece for part in parts for piece in source.feed(part)):
        assert not isinstance(piece, Sequence) or len(piece.text) <= LONGEST_SEQUENCE
    source.quiet(LONG_REST)
    assert typed(source.feed(b"abc\r")).endswith("abc\r")


@given(st.binary(max_size=60), st.integers(1, 7))
def test_it_does_not_matter_where_a_read_ends(data: bytes, size: int) -> None:
    if b"\x1b[200~" not in data:
        parts, whole = cut(data, size=size), cut(data)
        assert typed(parts) == typed(whole)
        assert [piece for piece in parts if isinstance(piece, Sequence)] == [
            p for p in whole if isinstance(p, Sequence)
        ]
        assert (Unreadable() in parts) == (Unreadable() in whole)


# -- pastes ----------------------------------------------------------------------------------------------------------


def test_a_paste_is_whole_whatever_stands_in_it() -> None:
    for text in ("一行", "一\n二\r\n三", "a\x1b[Ab\x1b]0;x\x07", "\x1b[200~", "x" * 10_000, "\x1b[201", "\x03\x04"):
        for size in (1, 5, 4096):
            assert cut(f"a\x1b[200~{text}\x1b[201~b".encode(), size=size) == [Keys("a"), Pasted(text), Keys("b")]
    assert cut(b"\x1b[200~\x1b[201~b") == [Keys("b")]
    assert cut(b"\x1b[200~a\0b\x1b[201~") == [Pasted("ab")]


def test_a_paste_that_is_not_utf_8_is_told() -> None:
    data = b"\x1b[200~" + "雪".encode("shift_jis") + b"\x1b[201~"
    first, second = terminal().feed(data)
    assert first == Unreadable()
    assert isinstance(second, Pasted) and "\ufffd" in second.text


def test_a_paste_without_an_end_ends_after_a_rest() -> None:
    source = terminal()
    assert source.feed(b"\x1b[200~abc") == []
    assert source.quiet(LONG_REST / 2) == []
    assert source.quiet(LONG_REST) == [Pasted("abc")]
    assert source.feed(b"xyz\r") == [Keys("xyz\r")]


def test_lines_of_a_paste_that_stalls_are_not_typed() -> None:
    source = terminal()
    source.feed(b"\x1b[200~abc\n")
    assert source.quiet(LONG_REST) == [Pasted("abc\n")]
    assert source.feed(b"def\n" * 30) == []
    assert source.quiet(LONG_REST) == [Pasted("def\n" * 30)]
    assert source.feed(b"ghi\n\x1b[201~j") == [Pasted("ghi\n"), Keys("j")]


def test_the_rest_of_an_enormous_paste_is_dropped_and_not_typed() -> None:
    source = terminal()
    source.feed(b"\x1b[200~")
    for _part in range(LONGEST_PASTE // 100_000 + 10):
        assert source.feed(b"a" * 100_000) == []
    (pasted, keys) = source.feed(b"\n\x1b[201~b")
    assert isinstance(pasted, Pasted) and len(pasted.text) == LONGEST_PASTE
    assert keys == Keys("b")
