"""References whose number was typed: linked where it is found once, asked for, kept as text."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from app.access import Right
from app.check import check_store
from app.letters import (
    LetterDraft,
    LinkDraft,
    Relation,
    SeveralLetters,
    amend_draft,
    amend_letter,
    letter_draft,
    letter_sheet,
    letter_version,
    register_letter,
)
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from letters_seat import INCOMING, Came, Written


def follows(number: str, **fields: object) -> tuple[LinkDraft, ...]:
    return (LinkDraft(relation=Relation.FOLLOWING, number=number, **fields),)  # type: ignore[arg-type]


def linked(office: Office, letter: int) -> list[tuple[int | None, str]]:
    links = office.read(letter_sheet, letter).links
    return [(one.other_id, one.number) for one in links if not one.backwards]


def amended(office: Office, letter: int, **fields: object) -> None:
    draft: LetterDraft = replace(office.read(letter_draft, letter), **fields)  # type: ignore[arg-type]
    office.write(amend_letter, letter, office.read(letter_version, letter), draft)


def test_our_number_is_found_however_it_is_typed(office: Office, came: Came) -> None:
    first = came()
    number = office.read(letter_sheet, first).number
    typed = number.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹"))
    second = came(their_number="2", links=follows(f" {typed} "))
    assert linked(office, second) == [(first, number)]
    back = office.read(letter_sheet, first).links[0]
    assert (back.other_id, back.backwards) == (second, True)
    assert check_store(office.database) == []


def test_the_senders_number_is_found_too_and_ours_comes_first(office: Office, came: Came) -> None:
    first = came(their_number="٧٧/ص")
    assert linked(office, came(their_number="3", links=follows("۷۷/ص"))) == [(first, "77/ص")]
    number = office.read(letter_sheet, first).number
    came(their_number=number)
    assert linked(office, came(their_number="4", links=follows(number))) == [(first, number)]


def test_a_draft_of_ours_finds_it_too(office: Office, came: Came, written: Written) -> None:
    first = came(their_number="77")
    ours = written(links=follows("77"))
    assert linked(office, ours) == [(first, "77")]
    draft = replace(office.read(letter_draft, ours), links=follows("78"))
    office.write(amend_draft, ours, office.read(letter_version, ours), draft)
    assert linked(office, ours) == [(None, "78")]


def test_what_several_letters_have_is_asked_for(office: Office, came: Came) -> None:
    both = [came(their_number="12", sender_name=name) for name in ("رضا", "مریم")]
    with pytest.raises(SeveralLetters, match="کدام‌یک") as asked:
        came(their_number="5", links=follows("۱۲"))
    assert (asked.value.number, asked.value.problems[0].field) == ("12", "links")
    assert [one.id for one in asked.value.letters] == both[::-1]
    assert linked(office, came(links=follows("12", other_id=both[0]))) == [(both[0], "12")]
    text = came(links=follows("12", is_text=True))
    assert linked(office, text) == [(None, "12")]
    # What stood as text is not asked for again when something else is corrected.
    amended(office, text, subject="راه دیگر")
    amended(office, text, links=(*office.read(letter_draft, text).links, *follows("99")))
    assert linked(office, text) == [(None, "12"), (None, "99")]


def test_what_nobody_has_stays_as_it_was_typed(office: Office, came: Came) -> None:
    letter = came(their_number="1", links=follows("۱۴۰۴/ص/۱۲"))
    assert linked(office, letter) == [(None, "1404/ص/12")]
    # A letter never refers to itself, whatever number is typed.
    amended(office, letter, links=follows(office.read(letter_sheet, letter).number))
    assert linked(office, letter)[0][0] is None


def test_a_letter_above_the_clearance_is_not_found(office: Office) -> None:
    secret = replace(
        INCOMING, their_number="66", classification=Classification.SECRET, request_key=uuid4()
    )
    office.write(register_letter, secret)
    clerk = OperatorDraft(
        name="clerk",
        full_name="نسرین سپهری",
        rights=frozenset({Right.READ_LETTERS, Right.REGISTER_LETTERS}),
        clearance=Classification.ORDINARY,
    )
    office.sign_in(office.write(add_operator, clerk).value)
    draft = replace(INCOMING, their_number="6", links=follows("66"), request_key=uuid4())
    letter = office.write(register_letter, draft).value
    assert linked(office, letter) == [(None, "66")]
