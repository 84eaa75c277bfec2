"""Who must not, or must, sit together when the lots are drawn."""

from collections.abc import Sequence
from typing import ClassVar, assert_never

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chietai.i18n import N_, _
from chietai.lottery.rules import RuleRef, Rules, RuleSort, among, refs, rules_from, without
from chietai.meeting import views
from chietai.meeting.intents import SetDrawRules
from chietai.meeting.model import Member
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.screens.prepare.tables_page import planned_sizes
from chietai.tui.widgets.button_row import ButtonRow
from chietai.tui.widgets.choice import Choose
from chietai.tui.widgets.people_picker import PickPeople
from chietai.wording import names
from chietai.wording.clashes import rule


class RulesPage(Page):
    """The rules of the draw, in sentences."""

    key = "rules"
    title = N_("Who sits where")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "drop", show=False)]

    def compose(self) -> ComposeResult:
        yield lead(
            _(
                "The draw mixes the organisations by itself. Here you may say what it has to keep in any case. "
                "The room never sees this list."
            )
        )
        yield OptionList(id="rules", markup=False)
        yield Static(id="rules-say", classes="say")
        yield ButtonRow(
            [
                *((sort.value, label) for sort in RuleSort if (label := _label(sort))),
                ("drop", _("Take out (Delete)")),
            ]
        )

    def updated(self) -> None:
        """Lists the rules again."""
        lines = self.query_one("#rules", OptionList)
        place, texts = lines.highlighted or 0, sentences(self.state)
        lines.clear_options()
        lines.add_options(Option(Content(safe(text))) for text in texts)
        lines.highlighted = min(place, len(texts) - 1) if texts else None
        self._say("" if texts else _("There is no rule. That is how most meetings do it."))

    def on_button_row_pressed(self, event: ButtonRow.Pressed) -> None:
        """Asks who is meant."""
        event.stop()
        members = views.members(self.state)
        if event.key == "drop":
            self.action_drop()
        elif len(members) < 2:
            self._say(_("Please enter the members first."))
        else:
            sort = RuleSort(event.key)
            self.app.push_screen(_people_of_rule(sort, members), lambda ids: self._add(sort, ids))

    def _add(self, sort: RuleSort, ids: tuple[str, ...] | None) -> None:
        if not ids:
            return
        match sort:
            case RuleSort.APART | RuleSort.TOGETHER:
                self._set(rules_from([*refs(known_rules(self.state)), RuleRef(sort, ids)]))
            case RuleSort.AT:
                self._ask_table(ids[0])
            case RuleSort.KIND:
                pass  # has no button
            case _:
                assert_never(sort)

    def _ask_table(self, member_id: str) -> None:
        tables = [names.table(number) for number in range(1, len(planned_sizes(self.state)) + 1)]

        def chosen(place: int | None) -> None:
            if place is not None:
                rule = RuleRef(RuleSort.AT, (member_id,), table=place)
                before = (
                    ref for ref in refs(known_rules(self.state)) if (ref.sort, ref.people) != (rule.sort, rule.people)
                )
                self._set(rules_from([*before, rule]))

        self.app.push_screen(Choose(_("At which table?"), tables), chosen)

    def action_drop(self) -> None:
        """Takes the marked rule out."""
        place = self.query_one("#rules", OptionList).highlighted
        if place is not None:
            self._set(without(known_rules(self.state), place))

    def _set(self, rules: Rules) -> None:
        problem = self.prepare.submit(SetDrawRules(rules=rules, weights=self.state.weights))
        self.updated()
        if problem:
            self._say(problem)
        self.prepare.show_progress()

    def _say(self, sentence: str) -> None:
        self.query_one("#rules-say", Static).update(Content(safe(sentence)))


def known_rules(state: State) -> Rules:
    """The rules without people who were taken off the list."""
    return among(state.rules, set(state.members))


def sentences(state: State) -> list[str]:
    """One sentence for each rule: those apart, those together, those at a certain table."""
    offered = (ref for ref in refs(known_rules(state)) if _label(ref.sort))
    return [rule(ref, lambda key: state.members[key].name) for ref in offered]


def _label(sort: RuleSort) -> str:
    """What the button for a rule of this sort says; "" for a sort that is not asked for here, nor shown."""
    match sort:
        case RuleSort.APART:
            return _("Not at one table")
        case RuleSort.TOGETHER:
            return _("At one table")
        case RuleSort.AT:
            return _("At a certain table")
        case RuleSort.KIND:
            return ""


def _people_of_rule(sort: RuleSort, members: Sequence[Member]) -> PickPeople:
    """The question whom a rule of this sort is about."""
    match sort:
        case RuleSort.APART:
            return PickPeople(_("Who must not sit together?"), members)
        case RuleSort.TOGETHER | RuleSort.KIND:
            return PickPeople(_("Who must sit together?"), members)
        case RuleSort.AT:
            return PickPeople(_("Who has a certain table?"), members, least=1)
