"""What the single views say."""

import re
from datetime import date, datetime, timedelta

import pytest
from rich.cells import cell_len
from tests.tui.stage import states
from tests.tui.stage.test_compose import Held, pages_of, text_of

from chietai.lottery import commitment_words
from chietai.meeting import intents as i
from chietai.meeting import views
from chietai.meeting.kinds import Outcome, Scope, StepKind
from chietai.tui.stage import compose
from chietai.tui.stage.paint import Role
from chietai.tui.stage.views.draw_show import SHOW_SECONDS


def squeezed(text: str) -> str:
    return "".join(text.split())


def roles_of(frame_lines: tuple[tuple[tuple[str, Role], ...], ...]) -> set[Role]:
    return {span[1] for line in frame_lines for span in line if span[0].strip()}


def test_the_top_line_says_what_where_and_how_long(held: Held) -> None:
    top = text_of(compose(*held["troubles"], 80, 24)).splitlines()[0]
    assert "清瀬市第１層協議体" in top
    assert "５／１０" in top
    assert "困りごと" in top
    assert "残り 4:45" in top


def test_the_top_line_leaves_out_steps_that_are_not_held(held: Held) -> None:
    state, now = held["troubles"]
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.SkipStep(step="recall"))
    assert "４／９" in text_of(compose(meeting.state, now, 80, 24)).splitlines()[0]


def test_a_long_name_gives_way_to_the_step_and_the_time(held: Held) -> None:
    state, now = held["troubles"]
    meeting = states.Meeting.going_on(state, now)
    council = state.council.model_copy(update={"name": "清瀬市における生活支援体制整備事業にかかる第１層協議体"})
    meeting.do(i.DescribeCouncil(council=council))
    top = text_of(compose(meeting.state, now, 56, 16)).splitlines()[0]
    assert "困りごと" in top
    assert "残り 4:45" in top
    assert ".." in top


def test_reception_tells_place_time_and_who_is_there(held: Held) -> None:
    shown = text_of(compose(*held["reception"], 80, 24))
    for words in ("11月22日（日）", "13:30 から", "４階 研修室", "始まりまで あと １３分", "１８人"):
        assert words in shown
    assert "相原" not in shown


def test_recall_tells_every_outcome_by_a_sign_and_a_word(held: Held) -> None:
    shown = "".join(pages_of(*held["recall"], 56, 16))
    for mark, word in (("済", "できました"), ("進", "進めています"), ("未", "これからです"), ("止", "取りやめました")):
        assert f" {mark} " in shown
        assert word in shown


def test_the_signs_of_outcomes_differ_from_each_other() -> None:
    from chietai.tui.stage.views.recall_view import _mark

    assert len({_mark(outcome) for outcome in (*Outcome, None)}) == len(Outcome) + 1


def test_the_aim_is_one_sentence(held: Held) -> None:
    shown = squeezed("".join(pages_of(*held["aim"], 80, 24)))
    assert "今日は、坂の上に住む人の、毎日の買い物の困りごとを、来月から試せることを二つ選ぶところまで、" in shown


@pytest.mark.parametrize(("consider", "result"), [("家事を", "三つ決めるまで"), ("家事。", "三つ決める。")])
def test_the_aim_does_not_double_its_particles(held: Held, consider: str, result: str) -> None:
    state, now = held["aim"]
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.DescribeSession(details=states.Details(consider=consider, result=result)))
    assert "今日は、家事を、三つ決めるまで、" in squeezed("".join(pages_of(meeting.state, now, 80, 24)))


def test_the_announced_draw_shows_its_six_words(held: Held) -> None:
    state, now = held["draw-announced"]
    shown = squeezed(text_of(compose(state, now, 80, 24)))
    for word in commitment_words(state.commitment):
        assert word in shown


