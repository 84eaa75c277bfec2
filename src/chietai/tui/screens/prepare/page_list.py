"""The pages of the preparation, in their order."""

from chietai.tui.screens.prepare.case_page import CasePage
from chietai.tui.screens.prepare.checklist_page import RoomPage
from chietai.tui.screens.prepare.council_page import CouncilPage
from chietai.tui.screens.prepare.page import Page
from chietai.tui.screens.prepare.people_page import PeoplePage
from chietai.tui.screens.prepare.programme_page import ProgrammePage
from chietai.tui.screens.prepare.ready_page import ReadyPage
from chietai.tui.screens.prepare.record_page import RecordPage
from chietai.tui.screens.prepare.rules_page import RulesPage
from chietai.tui.screens.prepare.tables_page import TablesPage
from chietai.tui.screens.prepare.theme_page import ThemePage
from chietai.tui.screens.prepare.when_page import WhenPage

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
