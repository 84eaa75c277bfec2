"""Lines break at phrases, and never against the rules."""

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from chietai.text.graphemes import clusters
from chietai.text.kinsoku import NOT_AT_END, NOT_AT_START
from chietai.text.line_breaking import LineBreaker

LINES = LineBreaker(cell_len)

SPOKEN = "坂の上に住む桜さん（仮名）は、買い物に行けなくなりました。"
# Pieces that are at most 8 cells wide, so that no line of 10 cells needs an emergency cut.
PIECES = [
    "困り",
    "ごと",
    "、",
    "。",
    "「",
    "」",
    "（",
    "）",
    "ー",
    "ッ",
    "ょ",
    "々",
    "ＮＰＯ",
    "LINE",
    "12",
    " ",
    "　",
    "ｶﾞ",
    "！？",
]


def test_breaks_at_phrases():
    assert LINES.wrap(SPOKEN, 24) == ["坂の上に住む桜さん", "（仮名）は、買い物に", "行けなくなりました。"]
    assert LINES.wrap("ご自分の団体で、なにができますか", 12) == ["ご自分の", "団体で、", "なにが", "できますか"]


def test_latin_words_stay_whole():
    assert LINES.wrap("the council of Kiyose met", 12) == ["the council", "of Kiyose", "met"]
    assert all("LINE" in line or "L" not in line for line in LINES.wrap("町内会のLINE公式アカウント", 10))


def test_balance_makes_lines_alike():
    text = "ご自分の団体で、なにができますか"
    assert LINES.wrap(text, 24) == ["ご自分の団体で、なにが", "できますか"]
    assert LINES.wrap(text, 24, balance=True) == ["ご自分の団体で、", "なにができますか"]


def test_balance_cuts_no_phrase_that_fits():
    text = "町内会のLINE公式アカウントについて、意見を出しあいました。"
    assert "LINE公式アカウントに" in LINES.wrap(text, 24, balance=True)


def test_line_feeds_begin_lines_and_empty_text_is_one_line():
    assert LINES.wrap("一行目\n\n三行目", 20) == ["一行目", "", "三行目"]
    assert LINES.wrap("", 20) == [""]


def test_word_wider_than_the_line_is_cut_or_sticks_out():
    assert LINES.wrap("あ" * 7, 6) == ["あああ", "あああ", "あ"]
    assert LINES.divide("x" * 9, 4, fold=True) == [4, 8]
    assert LINES.divide("x" * 9, 4, fold=False) == []
    assert LINES.divide("ab " + "x" * 9 + " cd", 4, fold=False) == [3, 13]


def test_a_cluster_is_never_cut():
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    for width in (2, 3, 5, 8):
        assert "".join(LINES.wrap(family * 6, width)) == family * 6
        assert all(set(clusters(line)) == {family} for line in LINES.wrap(family * 6, width))


@given(st.text(max_size=60), st.integers(2, 40))
@example("「" * 9, 4)
@example("ー" * 9 + "abc", 4)
def test_every_line_fits_and_nothing_is_lost(text: str, width: int):
    text = text.replace("\n", " ")
    for divide in (LINES.divide, LINES.divide_strictly):
        cuts = divide(text, width)
        assert cuts == sorted(set(cuts))
        assert all(0 < cut < len(text) for cut in cuts)
        lines = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
        assert all(cell_len(line.strip()) <= width or len(clusters(line.strip())) == 1 for line in lines)


@given(st.lists(st.sampled_from(PIECES), max_size=30), st.integers(24, 60))
def test_no_line_begins_or_ends_against_the_rules(pieces: list[str], width: int):
    text = "".join(pieces)
    widest = max((piece.width for piece in LINES._pieces(text)), default=0)
    if widest > width:
        return  # then it is cut anywhere: the test above looks after that
    for divide in (LINES.divide, LINES.divide_strictly):
        cuts = divide(text, width)
        for cut in cuts:
            before, after = text[:cut].rstrip(), text[cut]
            assert after not in NOT_AT_START or (after.isascii() and text[cut - 1].isspace())
            assert before[-1] not in NOT_AT_END


def test_wrapping_again_is_cheap():
    """Only that the work on a text is done once; `bench/wrap.py` measures the time."""
    text = "社会福祉協議会の見守りの訪問を、もう少しふやせないでしょうか。"
    LINES._phrases.cache_clear()
    for width in (20, 30, 24):
        LINES.divide(text, width)
    assert LINES._phrases.cache_info().misses == 1


def test_what_counts_stays_with_its_number():
    assert LINES.wrap("清瀬市第１層協議体", 12) == ["清瀬市", "第１層協議体"]
