"""The keys of all commands: the only place where the usual keys stand.

The user's settings may give a command another key by its id. Texts for the user never name such a key: they have a
`{key}`, which is filled with the key in force.
"""

from collections.abc import Mapping

from chietai.i18n import pgettext

DEFAULT_KEYS: Mapping[str, str] = {
    # on every screen
    "help": "f1", "palette": "f2", "theme": "ctrl+t", "quit": "ctrl+q",
    "home": "", "back": "escape", "close": "",
    "undo": "ctrl+z", "redo": "ctrl+y", "next_page": "pagedown", "previous_page": "pageup",
    # the first screen, and all meetings
    "new_meeting": "f3", "meetings": "f4",
    "open": "f3", "prepare": "f4", "replay": "f5",
    # the preparation
    "page_before": "f3", "page_after": "f4", "begin": "f5", "other_folder": "f6", "details_as_said": "f8",
    # members, and reading a list of them
    "add_member": "f3", "edit_member": "f4", "read_list": "f5", "drop_member": "f8",
    "paste_list": "f3", "template": "f4",
    "columns": "f3", "encoding": "f4", "sheet": "f4", "guesses": "f6", "store_list": "f10",
    # the desk: what matters most in a step; two commands may share a key when they have no step in common
    "reception_attendance": "f3",
    "review_done": "f3", "review_under_way": "ctrl+n", "review_not_yet": "ctrl+o", "review_dropped": "ctrl+k",
    "draw": "f3", "dice": "", "skip_show": "",
    "pick_top": "f3",
    "next_question": "f3", "previous_question": "", "next_trouble": "ctrl+o", "next_table": "ctrl+n",
    "report_table": "f3",
    "close_meeting": "f3",
    # the desk: always
    "agreements": "f4", "clock": "f5", "add_minute": "f6", "take_minute": "",
    "previous_step": "f7", "next_step": "f8", "steps": "ctrl+g", "panel": "f9", "curtain": "f12",
    "give_floor": "", "free_floor": "",
    "attendance": "ctrl+r", "room": "ctrl+b", "seats": "ctrl+s", "entries": "ctrl+l", "note": "ctrl+d",
    "as_said": "ctrl+a", "show_hidden": "",
    "export": "ctrl+e", "play": "ctrl+p", "carry_on": "ctrl+w",
    # the dialogs of the desk
    "mark_present": "f5", "mark_late": "f6", "mark_left": "f7", "mark_absent": "f8", "rest_absent": "f9",
    "skip_step": "f4", "step_shorter": "f5", "step_longer": "f6", "step_up": "f7", "step_down": "f8",
    "withdraw": "f4", "tick": "f5", "merge": "f6",
    "take_all": "f5", "drop_line": "f8", "line_as_said": "f6",
    "open_table": "f4", "close_table": "f6",
    # the replay
    "replay_play": "space", "replay_back": "left", "replay_on": "right", "replay_slower": "down", "replay_faster": "up",
    "replay_step_back": "ctrl+left", "replay_step_on": "ctrl+right", "replay_start": "home", "replay_end": "end",
    "replay_find": "ctrl+f", "replay_find_next": "f3",
    # writing the summary
    "export_write": "f5", "export_look": "f3", "export_back": "escape",
    # what a paper hides
    "hidden_keep": "f3", "hidden_always": "f4", "hidden_hide": "f6", "hidden_write": "f5",
}  # fmt: skip
"""The usual key of each command by its id; "" for none: then it is found in the palette."""

KEYS_ELSEWHERE: Mapping[str, str] = {"home away from the desk": "escape", "export of the marked meeting": "f6"}
"""The usual keys of commands that have another one on some screens, by their `usual`."""

TAKE_KEY = "f10"
"""Takes what stands in a form or a dialog. It cannot be changed, nor can Enter, Escape and the arrow keys."""

WALL_KEYS: Mapping[str, str] = {"theme": "ctrl+t", "quit": "ctrl+q"}
"""The keys of the wall, which has no commands: they cannot be changed."""


def shown(key: str) -> str:
    """A key as people read it: Ctrl+Z, F5, PageUp."""
    names = {"space": pgettext("key", "Space"), "left": pgettext("key", "Left"), "right": pgettext("key", "Right")}
    names |= {"up": pgettext("key", "Up"), "down": pgettext("key", "Down")}
    names |= {"home": "Home", "end": "End", "enter": "Enter", "tab": "Tab"}  # as they are printed on the keys
    names |= {"pageup": "PageUp", "pagedown": "PageDown", "escape": "Esc"}
    names |= {"ctrl": "Ctrl", "shift": "Shift", "alt": "Alt"}
    return "+".join(names.get(part, part.upper()) for part in key.split("+")) if key else ""
