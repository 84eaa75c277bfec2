"""Which council meets: typed in, or taken over from an earlier meeting."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from chietai.i18n import N_, _
from chietai.meeting.intents import DescribeCouncil, Intent
from chietai.meeting.kinds import CouncilKind
from chietai.meeting.model import Council
from chietai.meeting.state import State
from chietai.records.library import Library, Listing
from chietai.records.reading import readable, state_of
from chietai.records.record_errors import RecordError
from chietai.tui.screens.prepare.carrying import carried, last_sessions
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.screens.prepare.typed_values import NotYetError, WrongInputError
from chietai.tui.widgets.form_fields import ChoiceField, Field, TextField
from chietai.tui.widgets.text_columns import cut
from chietai.wording import names
from chietai.wording.times import full_date

_WIDEST = 52  # cells


class CouncilPage(Page):
    """The council, and the councils of earlier meetings to go on with."""

    key = "council"
    title = N_("Our council")
    _KEYS: ClassVar[tuple[str, ...]] = ("name", "kind", "parent", "area")

    _earlier: list[Listing]

    @classmethod
    def done(cls, state: State) -> bool:
        return bool(state.council.name)

    def compose(self) -> ComposeResult:
        council = self.state.council
        kinds = [(kind.value, names.council_kind(kind)) for kind in CouncilKind]
        yield lead(_("Which council meets?"))
        yield TextField("name", _("Name of the council"), council.name, hint=_("For example: first-layer council"))
        with Horizontal(classes="pair"):
            yield ChoiceField("kind", _("Kind"), kinds, council.kind.value)
            yield TextField("area", _("Area"), council.area, hint=_("For example: the whole city"))
        yield TextField("parent", _("Part of which council (if any)"), council.parent)
        with Vertical(id="earlier"):
            yield lead(_("Go on from an earlier meeting? Its members, programme and open promises come along."))
            yield OptionList(markup=False)

    def on_mount(self) -> None:
        """Looks for earlier meetings, meanwhile the form can be filled in."""
        self._earlier = []
        self.query_one("#earlier").display = False
        if self.prepare.can_carry():
            library = Library(self.prepare.services.library)
            self.run_worker(lambda: last_sessions(library.list()), thread=True, name="earlier", exit_on_error=False)

    def intent_for(self, field: Field, text: str) -> Intent | None:
        name, kind, parent, area = (self.field(key).text for key in self._KEYS)
        if not name:
            if self.state.council.name and field.key == "name":
                raise WrongInputError(_("Please enter a name."))
            raise NotYetError
        council = Council(name=name, kind=CouncilKind(kind), parent=parent, area=area)
        return None if council == self.state.council else DescribeCouncil(council=council)

    def updated(self) -> None:
        """Takes the offer away when it cannot be followed any more."""
        if not self.prepare.can_carry():
            self.query_one("#earlier").display = False

    def reload(self) -> None:
        council = self.state.council
        for key, text in zip(self._KEYS, (council.name, council.kind.value, council.parent, council.area), strict=True):
            self.field(key).put(text)
        self.updated()

    # -- earlier meetings -----------------------------------------------------------------------------------------

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """The library was looked through, or an earlier meeting was read."""
        event.stop()
        worker = event.worker
        if event.state is WorkerState.ERROR and isinstance(worker.error, RecordError):
            self.field("name").complain(str(worker.error))
        if event.state is not WorkerState.SUCCESS:
            return
        if worker.name == "earlier":
            self._offer(worker.result or [])
        elif worker.name == "carry" and worker.result is not None:
            self._carry(worker.result)

    def _offer(self, listings: list[Listing]) -> None:
        self._earlier = [item for item in listings if item.path != self.prepare.path]
        if not self._earlier or not self.prepare.can_carry():
            return
        lines = self.query_one(OptionList)
        lines.add_options(Option(_line(item)) for item in self._earlier)
        lines.highlighted = 0
        self.query_one("#earlier").display = True

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Reads the meeting that was chosen."""
        event.stop()
        path = self._earlier[event.option_index].path
        self.run_worker(
            lambda: state_of(readable(path)), thread=True, name="carry", exclusive=True, exit_on_error=False
        )

    def _carry(self, past: State) -> None:
        if not self.prepare.can_carry():
            return
        problem = self.prepare.submit(*carried(past))
        self.prepare.drafts.clear()
        self.prepare.wrong.clear()
        self.prepare.changed()
        if problem:
            self.field("name").complain(problem)
            return
        self.field("name").note(
            _("Taken over: {members} members, {steps} steps, {promises} open promises.").format(
                members=len(self.state.members), steps=len(self.state.steps), promises=len(self.state.entries)
            )
        )
        self.focus_first()


def _line(item: Listing) -> Content:
    when = _("last met {date}").format(date=full_date(item.date)) if item.date else ""
    return Content.assemble((cut(item.council, _WIDEST), "bold"), "\n  ", (when, "$quiet"))
