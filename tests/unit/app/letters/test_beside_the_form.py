"""What form and list ask beside the register: history, receivers, a letter's place, its paper."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from app.changes import Kind
from app.clock import FixedClock
from app.contacts import ContactDraft, ContactKind, add_contact
from app.groups import GroupDraft, GroupRow, add_group
from app.letters import (
    LetterFilter,
    attach_letter_files,
    earlier_letters,
    examine_letter,
    letter_place,
    letter_sheet,
    letter_version,
    list_letters,
    suggest_receivers,
    take_letter_step_back,
)
from app.marks import Classification
from app.office import Office
from app.record_codes import code_text, store_mark
from app.returned_sheets import attach_sheets, sort_out
from app.sheet_groups import SheetFile
from letters_seat import Came

PDF = b"%PDF-1.4\n%%EOF\n"


def contact(office: Office, name: str, kind: ContactKind = ContactKind.PERSON) -> int:
    return office.write(add_contact, ContactDraft(kind=kind, name=name)).value


def test_a_sender_s_letters_newest_first_and_of_his_office_when_he_is_unknown(
    office: Office, clock: FixedClock, came: Came
) -> None:
    person = contact(office, "رضا احمدی")
    place = contact(office, "اداره کل راه", ContactKind.ORGANISATION)
    first = came(sender_id=person, organisation_id=place)
    clock.advance(timedelta(days=1))
    second = came(sender_id=person, their_number="2")
    third = came(organisation_id=place, their_number="3")
    came(their_number="4")

    def ids(*asked: int | None) -> list[int]:
        return [one.id for one in office.read(earlier_letters, *asked)]

    assert ids(person, place) == [second, first]
    assert ids(None, place) == [third, first]
    assert ids(person, place, second) == [first]
    assert ids(None, None) == []


def test_groups_and_contacts_are_found_by_one_question(office: Office) -> None:
    member = contact(office, "معاونت عمرانی", ContactKind.ORGANISATION)
    office.write(add_group, GroupDraft(name="معاونان", contact_ids=(member,)))
    found = office.read(suggest_receivers, "معاون")
    assert [row.name for row in found] == ["معاونان", "معاونت عمرانی"]
    assert isinstance(found[0], GroupRow)


def test_a_letter_s_place_is_where_the_list_shows_it(
    office: Office, clock: FixedClock, came: Came
) -> None:
    numbers = []
    for place in range(6):
        due = clock.today() + timedelta(days=(place * 5) % 7)
        numbers.append(came(their_number=str(place), due_on=due))
        clock.advance(timedelta(days=place % 2))
    clock.advance(timedelta(days=30))
    for wanted in (LetterFilter(), LetterFilter(overdue=True), LetterFilter(mine=True)):
        rows = office.read(list_letters, wanted)
        assert len(rows) == len(numbers)
        places = [office.read(letter_place, wanted, row.id) for row in rows]
        assert places == list(range(len(rows)))
    assert office.read(letter_place, LetterFilter(text="زرافه"), numbers[0]) is None


def test_a_scanned_letter_goes_home_by_its_code(office: Office, came: Came) -> None:
    letter = came()
    code = code_text(f"daftar:letter:{letter}", office.read(store_mark))
    (group,) = office.read(sort_out, [code, ""])
    assert group.record is not None
    assert (group.record.kind, group.record.id) == (Kind.LETTER, letter)
    done = office.write(
        attach_sheets, [SheetFile(Kind.LETTER, letter, name="scan.pdf", content=PDF)]
    ).value
    assert [name for _number, name in done.added] == ["scan.pdf"]
    assert [one.name for one in office.read(letter_sheet, letter).files] == ["scan.pdf"]


def test_a_letter_above_the_clearance_is_unknown_paper(
    office: Office, came: Came, clerk: int
) -> None:
    letter = came(classification=Classification.SECRET)
    code = code_text(f"daftar:letter:{letter}", office.read(store_mark))
    office.sign_in(clerk)
    (group,) = office.read(sort_out, [code])
    assert group.record is None


def test_taking_back_passes_over_a_file(office: Office, came: Came, tmp_path: Path) -> None:
    letter = came()
    office.write(examine_letter, letter, 1)
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    office.write(attach_letter_files, letter, [path])
    office.write(take_letter_step_back, letter, office.read(letter_version, letter))
    sheet = office.read(letter_sheet, letter)
    assert sheet.state.value == "registered"
    assert [one.name for one in sheet.files] == ["a.pdf"]
    assert [step.taken_back for step in sheet.steps] == [False, True, False]
