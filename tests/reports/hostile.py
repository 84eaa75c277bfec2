"""A meeting in which everything that people can type is hostile, as a document made by hand could hold it."""

import dataclasses

from tests.reports.kiyose import held

from chietai.meeting.model import Member
from chietai.meeting.state import State

TEXTS = (
    "[red]赤[/red] [@click=app.quit]x[/] [/] [",
    "<script>alert(1)</script><b>x</b>&amp;&#x3c;'\"`--></style></title>",
    "=1+1",
    "+1", "-1", "@x", "\t=1", "＝1", "'=1", "' quoted", " =1",
    "\x1b]52;c;aGVsbG8=\x07 \x1b[2J \x9b31m \x00 \x7f",
    "lone \ud83d surrogate \udc00",
    "a\u202eb\u202c \u200bc\ufeff",
    "{{7*7}} {% raw %} ${HOME} $(id) `id` %(x)s {0.__class__} %s {}",
    "# 見出し", "- 項目", "1. 一つめ", "1) 二つめ", "> 引用", "***", "---", "===", "|a|b|", "```", "~~~", "    code",
    "![x](http://x.example/a.png) [y](javascript:alert(1)) <https://x.example>",
    "https://x.example www.x.example a@b.example mailto:a@b.example ftp://x.example",
    "\\", "a\\", "*a* _b_ **c** __d__ ~~e~~ `f` $g$ a<br>b", "line one\nline two\r\nthree\u2028four",
    "&lt;b&gt; &#60; &copy;", "か\u3099 ⻄東京 ｶﾞ", "x" * 500, "", " ", "\u3000",
)  # fmt: skip


def hostile(text: str, *, names: bool = True) -> State:
    """The meeting of Kiyose with `text` in the place of every text that people give (of their names if `names`)."""
    state = held().state
    details = {k: text for k, v in state.details if isinstance(v, str) and k not in ("kind",)}
    council = state.council.model_copy(update={"name": text, "parent": text, "area": text})
    members = {m.id: Member.model_construct(**_texts(m, text, names)) for m in state.members.values()}
    entries = {
        e.id: dataclasses.replace(e, text=text, who=text, organisation=text, outcome_note=text)
        for e in state.entries.values()
    }
    for key, member in members.items():
        state = dataclasses.replace(state, members=state.members.insert(key, member))
    for key, entry in entries.items():
        state = dataclasses.replace(state, entries=state.entries.insert(key, entry))
    return dataclasses.replace(
        state,
        details=state.details.model_copy(update=details),
        council=council,
        steps=tuple(step.model_copy(update={"title": text}) for step in state.steps),
        questions=(text, text, text),
        next_note=text,
        session_id=text,
        draws=tuple(dataclasses.replace(draw, digits=text, seed=text, reason=text) for draw in state.draws),
    )


def _texts(member: Member, text: str, names: bool) -> dict[str, str]:
    kept = {"id"} if names else {"id", "name", "reading"}
    return {key: value if key in kept else text for key, value in member}
