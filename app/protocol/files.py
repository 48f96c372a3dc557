"""The files of a case: requests, permits, scans of forms, programmes that came by post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right, require
from app.attachments import KeptFiles
from app.changes import Kind
from app.protocol.deeds import CaseDeed, seen_case
from app.session import OfficeSession


def _begun(session: OfficeSession, case_id: int) -> CaseDeed:
    return CaseDeed(session, case_id, seen_case(session, case_id)["version"])


def _named(case: Mapping[str, Any]) -> str:
    return f"پرونده تشریفات {case['number']}"


_FILES: Final = KeptFiles(
    kind=Kind.PROTOCOL_CASE,
    title="پرونده تشریفات",
    reads=Right.READ_PROTOCOL,
    writes=Right.RUN_PROTOCOL,
    seen=seen_case,
    named=_named,
    begin=_begun,
)

attach_case_files = _FILES.attach
attach_case_sources = _FILES.attach_sources
case_file = _FILES.file
detach_case_file = _FILES.detach
arrange_case_file = _FILES.arrange


def case_code_owner(session: OfficeSession, case_id: int) -> tuple[str, str]:
    """Number and subject of the case a paper's code names.

    Raises:
        NotAllowed: The operator may not read protocol work.
        NotFound: There is no such case for him.
    """
    require(session.desk.operator, Right.READ_PROTOCOL)
    case = seen_case(session, case_id)
    return str(case["number"]), str(case["subject"])
