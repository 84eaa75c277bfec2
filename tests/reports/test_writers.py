"""What people typed stays what they typed: in Markdown, in HTML and in CSV, whatever it is."""

import csv
import io
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reports.hostile import TEXTS, hostile

from chietai.privacy.findings import MASK
from chietai.reports.document_blocks import Item, Items, Paragraphs
from chietai.reports.export_documents import Kind, documents
from chietai.reports.html import html
from chietai.reports.markdown import escape, markdown
from chietai.reports.minutes_document import pages
from chietai.reports.summarise import summarise
from chietai.reports.summary import Level
from chietai.reports.tables import Table, csv_bytes, neutral, restore, tables
from chietai.text.gate import visible

GFM = MarkdownIt("gfm-like")
ANY_TEXT = st.one_of(
    st.sampled_from(TEXTS), st.text(max_size=40), st.text("*_`[]()<>#+-=|~\\!&1.: @wa/\n", max_size=30)
)


def _as_shown(text: str) -> str:
    return " ".join(visible(text).split())


def _rendered(source: str) -> tuple[str, set[str]]:
    """The text that a reader of `source` sees, and the kinds of everything in it."""
    kinds, shown = set[str](), list[str]()
    for block in GFM.parse(source):
        kinds.add(block.type)
        for part in block.children or []:
            kinds.add(part.type)
            shown.append("\n" if part.type == "softbreak" else part.content)
    return "".join(shown), kinds


@given(ANY_TEXT)
@settings(deadline=None)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    shown, kinds = _rendered(escape(visible(text)))
    # An address of mail is made a link even where it is escaped; it reads the same.
    assert kinds <= {"paragraph_open", "inline", "text", "text_special", "paragraph_close"} | (
        {"link_open", "link_close"} if "@" in text else set()
    )
    assert " ".join(shown.split()) == _as_shown(text)


@given(st.lists(ANY_TEXT, min_size=1, max_size=4))
@settings(deadline=None)
def test_markdown_lists_keep_their_shape(texts: list[str]) -> None:
    source = markdown([Items(tuple(Item(visible(text), same=(visible(text),)) for text in texts))])
    kinds = [block.type for block in GFM.parse(source)]
    assert kinds.count("list_item_open") == 2 * len(texts)
    assert not {"fence", "code_block", "html_block", "heading_open", "hr", "blockquote_open", "table_open"} & set(kinds)


class _Reader(HTMLParser):
    """What is in an HTML file: elements, attributes, text by element."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.texts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not {"style", "title"} & set(self.open):
            self.texts.append(data)


def _read(document: str) -> _Reader:
    reader = _Reader()
    reader.feed(document)
    return reader


@given(ANY_TEXT)
@settings(deadline=None, max_examples=50)
def test_html_shows_the_text_and_nothing_else(text: str) -> None:
    text = visible(text)
    empty, full = _read(html([Paragraphs(("",))])), _read(html([Paragraphs((text,))]))
    assert full.tags == empty.tags and full.attributes == empty.attributes
    assert " ".join("".join(full.texts).split()) == " ".join(text.split())


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("text", TEXTS)
def test_a_hostile_meeting_changes_nothing_but_the_texts(text: str, level: Level) -> None:
    names = level is not Level.PUBLIC
    summary = summarise(hostile(text, names=names), level)
    plain = summarise(hostile("ふつう", names=names), level)
    files, others = documents(summary, tuple(Kind)), documents(plain, tuple(Kind))
    for name, data in files.items():
        body = data.decode()
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", body), name
        assert re.fullmatch(r"2026-11-22-[a-z0-9-]+-(原本|委員用|公開用)(\.md|\.html|-\w+\.csv)", name)
    if not text.strip():
        return
    shown = _as_shown(text)
    if level is Level.PUBLIC:  # mail leads to a person
        shown = shown.replace("a@b.example", MASK)
    page = _read(next(data.decode() for name, data in files.items() if name.endswith(".html")))
    other = _read(next(data.decode() for name, data in others.items() if name.endswith(".html")))
    assert set(page.tags) == set(other.tags) and "script" not in page.tags
    assert not {key for key, _ in page.attributes} & {"style", "onclick", "href", "src"}
    assert any(shown in " ".join(part.split()) for part in page.texts)


def test_html_is_one_file_that_may_load_and_run_nothing() -> None:
    document = html(pages(summarise(hostile("x"), Level.MEMBERS)))
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', document)
    assert policy and policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy[1]
    reader = _read(document)
    assert not {"script", "link", "img", "iframe", "object", "form", "base", "a"} & set(reader.tags)
    assert "url(" not in document and "@import" not in document
    import base64
    import hashlib

    style = document.split("<style>")[1].split("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy[1]


@given(st.lists(st.lists(st.text(max_size=20), min_size=2, max_size=2), max_size=4))
def test_csv_can_be_read_back_whole(rows: list[list[str]]) -> None:
    table = Table("名前", ("a", "b"), tuple((visible(a), visible(b)) for a, b in rows))
    data = csv_bytes(table)
    assert data.startswith(b"\xef\xbb\xbf")
    read = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert [tuple(map(restore, row)) for row in read] == [table.headers, *table.rows]


@given(st.one_of(st.text(max_size=20), st.sampled_from(TEXTS)))
def test_no_field_begins_as_a_formula(text: str) -> None:
    field = neutral(text)
    assert restore(field) == text
    assert not field.lstrip(" \u3000\u00a0").startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert neutral("見守り") == "見守り"


@pytest.mark.parametrize("text", TEXTS)
def test_every_line_of_csv_is_quoted_and_ends_with_crlf(text: str) -> None:
    for table in tables(summarise(hostile(text), Level.ORIGINAL)):
        body = csv_bytes(table).decode("utf-8-sig")
        lines = body.split("\r\n")
        assert lines.pop() == "" and len(lines) == 1 + len(table.rows)
        assert all(re.fullmatch(r'"(?:[^"\r\n]|"")*"(?:,"(?:[^"\r\n]|"")*")*', line) for line in lines)
        assert {len(row) for row in (table.headers, *table.rows)} == {len(table.headers)}