def test_a_broken_commitment_shows_no_words_and_no_error(held: Held) -> None:
    state, now = held["draw-before"]
    meeting = states.Meeting.going_on(state, now)
    request = states.announce(meeting, [m for m in state.member_order if state.is_here(m)], 5)
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.AnnounceDraw(request=request, commitment="?"))
    assert "合いことば" in text_of(compose(meeting.state, now, 80, 24))


@pytest.mark.parametrize("size", [(56, 16), (80, 19), (120, 36), (160, 45)])
def test_the_plan_names_everybody_under_the_right_table(held: Held, size: tuple[int, int]) -> None:
    for name in ("draw-plan", "crowd"):
        state, now = held[name]
        shown = "".join(pages_of(state, now, *size))
        for table in views.tables(state):
            for member in table:
                assert member.name in shown
    state, now = held["draw-plan"]
    lines = text_of(compose(state, now, 56, 16)).splitlines()
    head = next(line for line in lines if "テーブル１" in line)
    row = lines[lines.index(head) + 1]
    assert row.index(views.tables(state)[0][0].name) == head.index("テーブル１")


@pytest.mark.parametrize("size", [(56, 16), (80, 24), (120, 36)])
def test_everybody_reads_the_number_of_their_seat_beside_their_name(held: Held, size: tuple[int, int]) -> None:
    two_large_tables, held_at = states.crowd(60, 2)
    for state, now in (held["draw-plan"], held["crowd"], (two_large_tables, held_at)):
        pages = list(pages_of(state, now, *size))
        for member_id, seat in state.seats.items():
            beside = re.compile(re.escape(state.members[member_id].name) + rf" +{seat.number}(?!\d)")
            assert any(beside.search(page) for page in pages), (size, member_id, seat)


def test_the_numbers_of_the_seats_are_quiet_and_in_line(held: Held) -> None:
    frame = compose(*held["draw-plan"], 56, 16)
    quiet = [[span for span in line if span.role is Role.QUIET and span.text.strip().isdigit()] for line in frame.lines]
    assert sum(map(len, quiet)) == len(held["draw-plan"][0].seats)
    lines = text_of(frame).splitlines()
    ends = [cell_len(line[: line.index(name) + len(name)]) + len(rest)
            for line in lines for name, rest in re.findall(r"([^ ]+ [^ ]+)( +\d+)(?= |$)", line)
            if line.index(name) < 4]  # fmt: skip
    assert len(ends) == 10
    assert len(set(ends)) == 1


def test_a_table_larger_than_a_page_goes_on_under_its_name() -> None:
    state, now = states.crowd(60, 2)
    pages = list(pages_of(state, now, 56, 16, letters=False))
    assert ["テーブル１" in page for page in pages] == [True, True, False, False]
    assert ["テーブル２" in page for page in pages] == [False, False, True, True]


def test_a_table_larger_than_the_window_gets_columns() -> None:
    state, now = states.crowd(60, 2)
    shown = "".join(pages_of(state, now, 80, 24))
    assert all(member.name in shown for table in views.tables(state) for member in table)


def test_the_draw_falls_the_same_way_each_time_and_ends_in_the_plan(held: Held) -> None:
    state, _now = held["draw-plan"]
    start = state.draws[-1].at
    seen = []
    for tenth in range(int(SHOW_SECONDS * 10)):
        now = start + timedelta(seconds=tenth / 10)
        frame = compose(state, now, 80, 24)
        assert frame == compose(state, now, 80, 24)
        assert frame.wake is not None
        assert frame.wake <= 0.1
        seen.append(text_of(frame))
    plan = text_of(compose(state, start + timedelta(seconds=SHOW_SECONDS), 80, 24))
    assert len(set(seen)) > 30
    assert plan.splitlines()[1:] == seen[-1].splitlines()[1:]
    at_once = text_of(compose(state, start + timedelta(seconds=1), 80, 24, show=False))
    assert at_once.splitlines()[1:] == plan.splitlines()[1:]


