"""Who must not, or must, sit together when the lots are drawn."""

from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from chietai.drawing import rules_among
from chietai.i18n import N_, _
from chietai.lottery.refs import refs, without
from chietai.lottery.types import Rules, RuleSort
from chietai.meeting import views
from chietai.meeting.intents import SetDrawRules
from chietai.meeting.state import State
from chietai.tui.grid import safe
from chietai.tui.screens.prepare.page import Page, lead
from chietai.tui.screens.prepare.tables_page import planned_sizes
from chietai.tui.widgets.actions import Actions
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
        yield Actions(
            [
                ("apart", _("Not at one table")),
                ("together", _("At one table")),
                ("at", _("At a certain table")),
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

    def on_actions_taken(self, event: Actions.Taken) -> None:
        """Asks who is meant."""
        event.stop()
        kind = event.key
        members = views.members(self.state)
        if kind == "drop":
            self.action_drop()
        elif len(members) < 2:
            self._say(_("Please enter the members first."))
        elif kind == "at":
            self.app.push_screen(PickPeople(_("Who has a certain table?"), members, least=1), self._ask_table)
        else:
            title = _("Who must not sit together?") if kind == "apart" else _("Who must sit together?")
            self.app.push_screen(PickPeople(title, members), lambda ids: self._add(kind, ids))

    def _add(self, kind: str, ids: tuple[str, ...] | None) -> None:
        if ids:
            rules = known_rules(self.state)
            self._set(
                replace(rules, apart=(*rules.apart, ids))
                if kind == "apart"
                else replace(rules, together=(*rules.together, ids))
            )

    def _ask_table(self, ids: tuple[str, ...] | None) -> None:
        if not ids:
            return
        tables = [names.table(number) for number in range(1, len(planned_sizes(self.state)) + 1)]

        def chosen(place: int | None) -> None:
            if place is not None:
                rules = known_rules(self.state)
                others = tuple(pair for pair in rules.at if pair[0] != ids[0])
                self._set(replace(rules, at=(*others, (ids[0], place))))

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
    return rules_among(state.rules, set(state.members))


def sentences(state: State) -> list[str]:
    """One sentence for each rule: those apart, those together, those at a certain table."""
    found = (ref for ref in refs(known_rules(state)) if ref.sort is not RuleSort.KIND)
    return [rule(ref, lambda key: state.members[key].name) for ref in found]
