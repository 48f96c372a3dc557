"""What desks do at the same moment; each is given its office and its own number."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from app.contacts import ContactDraft, MergeDraft, Taken, add_contact, merge_contacts
from app.errors import AppError
from app.office import Office
from app.phone_calls import (
    CallDraft,
    CallFilter,
    amend_call,
    count_calls,
    list_calls,
    log_call,
    put_in_folder,
)

KEY: Final = UUID(int=7)
#: Calls of a desk that numbers or merges, and questions of one that searches.
TURNS: Final = 5
SEARCHES: Final = 20


def _of(desk: int) -> CallDraft:
    return CallDraft(caller_name=f"میز {desk}", subject="آب", request="شرح")


def numbering(office: Office, desk: int) -> None:
    """Log calls, each with a number."""
    for _turn in range(TURNS):
        office.write(log_call, _of(desk))


def writing_or_searching(office: Office, desk: int) -> None:
    """Every other desk logs calls; the others find more and more of them, each at once whole."""
    if desk % 2:
        numbering(office, desk)
        return
    found = 0
    for _turn in range(SEARCHES):
        now = office.read(count_calls, CallFilter(text="میز آ"))
        listed = office.read(list_calls, CallFilter(text="میز آ"), limit=1000)
        if now < found or len(listed) < now or any(row.subject != "آب" for row in listed):
            raise AssertionError(found, now, len(listed))
        found = now


def many_calls(office: Office, count: int) -> None:
    """Log calls, of which each seventh is refused and takes no number."""
    for number in range(count):
        bad = number % 7 == 3
        draft = CallDraft(caller_name="رضا", subject="" if bad else "آب", request="شرح")
        try:
            office.write(log_call, draft)
        except AppError:
            if not bad:
                raise


def one_call(office: Office, _desk: int) -> None:
    """Put the same call into the folder."""
    office.write(put_in_folder, 1, 1)


def one_form(office: Office, desk: int) -> None:
    """Correct the same call."""
    office.write(amend_call, 1, 1, _of(desk))


def one_draft(office: Office, _desk: int) -> None:
    """Save the same draft."""
    draft = CallDraft(caller_name="رضا", subject="آب", request="شرح", request_key=KEY)
    office.write(log_call, draft)


def directory(office: Office, desk: int) -> None:
    """Log a call that adds its caller, and add somebody."""
    caller = f"میز {desk}"
    draft = CallDraft(caller_name=caller, subject="آب", request="شرح", add_caller=True)
    office.write(log_call, draft)
    office.write(add_contact, ContactDraft(name=f"شخص {desk}"))


def one_person(office: Office, desk: int) -> None:
    """Add somebody of the same national id."""
    draft = ContactDraft(name=f"شخص {desk}", identity_number="0013542419")
    office.write(add_contact, draft)


def one_merge(office: Office, desk: int) -> None:
    """Merge the same two, each desk in its own way."""
    one, other = (1, 2) if desk % 2 else (2, 1)
    draft = MergeDraft(survivor=Taken(one, 1), others=(Taken(other, 1),))
    office.write(merge_contacts, draft)


def merge_or_call(office: Office, desk: int) -> None:
    """Merge somebody at one desk while the others log his calls."""
    if desk == 0:
        draft = MergeDraft(survivor=Taken(1, 1), others=(Taken(2, 1),))
        office.write(merge_contacts, draft)
        return
    for _turn in range(TURNS):
        call = CallDraft(caller_id=2, caller_name=f"میز {desk}", subject="آب", request="شرح")
        office.write(log_call, call)