def test_names_that_have_fallen_stay_where_they_are(held: Held) -> None:
    state, _now = held["draw-plan"]
    start = state.draws[-1].at
    plan = text_of(compose(state, start + timedelta(seconds=SHOW_SECONDS + 1), 80, 24)).splitlines()
    places = {m.name: next(y for y, line in enumerate(plan) if m.name in line) for t in views.tables(state) for m in t}
    landed: set[str] = set()
    for tenth in range(20, int(SHOW_SECONDS * 10)):
        lines = text_of(compose(state, start + timedelta(seconds=tenth / 10), 80, 24)).splitlines()
        now_landed = {name for name, y in places.items() if name in lines[y]}
        assert landed <= now_landed
        landed = now_landed
    assert landed == set(places)


def test_the_whole_crowd_is_dealt_in_the_same_time(held: Held) -> None:
    state, _now = held["crowd"]
    start = state.draws[-1].at
    last = compose(state, start + timedelta(seconds=SHOW_SECONDS - 0.1), 56, 16)
    plan = compose(state, start + timedelta(seconds=SHOW_SECONDS + 0.1), 56, 16)
    final = text_of(compose(state, start + timedelta(seconds=60), 56, 16, plan.pages - 1)).splitlines()
    assert text_of(last).splitlines()[1:12] == final[1:12]


def test_while_hands_are_counted_nothing_changes_its_place(held: Held) -> None:
    shown = "".join(pages_of(*held["choose-counting"], 120, 36))
    order = [shown.index(text[:8]) for text, _table in states.TROUBLES]
    assert order == sorted(order)
    assert "１７人" in shown


def test_the_ranking_has_hands_as_figures_and_bars_and_the_chosen_in_front(held: Held) -> None:
    state, now = held["choose"]
    lines = text_of(compose(state, now, 120, 36)).splitlines()
    bars = {line.split()[-1]: line.count("\u2584") for line in lines if "\u2584" in line}
    assert bars["１７人"] > bars["１２人"] > bars["６人"] > bars["２人"] > 0
    chosen = [y for y, line in enumerate(lines) if " 選 " in line]
    others = [y for y, line in enumerate(lines) if "７人" not in line and "\u2584" in line and " 選 " not in line]
    assert len(chosen) == 2
    assert max(chosen) < min(others)


def test_bars_are_of_ascii_where_blocks_are_wide(held: Held) -> None:
    shown = text_of(compose(*held["choose"], 120, 36, blocks=False))
    assert "\u2584" not in shown
    assert "====" in shown


def test_the_question_stands_alone_until_answers_come(held: Held) -> None:
    asked = list(pages_of(*held["rounds-question"], 80, 24))
    assert len(asked) == 1
    assert "あなたの団体は何ができますか" in asked[0]
    assert "困りごと１" in asked[0]
    assert "テーブル２の番です" in asked[0]
    state, now = held["rounds"]
    front = text_of(compose(state, now, 80, 24))
    for table in ("テーブル１", "テーブル２", "テーブル３", "テーブル４"):
        assert table in front
    assert "商店街振興組合" in front


def test_a_turn_brings_the_question_page_back_only_until_something_new_is_said(held: Held) -> None:
    state, now = held["rounds"]
    before = compose(state, now, 80, 24)
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.MakeOffer(text="手押し車を貸し出せる", table=1))
    after = compose(meeting.state, now, 80, 24)
    assert before.key != after.key
    assert "手押し車" in text_of(after)


def test_what_no_table_said_does_not_stand_under_the_last_table(held: Held) -> None:
    state, now = held["rounds"]
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.EndTurn())
    meeting.do(i.MakeOffer(text="手押し車を貸し出せる"))
    lines = [line for page in pages_of(meeting.state, now, 80, 24) for line in page.splitlines()]
    (said,) = [line for line in lines if "手押し車" in line]
    assert said.strip().startswith("そのほか")


