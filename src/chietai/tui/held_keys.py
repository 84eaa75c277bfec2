"""What is typed while nobody can see where it goes: kept in order, and given on when the field is in sight again."""

from textual import events

from chietai.text.characters import FULL_WIDTH_SPACE

Typed = events.Key | events.Paste


class HeldKeys:
    """Letters, pastes, Backspace for what is held here, and Enter. Other keys would act on what nobody sees.

    Enter takes nothing that was not seen: it is kept as the end of a line. A single line then stands in the field, and
    Enter takes it. Several lines go to whoever hears of pasted lines, with what stood in the field before them (the
    desk lists them and asks); a field for one line that nobody listens to gets them with a wide space between.
    """

    def __init__(self) -> None:
        self._held: list[Typed] = []

    def __bool__(self) -> bool:
        return bool(self._held)

    def hold(self, event: Typed) -> None:
        """Keeps what `event` stands for."""
        match event:
            case events.Paste():
                self._held.append(events.Paste(event.text))
            case events.Key(key="backspace"):
                if self._held and isinstance(self._held[-1], events.Key):
                    del self._held[-1]
            case events.Key(key="enter" | "ideographic_space"):
                self._held.append(events.Key(event.key, event.character))
            case events.Key() if event.is_printable:
                self._held.append(events.Key(event.key, event.character))
            case _:
                pass

    def for_lines(self) -> list[Typed]:
        """What a field of several lines is to be given, in order: Enter ends a line there. Nothing is held any more."""
        held, self._held = self._held, []
        return held

    def for_line(self, value: str, cursor: int, *, lines_are_heard: bool) -> tuple[str, list[Typed]]:
        """What a field for one line is to hold, and then to be given; now it holds `value`, its cursor is at `cursor`.

        `lines_are_heard`: several lines that are pasted there are not lost. Nothing is held any more.
        """
        held = self.for_lines()
        ends = [place for place, event in enumerate(held) if _is_enter(event)]
        first = held[: ends[0]] if ends else held
        lines = [line for line in _text(held[len(first) :]).split("\n") if line.strip()]
        if not lines:
            return value, first
        if lines_are_heard:
            whole = value[:cursor] + _text(first) + value[cursor:]
            return "", [events.Paste("\n".join([whole, *lines]))]
        gaps = [_keys(FULL_WIDTH_SPACE + line) for line in lines]
        return value, [*first, *(key for keys in gaps for key in keys)]


def _is_enter(event: Typed) -> bool:
    return isinstance(event, events.Key) and event.key == "enter"


def _text(held: list[Typed]) -> str:
    parts = ("\n" if _is_enter(event) else _letters(event) for event in held)
    return "".join(parts)


def _letters(event: Typed) -> str:
    return event.text if isinstance(event, events.Paste) else event.character or FULL_WIDTH_SPACE


def _keys(text: str) -> list[events.Key]:
    return [events.Key("ideographic_space" if c == FULL_WIDTH_SPACE else c, c) for c in text]
