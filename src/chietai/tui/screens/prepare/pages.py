"""The pages of the preparation, in their order."""

from chietai.tui.screens.prepare.case import CasePage
from chietai.tui.screens.prepare.council import CouncilPage
from chietai.tui.screens.prepare.page import Page
from chietai.tui.screens.prepare.people import PeoplePage
from chietai.tui.screens.prepare.programme import ProgrammePage
from chietai.tui.screens.prepare.ready import ReadyPage
from chietai.tui.screens.prepare.record import RecordPage
from chietai.tui.screens.prepare.room import RoomPage
from chietai.tui.screens.prepare.rules import RulesPage
from chietai.tui.screens.prepare.tables import TablesPage
from chietai.tui.screens.prepare.theme import ThemePage
from chietai.tui.screens.prepare.when import WhenPage

PAGES: tuple[type[Page], ...] = (
    CouncilPage,
    WhenPage,
    ThemePage,
    CasePage,
    PeoplePage,
    TablesPage,
    RulesPage,
    ProgrammePage,
    RoomPage,
    RecordPage,
    ReadyPage,
)
