"""The pages of the last faxes, and some sheets the governor wrote on, as they were scanned."""

from __future__ import annotations

import hashlib
import io
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from app import journal
from app.attachments import Source, add_file
from app.changes import Kind
from app.clock import FixedClock
from app.marks import Classification
from app.orders import OrderState, source_scanned
from app.orders import Scan as OrderScan
from app.phone_calls import CallChannel, CallDirection
from app.session import Desk, OfficeSession
from models.calls import Call
from models.orders import Order

#: How many faxes have their scan.
SCANNED: Final = 6
#: How many orders have the scan of their sheet.
SCANNED_SHEETS: Final = 5
#: An A4 sheet at 100 dots per inch.
_SHEET: Final = (827, 1169)


def attach_scans(session: OfficeSession, random: Random, now: datetime) -> None:
    """Put a scan on each of the last incoming faxes, some minutes after it was registered."""
    desk = session.desk
    faxes = session.execute(
        select(Call.id, Call.pages, Call.registered_at, Call.classification)
        .where(
            Call.channel == CallChannel.FAX.value,
            Call.direction == CallDirection.INCOMING.value,
            Call.registered_at <= now - timedelta(minutes=5),
        )
        .order_by(Call.id.desc())
        .limit(SCANNED)
    ).all()
    for number, pages, registered_at, classification in reversed(faxes):
        session.desk = Desk(desk.operator, FixedClock(registered_at + timedelta(minutes=5)))
        name = f"نمابر {number}.tif"
        add_file(session, Kind.CALL, number, _scan(name, pages or 1, random))
        words = f"پرونده «{name}» پیوست شد."
        journal.note(
            session, Kind.CALL, number, "attach_file", words, classification=classification
        )
    session.desk = desk


def scan_ordered_sheets(session: OfficeSession, random: Random, now: datetime) -> None:
    """Scan the sheets of a few running orders just now; the others still miss their scan."""
    desk = session.desk
    session.desk = Desk(desk.operator, FixedClock(now))
    sheets = session.execute(
        select(Order.source_id)
        .where(
            Order.source_kind == Kind.CALL.value,
            Order.state == OrderState.OPEN.value,
            Order.scan == OrderScan.MISSING.value,
            # Whoever scans need not be cleared for the others.
            Order.classification == int(Classification.ORDINARY),
        )
        .order_by(Order.written_at, Order.id)
        .limit(SCANNED_SHEETS)
    ).all()
    for number in dict.fromkeys(row.source_id for row in sheets):
        name = f"برگ {number}.tif"
        add_file(session, Kind.CALL, number, _scan(name, 1, random))
        words = f"پرونده «{name}» پیوست شد."
        journal.note(session, Kind.CALL, number, "attach_file", words)
        source_scanned(session, Kind.CALL, number)
    session.desk = desk


def _scan(name: str, pages: int, random: Random) -> Source:
    """Pages with lines where words would be: nothing on them can be mistaken for a real paper."""
    from PIL import Image, ImageDraw

    sheets = []
    for _page in range(pages):
        sheet = Image.new("1", _SHEET, 1)
        pen = ImageDraw.Draw(sheet)
        for height in range(120, _SHEET[1] - random.randint(150, 600), 34):
            pen.line((random.randint(90, 300), height, _SHEET[0] - 90, height), fill=0, width=7)
        sheets.append(sheet)
    made = io.BytesIO()
    sheets[0].save(
        made,
        "TIFF",
        compression="group4",
        dpi=(100, 100),
        save_all=True,
        append_images=sheets[1:],
    )
    content = made.getvalue()
    made.seek(0)
    return Source(name, "image/tiff", made, len(content), hashlib.sha256(content).hexdigest())
