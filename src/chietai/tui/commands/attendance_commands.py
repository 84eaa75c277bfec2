"""Commands of the list of who is here: one key says where somebody is."""

from typing import ClassVar, Protocol

from chietai.i18n import N_
from chietai.meeting import views
from chietai.meeting.kinds import Presence
from chietai.meeting.state import State
from chietai.tui.commands.command import Command
from chietai.tui.commands.general_commands import Close
from chietai.tui.screen_protocols import MarkedList


class AttendanceList(MarkedList, Protocol):
    """The list of who is here."""

    @property
    def state(self) -> State:
        """The meeting as it stands."""

    def mark(self, member_id: str, presence: Presence) -> None:
        """Marks somebody."""

    def mark_rest_absent(self) -> None:
        """Marks everybody as absent who has not been marked yet."""


class _Mark(Command[AttendanceList]):
    presence: ClassVar[Presence]

    def available(self, screen: AttendanceList) -> bool:
        return bool(screen.marked)

    def run(self, screen: AttendanceList) -> None:
        screen.mark(screen.marked, self.presence)


class MarkPresent(_Mark):
    """Present."""

    id, place, presence = "mark_present", 1, Presence.PRESENT
    label, hint = N_("Present"), N_("Marks the person as present.")


class MarkLate(_Mark):
    """Came late."""

    id, place, presence = "mark_late", 2, Presence.LATE
    label, hint = N_("Came late"), N_("Marks the person as here, after the beginning.")


class MarkLeft(_Mark):
    """Left early."""

    id, place, presence = "mark_left", 3, Presence.LEFT
    label, hint = N_("Left early"), N_("Marks the person as gone before the end.")


class MarkAbsent(_Mark):
    """Absent."""

    id, place, presence = "mark_absent", 4, Presence.ABSENT
    label, hint = N_("Absent"), N_("Marks the person as absent.")


class RestAbsent(Command[AttendanceList]):
    """All who have not come are absent."""

    id, place = "rest_absent", 5
    label, hint = N_("The rest is absent"), N_("Marks everybody as absent who has not been marked yet.")

    def available(self, screen: AttendanceList) -> bool:
        return any(m.id not in screen.state.presence for m in views.members(screen.state))

    def run(self, screen: AttendanceList) -> None:
        screen.mark_rest_absent()


ATTENDANCE_LIST_COMMANDS: tuple[type[Command[AttendanceList]], ...] = (
    MarkPresent, MarkLate, MarkLeft, MarkAbsent, RestAbsent, Close,
)  # fmt: skip
