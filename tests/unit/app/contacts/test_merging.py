"""Merging duplicates: every link follows, and the way back is exact, on both stores."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Column, Connection, Table, insert, select, update

from app import journal
from app.changes import Kind
from app.check import check_store
from app.contacts import (
    CHOSEN_FIELDS,
    ContactDraft,
    ContactFilter,
    ContactKind,
    MergeDraft,
    PhoneDraft,
    PositionDraft,
    Taken,
    add_contact,
    amend_contact,
    archive_contact,
    contact_place,
    contact_sheet,
    delete_contact,
    list_contacts,
    merge_contacts,
    merge_sides,
    restore_contact,
    standing_contact,
    standing_merge,
    suggest_contacts,
    undo_merge,
)
from app.contacts.following import KEYED, STAYING, following
from app.errors import InvalidFields, NotAllowed, NotFound, StaleRecord
from app.links import links_to
from app.office import Office
from app.phone_calls import CallDraft, amend_call, call_sheet, log_call
from models.contacts import Contact, ContactPhone
from models.tables import Base
from models.types import Instant

#: Deeds leave their traces here; everything else must come back.
TRACES = {"journal", "journal_head", "contact_merges"}


def added(office: Office, draft: ContactDraft) -> int:
    return office.write(add_contact, draft).value


def taken(office: Office, number: int) -> Taken:
    return Taken(number, office.read(contact_sheet, number).version)


def merged(office: Office, survivor: int, *others: int, **chosen: int) -> MergeDraft:
    draft = MergeDraft(
        survivor=taken(office, survivor),
        others=tuple(taken(office, other) for other in others),
        chosen=chosen,
    )
    office.write(merge_contacts, draft)
    return draft


def parted(office: Office, draft: MergeDraft) -> str:
    return office.write(undo_merge, draft.request_key).value


def three(office: Office) -> list[int]:
    return [added(office, replace(REZA, name=name, request_key=uuid4())) for name in "ابج"]


def call_of(office: Office, contact: int) -> int:
    draft = CallDraft(caller_id=contact, caller_name="رضا", subject="آب", request="شرح")
    return office.write(log_call, draft).value


def stored(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Every row of the store but traces, without the versions that a deed raises."""
    with office.database.connection() as connection:
        return {
            table.name: [
                {name: value for name, value in row._mapping.items() if name != "version"}
                for row in connection.execute(select(table).order_by(*table.primary_key.columns))
            ]
            for table in Base.metadata.sorted_tables
            if table.name not in TRACES
        }


REZA = ContactDraft(
    name="رضا احمدی",
    honorific="جناب آقای",
    phones=(PhoneDraft(number="09151234567", label="همراه"),),
)
TWIN = ContactDraft(
    name="سید رضا احمدی‌نیا",
    identity_number="0013542419",
    city="مشهد",
    aliases=("حاج رضا",),
    phones=(PhoneDraft(number="09151234567"), PhoneDraft(number="38402020 داخلی 12")),
)


def test_two_become_one_with_everything_both_had(office: Office) -> None:
    road = added(office, ContactDraft(name="راه", kind=ContactKind.ORGANISATION))
    first = added(office, REZA)
    second = added(
        office, replace(TWIN, positions=(PositionDraft(title="معاون", organisation_id=road),))
    )
    call = call_of(office, second)
    draft = merged(office, first, second, name=first)
    sheet = office.read(contact_sheet, first)
    assert (sheet.name, sheet.honorific) == ("رضا احمدی", "جناب آقای")
    assert (sheet.identity_number, sheet.city) == ("0013542419", "مشهد")
    assert set(sheet.aliases) == {"حاج رضا", "سید رضا احمدی‌نیا"}
    assert [phone.shown for phone in sheet.phones] == ["0915 123 4567", "051 3840 2020 داخلی 12"]
    assert [held.title for held in sheet.positions] == ["معاون"]
    assert office.read(call_sheet, call).caller_id == first
    assert [row.id for row in office.read(list_contacts, ContactFilter(text="احمدی"))] == [first]
    for words in ("احمدی‌نیا", "حاج", "38402020", "0013542419", "معاون"):
        assert [row.id for row in office.read(suggest_contacts, words)] == [first], words
    trace = office.read(journal.history, Kind.CONTACT, second)
    assert trace[0].words == "«سید رضا احمدی‌نیا» در «رضا احمدی» ادغام شد."
    assert office.read(standing_merge, first) == (draft.request_key, ("سید رضا احمدی‌نیا",))
    assert check_store(office.database) == []


