"""Every text that a user sees is in the catalogue once, fits its place, and can be drawn by any terminal."""

import ast
import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "chietai"
CATALOGUES = sorted((SOURCE / "locale" / "ja").glob("*.po"))
CALLS = {"_": 0, "N_": 0, "ngettext": 0, "pgettext": 1}  # which argument is the message

Message = tuple[str, str]  # context and message id

# Files that may hold Japanese letters in their code, each with the reason. Comments and docstrings may anywhere.
JAPANESE = {
    # Tables and classes of characters.
    "lottery/spoken_words.py": "the list of words that stand for numbers",
    "text/characters.py": "a table of characters",
    "privacy/births.py": "the words that stand beside a date of birth",
    "privacy/contacts.py": "how the sign in an address of mail is written out",
    "privacy/notation.py": "tables of characters, and the counters after a number",
    "privacy/person_numbers.py": "the words that stand before numbers of people",
    "privacy/postal_addresses.py": "the words of addresses",
    "privacy/telephones.py": "the words that stand before telephone numbers",
    "text/figures.py": "the first of the full-width figures",
    "text/gate.py": "classes of characters",
    "text/graphemes.py": "classes of characters",
    "text/folding.py": "a table of characters",
    "records/file_names.py": "the letters that a file name may have",
    "reports/tables.py": "the signs that a spreadsheet takes for the beginning of a formula",
    "text/kinsoku.py": "classes of characters for the breaking of lines",
    "text/line_breaking.py": "the sign before a number that counts",
    "tui/desk/completion.py": "the signs that people type with an input method",
    "tui/grid.py": "a class of characters",
    "tui/likenesses.py": "a table of characters",
    "tui/letters/substitutes.py": "a table of characters",
    # What people type or write, whatever the language of the program.
    "cli/draw_people.py": "the signs that people type with an input method",
    "cli/export.py": "the comma that people type with an input method",
    "cli/redact.py": "the answer that people type",
    "cli/redact_choices.py": "the answers that people type",
    "privacy/erasing.py": "the signs between the halves of a name, and what stands where something was erased",
    "text/eras.py": "the names of Japanese eras",
    "text/dates.py": "reads and writes dates in Japanese eras",
    "privacy/known_people.py": "the signs that stand between the halves of a name",
    "privacy/longer_words.py": "the letters with which given names end",
    "privacy/name_forms.py": "how names are written on lists",
    "privacy/written.py": "the sign between the words of a name",
    "privacy/bodies.py": "what bodies and trades are called, and nobody is",
    "privacy/offices.py": "what offices are called",
    "privacy/contexts.py": "the words beside a name that say that a person is meant",
    "privacy/bare_surnames.py": "the words beside a surname that say that a person is meant",
    "privacy/office_holders.py": "the words beside an office by which people are found who are on no list",
    "privacy/strangers.py": "the ways to write initials, and names in kana",
    "privacy/surnames.py": "the surnames of Japan",
    "privacy/titled_names.py": "forms of address, by which people are found who are on no list",
    "privacy/vocabulary.py": "the words by which people are spoken of",
    "privacy/meeting_guard.py": "forms of address",
    "privacy/named_people.py": "words of offices and bodies, which are told from names",
    "privacy/romaji.py": "the kana, and how they are romanised",
    "meeting/addresses.py": "the signs that people type with an input method",
    "meeting/counters.py": "the words with which people count",
    "meeting/line_reader.py": "the signs that people type with an input method",
    "meeting/step_shorthand.py": "the signs that people type with an input method",
    "roster/decode.py": "the letters by which an encoding is recognised",
    "roster/member_fields.py": "the names of columns as people write them",
    "roster/header.py": "the names of columns as people write them",
    "roster/sectors.py": "the names of sectors and bodies as people write them",
    "roster/roster_sentences.py": "the name of a column, as an example",
    "roster/template.py": "an example of a list, for a spreadsheet of people who write Japanese",
    "cli/streams.py": "letters by which an encoding is tried, and letters that look alike",
    "tui/screens/meeting/entry_dialog.py": "the signs that people type with an input method",
    "tui/screens/meeting/meeting_screen.py": "the signs that people type with an input method",
    "tui/screens/prepare/typed_values.py": "dates and times as people type them",
    "tui/screens/wall_screen.py": "the keys that an input method sends",
    "tui/stage/stage_text.py": "the endings with which people write an aim",
    # Punctuation and figures of the page itself.
    "reports/review.py": "the signs with which a sentence ends",
    "reports/terms.py": "Japanese punctuation, chosen by the language",
    "wording/times.py": "the Japanese way to write a date, chosen by the language",
}