def test_a_turn_while_troubles_are_written_says_who_speaks(held: Held) -> None:
    state, now = held["troubles-quiet"]
    before = compose(state, now, 80, 24)
    assert "静かに" in squeezed(text_of(before))
    for turn, words in ((i.StartTurn(table=3), "テーブル３の番です"), (i.StartTurn(member="m2"), "飯田光男")):
        meeting = states.Meeting.going_on(state, now)
        meeting.do(turn)
        after = compose(meeting.state, now, 80, 24)
        assert words in squeezed(text_of(after))
        assert "静かに" not in squeezed(text_of(after))
        assert after.key != before.key
        meeting.do(i.EndTurn())
        assert "静かに" in squeezed(text_of(compose(meeting.state, now, 80, 24)))


def test_the_report_shows_table_and_time(held: Held) -> None:
    plain = text_of(compose(*held["report"], 80, 24, letters=False))
    assert "テーブル３" in plain
    assert "残り 0:20" in plain
    assert "まとめの時間" in plain
    over = text_of(compose(*held["report-over"], 80, 24, letters=False))
    assert "+0:25" in over
    assert "時間になりました" in over
    large = text_of(compose(*held["report"], 80, 24))
    assert large.count("\u2588") > 100


def test_spread_says_who_takes_what_home_by_when(held: Held) -> None:
    shown = squeezed("".join(pages_of(*held["spread"], 80, 24)))
    assert "持ち帰り中里自治会：見守り札を作って配る1月20日（水）まで" in shown
    assert "約束土屋健一：移動販売の会社に、坂の上まで来られるか聞く" in shown


@pytest.mark.parametrize("size", [(56, 16), (80, 19), (80, 24), (120, 36)])
def test_five_lines_are_read_back_on_one_page(held: Held, size: tuple[int, int]) -> None:
    state, now = held["close"]
    first = next(pages_of(state, now, *size))
    for label in ("テーマ", "困りごと", "知恵", "成功例", "約束"):
        assert label in first


def test_moods_are_bars_of_people(held: Held) -> None:
    state, now = held["close-mood"]
    shown = text_of(compose(state, now, 80, 24))
    lines = [line for line in shown.splitlines() if line.count("人") > 2]
    assert [line.count("人") - 1 for line in lines] == [8, 11, 4]


def test_a_mood_of_many_people_says_what_one_sign_stands_for(held: Held) -> None:
    state, now = held["crowd"]
    meeting = states.Meeting.going_on(state, now)
    states.go(meeting, StepKind.CLOSE)
    meeting.do(i.TakeMood(counts=(2, 8, 30, 60, 60)))
    shown = text_of(compose(meeting.state, meeting.now, 56, 16))
    assert "「人」一つで" in shown
    assert "６０人" in shown


def test_what_comes_last_at_the_close_is_in_front(held: Held) -> None:
    assert "今日の読み上げ" in text_of(compose(*held["close"], 80, 24))
    assert "今日はいかがでしたか" in text_of(compose(*held["close-mood"], 80, 24))
    assert "車いす" in text_of(compose(*held["close-unsaid"], 80, 24))
    assert "次にお会いするのは" in text_of(compose(*held["close-next"], 80, 24))


def test_before_hands_are_counted_there_is_a_scale_from_one_to_five(held: Held) -> None:
    state, now = held["close"]
    for size in ((56, 16), (80, 24), (120, 36)):
        pages = list(pages_of(state, now, *size, letters=False))
        shown = next(page for page in pages if "今日はいかがでしたか" in page)
        assert "残念もう少しふつうよいとてもよい" in squeezed(shown)
        assert "１２３４５" in squeezed(shown)
    assert "手をあげて" not in "".join(pages_of(*held["close-mood"], 80, 24))