def test_whoever_opens_the_merged_one_sees_the_survivor(office: Office) -> None:
    first, second, third = (
        added(office, replace(REZA, name=n, request_key=uuid4())) for n in "ابج"
    )
    merged(office, second, third)
    merged(office, first, second)
    for number in (first, second, third):
        assert office.read(contact_sheet, number).id == first
        assert office.read(standing_contact, number) == first
    archive = office.read(list_contacts, ContactFilter(archived=True))
    assert {(row.id, row.merged_into_id) for row in archive} == {(second, first), (third, first)}
    assert check_store(office.database) == []


def test_where_somebody_stands_is_where_his_survivor_does(office: Office) -> None:
    first, second, third = three(office)
    everybody = ContactFilter()
    assert [office.read(contact_place, everybody, n) for n in (first, second, third)] == [
        (first, 0), (second, 1), (third, 2),
    ]  # fmt: skip
    merged(office, third, first, name=third)
    assert office.read(contact_place, everybody, first) == (third, 1)
    assert office.read(contact_place, ContactFilter(archived=True), first) is None
    assert office.read(contact_place, everybody, 99) is None


def test_the_same_merge_saved_twice_is_one(office: Office) -> None:
    first, second = added(office, REZA), added(office, TWIN)
    draft = merged(office, first, second)
    again = office.write(merge_contacts, draft)
    assert (again.value, again.kinds) == (first, frozenset())


def test_the_fuller_value_stays_unless_another_is_chosen(office: Office) -> None:
    first = added(office, ContactDraft(name="رضا", note="کوتاه", city="قوچان"))
    second = added(office, ContactDraft(name="رضا احمدی", note="یادداشتی بلندتر", city="مشهد"))
    merged(office, first, second, city=first)
    sheet = office.read(contact_sheet, first)
    assert (sheet.name, sheet.note, sheet.city) == ("رضا احمدی", "یادداشتی بلندتر", "قوچان")
    assert sheet.aliases == ("رضا",)


def test_a_form_that_was_open_saves_the_survivor(office: Office) -> None:
    first, second = added(office, REZA), added(office, TWIN)
    call = call_of(office, first)
    merged(office, first, second)
    late = CallDraft(caller_id=second, caller_name="رضا", subject="آب", request="شرح")
    assert office.read(call_sheet, office.write(log_call, late).value).caller_id == first
    again = replace(late, subject="آب روستا", request_key=uuid4())
    office.write(amend_call, call, 1, again)
    assert office.read(call_sheet, call).caller_id == first
    unit = ContactDraft(name="دفتر", positions=(PositionDraft(title="رئیس"),))
    assert office.read(contact_sheet, added(office, unit)).positions
    assert check_store(office.database) == []


# -- every table that names a contact ------------------------------------------------------


