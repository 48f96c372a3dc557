"""Many desks at once, each a process of its own: one wins, the rest are told, nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from sqlalchemy import func, select

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
from models.office import JournalEntry

ROOT = Path(__file__).parents[3]
DESKS = 20
#: Enough to meet one another.
FEW = 5

#: What every desk does after all stand ready; "raw" would be an error nobody can be shown.
_DESK = """
import sys
from uuid import UUID
from app.contacts import ContactDraft, MergeDraft, Taken, add_contact, merge_contacts
from app.errors import AppError
from app.office import open_office
from app.phone_calls import CallDraft, amend_call, log_call, put_in_folder
KEY = UUID(int=7)
def numbering(office, desk):
    for turn in range(5):
        office.write(log_call, CallDraft(caller_name=f"میز {desk}", subject="آب", request="شرح"))
def one_call(office, desk):
    office.write(put_in_folder, 1, 1)
def one_form(office, desk):
    draft = CallDraft(caller_name=f"میز {desk}", subject="آب", request="شرح")
    office.write(amend_call, 1, 1, draft)
def one_draft(office, desk):
    draft = CallDraft(caller_name="رضا", subject="آب", request="شرح", request_key=KEY)
    office.write(log_call, draft)
def directory(office, desk):
    draft = CallDraft(caller_name=f"میز {desk}", subject="آب", request="شرح", add_caller=True)
    office.write(log_call, draft)
    office.write(add_contact, ContactDraft(name=f"شخص {desk}"))
def one_person(office, desk):
    draft = ContactDraft(name=f"شخص {desk}", identity_number="0013542419")
    office.write(add_contact, draft)
def one_merge(office, desk):
    turn = int(desk) % 2
    survivor, other = (Taken(1, 1), Taken(2, 1)) if turn else (Taken(2, 1), Taken(1, 1))
    office.write(merge_contacts, MergeDraft(survivor=survivor, others=(other,)))
def merge_or_call(office, desk):
    if desk == "0":
        office.write(merge_contacts, MergeDraft(survivor=Taken(1, 1), others=(Taken(2, 1),)))
        return
    for turn in range(5):
        draft = CallDraft(caller_id=2, caller_name=f"میز {desk}", subject="آب", request="شرح")
        office.write(log_call, draft)
with open_office(sys.argv[1]) as office:
    office.sign_in_as()
    print("ready", flush=True)
    sys.stdin.readline()
    try:
        globals()[sys.argv[2]](office, sys.argv[3])
        print("done")
    except AppError as error:
        print(type(error).__name__)
    except Exception as error:
        print("raw", type(error).__name__)
"""


def at_once(url: str, deed: str, desks: int = DESKS) -> Counter[str]:
    """Let every desk do the same at the same moment, and count what they were told."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _DESK, url, deed, str(number)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(desks)
    ]
    for process in running:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    return Counter(process.communicate(timeout=120)[0].strip() for process in running)


def logged(office: Office) -> int:
    return office.write(log_call, CallDraft(caller_name="رضا", subject="آب", request="شرح")).value


def test_twenty_desks_number_without_gap_or_duplicate(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, "numbering") == {"done": DESKS}
        assert office.read(count_calls, CallFilter()) == DESKS * 5
        # Numbers, chain, links and search words, all proved:
        assert check_store(office.database) == []


def test_one_call_goes_into_the_folder_once(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        call = logged(office)
        assert at_once(store_url, "one_call", FEW) == {"done": 1, "StaleRecord": FEW - 1}
        sheet = office.read(call_sheet, call)
        assert (sheet.state, sheet.version, len(sheet.steps)) == (CallState.IN_FOLDER, 2, 2)
        assert check_store(office.database) == []


def test_of_many_corrections_one_is_kept_and_the_others_are_told(
    made: None, store_url: str
) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        call = logged(office)
        assert at_once(store_url, "one_form", FEW) == {"done": 1, "StaleRecord": FEW - 1}
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
        assert at_once(store_url, "one_draft", FEW) == {"done": FEW}
        assert office.read(count_calls, CallFilter()) == 1
        assert check_store(office.database) == []


def test_calls_and_contacts_together_wait_for_nobody_for_ever(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, "directory", FEW) == {"done": FEW}
        assert office.read(count_contacts, ContactFilter()) == FEW * 2
        assert check_store(office.database) == []


def test_one_national_id_is_given_to_one_person(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        assert at_once(store_url, "one_person", FEW) == {"done": 1, "InvalidFields": FEW - 1}
        assert office.read(count_contacts, ContactFilter()) == 1
        assert check_store(office.database) == []


def test_two_are_merged_once_whoever_was_first(made: None, store_url: str) -> None:
    with open_office(store_url) as office:
        office.sign_in_as()
        for name in ("الف", "ب"):
            office.write(add_contact, ContactDraft(name=name))
        told = at_once(store_url, "one_merge", FEW)
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
        assert at_once(store_url, "merge_or_call", FEW) == {"done": FEW}
        calls = office.read(list_calls, CallFilter(), limit=100)
        assert len(calls) == (FEW - 1) * 5
        assert {office.read(call_sheet, call.id).caller_id for call in calls} == {1}
        assert check_store(office.database) == []
