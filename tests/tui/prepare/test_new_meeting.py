"""A new meeting by keys, from nothing to the meeting itself."""

from datetime import date, time

from tests.tui.prepare.conftest import Running
from tests.tui.prepare.hands import documents, stored

from chietai.meeting.kinds import CouncilKind, StepKind
from chietai.tui.services import Services


async def test_from_nothing_to_a_prepared_meeting(running: Running, services: Services) -> None:
    async with running() as hands:
        await hands.press("enter")  # a new meeting is the first door while the library is empty
        await hands.write("清瀬市第１層協議体")
        await hands.press("tab", "enter", "home", "enter")  # the kind, out of a list
        assert hands.state.council.kind is CouncilKind.FIRST_LAYER
        assert not documents(services)  # a file gets its name when the date is known
        await hands.press("f4")
        await hands.type("令和9年1月20日")
        await hands.press("enter")
        (path,) = documents(services)
        assert path.name.startswith("2027-01-20-清瀬市第1層協議体")
        assert "令和9年（2027年）1月20日（水）" in hands.text()
        await hands.type("13:30")
        await hands.press("enter")
        await hands.write("しあわせ未来センター")
        await hands.press("f4")
        for text in ("買い物と、ちょっとした手助け", "坂の上の団地の困りごと", "だれが何をするかを決めるところまで"):
            await hands.write(text)
            await hands.press("tab")
        await hands.to("ready")
        assert "買い物と、ちょっとした手助け" in hands.text()
        await hands.press("escape")
    state = stored(path, services)
    assert (state.council.name, state.council.kind) == ("清瀬市第１層協議体", CouncilKind.FIRST_LAYER)
    assert (state.details.date, state.details.start) == (date(2027, 1, 20), time(13, 30))
    assert state.details.place == "しあわせ未来センター"
    assert state.details.result == "だれが何をするかを決めるところまで"
    assert [step.kind for step in state.steps] == list(StepKind)
    assert len(state.checklist) == 10


async def test_it_can_be_left_at_any_time_and_gone_on_with(running: Running, services: Services) -> None:
    async with running("prepare") as hands:
        await hands.write("野塩地区協議体")
        await hands.press("escape")
        (path,) = documents(services)
        assert "準備の続きから" in hands.text()
        assert "野塩地区協議体" in hands.text()
        await hands.press("enter")
        assert hands.prepare.preparation.path == path
        await hands.press("f4")
        await hands.type("12/1")
        await hands.press("f5")  # straight to the meeting
        assert hands.app.shown.__class__.__name__ == "MeetingScreen"
    assert stored(path, services).details.date == date(2026, 12, 1)


async def test_nothing_typed_leaves_nothing_behind(running: Running, services: Services) -> None:
    async with running("prepare") as hands:
        await hands.press("f4", "f4", "f4", "escape")
        assert "新しい会議を準備する" in hands.text()
    assert not documents(services)


async def test_wrong_input_is_kept_with_a_sentence_beside_it(running: Running) -> None:
    async with running("prepare", page="when") as hands:
        await hands.type("2026-13-40")
        await hands.press("tab")
        assert "日にちとして読めません" in hands.text()
        await hands.type("25:00")
        await hands.press("f4")
        assert hands.state.details.date is None
        await hands.press("f3")  # what was typed is still there, and so are the sentences
        assert hands.field("date").text == "2026-13-40"
        assert "日にちとして読めません" in hands.text()
        assert "時刻として読めません" in hands.text()
        await hands.clear()
        await hands.write("１２／１")  # as an input method gives them
        assert hands.field("date").text == "１２／１"
        await hands.press("tab")
        assert hands.state.details.date == date(2026, 12, 1)
        assert "日にちとして読めません" not in hands.text()


async def test_undo_and_redo_fill_the_fields_again(running: Running) -> None:
    async with running("prepare") as hands:
        await hands.write("協議体")
        await hands.to("when")
        await hands.type("12/1")
        await hands.press("tab", "tab")
        await hands.write("公民館")
        await hands.press("shift+tab")
        assert hands.state.details.place == "公民館"
        await hands.press("ctrl+z")
        assert not hands.state.details.place
        assert hands.field("place").text == ""
        await hands.press("ctrl+y")
        assert hands.field("place").text == "公民館"


async def test_a_case_under_the_name_of_a_member_is_a_gentle_warning(running: Running) -> None:
    async with running("prepare") as hands:
        await hands.write("協議体")
        await hands.to("members")
        await hands.press("tab", "enter", "f3")
        await hands.write("相原　節子")
        await hands.press("f10", "escape")
        assert [member.name for member in hands.state.members.values()] == ["相原　節子"]
        await hands.press("f3")
        await hands.write("相原さん")
        await hands.press("tab")
        assert "名簿にある名前です：「相原」" in hands.text()
        assert hands.state.details.case_name == "相原さん"  # a warning, not a refusal


async def test_leaving_with_a_wrong_field_warns_once(running: Running, services: Services) -> None:
    async with running("prepare") as hands:
        await hands.write("協議体")
        await hands.press("f4")
        await hands.type("2026-13-40")
        await hands.press("escape")
        assert "保存できない欄があります" in hands.text()
        assert hands.field("date").text == "2026-13-40"
        await hands.press("escape")
        assert "準備の続きから" in hands.text()
    assert len(documents(services)) == 1


async def test_what_is_not_on_the_disk_yet_can_be_taken_back_too(running: Running, services: Services) -> None:
    async with running("prepare") as hands:
        await hands.press("ctrl+z")
        assert len(hands.state.steps) == 10  # what every meeting begins with stays
        await hands.write("協議体")
        await hands.press("tab", "ctrl+z")
        assert hands.state.council.name == ""
        await hands.press("ctrl+y")
        await hands.to("theme")  # beyond the pages that name the file, everything is stored at once
        (path,) = documents(services)
        await hands.press("escape")
    assert stored(path, services).council.name == "協議体"
