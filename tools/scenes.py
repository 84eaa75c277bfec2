"""What the pictures show: for each the moment of the rehearsed meeting, the window, and what was pressed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools import rehearsed as r

SMALL, LARGE = (80, 24), (120, 36)

Act = str | Callable[[Any], None]


@dataclass(frozen=True)
class Scene:
    """One picture. `app` makes the app with its documents in a folder; `acts`: keys, or what is done with the app."""

    title: str
    app: Callable[[Path], Any]
    size: tuple[int, int] = SMALL
    theme: str = "ai"
    acts: Sequence[Act] = ()


SCENES: dict[str, Scene] = {
    # What the room sees, step by step, in one window with the entry line.
    "step-01-reception": Scene("受付：開始の時刻、場所、来た方の数", r.desk(r.RECEPTION)),
    "step-02-recall": Scene("前回から：前回の約束がどうなったか", r.desk(r.RECALL)),
    "step-03-aim": Scene("めあて：今日のめあてを大きな字で", r.desk(r.AIM)),
    "step-03-agreements": Scene("三つの決まりごと", r.desk(r.AGREEMENTS)),
    "step-04-words": Scene("くじ引き：引く前に決めたことの、しるしのことば", r.desk(r.ANNOUNCED)),
    "step-04-falling": Scene("くじ引き：名前が席に落ちていくところ", r.desk(r.DRAWN, 3.6)),
    "step-04-tables": Scene("くじ引き：だれがどのテーブルか", r.desk(r.DRAWN, 30)),
    "step-05-troubles": Scene("困りごと：番号のついた困りごとと、残りの時間", r.desk(r.TROUBLES)),
    "step-06-hands": Scene("しぼる：手の数を数えているところ", r.desk(r.COUNTED)),
    "step-06-choose": Scene("しぼる：手の数と、取り上げる困りごと", r.desk(r.CHOSEN)),
    "step-07-question": Scene("三つの問い：問いだけを大きく", r.desk(r.question(1, 0))),
    "step-07-answers": Scene("三つの問い：テーブルごとの見出し", r.desk(r.question(2, 4))),
    "step-08-report": Scene("発表：テーブルの番号と、残りの時間", r.desk(r.REPORT, 75)),
    "step-09-spread": Scene("成功例：だれが持ち帰るか", r.desk(r.SPREAD)),
    "step-10-close": Scene("読み上げ：今日の五行", r.desk(r.CLOSE)),
    "step-10-mood": Scene("読み上げ：今日の気分", r.desk(r.MOOD)),
    "step-10-thanks": Scene("終わりのあいさつ", r.desk(r.closed)),
    # The second window: what the room sees besides.
    "stage-00-opening": Scene("第二の窓：会議を始める前", r.window(r.prepared), theme="wakatake"),
    "stage-04-before": Scene("第二の窓：くじを引く前", r.window(r.DRAW), theme="washi"),
    "stage-04-drum": Scene("第二の窓：名前が回っているところ", r.window(r.DRAWN, 1.2), theme="sumi"),
    "stage-05-silence": Scene("第二の窓：静かに書く時間", r.window(r.ALONE, 30), theme="washi"),
    "stage-05-case": Scene("第二の窓：ある方のお話", r.window(r.ALONE, 30), acts=(r.turn_to(1),)),
    "stage-05-over": Scene("第二の窓：時間が来たところ", r.window(r.ALONE, 14 * 60 + 25), theme="sumi"),
    "stage-07-chosen": Scene("第二の窓：これから考える困りごと", r.window(r.ROUNDS), theme="wakatake"),
    "stage-08-before": Scene("第二の窓：発表の始まり", r.window(r.REPORTS, 20), theme="washi"),
    "stage-09-asked": Scene("第二の窓：成功例をたずねるところ", r.window(r.ASKED, 20), theme="wakatake"),
    "stage-10-promises": Scene("第二の窓：今日の約束", r.window(r.CLOSE), acts=(r.turn_to(1),)),
    "stage-10-scale": Scene(
        "第二の窓：今日の気分をたずねるところ", r.window(r.CLOSE), theme="washi", acts=(r.turn_to(2),)
    ),
    "stage-10-unsaid": Scene("第二の窓：言い残したこと", r.window(r.UNSAID), theme="wakatake"),
    "stage-10-next": Scene("第二の窓：次にお会いする日", r.window(r.NEXT), theme="sumi"),
    "stage-question": Scene("第二の窓：問い１", r.window(r.question(1, 0)), LARGE),
    "stage-tables": Scene("第二の窓：だれがどのテーブルか", r.window(r.DRAWN, 30), LARGE, "washi"),
    "stage-troubles": Scene("第二の窓：困りごと", r.window(r.TROUBLES), LARGE, "washi"),
    # The facilitator's side.
    "desk-panel": Scene("進行役の覚え書きを開いた画面", r.desk(r.question(2, 4)), LARGE, acts=("f9",)),
    "desk-curtain": Scene("幕を引いた画面", r.desk(r.question(2, 4)), acts=("f12",)),
    "desk-help": Scene("F1：できることの一覧", r.desk(r.question(2, 4)), acts=("f1",)),
    "desk-entries": Scene("出たことばの一覧", r.desk(r.question(2, 4)), acts=("ctrl+l",)),
    "desk-seats": Scene("席を替える", r.desk(r.DRAWN, 30), acts=("ctrl+s",)),
    "desk-attendance": Scene("来ている方の一覧", r.desk(r.TROUBLES), acts=("ctrl+r",)),
    # Before and after.
    "home": Scene("はじめの画面", r.home),
    "prepare-theme": Scene("準備：テーマとめあて", r.screen("prepare", r.prepared), acts=("f4", "f4")),
    "prepare-programme": Scene("準備：進行表", r.screen("prepare", r.prepared), acts=("f4 f4 f4 f4 f4 f4 f4",)),
    "roster": Scene("名簿を取りこむ前の確かめ", r.screen("prepare", r.described), acts=(r.show_list,)),
    "replay": Scene("再生", r.screen("replay", r.end), acts=("ctrl+right",) * 7 + ("right",) * 9),
    "export": Scene("まとめを書き出す", r.screen("export", r.end)),
    "export-hidden": Scene("伏せる言葉を確かめる", r.screen("export", r.end), acts=(r.show_hidden,)),
}
