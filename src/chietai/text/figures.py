"""Figures and signs as people type them: Japanese input methods give full-width forms (１２：３０, ＠, ｓ, 　).

`halfwidth` is for text that is about to be understood (a seat, a date, a command), never for text that is kept.
"""

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_FULL_WIDTH = {ord("0") + value: ord("０") + value for value in range(10)}
_MOST_DIGITS = 18
"""Longer figures are nobody's number, and `int` refuses them from 4,301 digits on."""


def halfwidth(text: str) -> str:
    """`text` with ASCII for every full-width form of ASCII, a space for the ideographic one among them.

    One character for one: a place in the answer is the same place in `text`.
    """
    return text if text.isascii() else text.translate(_HALF_WIDTH)


def plain_signs(text: str) -> str:
    """`halfwidth`, and one sign for all that input methods give for one word: まる, ばつ, シャープ, やじるし.

    One character for one, for text that is about to be understood.
    """
    return halfwidth(text).translate(_ALIKE)


NUMBER_SIGNS = "#＃♯№"
"""What may stand before the number of a trouble; `plain_signs` makes all of them the first."""

_ALIKE = str.maketrans("♯№○◯〇×✕☓△→￥", "##ooo" + "xxx" + "^>¥")


def read_number(text: str) -> int | None:
    """The whole number that `text` is, in half-width or full-width figures, spaces around it or not.

    None when it is anything else: empty, with a sign or a point, or longer than 18 digits.
    """
    plain = halfwidth(text).strip()
    return int(plain) if plain.isdecimal() and len(plain) <= _MOST_DIGITS else None


def full_width_figures(number: int) -> str:
    """A number in full-width figures, as Japanese running text sets it: 12 is １２."""
    return str(number).translate(_FULL_WIDTH)
