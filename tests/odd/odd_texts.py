"""Documents whose texts mean something to a terminal, a page, a spreadsheet, a template, or take much room."""

from typing import Any

from tests.odd.odd_documents import Tables, append_event, event_list, first_of, odd_tables

_ONE_LINE_FIELDS = (
    "title",
    "place",
    "theme",
    "consider",
    "result",
    "case_name",
    "case_text",
    "handouts",
    "secretariat",
)


def _everywhere(tables: Tables, text: str, *, added: bool = False) -> None:
    """Puts a text into every place where a person may type one, or adds it to what stands there."""

    def put(row: dict[str, Any], fields: tuple[str, ...]) -> None:
        for field in fields:
            if isinstance(row.get(field), str):
                row[field] = row[field] + text if added else text

    for event in event_list(tables):
        put(event, ("text", "who", "note", "organisation", "reason", "format_name", "by"))
        for inner, fields in (
            ("member", ("name", "reading", "organisation", "sector", "district", "number")),
            ("council", ("name", "parent", "area")),
            ("details", _ONE_LINE_FIELDS),
        ):
            put(event.get(inner, {}), fields)
        for row in (*event.get("steps", ()), *event.get("items", ())):
            row["title" if "kind" in row else "text"] = text
    put(tables["session"]["1"], ("council", "area", "title", "place", "theme"))


def _texts(rows: list[tuple[str, str, str]], *, added: bool = False, events: int | None = None) -> None:
    for name, text, oddity in rows:

        def changed(tables: Tables, text: str = text) -> object:
            _everywhere(tables, text, added=added)
            return tables

        changed.__name__, changed.__doc__ = f"text_{name}", oddity
        odd_tables(events=events)(changed)


_texts(
    [
        ("of_colours", "\u001b[31m赤\u001b[0m\u001b[2J\u001b[H", "Colours and a cleared screen."),
        ("of_a_title", "\u001b]0;ODD-TITLE\u0007\u001b]52;c;T0RE\u0007", "A title of the window, and the clipboard."),
        ("of_device_controls", "\u001bP0;1|ODD\u001b\\\u001b_ODD\u001b\\\u001b^ODD\u001b\\", "Device controls."),
        ("of_c1_controls", "\u009b31m赤\u009d0;ODD\u009c\u0085\u0090", "Controls of one letter."),
        ("of_all_controls", "".join(map(chr, range(32))) + "\u007f", "Every control character of ASCII."),
        ("of_one_zero", "困り\u0000ごと", "A zero in the middle."),
        ("of_line_ends", "一\n二\r三\r\n四\u2028五\u2029六\u000b七", "All kinds of line ends."),
        ("of_directions", "\u202e逆さま\u202c\u2067\u2066abc\u061c", "Marks that turn the direction, not all closed."),
        ("of_hebrew", "שלום עולם مرحبا بالعالم", "Hebrew and Arabic."),
        ("of_nothing_to_see", "\u200b\u200d\u2060\ufeff\u00ad\u034f\u180e", "Letters without a width."),
        ("of_half_a_pair", "笑\ud83d", "Half of a letter of two."),
        ("of_pairs_the_wrong_way", "\ude00\ud83d", "Two halves the wrong way round."),
        ("of_no_characters", "\ufffe会\uffff議\U0010ffff体\ufdd0", "Code points that are no characters."),
        ("of_private_characters", "\ue000\uf8ff\U000f0000", "Characters that a ministry made for itself."),
        ("of_heaped_marks", "あ" + "\u0301\u0323\u20dd" * 60, "Marks heaped on one letter."),
        ("of_families", "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇯🇵👩🏽‍🦽", "Pictures of several letters."),
        ("of_variants", "葛\U000e0100飾区　辻\U000e0101　邉\ufe00", "Forms of kanji."),
        ("of_half_width_kana", "ｶｲｷﾞｼﾂ ﾊﾟﾝ ﾞﾟ", "Half-width kana."),
        ("of_japanese_ligatures", "㍻㍿㌔㍍①㈱髙﨑", "Letters that Shift_JIS has in two versions."),
        ("of_a_script", "<script>alert(1)</script><img src=x onerror=alert(1)>\"'>", "A script for a page."),
        ("of_entities", "&lt;b&gt; &amp;amp; &#0; &#x1b; ]]> <!-- -->", "Entities, comments and ends of sections."),
        ("of_a_formula", '=HYPERLINK("http://x","y")', "A formula for a spreadsheet."),
        ("of_formula_starts", "+1\t-2\r@SUM(A1)\n=1", "All starts of formulas."),
        ("of_full_width_formulas", "＝１＋１", "A formula in full-width letters."),
        ("of_markup", "[bold red]赤[/] [@click=app.quit]終了[/] [/nothing] [link=x] \\[", "Markup of the screens."),
        (
            "of_markdown",
            "# 見出し\n| a | b |\n|---|\n```\n[x](javascript:alert(1)) ![](file:///etc/passwd)",
            "Markdown.",
        ),
        ("of_templates", "{{ 7 * 7 }} {% include '/etc/passwd' %} {name} {0} %s %(x)s ${HOME}", "Templates."),
        ("of_patterns", "(((((a+)+)+)+)+$ [ \\ *", "Regular expressions."),
        ("of_paths", "../../../etc/passwd \\\\server\\share C:\\CON", "Paths."),
        ("of_commas_and_quotes", 'a,"b""c",\n;d\te', "Marks of a CSV."),
        ("of_only_spaces", "\u3000 \u00a0\u2003", "White space of all kinds."),
        ("of_nothing", "", "Nothing."),
        ("of_one_mark", "。", "One mark."),
        ("of_asterisks", "＊＊＊", "The sign that stands for an erased text."),
        ("of_circles", "〇〇", "The sign that stands for a hidden name."),
        ("of_a_thousand_letters", "長い話です。" * 170, "A thousand letters everywhere."),
        ("of_one_long_word", "w" * 3_000, "A word of three thousand letters everywhere, more than is stored."),
        ("of_many_lines", "一行\n" * 300, "Three hundred lines everywhere."),
        ("of_json", '{"type": "SessionClosed"}\\u0022\\n\\', "JSON, and backslashes."),
        ("of_question_marks", "？？？？？", "Full-width question marks."),
    ]
)
_texts(
    [
        ("after_others_of_titles", "\u001b]2;ODD-TITLE\u001b\\", "A title of the window after every text."),
        ("after_others_of_directions", "\u202e", "A mark that turns the direction after every text."),
    ],
    added=True,
    events=150,
)


