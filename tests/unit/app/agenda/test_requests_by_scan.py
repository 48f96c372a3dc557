"""A printed request, signed and scanned, finds its entry by its code and becomes a file of it."""

from __future__ import annotations

from pathlib import Path

from agenda_seat import requested
from app.access import Right
from app.agenda import event_sheet, record_order_on_event
from app.changes import Kind
from app.marks import Classification
from app.office import Office
from app.operators import OperatorDraft, add_operator
from app.orders import OrderDraft, Scan, order_sheet
from app.record_codes import code_text, store_mark
from app.returned_sheets import UNKNOWN, attach_sheets, sort_out
from app.sheet_groups import SheetFile
from call_sheets import LETTERHEAD, MARK
from reports.meeting_request import meeting_request
from reports.paper import Letterhead
from reports.sheet_codes import codes_in, sheet_files
from scans import scanned, stack


def code_of(office: Office, event: int) -> str:
    return code_text(f"daftar:event:{event}", office.read(store_mark))


def test_the_scan_of_a_request_comes_home(office: Office, tmp_path: Path) -> None:
    first, second = requested(office), requested(office, subject="دومی")
    head = Letterhead(LETTERHEAD.office, LETTERHEAD.unit, store=office.read(store_mark))
    sheets = [office.read(event_sheet, number) for number in (first, second)]
    paper = meeting_request(sheets, letterhead=head, marks=[MARK] * 2)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(stack(scanned(paper, angle=1.5)))
    codes = codes_in(scan)
    assert codes == (code_of(office, first), code_of(office, second))
    groups = office.read(sort_out, codes)
    assert [one.record.number for one in groups if one.record] == [one.number for one in sheets]
    done = office.write(attach_sheets, sheet_files(scan, groups)).value
    assert len(done.added) == 2
    assert [len(office.read(event_sheet, one).files) for one in (first, second)] == [1, 1]


def test_the_scan_is_the_sheet_he_wrote_his_order_on(office: Office) -> None:
    event = requested(office)
    draft = OrderDraft(words="موافقت می‌شود")
    order = office.write(record_order_on_event, event, draft).value
    assert office.read(order_sheet, order).scan is Scan.MISSING
    sheet = SheetFile(Kind.EVENT, event, None, "a.pdf", b"%PDF-1.4\n%%EOF\n")
    office.write(attach_sheets, [sheet])
    assert office.read(order_sheet, order).scan is Scan.ATTACHED


def test_a_request_above_the_clearance_is_unknown(office: Office) -> None:
    event = requested(office, classification=Classification.SECRET)
    codes = (code_of(office, event), code_of(office, 999))
    rights = frozenset({Right.READ_AGENDA})
    office.write(add_operator, OperatorDraft(name="clerk", full_name="نسرین سپهری", rights=rights))
    office.sign_in_as("clerk")
    assert {one.reason for one in office.read(sort_out, codes)} == {UNKNOWN}