def test_what_is_noted_last_is_in_front_in_any_order(held: Held) -> None:
    state, now = held["close"]
    meeting = states.Meeting.going_on(state, now)
    for intent, words in (
        (i.SetNextMeeting(date=date(2027, 1, 24)), "次にお会いするのは"),
        (i.NoteUnsaid(text="車いすの人の場所がほしい"), "車いす"),
        (i.TakeMood(counts=(0, 1, 4, 11, 8)), "今日はいかがでしたか"),
        (i.NoteUnsaid(text="夜にも開いてほしい"), "夜にも"),
        (i.TakeMood(counts=(0, 1, 4, 11, 7)), "今日はいかがでしたか"),
        (i.SetNextMeeting(date=date(2027, 2, 24)), "次にお会いするのは"),
    ):
        meeting.do(intent)
        assert words in text_of(compose(meeting.state, now, 80, 24))
    meeting.do(i.EnterStep(step="spread"), i.EnterStep(step="close"))
    assert "今日の読み上げ" in text_of(compose(meeting.state, now, 80, 24))


def test_the_curtain_hides_everything_but_theme_and_clock(held: Held) -> None:
    shown = text_of(compose(*held["curtain"], 80, 24, letters=False))
    assert squeezed(shown) == squeezed("13:54買い物に困る人を、地域でどう支えるか")


def test_the_agreements_lie_over_any_step_on_one_page(held: Held) -> None:
    for size in ((56, 16), (80, 19), (160, 45)):
        frame = compose(*held["agreements"], *size)
        assert frame.pages == 1
        assert "気楽に話しましょう" in squeezed(text_of(frame))


@pytest.mark.parametrize(
    ("seconds", "role", "words"),
    [
        (0, Role.CLOCK, "残り 14:00"),
        (587, Role.CLOCK, "残り 4:13"),
        (588, Role.WARNING, "残り 4:12"),
        (840, Role.BAD, "予定より +0:00"),
        (871, Role.BAD, "予定より +0:31"),
    ],
)
def test_a_clock_warns_quietly_at_seventy_and_at_a_hundred_per_cent(
    held: Held, seconds: float, role: Role, words: str
) -> None:
    state, now = held["troubles-quiet"]
    begun = now - timedelta(seconds=95)
    frame = compose(state, begun + timedelta(seconds=seconds), 80, 24, letters=False)
    assert words in text_of(frame)
    assert role in roles_of(frame.lines)
    assert frame.wake is not None
    assert 0 < frame.wake <= 1


def test_a_stopped_clock_says_so_and_wakes_nobody(held: Held) -> None:
    state, now = held["troubles-quiet"]
    meeting = states.Meeting.going_on(state, now)
    meeting.do(i.PauseTimer(scope=Scope.STEP))
    frame = compose(meeting.state, now, 80, 24)
    assert "時計を止めています" in text_of(frame)
    assert frame.wake is not None  # the time of day in the top line
    assert frame.wake > 1


def test_waking_comes_when_the_figures_turn(held: Held) -> None:
    state, now = held["troubles-quiet"]
    for part in (0.0, 0.25, 0.999):
        frame = compose(state, now + timedelta(seconds=part), 80, 24)
        assert frame.wake == pytest.approx(1 - part, abs=1e-6)


def test_before_the_first_step_and_after_the_end_there_is_no_top_line(held: Held) -> None:
    for name in ("opening", "thanks", "curtain"):
        state, now = held[name]
        assert "／１０" not in text_of(compose(state, now, 80, 24))
    assert "清瀬市第１層協議体" in text_of(compose(*held["opening"], 56, 16))
    assert "ありがとう" in text_of(compose(*held["thanks"], 56, 16))


def test_a_meeting_of_which_nothing_is_known_is_no_trouble() -> None:
    now = datetime(2026, 11, 22, 13, 30, tzinfo=states.JST)
    meeting = states.Meeting(now=now)
    assert "ようこそ" in text_of(compose(meeting.state, now, 56, 16, letters=False))
    meeting.do(i.CreateSession(session_id="x"), states.programme())
    for kind in StepKind:
        meeting.do(i.EnterStep(step=kind.value))
        assert text_of(compose(meeting.state, now, 56, 16)).strip()
