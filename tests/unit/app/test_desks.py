"""Many desks at once, each a process of its own: one wins, the rest are told, nothing is lost."""

from __future__ import annotations

from sqlalchemy import func, select

import desk_deeds
from app.check import check_store
from app.contacts import ContactDraft, ContactFilter, add_contact, count_contacts
from app.office import Office, open_office
from app.phone_calls import (
    CallDraft,
    CallFilter,
    CallState,
    call_sheet,
    count_calls,
    list_calls,
    log_call,
)
from desks import at_once
from models.office import JournalEntry

DESKS = 20
#: Enough to meet one another.
FEW = 5


def logged(office: Office) -> int:
    return office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value


def test_twenty_desks_number_without_gap_or_duplicate(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, desk_deeds.numbering, DESKS) == {"done": DESKS}
        assert office.read(count_calls, CallFilter()) == DESKS * desk_deeds.TURNS
        # Numbers, chain, links and search words, all proved:
        assert check_store(office.database) == []


def test_whoever_searches_while_others_write_finds_what_is_saved(
    made: None, store_url: str
) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, desk_deeds.writing_or_searching, 2 * FEW) == {"done": 2 * FEW}
        assert office.read(count_calls, CallFilter(text="میز آ")) == FEW * desk_deeds.TURNS
        assert check_store(office.database) == []


def test_one_call_goes_into_the_folder_once(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        call = logged(office)
        assert at_once(store_url, desk_deeds.one_call, FEW) == {"done": 1, "StaleRecord": FEW - 1}
        sheet = office.read(call_sheet, call)
        assert (sheet.state, sheet.version, len(sheet.steps)) == (CallState.IN_FOLDER, 2, 2)
        assert check_store(office.database) == []


def test_of_many_corrections_one_is_kept_and_the_others_are_told(
    made: None, store_url: str
) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        call = logged(office)
        assert at_once(store_url, desk_deeds.one_form, FEW) == {"done": 1, "StaleRecord": FEW - 1}
        assert office.read(call_sheet, call).caller_name.startswith("میز")
        with office.database.connection() as connection:
            count = connection.execute(
                select(func.count()).where(JournalEntry.action == "amend_call")
            ).scalar_one()
        assert count == 1
        assert check_store(office.database) == []


def test_one_draft_saved_from_everywhere_is_one_call(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, desk_deeds.one_draft, FEW) == {"done": FEW}
        assert office.read(count_calls, CallFilter()) == 1
        assert check_store(office.database) == []


def test_calls_and_contacts_together_wait_for_nobody_for_ever(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, desk_deeds.directory, FEW) == {"done": FEW}
        assert office.read(count_contacts, ContactFilter()) == FEW * 2
        assert check_store(office.database) == []


def test_one_national_id_is_given_to_one_person(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, desk_deeds.one_person, FEW) == {
            "done": 1,
            "InvalidFields": FEW - 1,
        }
        assert office.read(count_contacts, ContactFilter()) == 1
        assert check_store(office.database) == []


def test_two_are_merged_once_whoever_was_first(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        for name in ("الف", "ب"):
            office.write(add_contact, ContactDraft(name=name))
        told = at_once(store_url, desk_deeds.one_merge, FEW)
        assert told.pop("done") == 1
        assert set(told) <= {"StaleRecord", "NotAllowed"}, told
        assert office.read(count_contacts, ContactFilter()) == 1
        assert check_store(office.database) == []


def test_calls_logged_while_their_caller_is_merged_name_the_survivor(
    made: None, store_url: str
) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        for name in ("الف", "ب"):
            office.write(add_contact, ContactDraft(name=name))
        assert at_once(store_url, desk_deeds.merge_or_call, FEW) == {"done": FEW}
        calls = office.read(list_calls, CallFilter(), limit=100)
        assert len(calls) == (FEW - 1) * desk_deeds.TURNS
        assert {office.read(call_sheet, call.id).caller_id for call in calls} == {1}
        assert check_store(office.database) == []
