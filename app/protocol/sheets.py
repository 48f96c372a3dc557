"""What the papers of protocol work take, and how often each was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from app import journal
from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.protocol.agreement_lists import AgreementFilter, count_agreements, list_agreements
from app.protocol.deeds import seen_case
from app.protocol.gift_lists import GiftFilter, count_gifts, list_gifts
from app.protocol.reading import case_sheet
from app.protocol.register_rows import AgreementRow, GiftRow
from app.protocol.rows import CaseSheet
from app.session import OfficeSession

CHECKLIST: Final = "print_protocol_checklist"
CARS: Final = "print_car_list"
SUMMARY: Final = "print_trip_summary"
PROGRAMME: Final = "print_delegation_programme"
SEATING: Final = "print_seating_plan"
BADGES: Final = "print_badges"

_SAID: Final = {
    CHECKLIST: "چک‌لیست تشریفات چاپ شد.",
    CARS: "فهرست خودروها چاپ شد.",
    SUMMARY: "خلاصه سفر چاپ شد.",
    PROGRAMME: "برنامه هیأت چاپ شد.",
    SEATING: "نقشه جلوس چاپ شد.",
    BADGES: "کارت‌ها چاپ شد.",
}


@dataclass(frozen=True)
class CasePaper:
    """A case to be printed.

    Attributes:
        reprint: How often this paper of it was printed before.
    """

    case: CaseSheet
    reprint: int


def case_paper(session: OfficeSession, case_id: int, paper: str) -> CasePaper:
    """A case as a paper of it shows it.

    Args:
        session: Who asks.
        case_id: Which.
        paper: Which paper, by its word in the journal.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    sheet = case_sheet(session, case_id)
    return CasePaper(sheet, journal.times(session, Kind.PROTOCOL_CASE, case_id, paper))


def count_case_prints(session: OfficeSession, cases: Sequence[int], paper: str) -> Changes[int]:
    """Say in the journal that a paper of these cases was printed.

    Returns:
        How many.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: One of them is not there for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    for number in cases:
        secrecy = seen_case(session, number)["classification"]
        journal.note(
            session, Kind.PROTOCOL_CASE, number, paper, _SAID[paper], classification=secrecy
        )
    return changed(len(cases), Kind.PROTOCOL_CASE)


def agreements_paper(session: OfficeSession, wanted: AgreementFilter) -> list[AgreementRow]:
    """All agreements a filter finds, as their list is printed.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    return list_agreements(session, wanted, limit=count_agreements(session, wanted))


def gifts_paper(session: OfficeSession, wanted: GiftFilter) -> list[GiftRow]:
    """All gifts a filter finds, as their list is printed.

    Raises:
        NotAllowed: The operator may not read protocol work.
    """
    return list_gifts(session, wanted, limit=count_gifts(session, wanted))