@odd_tables(events=150)
def live_text_of_markup(tables: Tables) -> object:
    """Markup in every text of a meeting that is going on."""
    _everywhere(tables, "[/] [@click=app.quit]終了[/] [bold")
    return tables


@odd_tables(events=150)
def live_text_of_line_ends(tables: Tables) -> object:
    """Line ends and controls in every text of a meeting that is going on."""
    _everywhere(tables, "一\n\n\t二\r\u001b[1m\u0000")
    return tables


@odd_tables()
def one_text_of_a_million_letters(tables: Tables) -> object:
    """One trouble of a million letters."""
    first_of(tables, "TroubleRaised")["text"] = "困ったことです。" * 125_000
    return tables


@odd_tables()
def one_word_of_a_million_letters(tables: Tables) -> object:
    """One trouble of a million letters without a break."""
    first_of(tables, "TroubleRaised")["text"] = "w" * 1_000_000
    return tables


@odd_tables(events=150)
def five_long_details(tables: Tables) -> object:
    """Five details of five thousand letters: a header of more than 65,536 bytes."""
    for field in _ONE_LINE_FIELDS[:5]:
        first_of(tables, "SessionDescribed")["details"][field] = "くわしく書きました。" * 500
    return tables


@odd_tables()
def long_name_of_the_council(tables: Tables) -> object:
    """A council with a name of a hundred thousand letters."""
    first_of(tables, "CouncilDescribed")["council"]["name"] = "協議体" * 33_000
    return tables


@odd_tables()
def name_of_the_council_empty(tables: Tables) -> object:
    """A council without a name, in a meeting without a title."""
    first_of(tables, "CouncilDescribed")["council"]["name"] = ""
    first_of(tables, "SessionDescribed")["details"].update(title="", theme="")
    return tables


@odd_tables()
def fifty_texts_of_fifty_thousand_letters(tables: Tables) -> object:
    """Fifty notes of fifty thousand letters."""
    for number in range(50):
        append_event(tables, "NoteTaken", entry_id=f"n{number}", text="書きとめました。" * 6_250)
    return tables


@odd_tables()
def thousands_of_entries(tables: Tables) -> object:
    """Three thousand hopes."""
    for number in range(3_000):
        append_event(tables, "HopeVoiced", entry_id=f"h{number}", text=f"花見に行きたい {number}", table=1 + number % 3)
    return tables


@odd_tables()
def texts_of_other_kinds(tables: Tables) -> object:
    """Numbers, lists and objects where texts should be."""
    values: list[Any] = [5, ["a"], {"text": "b"}, True, 1.5, None]
    entries = [event for event in event_list(tables) if "text" in event]
    for event, value in zip(entries, values, strict=False):
        event["text"] = value
    return tables
