"""The model of rich text: stored and read back, tidied, its fields filled, its lists counted."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from app.rich_text import (
    Document,
    ListKind,
    Paragraph,
    Run,
    Table,
    UnreadableText,
    checked,
    fields_of,
    filled,
    from_json,
    from_plain,
    is_empty,
    joined,
    markers,
    plain_text,
    refuse_unknown_fields,
    to_json,
)
from app.rich_text.checking import MOST_COLUMNS, MOST_LETTERS, MOST_ROWS
from app.text import tidy
from rich_texts import body, documents, long_minutes


@given(documents)
def test_what_is_stored_is_read_back(document: Document) -> None:
    assert from_json(to_json(document)) == document
    json.loads(to_json(document))


@given(documents)
def test_the_same_document_gives_the_same_letters(document: Document) -> None:
    assert to_json(from_json(to_json(document))) == to_json(document)


@pytest.mark.parametrize(
    "stored",
    [
        "",
        "[]",
        "null",
        '{"version":1}',
        '{"version":true,"blocks":[]}',
        '{"version":1,"blocks":{}}',
        '{"version":1,"blocks":[{"runs":["a"],"colour":"red"}]}',
        '{"version":1,"blocks":[{"runs":[{"text":"a","bold":1}]}]}',
        '{"version":1,"blocks":[{"runs":[3]}]}',
        '{"version":1,"blocks":[{"runs":"متن"}]}',
        '{"version":1,"blocks":[{"runs":[],"style":"title"}]}',
        '{"version":1,"blocks":[{"runs":[],"indent":99}]}',
        '{"version":1,"blocks":[{"rows":[[[]],[]]}]}',
        '{"version":1,"blocks":[{"rows":[],"shares":[-1]}]}',
        '{"version":1,"blocks":[7]}',
        '{"version":1,"blocks":[],"more":1}',
    ],
)
def test_what_is_no_rich_text_is_refused_in_a_sentence(stored: str) -> None:
    with pytest.raises(UnreadableText, match="آسیب دیده"):
        from_json(stored)


def test_a_newer_text_is_refused_and_not_read_half() -> None:
    with pytest.raises(UnreadableText, match="نسخه تازه‌تری"):
        from_json('{"version":2,"blocks":[]}')


@given(documents)
def test_checking_twice_is_checking_once(document: Document) -> None:
    once = checked(document, "body")
    assert checked(once, "body") == once


@given(st.lists(st.text(max_size=12), max_size=5))
def test_runs_are_tidied_as_the_paragraph_they_make(texts: list[str]) -> None:
    runs = tuple(Run(text, bold=number % 2 == 0) for number, text in enumerate(texts))
    (found,) = checked(Document((Paragraph(runs),)), "body").paragraphs()
    assert found.text == tidy("".join(texts), multiline=True)


@given(documents)
def test_plain_text_keeps_every_word(document: Document) -> None:
    wanted = " ".join(paragraph.text for paragraph in document.paragraphs()).split()
    assert [word for word in plain_text(document).split() if word != "|"] == wanted


def test_a_half_space_between_two_looks_stays() -> None:
    runs = (Run("مي\u200c", bold=True), Run("كنم\u202e "), Run("\u0007", italic=True))
    (found,) = checked(Document((Paragraph(runs),)), "body").paragraphs()
    assert found.text == "می\u200cکنم"
    assert [run.bold for run in found.runs] == [True, False]


def test_plain_text_comes_and_goes() -> None:
    text = "سطر یکم\n\nسطر دوم"
    assert plain_text(from_plain(text)) == text
    assert from_plain("") == Document()
    assert is_empty(from_plain(" \n "))
    assert not is_empty(from_plain(text))
    assert is_empty(Document((Table((((Paragraph(),),),)),)))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (from_plain("ا" * 20_001), "۲۰٬۰۰۱ نویسه"),
        (Document((body("ا" * 20_000),) * (MOST_LETTERS // 20_000 + 1)), "۴۲۰٬۰۰۰ نویسه"),
        (Document((Paragraph(),) * 10_001), "۱۰٬۰۰۱ بند"),
        (Document((Table((((),),) * (MOST_ROWS + 1)),)), "۵۰۱ سطر"),
        (Document((Table((((),) * (MOST_COLUMNS + 1),)),)), "۱۳ ستون"),
        (Document((Table((((),), ((), ()))),)), "هم‌اندازه"),
    ],
)
def test_what_no_paper_holds_is_refused_beside_its_field(document: Document, words: str) -> None:
    with pytest.raises(InvalidInput, match=words) as refused:
        checked(document, "body")
    assert refused.value.field == "body"


def test_forty_pages_are_taken() -> None:
    assert checked(long_minutes(), "body").blocks


def test_fields_are_named_filled_and_left_in_sight() -> None:
    runs = (Run("سلام {گیر", bold=True), Run("نده} و {سمت}؛ {موضوع }، {گيرنده}"))
    table = Table((((body("{تاریخ}"),),),))
    template = Document((Paragraph(runs), table))
    assert fields_of(template) == ("گیرنده", "سمت", "موضوع", "گيرنده", "تاریخ")
    answer = filled(template, {"گیرنده": "آقای رضایی", "سمت": "", "تاریخ": "۱۴۰۵/۹/۷"})
    assert answer.unfilled == ("سمت",)
    assert answer.unknown == ("موضوع",)
    assert plain_text(answer.document) == (
        "سلام آقای رضایی و {سمت}؛ {موضوع }، آقای رضایی\n۱۴۰۵/۹/۷"
    )
    (first, *_) = answer.document.paragraphs()
    assert first.runs[0] == Run("سلام آقای رضایی", bold=True)


@given(documents)
def test_filling_with_nothing_changes_nothing(document: Document) -> None:
    assert filled(document, {}).document == document


def test_a_template_with_a_field_nobody_fills_is_refused() -> None:
    template = from_plain("{گیرنده} {رنگ}")
    refuse_unknown_fields(template, ("گیرنده", "رنگ"), "body")
    with pytest.raises(InvalidInput, match=r"\{رنگ\}") as refused:
        refuse_unknown_fields(template, ("گیرنده",), "body")
    assert "{گیرنده}" in refused.value.message


def test_runs_of_one_look_are_one() -> None:
    assert joined((Run("ا"), Run(""), Run("ب"), Run("پ", bold=True))) == (
        Run("اب"),
        Run("پ", bold=True),
    )


def item(kind: ListKind, level: int = 0) -> Paragraph:
    return Paragraph((Run("متن"),), indent=level, list_kind=kind)


def test_lists_are_counted_by_one_rule() -> None:
    numbers, bullets, none = ListKind.NUMBERS, ListKind.BULLETS, ListKind.NONE
    found = markers(
        [
            item(numbers),
            item(numbers, 1),
            item(numbers, 1),
            item(numbers),
            item(numbers, 1),
            item(bullets, 1),
            item(numbers),
            item(none),
            item(numbers),
            item(bullets),
        ]
    )
    assert found == ["۱.", "۱.", "۲.", "۲.", "۱.", "◦", "۳.", "", "۱.", "•"]
