"""A year closed at Nowruz: the next begins by itself, and what is open goes on the arrears list."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from app.access import Right
from app.check import check_store
from app.clock import FixedClock
from app.errors import InvalidFields, NotAllowed
from app.jalali import from_jalali
from app.letters import (
    BlockDraft,
    LetterDirection,
    LetterDraft,
    LetterFilter,
    LetterState,
    arrears,
    close_series_year,
    file_letter,
    letter_sheet,
    list_blocks,
    list_letters,
    list_named_series,
    put_letter_in_folder,
    record_order_on_letter,
    refer_letter,
    register_letter,
    reserve_numbers,
)
from app.marks import Classification
from app.office import Office
from app.operators import ADMINISTRATOR, OperatorDraft, add_operator
from app.orders import OrderDraft, ReferralDraft
from letters_seat import INCOMING

#: The last working day of 1404, and the first of 1405, at noon in Tehran.
LAST = from_jalali(1404, 12, 27)
NEW = from_jalali(1405, 1, 5)


def came(office: Office, **fields: object) -> int:
    plain = replace(INCOMING, their_date=None, request_key=uuid4())
    return office.write(register_letter, replace(plain, **fields)).value  # type: ignore[arg-type]


def waiting(office: Office) -> set[int]:
    return {line.id for unit in office.read(arrears).units for line in unit.lines}


def at_noon(clock: FixedClock, day: object) -> None:
    moment = clock.now()
    while moment.date() != day:
        moment += timedelta(days=1 if moment.date() < day else -1)  # type: ignore[operator]
    clock.set(moment)


@pytest.fixture
def two_years(office: Office, clock: FixedClock) -> dict[str, int]:
    """Letters of the old year in every kind of arrears, and a block; then Nowruz."""
    at_noon(clock, LAST)
    open_one = came(office, subject="باز")
    done = came(office, subject="بایگانی")
    office.write(file_letter, done, 1, "برای آگاهی")
    referred = came(office, subject="ارجاع", organisation="فرمانداری مهرآباد")
    due = LAST + timedelta(days=2)
    units = (ReferralDraft(name="دفتر فنی", due_on=due), ReferralDraft(name="دفتر حقوقی"))
    office.write(refer_letter, referred, 1, OrderDraft(words="بررسی", referrals=units))
    secret = came(office, subject="محرمانه", classification=Classification.CONFIDENTIAL)
    block = BlockDraft(
        register_id=3, count=4, for_whom="معاونت", valid_until=NEW + timedelta(days=30)
    )
    kept = office.write(reserve_numbers, block).value
    used = LetterDraft(
        direction=LetterDirection.INTERNAL, subject="یادداشت", wants_answer=False, block_id=kept
    )
    office.write(register_letter, used)
    at_noon(clock, NEW)
    return {
        "open": open_one, "done": done, "referred": referred, "secret": secret, "block": kept,
    }  # fmt: skip


def test_the_new_series_begins_by_itself(office: Office, two_years: dict[str, int]) -> None:
    numbers = [office.read(letter_sheet, came(office)).number for _one in range(2)]
    assert numbers == ["1405/و/1", "1405/و/2"]
    assert office.read(letter_sheet, two_years["open"]).number == "1404/و/1"
    assert check_store(office.database) == []


def test_a_year_is_closed_by_the_name_of_its_book(
    office: Office, two_years: dict[str, int]
) -> None:
    named = {(one.series, one.year): one for one in office.read(list_named_series)}
    assert named["letters:1", 1404].name == "نامه‌ها: نامه‌های وارده"
    assert named["letters:1", 1404].last == 3
    for series, year in named:
        office.write(close_series_year, series, year)
    with pytest.raises(NotAllowed, match="باز نبود"):
        office.write(close_series_year, "letters:1", 1404)
    came(office)
    with pytest.raises(NotAllowed, match="نگذشته"):
        office.write(close_series_year, "letters:1", 1405)
    assert check_store(office.database) == []


def test_what_was_kept_of_a_closed_year_is_annulled(
    office: Office, two_years: dict[str, int]
) -> None:
    (block,) = office.read(list_blocks)
    assert len(block.unused) == 3
    office.write(close_series_year, "letters:3", 1404)
    assert office.read(list_blocks) == []
    annulled = office.read(list_letters, LetterFilter(states=(LetterState.ANNULLED,)))
    assert sorted(one.number for one in annulled) == ["1404/د/2", "1404/د/3", "1404/د/4"]
    late = LetterDraft(
        direction=LetterDirection.INTERNAL, subject="دیر", block_id=two_years["block"]
    )
    with pytest.raises(InvalidFields, match="پایان"):
        office.write(register_letter, late)
    assert check_store(office.database) == []


def test_what_is_open_is_carried_on_the_arrears_list(
    office: Office, two_years: dict[str, int]
) -> None:
    for one in office.read(list_named_series):
        office.write(close_series_year, one.series, one.year)
    came(office, subject="تازه")
    found = office.read(arrears)
    lines = {line.id: line for unit in found.units for line in unit.lines}
    assert set(lines) == {
        two_years["open"], two_years["referred"], two_years["secret"],
        *(line.id for line in lines.values() if line.subject == "یادداشت"),
    }  # fmt: skip
    assert (found.count, found.old, len(lines)) == (4, 4, 4)
    referred = lines[two_years["referred"]]
    assert referred.units == ("دفتر فنی", "دفتر حقوقی")
    assert [unit.late for unit in found.units if unit.name == "دفتر فنی"] == [1]
    assert referred.due_on == LAST + timedelta(days=2)
    by_unit = {unit.name: unit for unit in found.units}
    assert all(sum(unit.by_age) == unit.count for unit in by_unit.values())


def test_a_carried_letter_lives_on(office: Office, two_years: dict[str, int]) -> None:
    office.write(close_series_year, "letters:1", 1404)
    letter = two_years["open"]
    office.write(put_letter_in_folder, letter, 1)
    office.write(record_order_on_letter, letter, OrderDraft(words="اقدام شود"))
    assert office.read(letter_sheet, letter).state is LetterState.ORDERED
    assert check_store(office.database) == []


def test_arrears_above_the_clearance_are_not_there(
    office: Office, two_years: dict[str, int]
) -> None:
    draft = OperatorDraft(
        name="reader", full_name="نسرین سپهری", rights=frozenset({Right.READ_LETTERS})
    )
    office.write(add_operator, draft)
    office.sign_in_as("reader")
    assert two_years["secret"] not in waiting(office)
    office.sign_in_as(ADMINISTRATOR)
    assert two_years["secret"] in waiting(office)
