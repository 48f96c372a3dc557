"""The office's phrases on both stores, and guessing with its directory."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.check import check_store
from app.contacts import (
    ContactDraft,
    ContactKind,
    MergeDraft,
    PositionDraft,
    Taken,
    add_contact,
    archive_contact,
    merge_contacts,
)
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.office import Office
from app.orders import (
    Expected,
    Phrase,
    PhraseDraft,
    add_phrase,
    amend_phrase,
    guess_order,
    list_phrases,
    move_phrase,
    remove_phrase,
    restore_phrase,
)
from app.orders.phrases import LONGEST_ABBREVIATION, LONGEST_PHRASE
from models.office import JournalEntry

DRAFT = PhraseDraft(
    abbreviation="شتم", words="در شورای تأمین مطرح شود", expected=Expected.OPINION, deadline_days=4
)


def phrase_of(office: Office, number: int) -> Phrase:
    return next(phrase for phrase in office.read(list_phrases) if phrase.id == number)


def words(office: Office) -> list[str]:
    return [phrase.words for phrase in office.read(list_phrases)]


def organisation(office: Office, name: str, **more: object) -> int:
    draft = ContactDraft(kind=ContactKind.ORGANISATION, name=name, **more)  # type: ignore[arg-type]  # its fields
    return office.write(add_contact, draft).value


def addressees(office: Office, text: str) -> list[str]:
    day = office.clock.today()
    return [name for _, name in office.read(guess_order, text, day).addressees]


def test_a_new_store_has_the_shipped_phrases(office: Office) -> None:
    assert len(words(office)) >= 25
    assert "بررسی و نتیجه را اعلام نمایید" in words(office)
    assert check_store(office.database) == []


def test_a_phrase_is_added_amended_moved_removed_and_brought_back(office: Office) -> None:
    number = office.write(add_phrase, DRAFT).value
    assert office.write(add_phrase, DRAFT).value == number
    assert words(office)[-1] == DRAFT.words
    office.write(move_phrase, number, up=True)
    assert words(office)[-2] == DRAFT.words
    version = phrase_of(office, number).version
    office.write(amend_phrase, number, version, replace(DRAFT, deadline_days=None))
    assert phrase_of(office, number).deadline_days is None
    with pytest.raises(StaleRecord):
        office.write(amend_phrase, number, version, DRAFT)
    office.write(remove_phrase, number, version + 1)
    assert DRAFT.words not in words(office)
    with pytest.raises(NotFound):
        office.write(remove_phrase, number, version + 2)
    office.write(restore_phrase, number)
    assert words(office)[-2] == DRAFT.words
    assert check_store(office.database) == []


def test_the_first_and_last_stay_where_they_are(office: Office) -> None:
    before = office.read(list_phrases)
    office.write(move_phrase, before[0].id, up=True)
    office.write(move_phrase, before[-1].id, up=False)
    assert words(office) == [phrase.words for phrase in before]


def test_a_phrase_whose_words_were_taken_stays_in_the_trash(office: Office) -> None:
    number = office.write(add_phrase, DRAFT).value
    office.write(remove_phrase, number, 1)
    office.write(add_phrase, replace(DRAFT, request_key=PhraseDraft().request_key))
    with pytest.raises(InvalidFields):
        office.write(restore_phrase, number)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PhraseDraft(words=" \u200c "), "words"),
        (PhraseDraft(words="ا" * (LONGEST_PHRASE + 1)), "words"),
        (PhraseDraft(words="جهت اطلاع"), "words"),
        (PhraseDraft(words="نامه پپ شود"), "words"),
        (PhraseDraft(words="خوانده شد", abbreviation="خ ش"), "abbreviation"),
        (PhraseDraft(words="خوانده شد", abbreviation="خ/ش"), "abbreviation"),
        (PhraseDraft(words="خوانده شد", abbreviation="،"), "abbreviation"),
        (PhraseDraft(words="خوانده شد", abbreviation="شد"), "abbreviation"),
        (PhraseDraft(words="خوانده شد", abbreviation="پپ"), "abbreviation"),
        (PhraseDraft(words="خوانده شد", abbreviation="نتیجه"), "abbreviation"),
        (
            PhraseDraft(words="خوانده شد", abbreviation="خ" * (LONGEST_ABBREVIATION + 1)),
            "abbreviation",
        ),
        (PhraseDraft(words="خوانده شد", deadline_days=0), "deadline_days"),
        (PhraseDraft(words="خوانده شد", deadline_days=366), "deadline_days"),
        (PhraseDraft(words="خوانده شد", contact="کسی"), "contact"),
        (PhraseDraft(words="خوانده شد", contact_id=99_999), "contact"),
    ],
)
def test_what_cannot_be_taken_is_refused_beside_its_field(
    office: Office, draft: PhraseDraft, field: str
) -> None:
    before = words(office)
    with pytest.raises(InvalidFields) as refusal:
        office.write(add_phrase, draft)
    assert {problem.field for problem in refusal.value.problems} == {field}
    assert words(office) == before


def test_who_may_not_change_settings_only_reads(office: Office, clerk: int) -> None:
    number = office.read(list_phrases)[0].id
    office.sign_in(clerk)
    assert words(office)
    for operation, arguments in (
        (add_phrase, (DRAFT,)),
        (amend_phrase, (number, 1, DRAFT)),
        (remove_phrase, (number, 1)),
        (restore_phrase, (number,)),
    ):
        with pytest.raises(NotAllowed):
            office.write(operation, *arguments)
    with pytest.raises(NotAllowed):
        office.write(move_phrase, number, up=True)


def test_the_journal_says_it_in_words(office: Office) -> None:
    number = office.write(add_phrase, DRAFT).value
    office.write(remove_phrase, number, 1)
    said = office.read(lambda session: session.execute(select(JournalEntry.words)).scalars().all())
    words = [f"عبارت دستور «{DRAFT.words}» {done} شد." for done in ("افزوده", "برداشته")]
    assert list(said[-2:]) == words


def test_addressees_are_found_by_name_post_and_what_people_say(office: Office) -> None:
    governor = organisation(office, "استانداری خراسان رضوی")
    unit = ContactDraft(
        kind=ContactKind.UNIT, name="معاونت هماهنگی امور عمرانی", parent_id=governor
    )
    office.write(add_contact, unit)
    organisation(office, "اداره کل راه و شهرسازی خراسان رضوی")
    kuchan = organisation(office, "فرمانداری قوچان")
    organisation(office, "شرکت آب منطقه‌ای", aliases=("آبفا",))
    office.write(
        add_contact,
        ContactDraft(
            name="رضا احمدی‌نیا",
            positions=(PositionDraft(title="معاون فنی", organisation_id=kuchan),),
        ),
    )
    both = ["معاونت هماهنگی امور عمرانی", "اداره کل راه و شهرسازی خراسان رضوی"]
    assert addressees(office, "معاون عمرانی و راه و شهرسازی بررسی کنند") == both
    assert addressees(office, "معاون هماهنگی امور عمراني") == both[:1]
    assert addressees(office, "فرماندار قوچان اقدام کند") == ["فرمانداری قوچان"]
    assert addressees(office, "فرمانداري قوچان") == ["فرمانداری قوچان"]
    assert addressees(office, "آبفا پاسخ دهد") == ["شرکت آب منطقه‌ای"]
    assert addressees(office, "آب منطقه ای") == ["شرکت آب منطقه‌ای"]
    assert addressees(office, "آقای رضا احمدی نیا") == ["رضا احمدی‌نیا"]
    assert addressees(office, "معاون فنی فرمانداری قوچان") == ["رضا احمدی‌نیا"]
    assert addressees(office, "سلام بر همه") == []
    assert addressees(office, "") == []


def test_who_is_archived_is_not_named(office: Office) -> None:
    number = organisation(office, "شرکت گاز شرق")
    assert addressees(office, "گاز شرق") == ["شرکت گاز شرق"]
    office.write(archive_contact, number, 1)
    assert addressees(office, "گاز شرق") == []


def test_a_phrase_goes_to_its_addressee_also_after_a_merge(office: Office) -> None:
    one, other = organisation(office, "دفتر امور بانوان"), organisation(office, "دفتر بانوان استان")
    office.write(add_phrase, replace(DRAFT, contact_id=one, contact="x"))
    office.write(merge_contacts, MergeDraft(survivor=Taken(other, 1), others=(Taken(one, 1),)))
    found = office.read(guess_order, "شتم", office.clock.today())
    assert found.addressees == ((other, "دفتر بانوان استان"),)
    assert found.expected is Expected.OPINION
    assert check_store(office.database) == []


def test_who_may_not_read_the_directory_is_told_no_names(office: Office) -> None:
    from app.access import Right
    from app.operators import OperatorDraft, add_operator

    organisation(office, "شرکت گاز شرق")
    draft = OperatorDraft(name="desk", full_name="میز", rights=frozenset({Right.READ_CALLS}))
    office.sign_in(office.write(add_operator, draft).value)
    found = office.read(guess_order, "گاز شرق پیگیری و گزارش شود", office.clock.today())
    assert found.addressees == ()
    assert found.expected is Expected.ACTION