class Rows:
    """Writes a row into any table, and whatever that row needs."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._turn = 7000

    def row_in(self, table: Table, **given: Any) -> dict[str, Any]:
        """A row with the columns given, and something in those that must not be empty."""
        values = {
            column.name: given.get(column.name, self._some(column))
            for column in table.columns
            if column.name in given or self._is_needed(column)
        }
        self._connection.execute(insert(table).values(**values))
        return values

    @staticmethod
    def _is_needed(column: Column[Any]) -> bool:
        return column.primary_key or not (column.nullable or column.default is not None)

    def _some(self, column: Column[Any]) -> Any:
        self._turn += 1
        for key in column.foreign_keys:
            return self.row_in(key.column.table)[key.column.name]
        kind = datetime if isinstance(column.type, Instant) else column.type.python_type
        some: dict[type, Any] = {
            str: f"x{self._turn}",
            int: self._turn,
            bool: False,
            datetime: datetime(2026, 1, 1, tzinfo=UTC),
            date: date(2026, 1, 1),
            bytes: b"x",
            float: 1.0,
        }
        return some[kind] if kind in some else uuid4()


@pytest.mark.parametrize("link", [link.name for link in links_to(Contact)])
def test_every_column_that_names_a_contact_is_thought_of(office: Office, link: str) -> None:
    """A table of tomorrow follows by itself, or somebody says why it stays."""
    found = {one.name: one for one in links_to(Contact)}[link]
    if link in STAYING:
        return
    first, second = added(office, REZA), added(office, replace(TWIN, phones=()))
    names: dict[str, Any] = {found.column.name: second}
    if link in KEYED:
        column, prefix = KEYED[link]
        names[column] = f"{prefix}{second}"
    with office.database.connection(writing=True) as connection:
        row = Rows(connection).row_in(found.table, **names)
    before = stored(office)
    draft = merged(office, first, second)

    def named() -> Any:
        with office.database.connection() as connection:
            keys = [c == row[c.name] for c in found.table.primary_key.columns]
            return connection.execute(select(found.column).where(*keys)).scalar_one()

    assert named() == first
    assert parted(office, draft) == ""
    assert named() == second
    # The row came from nowhere, so that nothing was found by it before.
    assert {**stored(office), "contact_words": ()} == {**before, "contact_words": ()}


def test_a_link_that_may_be_there_only_once_says_by_what() -> None:
    """Whoever is named twice in one list keeps one place: the rest of the key must be columns."""
    for link in following():
        assert not link.column.primary_key, f"{link.name}: say in STAYING how it follows"
        assert "id" in link.table.c, f"{link.name}: rows that follow need an id"


# -- the way back --------------------------------------------------------------------------

NAMES = st.sampled_from(["رضا احمدی", "رضا  احمدی", "سید رضا", "مریم", "علی‌نژاد", "علی نژاد"])
PHONES = st.lists(
    st.builds(
        PhoneDraft,
        number=st.sampled_from(["09151234567", "09157654321", "38402020 داخلی 12", "38402020"]),
        label=st.sampled_from(["", "همراه"]),
    ),
    max_size=3,
)
POSTS = st.lists(
    st.builds(
        PositionDraft,
        title=st.sampled_from(["معاون", "رئیس"]),
        from_day=st.sampled_from([None, date(2020, 1, 1)]),
    ),
    max_size=2,
)
PEOPLE = st.lists(
    st.builds(
        ContactDraft,
        name=NAMES,
        honorific=st.sampled_from(["", "جناب آقای"]),
        city=st.sampled_from(["", "مشهد"]),
        note=st.sampled_from(["", "یادداشت", "یادداشت بلند"]),
        aliases=st.lists(NAMES, max_size=2).map(tuple),
        phones=PHONES.map(tuple),
        positions=POSTS.map(tuple),
        request_key=st.builds(uuid4),
    ),
    min_size=2,
    max_size=4,
)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=PEOPLE, data=st.data())
def test_merged_and_parted_is_as_before(office: Office, people: Any, data: Any) -> None:
    ids = [added(office, person) for person in people]
    for contact in data.draw(st.lists(st.sampled_from(ids), max_size=3)):
        call_of(office, contact)
    before = stored(office)
    survivor, *others = data.draw(st.permutations(ids))
    cut = data.draw(st.integers(1, len(others)))
    choices = st.dictionaries(
        st.sampled_from(CHOSEN_FIELDS), st.sampled_from([survivor, others[0]])
    )
    deeds = [merged(office, survivor, *others[:cut], **data.draw(choices))]
    if others[cut:]:
        deeds.append(merged(office, others[cut], survivor))
    assert check_store(office.database) == []
    for deed in reversed(deeds):
        assert parted(office, deed) == ""
    assert stored(office) == before
    assert check_store(office.database) == []


def test_organisations_take_their_units_and_posts_along_and_back(office: Office) -> None:
    first, second = (
        added(office, ContactDraft(name=name, kind=ContactKind.ORGANISATION))
        for name in ("اداره راه", "اداره کل راه")
    )
    unit = added(office, ContactDraft(name="فنی", kind=ContactKind.UNIT, parent_id=second))
    holder = added(
        office, replace(REZA, positions=(PositionDraft(title="مدیر", organisation_id=second),))
    )
    before = stored(office)
    draft = merged(office, first, second)
    assert office.read(contact_sheet, unit).parent_id == first
    assert office.read(contact_sheet, holder).positions[0].organisation_id == first
    assert parted(office, draft) == ""
    assert stored(office) == before


def test_what_was_corrected_since_stays_and_the_rest_goes_back(office: Office) -> None:
    first, second, other = (
        added(office, REZA),
        added(office, TWIN),
        added(office, ContactDraft(name="دیگری")),
    )
    calls = [call_of(office, second) for _ in range(2)]
    draft = merged(office, first, second, name=first)
    sheet = office.read(contact_sheet, first)
    corrected = ContactDraft(
        name=sheet.name,
        honorific=sheet.honorific,
        identity_number=sheet.identity_number,
        city="نیشابور",
        aliases=sheet.aliases,
        phones=(*(PhoneDraft(number=p.shown) for p in sheet.phones), PhoneDraft(number="110")),
    )
    office.write(amend_contact, first, sheet.version, corrected)
    elsewhere = CallDraft(caller_id=other, caller_name="رضا", subject="آب", request="شرح")
    office.write(amend_call, calls[0], 1, elsewhere)
    sentence = parted(office, draft)
    assert "۱ تماس" in sentence
    assert "شهر" in sentence
    one, two = office.read(contact_sheet, first), office.read(contact_sheet, second)
    assert (one.city, two.city) == ("نیشابور", "مشهد")
    assert (one.identity_number, two.identity_number) == ("", "0013542419")
    assert [p.shown for p in one.phones] == ["0915 123 4567", "110"]
    assert {p.shown for p in two.phones} == {"0915 123 4567", "051 3840 2020 داخلی 12"}
    assert (one.aliases, two.aliases) == ((), ("حاج رضا",))
    assert [office.read(call_sheet, call).caller_id for call in calls] == [other, second]
    assert check_store(office.database) == []


def test_merges_are_undone_the_last_first(office: Office) -> None:
    a, b, c = three(office)
    into_a, c_into_a = merged(office, a, b), merged(office, a, c)
    with pytest.raises(NotAllowed, match="«ج»"):
        parted(office, into_a)
    parted(office, c_into_a)
    c_takes_a = merged(office, c, a)
    with pytest.raises(NotAllowed, match="ادغام شده است"):
        parted(office, into_a)
    parted(office, c_takes_a)
    parted(office, into_a)
    with pytest.raises(NotFound):
        parted(office, into_a)
    with pytest.raises(NotFound):
        office.write(undo_merge, uuid4())
    assert check_store(office.database) == []


def test_nobody_comes_back_beside_his_own_id(office: Office) -> None:
    first, second = added(office, REZA), added(office, TWIN)
    draft = merged(office, first, second, identity_number=first)
    assert office.read(contact_sheet, first).identity_number == ""
    added(office, ContactDraft(name="تازه", identity_number=TWIN.identity_number))
    with pytest.raises(InvalidFields, match="تازه"):
        parted(office, draft)


# -- what is refused -----------------------------------------------------------------------


def test_what_cannot_be_one_is_refused_in_words(office: Office) -> None:
    person = added(office, REZA)
    road = added(office, ContactDraft(name="راه", kind=ContactKind.ORGANISATION))
    unit = added(office, ContactDraft(name="فنی", kind=ContactKind.UNIT, parent_id=road))
    below = added(office, ContactDraft(name="زیر", kind=ContactKind.UNIT, parent_id=unit))
    for ids, words in (
        ((person,), "دست‌کم دو"),
        ((person, person), "دو بار"),
        ((person, road), "گونه"),
        ((unit, below), "زیرمجموعه"),
        ((below, unit), "زیرمجموعه"),
    ):
        with pytest.raises(InvalidFields, match=words):
            merged(office, *ids)
    with pytest.raises(InvalidFields, match="دست‌کم دو"):
        office.read(merge_sides, [person])
    with pytest.raises(NotFound):
        office.read(merge_sides, [person, 999])
    twin = added(office, TWIN)
    with pytest.raises(InvalidFields, match="هیچ‌یک"):
        merged(office, person, twin, name=road)
    old = taken(office, twin)
    office.write(amend_contact, twin, 1, TWIN)
    with pytest.raises(StaleRecord):
        office.write(merge_contacts, MergeDraft(survivor=taken(office, person), others=(old,)))


def test_the_merged_is_neither_changed_nor_brought_back_alone(office: Office) -> None:
    first, second = added(office, REZA), added(office, TWIN)
    merged(office, first, second)
    deeds: list[tuple[Callable[..., Any], Any]] = [
        (restore_contact, ()),
        (archive_contact, ()),
        (delete_contact, ()),
        (amend_contact, (REZA,)),
    ]
    for deed, more in deeds:
        with pytest.raises(NotAllowed, match="ادغام"):
            office.write(deed, second, 2, *more)
    draft = MergeDraft(survivor=taken(office, first), others=(Taken(second, 2),))
    with pytest.raises(NotAllowed):
        office.write(merge_contacts, draft)


def test_an_archived_one_may_go_but_not_stay(office: Office) -> None:
    first, second = added(office, REZA), added(office, TWIN)
    office.write(archive_contact, second, 1)
    before = stored(office)
    with pytest.raises(NotAllowed, match="بایگانی"):
        merged(office, second, first)
    draft = merged(office, first, second)
    parted(office, draft)
    assert stored(office) == before


# -- the trash -----------------------------------------------------------------------------


def test_who_is_deleted_can_come_back(office: Office) -> None:
    number = added(office, REZA)
    before = stored(office)
    office.write(delete_contact, number, 1)
    for archived in (False, True):
        assert office.read(list_contacts, ContactFilter(archived=archived)) == []
    assert office.read(suggest_contacts, "رضا") == []
    assert office.read(contact_sheet, number).deleted
    assert check_store(office.database) == []
    office.write(restore_contact, number, 2)
    assert stored(office) == before


def test_whom_a_record_names_is_archived_not_deleted(office: Office) -> None:
    number = added(office, REZA)
    call_of(office, number)
    with pytest.raises(NotAllowed, match="۱ تماس"):
        office.write(delete_contact, number, 1)
    office.write(archive_contact, number, 1)


def test_two_of_one_id_that_were_there_already_can_be_merged(office: Office) -> None:
    """A store of an older program may hold the same national id twice."""
    first, second = added(office, REZA), added(office, TWIN)
    with office.database.connection(writing=True) as connection:
        connection.execute(
            update(Contact).where(Contact.id == first).values(identity_number="0013542419")
        )
        assert connection.execute(select(ContactPhone.id)).first()
    draft = merged(office, first, second)
    parted(office, draft)
    assert office.read(contact_sheet, first).identity_number == "0013542419"