# What people write in Japanese in any language of the program, as an example inside a message id.
EXAMPLES = ("氏名", "令和9年1月20日", "はい")


def _sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text("utf-8"))


@cache
def used() -> dict[Message, str]:
    """Every message in the source, with the file it stands in."""
    found: dict[Message, str] = {}
    for name, tree in _sources():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS):
                continue
            if name == "i18n.py":
                continue
            place = CALLS[node.func.id]
            texts = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if len(texts) > place:
                found[(texts[0] if place else "", texts[place])] = name
    return found


@cache
def written() -> dict[Message, tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Every message of the Japanese catalogue: its file, its message ids (one, or singular and plural), its texts."""
    found: dict[Message, tuple[str, tuple[str, ...], tuple[str, ...]]] = {}
    for path in CATALOGUES:
        for message in _catalogue(path):
            if not message.id:
                continue
            ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
            texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
            found[(message.context or "", ids[0])] = (path.name, tuple(ids), tuple(texts))
    return found


def _catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="ja", abort_invalid=True)


def test_there_is_something_to_look_at() -> None:
    assert len(used()) > 300
    assert len(CATALOGUES) > 3


def test_every_message_of_the_source_is_in_the_catalogue() -> None:
    missing = [f"{place}: {message!r}" for message, place in sorted(used().items()) if message not in written()]
    assert missing == []


def test_no_message_of_the_catalogue_is_unused() -> None:
    unused = [f"{written()[message][0]}: {message!r}" for message in sorted(written()) if message not in used()]
    assert unused == []


def test_no_translation_is_empty_or_doubtful() -> None:
    doubtful = [
        f"{path.name}: {message.id!r}" for path in CATALOGUES for message in _catalogue(path)
        if message.id and (message.fuzzy or not all(
            message.string if isinstance(message.string, tuple | list) else [message.string]
        ))
    ]  # fmt: skip
    assert doubtful == []


def test_two_files_do_not_translate_one_message_differently() -> None:
    texts: dict[tuple[str, str], set[str]] = {}
    for path in CATALOGUES:
        for message in _catalogue(path):
            if message.id:
                texts.setdefault((message.context or "", str(message.id)), set()).add(str(message.string))
    assert {key: value for key, value in texts.items() if len(value) > 1} == {}


def test_no_message_names_a_key_that_the_user_may_change() -> None:
    # Enter, Escape, Delete and the arrow keys cannot be changed. These say which keys there are to choose from, and how
    # arrow keys are pressed.
    exceptions = ("F1 to F12", "F1 から F12", "Ctrl+Up", "Ctrl+上")
    key = re.compile(r"(?<![A-Za-z])(F\d{1,2}|Ctrl\s?\+|Alt\s?\+|Page ?Up|Page ?Down)(?!\d)|Ｆ[０-９]", re.IGNORECASE)
    named = []
    for file, ids, texts in written().values():
        for text in (*ids, *texts):
            plain = text
            for words in exceptions:
                plain = plain.replace(words, "")
            if key.search(plain):
                named.append(f"{file}: {text!r}")
    assert named == []


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _signs(text: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)[sr]|%[sr]", text))


def test_placeholders_match() -> None:
    # The singular may leave the number out; the Japanese has to have all that the plural has.
    wrong = [
        f"{place}: {message!r}: {text!r}"
        for message, (place, ids, texts) in sorted(written().items()) for text in texts
        if _fields(text) != _fields(ids[-1]) or not _signs(text) <= _signs(ids[-1])
    ]  # fmt: skip
    assert wrong == []


def test_message_ids_are_english() -> None:
    plain = [message[1] for message in used()]
    for example in EXAMPLES:
        plain = [text.replace(example, "") for text in plain]
    assert [text for text in plain if any("\u3040" <= c <= "\u9fff" for c in text)] == []


def _doubtful(text: str) -> set[str]:
    """The characters that terminals disagree on: ambiguous width, emoji, selectors, joiners, combining marks."""
    return {
        c for c in text
        if unicodedata.east_asian_width(c) == "A" or ord(c) >= 0x1F000 or unicodedata.category(c) in ("Mn", "Me", "Cf")
        or "\u2600" <= c <= "\u27bf"
    }  # fmt: skip


def test_the_catalogues_use_no_character_that_terminals_disagree_on() -> None:
    wrong = {}
    for message, (_place, ids, texts) in written().items():
        if found := _doubtful("".join((*ids, *texts))):
            wrong[message] = found
    for message in used():
        if found := _doubtful(message[1]):
            wrong[message] = found
    assert wrong == {}


DATA = sorted([*(SOURCE / "formats").glob("*.toml"), *(ROOT / "themes").glob("*.toml")]) + sorted(
    (SOURCE / "rehearsal").glob("*.toml")
)


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_formats_themes_and_rehearsals_neither(path: Path) -> None:
    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield key
                yield from texts(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from texts(inner)

    assert _doubtful("".join(texts(tomllib.loads(path.read_text("utf-8"))))) == set()


def _constants(tree: ast.Module) -> Iterator[str]:
    """The texts in the code: all string constants but docstrings."""
    docs = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            for statement in body:
                if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                    docs.add(id(statement.value))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def test_no_japanese_stands_in_the_code() -> None:
    letters = re.compile("[\u3041-\u30ff\u3400-\u9fff\uff01-\uff60]")
    found = {name for name, tree in _sources() if any(letters.search(text) for text in _constants(tree))}
    assert found - set(JAPANESE) == set()
    gone = {name for name in JAPANESE if not (SOURCE / name).exists() or name not in found}
    assert gone == set(), "take these off the list"


GUIDES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize(
    "never",
    [
        "フォルダ(?!ー)",  # フォルダー
        "三つの約束",  # 三つの決まりごと: a 約束 is what somebody promises
    ],
)
def test_one_thing_has_one_name(never: str) -> None:
    told = [f"{place}: {text}" for place, _ids, texts in written().values() for text in texts if re.search(never, text)]
    told += [path.name for path in GUIDES if re.search(never, path.read_text("utf-8"))]
    assert told == []


# Code that speaks of such characters: it looks for them in what people wrote, puts others in their place, or makes
# drawings and documents. None of it is shown as it stands here.
ABOUT_CHARACTERS = {
    "text/graphemes.py", "records/document_format.py", "text/characters.py", "text/gate.py", "text/folding.py",
    "records/decoding.py", "records/document_header.py", "cli/hidden_words.py",
    "records/values.py", "records/event_scanner.py", "privacy/romaji.py", "reports/terms.py",
    "privacy/vocabulary.py", "roster/decode.py", "roster/member_fields.py", "roster/people_rows.py",
    "meeting/line_reader.py", "tui/safe_app.py", "tui/likenesses.py",
    "text/kinsoku.py", "text/figures.py", "tui/letters/substitutes.py",
    "privacy/contexts.py", "privacy/name_forms.py", "privacy/written.py", "privacy/known_people.py",
    "privacy/titled_names.py", "privacy/bare_surnames.py", "privacy/office_holders.py",
    "privacy/offices.py", "privacy/erasing.py",
    "cli/streams.py",
    "privacy/contacts.py", "privacy/notation.py", "privacy/person_numbers.py", "privacy/telephones.py",
}  # fmt: skip
# Large letters and bars: blocks, which are left out where a terminal draws them two cells wide.
DRAWS_WITH_BLOCKS = {"tui/letters/bitmap_font.py", "tui/stage/views/choose_view.py", "tui/stage/views/mood_view.py"}


def test_the_code_neither() -> None:
    found = {name: _doubtful("".join(_constants(tree))) for name, tree in _sources()}
    blocks = set(map(chr, range(0x2580, 0x25A0)))
    wrong = {
        name: chars - (blocks if name in DRAWS_WITH_BLOCKS else set())
        for name, chars in found.items()
        if name not in ABOUT_CHARACTERS
    }
    assert {name: chars for name, chars in wrong.items() if chars} == {}
    assert [name for name in sorted(ABOUT_CHARACTERS | DRAWS_WITH_BLOCKS) if not found.get(name)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "sessions").glob("*.json")), ids=lambda path: path.name)
def test_the_sample_meetings_neither(path: Path) -> None:
    assert _doubtful(path.read_text("utf-8")) == set()
