"""The scan of the sheet the governor wrote on (U3): attached, missing again, seen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from sqlalchemy import select

from app.access import Right, require
from app.attachments import (
    ArrangedFile,
    FileAdded,
    Source,
    StoredFile,
    add_file,
    files_of,
    open_content,
    put_in_place,
    remove_file,
    said_of,
    standing_file,
    taken_in,
)
from app.changes import Changes, Kind
from app.orders.deeds import ORDERS, Deed, seen_order
from app.orders.states import OrderState, Scan
from app.progress import Progress
from app.session import OfficeSession

#: Letters of an order's words that name it in a list.
TITLE_LETTERS: Final = 80


def attach_order_files(
    session: OfficeSession,
    order_id: int,
    version: int,
    paths: Sequence[Path],
    progress: Progress | None = None,
) -> Changes[int]:
    """Put the scanned sheet (or other files) on an order; it then has its scan.

    Raises:
        InvalidInput: A file cannot come in; none did.
        NotAllowed, NotFound, StaleRecord: As for every deed.
        Cancelled: A person stopped it.
    """
    deed = Deed(session, order_id, version, on_settled=True)
    came = []
    for path in paths:
        with taken_in(path, progress) as source:
            came.append(add_file(session, Kind.ORDER, order_id, source))
    return _scanned(deed, came)


def _scanned(deed: Deed, came: Sequence[FileAdded]) -> Changes[int]:
    names = [file.name for file in came]
    for file in came:
        deed.move_file(file.id, onto=True)
    if deed.order["scan"] != Scan.NOT_NEEDED.value:
        deed.set_order(scan=Scan.ATTACHED.value, scan_reason="")
    return deed.finish("attach_scan", f"اسکن پیوست شد: «{'»، «'.join(names)}».")


def attach_order_sheet(
    session: OfficeSession, order_id: int, source: Source, *, is_letter: bool = False
) -> Changes[tuple[int, str]]:
    """Put a sheet that came home by its code on its order, as it stands now.

    Args:
        session: The transaction.
        order_id: Whose it is.
        source: The sheet.
        is_letter: A letter about the order; the scan of the governor's sheet it is not.

    Returns:
        Id and name of the file.

    Raises:
        InvalidInput: The order has it already.
        NotAllowed, NotFound: As for every deed.
    """
    require(session.desk.operator, Right.FOLLOW_UP_ORDERS)
    version = seen_order(session, order_id)["version"]
    deed = Deed(session, order_id, version, on_settled=True)
    came = add_file(session, Kind.ORDER, order_id, source)
    if is_letter:
        done = deed.finish("attach_letter", f"نامه اعلام نتیجه پیوست شد: «{came.name}».")
    else:
        done = _scanned(deed, [came])
    return Changes((came.id, came.name), done.kinds)


def order_code_owner(session: OfficeSession, order_id: int) -> tuple[str, str]:
    """Number and title of the order a paper's code names.

    Raises:
        NotAllowed: The operator may not read orders.
        NotFound: There is no such order for him.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    order = seen_order(session, order_id)
    number = order["source_number"]
    named = f"دستور {number}" if number else f"دستور شناسه {order_id}"
    return named, str(order["words"]).splitlines()[0][:TITLE_LETTERS]


def detach_order_file(session: OfficeSession, number: int) -> Changes[int]:
    """Take a file off its order; without any, the scan is missing again.

    Raises:
        NotAllowed: The operator may not follow orders up.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.FOLLOW_UP_ORDERS)
    order_id, name, _media_type, _content = standing_file(session, Kind.ORDER, number)
    version = seen_order(session, order_id)["version"]
    deed = Deed(session, order_id, version, on_settled=True)
    remove_file(session, number)
    deed.move_file(number, onto=False)
    scanned = deed.order["scan"] == Scan.ATTACHED.value
    if scanned and not files_of(session, Kind.ORDER, order_id):
        deed.set_order(scan=Scan.MISSING.value)
    return deed.finish("detach_scan", f"پرونده «{name}» از دستور برداشته شد.")


def arrange_order_file(session: OfficeSession, number: int, arranged: ArrangedFile) -> Changes[int]:
    """Put the pages of an order's scan in order: a new file in place of the old, in one deed.

    Raises:
        InvalidInput: Nothing changed, it is too large, or the order has such a file already.
        NotAllowed: The operator may not follow orders up.
        NotFound: There is no such file for him.
    """
    require(session.desk.operator, Right.FOLLOW_UP_ORDERS)
    order_id = standing_file(session, Kind.ORDER, number)[0]
    version = seen_order(session, order_id)["version"]
    deed = Deed(session, order_id, version, on_settled=True)
    replaced = put_in_place(session, Kind.ORDER, number, arranged)
    deed.move_file(replaced.old, onto=False)
    for came in replaced.came:
        deed.move_file(came.id, onto=True)
    return deed.finish("arrange_scan", said_of(replaced, arranged))


def order_file(session: OfficeSession, number: int) -> StoredFile:
    """A file of an order, whole and proved.

    Raises:
        NotFound: There is no such file for this operator.
        StoreDamaged: It is not any more what came in.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    order_id, name, media_type, content = standing_file(session, Kind.ORDER, number)
    seen_order(session, order_id)
    return StoredFile(number, order_id, name, media_type, b"".join(open_content(session, content)))


def source_scanned(session: OfficeSession, source: Kind, source_id: int) -> None:
    """Say that the sheet of a record was scanned onto it: its orders are missing no scan.

    Whoever attached the scan has asked the rights on the record.
    """
    rows = session.execute(
        select(ORDERS.c.id, ORDERS.c.version).where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            ORDERS.c.state == OrderState.OPEN.value,
            ORDERS.c.scan == Scan.MISSING.value,
        )
    ).all()
    for order_id, version in rows:
        deed = Deed(session, order_id, version, right=None)
        deed.set_order(scan=Scan.ATTACHED.value)
        deed.finish("attach_scan", "برگ دستور اسکن و به سند آن پیوست شد.")
