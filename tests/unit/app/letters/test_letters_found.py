"""Letters found by everything that stands on them, from any row, and by nobody who may not know."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.access import Right
from app.check.search import search_tables_agree
from app.check.search_keys import records_are_found
from app.clock import FixedClock
from app.letters import (
    EnclosureDraft,
    LetterDirection,
    LetterFilter,
    LetterState,
    PartyDraft,
    amend_draft,
    amend_letter,
    annul_letter,
    count_letters,
    letter_draft,
    letter_place,
    letter_sheet,
    list_letters,
    suggest_letters,
    take_letter_step_back,
)
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.phone_calls import CallDraft, log_call
from app.search.everything import search_everything
from app.search_sources import SOURCES
from letters_seat import DAY, Came, Written

#: Sees ordinary letters alone.
CLERK = OperatorDraft(
    name="clerk",
    full_name="نسرین سپهری",
    rights=frozenset({Right.READ_LETTERS}),
    clearance=Classification.ORDINARY,
)


def found(office: Office, text: str, **more: object) -> list[int]:
    wanted = LetterFilter(text=text, **more)  # type: ignore[arg-type]  # of many types
    ids = [row.id for row in office.read(list_letters, wanted)]
    assert office.read(count_letters, wanted) == len(ids)
    return ids


def proved(office: Office) -> None:
    with office.database.connection() as connection:
        assert [*records_are_found(connection), *search_tables_agree(connection)] == []


def version(office: Office, letter: int) -> int:
    return office.read(letter_sheet, letter).version


@pytest.mark.parametrize(
    "typed",
    [
        "زهکش",
        "تحويل",
        "«تحویل موقت»",
        "نقشه برداری",
        "۱۲۳/۴۵",
        "123/4",
        "احمدی آبگرم",
        "از:احمدی",
        "از: «راه و شهرسازی»",
        "واحد:شهرسازی",
        "به:استانداری راه",
        "تاریخ:امروز زهکش",
        "طبقه:عادی زهکش",
        "09153334455",
        "وستای آبگر",
    ],
)
def test_a_letter_is_found_by_whatever_stands_on_it(
    office: Office, came: Came, written: Written, typed: str
) -> None:
    letter = came(
        summary="زهكشي جاده و تحويل موقت آن",
        enclosures=(EnclosureDraft(title="نقشه‌برداری"),),
        sender_phone="0915 333 4455",
        parties=(PartyDraft(name="استانداری"),),
    )
    came(sender_name="کس دیگر", organisation="جای دیگر", their_number="9", subject="چیز دیگر")
    written(subject="موضوع", body="متن", parties=(PartyDraft(name="همان"),))
    assert found(office, typed) == [letter]
    proved(office)


def test_the_text_of_a_letter_of_ours_is_found_as_it_stands_now(
    office: Office, written: Written
) -> None:
    letter = written()
    assert found(office, "بازسازی") == [letter]
    assert found(office, "به:احمدی بازسازی") == [letter]
    assert found(office, "از:احمدی") == []
    draft = replace(office.read(letter_draft, letter), body="آسفالت شود.")
    office.write(amend_draft, letter, version(office, letter), draft)
    assert (found(office, "بازسازی"), found(office, "آسفالت")) == ([], [letter])
    proved(office)


def test_a_correction_and_a_step_taken_back_are_found_at_once(office: Office, came: Came) -> None:
    letter = came()
    draft = replace(
        office.read(letter_draft, letter),
        enclosures=(EnclosureDraft(title="صورت وضعیت"),),
        parties=(PartyDraft(name="خزانه"),),
    )
    office.write(amend_letter, letter, version(office, letter), draft)
    assert found(office, "صورت‌وضعیت") == found(office, "به:خزانه") == [letter]
    office.write(annul_letter, letter, version(office, letter), "اشتباه بود")
    office.write(take_letter_step_back, letter, version(office, letter))
    assert found(office, "صورت وضعیت", states=(LetterState.REGISTERED,)) == [letter]
    proved(office)


def test_any_part_of_the_list_is_read_from_any_of_its_letters(
    office: Office, came: Came, clock: FixedClock
) -> None:
    ids = []
    for day in range(4):
        ids += [came(subject="پل", their_date=None), came(subject="دیگر", their_date=None)]
        clock.advance(timedelta(days=day % 2))
    bridges = ids[::2][::-1]
    for wanted, whole in ((LetterFilter(), ids[::-1]), (LetterFilter(text="پل"), bridges)):
        for place, number in enumerate(whole):
            assert office.read(letter_place, wanted, number) == place
            assert office.read(letter_place, wanted, number, most=1) == min(place, 2)
            for offset, limit in ((0, 2), (1, 2), (-1, 1), (-2, 9)):
                rows = office.read(list_letters, wanted, after=number, offset=offset, limit=limit)
                begin = place + 1 + offset
                assert [row.id for row in rows] == whole[max(0, begin) : max(0, begin + limit)]
        assert office.read(count_letters, wanted, most=2) == 3
    assert office.read(letter_place, LetterFilter(text="پل"), ids[1]) is None


def test_what_is_late_keeps_its_order_when_something_is_searched(
    office: Office, came: Came, clock: FixedClock
) -> None:
    later = came(due_on=DAY + timedelta(days=2), wants_answer=True)
    sooner = came(due_on=DAY + timedelta(days=1), wants_answer=True)
    clock.advance(timedelta(days=9))
    wanted = LetterFilter(text="آبگرم", overdue=True)
    assert [row.id for row in office.read(list_letters, wanted)] == [sooner, later]
    assert [row.id for row in office.read(list_letters, wanted, after=sooner)] == [later]
    assert office.read(letter_place, wanted, later) == 1


def test_what_is_secret_is_neither_found_nor_counted_nor_suggested(
    office: Office, came: Came
) -> None:
    secret = came(subject="زرافه پنهان", classification=Classification.SECRET)
    assert found(office, "زرافه") == [secret]
    office.sign_in(office.write(add_operator, CLERK).value)
    for typed in ("زرافه", "رافه پنه", "از:احمدی زرافه"):
        assert found(office, typed) == []
        assert office.read(suggest_letters, typed) == []
        assert office.read(search_everything, typed, SOURCES).groups == ()


def test_the_box_shows_a_letter_whole_and_the_number_first(
    office: Office, came: Came, written: Written
) -> None:
    first = came(summary="زهکشی جاده")
    for _ in range(11):
        came(their_number="1405/و/1")
    (group,) = (
        one
        for one in office.read(search_everything, "۱۴۰۵/و/1", SOURCES).groups
        if one.source.title == "نامه‌ها"
    )
    line = group.lines[0]
    assert (line.id, line.number, line.title) == (first, "1405/و/1", "راه روستای آبگرم")
    assert (line.who, line.day, line.state) == (
        "رضا احمدی · اداره کل راه و شهرسازی",
        DAY,
        "ثبت‌شده",
    )
    assert "زهکشی جاده" in line.context
    ours = written()
    (group,) = office.read(search_everything, "نوع:نامه بازسازی", SOURCES).groups
    assert [(one.id, one.who) for one in group.lines] == [(ours, "رضا احمدی")]
    assert office.read(letter_sheet, ours).direction is LetterDirection.OUTGOING


def test_of_a_number_somebody_may_see_there_is_no_other_way(office: Office, came: Came) -> None:
    asked = came()
    names_it = came(subject="پیرو نامه 1405/و/1")
    assert found(office, "1405/و/1") == [asked]
    # Hidden by the filter it is not in the list, and neither is what only names it.
    assert found(office, "1405/و/1", letter_id=names_it) == []
    wanted = LetterFilter(text="1405/و/1", letter_id=names_it)
    assert office.read(letter_place, wanted, names_it) is None
    (group,) = (
        one
        for one in office.read(search_everything, "1405/و/1", SOURCES).groups
        if one.source.title == "نامه‌ها"
    )
    assert [line.id for line in group.lines] == [asked]


def test_a_number_nobody_may_know_of_is_asked_as_words(office: Office, came: Came) -> None:
    number = office.read(letter_sheet, came(classification=Classification.SECRET)).number
    names_it = came(subject=f"پیرو نامه {number}")
    office.sign_in(office.write(add_operator, CLERK).value)
    assert found(office, number) == [names_it]


def test_the_box_tries_parts_of_words_only_where_no_register_has_the_words(
    office: Office, came: Came
) -> None:
    def shown(typed: str) -> list[tuple[str, bool]]:
        groups = office.read(search_everything, typed, SOURCES).groups
        return [(group.source.title, group.by_parts) for group in groups]

    came(subject="راه روستای آبگرم")
    assert shown("وستای") == [("نامه‌ها", True)]
    call = CallDraft(caller_name="رضا احمدی", subject="وستای", request="شرح")
    office.write(log_call, call)
    assert shown("وستای") == [("تماس‌ها", False)]


def test_suggestions_begin_with_numbers_and_go_on_with_words(office: Office, came: Came) -> None:
    words = came(their_number="7", subject="پرونده 88 خانوار")
    number = came(their_number="88/3")
    assert [one.id for one in office.read(suggest_letters, "۸۸")] == [number, words]
    assert office.read(suggest_letters, "تاریخ:نمی‌دانم") == []
