"""Characters as people see them (grapheme clusters), and where text may be cut: never inside one.

After Unicode Standard Annex 29, as wcwidth has it. It is loaded with the first text that needs it, since most texts
do not: of kana, kanji, Latin letters and signs every code point is a character of its own.
"""

import re

_LONGEST = 64
"""Nothing longer is one character to anybody: such a chain of joiners is cut like any other text."""
# Each is a character of its own, whatever stands beside it here: Latin letters, signs and drawn lines, kana, kanji,
# full-width forms, half-width kana without their marks.
# Made into an expression when it is first needed: most of the program starts without it.
_ONE_EACH = (
    "[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2100-\u2bff"
    "\u3000-\u3029\u3030-\u3098\u309b-\u30ff\u3400-\u9fff\uff01-\uff9d]*"
)


def clusters(text: str) -> list[str]:
    """`text` as the list of its characters as people see them; joined they are `text` again."""
    if re.fullmatch(_ONE_EACH, text):
        return list(text)
    from wcwidth import iter_graphemes

    return list(iter_graphemes(text))


def boundary(text: str, index: int) -> int:
    """The last place at or before `index` (0 to len(text)) where `text` may be cut.

    A cluster longer than 64 code points is nobody's character: then `index` itself.
    """
    index = max(0, min(index, len(text)))
    if index == len(text):
        return index
    end = 0
    for cluster in clusters(text[: index + _LONGEST]):
        if end + len(cluster) > index:
            break
        end += len(cluster)
    return end if index - end < _LONGEST else index
