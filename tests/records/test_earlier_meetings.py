"""Earlier meetings of a council: which documents in the library count in the next draw."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tests.conftest import FrozenClock

from chietai import drawing
from chietai.meeting import intents as i
from chietai.meeting.kinds import Presence, SeedSource
from chietai.meeting.model import Council, Details, Member
from chietai.records.library import earlier_meetings
from chietai.records.store import SessionStore

TODAY = date(2026, 11, 22)


def test_meetings_with_a_draw_count_once_and_the_oldest_first(
    tmp_path: Path, clock: FrozenClock, new_id: Callable[[], str]
) -> None:
    def held(name: str, day: date | None, council: str = "清瀬市協議体", *, drawn: bool = True) -> None:
        with SessionStore.create(tmp_path / f"{name}.json", name, clock=clock, new_id=new_id) as store:
            store.commit(i.DescribeCouncil(council=Council(name=council)))
            store.commit(i.DescribeSession(details=Details(title=name, date=day, tables=2)))
            for n in range(4):
                store.commit(i.RegisterMember(member=Member(id=f"m{n}", name=f"委員{n}")))
                store.commit(i.MarkAttendance(member=f"m{n}", presence=Presence.PRESENT))
            if drawn:
                request = drawing.request_for(store.state)
                store.commit(drawing.announce(request))
                store.commit(drawing.hold(request, "1", SeedSource.CALLED).intent)

    held("newer", date(2026, 10, 1))
    held("older", date(2026, 8, 1))
    held("width", date(2026, 9, 1), " 清瀬市　協議体")
    held("undrawn", date(2026, 9, 2), drawn=False)
    held("undated", None)
    held("today", TODAY)
    held("elsewhere", date(2026, 9, 3), "よその協議体")
    shutil.copy(tmp_path / "newer.json", tmp_path / "newer-copy.json")
    whole = (tmp_path / "older.json").read_bytes()
    (tmp_path / "cut.json").write_bytes(whole[: len(whole) // 2] + b"}")
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")

    def found(council: str) -> list[str]:
        states = earlier_meetings(tmp_path, council, TODAY)
        return [state.session_id for state in states]

    before = sorted(path.name for path in tmp_path.iterdir())
    assert found("清瀬市協議体") == ["older", "width", "newer"]
    assert found("") == [] and found("知らない協議体") == []
    assert sorted(path.name for path in tmp_path.iterdir()) == before, "nothing is written"
