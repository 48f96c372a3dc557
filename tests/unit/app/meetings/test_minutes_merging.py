"""One text of two: what only one desk did is done, and nothing anybody wrote is lost."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.meetings.merging import Side, merged, settled
from app.rich_text import Block, Document, Paragraph, Run, Table, from_plain, plain_text
from rich_texts import documents

#: Paragraphs that are like each other in all ways there are: the same, begun, longer, empty.
_LINES = ("", "الف", "الف ب", "الف ب پ", "ت ث ج چ", "ت ث ج ح", "خ", "د ذ")
_blocks = st.lists(st.sampled_from(_LINES), max_size=7).map(
    lambda lines: Document(tuple(Paragraph((Run(line),) if line else ()) for line in lines))
)
texts = st.one_of(_blocks, documents)


def of(*lines: str) -> Document:
    return from_plain("\n".join(lines))


def lines(document: Document) -> list[str]:
    return plain_text(document).split("\n")


@given(texts, texts)
def test_what_only_one_desk_wrote_is_taken(base: Document, new: Document) -> None:
    assert merged(base, new, base) == (new, ())
    assert merged(base, base, new) == (new, ())
    assert merged(base, new, new) == (new, ())


@given(texts, texts, texts)
def test_nothing_that_was_written_is_lost(base: Document, mine: Document, theirs: Document) -> None:
    found = merged(base, mine, theirs)
    stands, before = set(found.document.paragraphs()), set(base.paragraphs())
    written = set(mine.paragraphs()) | set(theirs.paragraphs())
    assert written - before <= stands
    # And what nobody wrote does not stand there.
    assert stands <= before | written


def _count(document: Document) -> Counter[Block]:
    return Counter(document.blocks)


@given(texts, texts, texts)
def test_what_both_left_stays(base: Document, mine: Document, theirs: Document) -> None:
    common = set(base.blocks) & set(mine.blocks) & set(theirs.blocks)
    found = _count(merged(base, mine, theirs).document)
    assert all(found[block] for block in common if _count(base)[block] == 1)


@given(texts, texts, texts)
def test_either_desk_finds_the_same_contradictions(
    base: Document, mine: Document, theirs: Document
) -> None:
    here, there = merged(base, mine, theirs), merged(base, theirs, mine)
    assert [(one.base, one.mine, one.theirs) for one in here.conflicts] == [
        (one.base, one.theirs, one.mine) for one in there.conflicts
    ]


@given(texts, texts, texts)
def test_contradictions_stand_where_they_say(
    base: Document, mine: Document, theirs: Document
) -> None:
    found = merged(base, mine, theirs)
    for one in found.conflicts:
        end = one.place + len(one.theirs + one.mine)
        assert found.document.blocks[one.place : end] == one.theirs + one.mine
        assert one.mine != one.theirs
    assert settled(found, [Side.BOTH] * len(found.conflicts)) == found.document
    assert settled(found, []) == found.document


@given(texts, texts, texts)
def test_settled_by_one_side_its_writing_stands_whole(
    base: Document, mine: Document, theirs: Document
) -> None:
    found = merged(base, mine, theirs)
    before = set(base.paragraphs())
    for side, own in ((Side.MINE, mine), (Side.THEIRS, theirs)):
        kept = settled(found, [side] * len(found.conflicts))
        assert set(own.paragraphs()) - before <= set(kept.paragraphs())


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "expected"),
    [
        # Each in his own paragraph.
        (of("الف", "ب"), of("الف یک", "ب"), of("الف", "ب دو"), of("الف یک", "ب دو")),
        # Both went on at the end.
        (of("الف"), of("الف", "یک"), of("الف", "دو"), of("الف", "دو", "یک")),
        # Both began in the same empty line.
        (of("الف", ""), of("الف", "یک"), of("الف", "دو"), of("الف", "دو", "یک")),
        # One goes on in a paragraph after which the other wrote his.
        (of("الف"), of("الف و یک"), of("الف", "دو"), of("الف و یک", "دو")),
        # One moved nothing and took a paragraph away that the other left.
        (of("الف", "ب", "پ"), of("الف", "پ"), of("الف", "ب", "پ ت"), of("الف", "پ ت")),
        # Both wrote the same.
        (of("الف"), of("الف", "یک", "دو"), of("الف", "یک"), of("الف", "یک", "دو")),
        # Both began on nothing.
        (Document(), of("یک"), of("دو"), of("دو", "یک")),
    ],
)
def test_what_does_not_contradict_is_made_one(
    base: Document, mine: Document, theirs: Document, expected: Document
) -> None:
    found = merged(base, mine, theirs)
    assert lines(found.document) == lines(expected)
    assert not found.conflicts


def test_the_same_paragraph_written_by_both_is_shown() -> None:
    found = merged(of("سر", "الف", "ته"), of("سر", "الف یک", "ته"), of("سر", "الف دو", "ته"))
    (clash,) = found.conflicts
    assert lines(found.document) == ["سر", "الف دو", "الف یک", "ته"]
    assert (clash.place, lines(Document(clash.base))) == (1, ["الف"])
    assert lines(settled(found, [Side.MINE])) == ["سر", "الف یک", "ته"]
    assert lines(settled(found, [Side.THEIRS])) == ["سر", "الف دو", "ته"]


def test_what_one_took_away_and_the_other_changed_is_shown() -> None:
    found = merged(of("سر", "الف ب"), of("سر"), of("سر", "الف ب پ"))
    (clash,) = found.conflicts
    assert clash.mine == ()
    assert lines(found.document) == ["سر", "الف ب پ"]
    assert lines(settled(found, [Side.MINE])) == ["سر"]


def table(*rows: str) -> Document:
    """A table whose cells are parted by bars."""
    cells = tuple(
        tuple(of(cell).blocks or (Paragraph(),) for cell in row.split("|")) for row in rows
    )
    return Document((Table(cells),))  # type: ignore[arg-type]  # paragraphs, all of them


def test_two_desks_write_each_in_its_own_cell() -> None:
    base = table("نام|کار|مهلت", "راه||", "آب||")
    mine = table("نام|کار|مهلت", "راه|آسفالت|", "آب||")
    theirs = table("نام|کار|مهلت", "راه||دی", "آب|لوله|بهمن")
    found = merged(base, mine, theirs)
    assert found.document == table("نام|کار|مهلت", "راه|آسفالت|دی", "آب|لوله|بهمن")
    assert not found.conflicts


@pytest.mark.parametrize(
    "theirs",
    [table("راه|پل تازه"), table("راه|پل کهنه", "آب|لوله"), of("راه و پل")],
)
def test_a_table_two_desks_changed_each_in_its_way_is_shown_whole(theirs: Document) -> None:
    base, mine = table("راه|پل"), table("راه|پل بزرگ")
    found = merged(base, mine, theirs)
    stands = [one for one in found.document.blocks if isinstance(one, Table)]
    assert mine.blocks[0] in stands
    assert found.conflicts


def test_several_contradictions_are_settled_each_by_itself() -> None:
    found = merged(of("الف", "-", "ب"), of("الف ۱", "-", "ب ۱"), of("الف ۲", "-", "ب ۲"))
    assert len(found.conflicts) == 2
    assert lines(settled(found, [Side.MINE, Side.THEIRS])) == ["الف ۱", "-", "ب ۲"]
