"""One place for whatever went, whatever its kind, and the way back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from app.access import Right
from app.agenda.resources import ResourceDraft, add_resource, archive_resource, resources
from app.changes import Kind
from app.clock import FixedClock
from app.contacts import (
    ContactDraft,
    ContactFilter,
    MergeDraft,
    Taken,
    add_contact,
    archive_contact,
    contact_sheet,
    delete_contact,
    list_contacts,
    merge_contacts,
)
from app.errors import InvalidFields, NotAllowed, NotFound
from app.groups import GroupDraft, GroupFilter, add_group, delete_group, list_groups
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import list_phrases, remove_phrase
from app.protocol import (
    ChecklistDraft,
    ChecklistTaskDraft,
    archive_checklist,
    checklists,
    save_checklist,
)
from app.saved_lists import SavedListDraft, delete_list, save_list, saved_lists
from app.trash import (
    Removal,
    TrashFilter,
    count_trash,
    list_trash,
    restore_from_trash,
    trash_kinds,
)
from models.base import Base
from models.tables import Base as EveryTable


def added(office: Office, name: str, identity_number: str = "") -> int:
    return office.write(add_contact, ContactDraft(name=name, identity_number=identity_number)).value


@pytest.fixture
def full(office: Office, clock: FixedClock) -> Office:
    """An archived, a deleted and a merged contact, and a deleted group, an hour apart."""
    archived, deleted, merged, stays = (
        added(office, name) for name in ("بایگان", "پاک", "تکرار", "مانده")
    )
    group = office.write(add_group, GroupDraft(name="ستاد")).value
    office.write(archive_contact, archived, 1)
    clock.set(clock.now() + timedelta(hours=1))
    office.write(delete_contact, deleted, 1)
    clock.set(clock.now() + timedelta(hours=1))
    draft = MergeDraft(survivor=Taken(stays, 1), others=(Taken(merged, 1),))
    office.write(merge_contacts, draft)
    clock.set(clock.now() + timedelta(hours=1))
    office.write(delete_group, group, 1)
    return office


def titles(office: Office, **wanted: object) -> list[str]:
    return [row.title for row in office.read(list_trash, TrashFilter(**wanted))]  # type: ignore[arg-type]  # the filter's own fields


def test_what_went_last_comes_first_with_who_and_when(full: Office, clock: FixedClock) -> None:
    rows = full.read(list_trash, TrashFilter())
    assert [(row.title, row.words, row.removal) for row in rows] == [
        ("ستاد", "گروه توزیع", Removal.DELETED),
        ("تکرار", "شخص یا دستگاه", Removal.MERGED),
        ("پاک", "شخص یا دستگاه", Removal.DELETED),
        ("بایگان", "شخص یا دستگاه", Removal.ARCHIVED),
    ]
    assert {row.by for row in rows} == {"مدیر سامانه"}
    assert rows[0].at == clock.now()
    assert full.read(count_trash, TrashFilter()) == 4


def test_it_is_filtered_and_read_a_page_at_a_time(full: Office) -> None:
    assert titles(full, kind=Kind.GROUP) == ["ستاد"]
    assert titles(full, removal=Removal.ARCHIVED) == ["بایگان"]
    assert titles(full, text=" پا ") == ["پاک"]
    assert titles(full, text="پا ستاد") == []
    assert full.read(count_trash, TrashFilter(removal=Removal.DELETED)) == 2
    page = full.read(list_trash, TrashFilter(), offset=1, limit=2)
    assert [row.title for row in page] == ["تکرار", "پاک"]


def test_everything_comes_back_from_there(full: Office) -> None:
    for row in full.read(list_trash, TrashFilter()):
        assert full.write(restore_from_trash, row.kind, row.id).value == ""
    assert full.read(list_trash, TrashFilter()) == []
    names = {row.name for row in full.read(list_contacts, ContactFilter())}
    assert names == {"بایگان", "پاک", "تکرار", "مانده"}
    assert [row.name for row in full.read(list_groups, GroupFilter())] == ["ستاد"]


def test_what_does_not_lie_there_does_not_come_back(full: Office) -> None:
    stays = full.read(list_contacts, ContactFilter())[0].id
    for kind, number in ((Kind.CONTACT, stays), (Kind.CONTACT, 99), (Kind.GROUP, 99)):
        with pytest.raises(NotFound):
            full.write(restore_from_trash, kind, number)
    with pytest.raises(NotFound, match="سطل"):
        full.write(restore_from_trash, Kind.DUTY, 1)


def test_whose_id_is_anothers_by_now_stays(office: Office) -> None:
    first = added(office, "نخست", "0013542419")
    office.write(delete_contact, first, 1)
    added(office, "دوم", "0013542419")
    with pytest.raises(InvalidFields, match="دوم"):
        office.write(restore_from_trash, Kind.CONTACT, first)
    assert office.read(contact_sheet, first).deleted


def test_who_may_not_read_sees_nothing_there(full: Office, clerk: int) -> None:
    full.sign_in(clerk)
    row = full.read(list_trash, TrashFilter())[0]
    with pytest.raises(NotAllowed):
        full.write(restore_from_trash, row.kind, row.id)
    full.sign_in_as()
    draft = OperatorDraft(name="x", full_name="x", rights=frozenset({Right.READ_CALLS}))
    full.sign_in(full.write(add_operator, draft).value)
    assert full.read(list_trash, TrashFilter()) == []
    assert full.read(count_trash, TrashFilter()) == 0


def test_every_table_with_a_trash_plugged_in() -> None:
    """Whoever adds a table with `deleted_at` says at `app.trash.kinds` how it comes back."""
    assert issubclass(EveryTable, Base)
    with_trash = {
        table.name for table in EveryTable.metadata.tables.values() if "deleted_at" in table.c
    }
    # Phrases and templates say `removed_at`, letterheads and rooms `archived_at`.
    listed = {"order_phrases", "letterheads", "letter_templates", "agenda_resources", "checklists"}
    assert len(with_trash | listed) == len(trash_kinds()), with_trash


def test_a_phrase_comes_back_to_those_who_change_settings(office: Office, clerk: int) -> None:
    phrase = office.read(list_phrases)[3]
    office.write(remove_phrase, phrase.id, phrase.version)
    (row,) = office.read(list_trash, TrashFilter(text=phrase.words))
    assert (row.id, row.title, row.by) == (phrase.id, phrase.words, "")
    office.sign_in(clerk)
    assert office.read(list_trash, TrashFilter()) == []
    with pytest.raises((NotAllowed, NotFound)):
        office.write(restore_from_trash, row.kind, row.id)
    office.sign_in_as()
    office.write(restore_from_trash, row.kind, row.id)
    assert office.read(list_phrases)[3].words == phrase.words


def test_a_room_comes_back_to_those_who_change_settings(office: Office, clerk: int) -> None:
    room = office.write(add_resource, ResourceDraft(name="سالن شورا")).value
    office.write(archive_resource, room, 1)
    (row,) = office.read(list_trash, TrashFilter(kind=Kind.AGENDA_RESOURCE))
    assert (row.id, row.title, row.removal) == (room, "سالن شورا", Removal.ARCHIVED)
    office.sign_in(clerk)
    assert office.read(list_trash, TrashFilter()) == []
    with pytest.raises((NotAllowed, NotFound)):
        office.write(restore_from_trash, row.kind, row.id)
    office.sign_in_as()
    office.write(restore_from_trash, row.kind, row.id)
    assert office.read(list_trash, TrashFilter()) == []
    assert "سالن شورا" in [one.name for one in office.read(resources)]


def test_a_checklist_comes_back_to_those_who_change_settings(office: Office, clerk: int) -> None:
    draft = ChecklistDraft(name="جشنواره", tasks=(ChecklistTaskDraft(title="کارت دعوت"),))
    number = int(office.write(save_checklist, "", 0, draft).value)
    office.write(archive_checklist, number, 1)
    (row,) = office.read(list_trash, TrashFilter(kind=Kind.CHECKLIST))
    assert (row.id, row.title, row.removal) == (number, "جشنواره", Removal.ARCHIVED)
    office.sign_in(clerk)
    assert office.read(list_trash, TrashFilter()) == []
    with pytest.raises((NotAllowed, NotFound)):
        office.write(restore_from_trash, row.kind, row.id)
    office.sign_in_as()
    office.write(restore_from_trash, row.kind, row.id)
    assert office.read(list_trash, TrashFilter()) == []
    assert "جشنواره" in [one.name for one in office.read(checklists)]


def test_a_kept_list_comes_back_to_whose_it_was(office: Office, clerk: int) -> None:
    draft = SavedListDraft(section="contacts", name="مشهد", wanted=ContactFilter(text="مشهد"))
    number = office.write(save_list, draft).value
    office.write(delete_list, number, 1)
    (row,) = office.read(list_trash, TrashFilter(kind=Kind.SAVED_LIST))
    assert (row.id, row.title, row.removal) == (number, "مشهد", Removal.DELETED)
    office.sign_in(clerk)
    assert office.read(list_trash, TrashFilter()) == []
    office.sign_in_as()
    office.write(restore_from_trash, row.kind, row.id)
    assert office.read(list_trash, TrashFilter()) == []
    assert "مشهد" in [one.name for one in office.read(saved_lists)]
