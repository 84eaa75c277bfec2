"""Where text may be cut: between the characters as people see them (grapheme clusters), never inside one.

After Unicode Standard Annex 29, without its rules for Indic conjuncts and prepended marks.
"""

import unicodedata

_JOINERS = "\u200c\u200d"
# Nothing longer is one character to anybody: such a chain of joiners is cut like any other text.
_LONGEST = 64


def boundary(text: str, index: int) -> int:
    """The last place at or before `index` (0 to len(text)) where `text` may be cut.

    A cluster longer than 64 code points is nobody's character: then `index` itself.
    """
    index = max(0, min(index, len(text)))
    for place in range(index, max(index - _LONGEST, 0), -1):
        if place == len(text) or _breaks(text, place):
            return place
    return 0 if index < _LONGEST else index


def clusters(text: str) -> list[str]:
    """`text` as the list of its characters as people see them."""
    found: list[str] = []
    start = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or _breaks(text, place):
            found.append(text[start:place])
            start = place
    return found


def is_extender(character: str) -> bool:
    """True when `character` is drawn on or joined to the one before it."""
    return (
        unicodedata.category(character) in ("Mn", "Me", "Mc")
        or character in _JOINERS
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or "\U000e0020" <= character <= "\U000e007f"
        or character in "\uff9e\uff9f"
    )


def _breaks(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if before < "\u0300" and after < "\u0300":
        return not (before == "\r" and after == "\n")
    if is_extender(after) or (before == "\u200d" and not after.isspace()):
        return False
    if _is_flag_letter(before) and _is_flag_letter(after):
        run = place
        while run and _is_flag_letter(text[run - 1]):
            run -= 1
        return (place - run) % 2 == 0
    return not _is_hangul_pair(before, after)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_hangul_pair(before: str, after: str) -> bool:
    if "\u1160" <= after <= "\u11ff" or "\ud7b0" <= after <= "\ud7fb":
        return "\u1100" <= before <= "\u11ff" or "\ua960" <= before <= "\ua97c" or "\uac00" <= before <= "\ud7fb"
    leads = "\u1100" <= before <= "\u115f" or "\ua960" <= before <= "\ua97c"
    return leads and ("\u1100" <= after <= "\u115f" or "\ua960" <= after <= "\ua97c" or "\uac00" <= after <= "\ud7a3")
