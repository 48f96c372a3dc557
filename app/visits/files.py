"""The files of a visit: what the visitor brought, and the form he wrote on come home scanned."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right, require
from app.attachments import KeptFiles
from app.changes import Kind
from app.orders import source_unscanned
from app.session import OfficeSession
from app.visits.deeds import VisitDeed, seen_visit


def _begun(session: OfficeSession, visit_id: int) -> VisitDeed:
    return VisitDeed(session, visit_id, seen_visit(session, visit_id)["version"])


def _named(visit: Mapping[str, Any]) -> str:
    return f"ملاقات {visit['number']}"


def _gone(deed: VisitDeed) -> None:
    """Orders whose sheet it was miss their scan again."""
    deed.kinds |= source_unscanned(deed.session, Kind.VISIT, deed.id)


_FILES: Final = KeptFiles(
    kind=Kind.VISIT,
    title="ملاقات",
    reads=Right.READ_VISITS,
    writes=Right.RECEIVE_VISITS,
    seen=seen_visit,
    named=_named,
    begin=_begun,
    on_gone=_gone,
)

attach_visit_files = _FILES.attach
attach_visit_sources = _FILES.attach_sources
visit_file = _FILES.file
detach_visit_file = _FILES.detach
arrange_visit_file = _FILES.arrange


def visit_code_owner(session: OfficeSession, visit_id: int) -> tuple[str, str]:
    """Number and title of the visit a paper's code names.

    Raises:
        NotAllowed: The operator may not read visits.
        NotFound: There is no such visit for him.
    """
    require(session.desk.operator, Right.READ_VISITS)
    visit = seen_visit(session, visit_id)
    return str(visit["number"]), f"{visit['visitor_name']} · {visit['subject']}"
