"""The scan of the sheet the governor wrote on (U3): attached, missing again, seen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from app.access import Right, require
from app.attachments import (
    FileActions,
    FileAdded,
    KeptFiles,
    Source,
    add_file,
    files_of,
    taken_in,
)
from app.changes import Changes, Kind
from app.folder import first_put_in
from app.orders.deeds import ORDERS, Deed, seen_order, standing_steps
from app.orders.states import OrderState, Scan
from app.progress import Progress
from app.session import OfficeSession

#: The step by which a letter about an order came home; no scan of the governor's sheet.
_LETTER_CAME: Final = "attach_letter"
_ARRANGED: Final = "arrange_scan"

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
    deed = _begun(session, order_id)
    came = add_file(session, Kind.ORDER, order_id, source)
    if is_letter:
        deed.move_file(came.id, onto=True)
        done = deed.finish(_LETTER_CAME, f"نامه اعلام نتیجه پیوست شد: «{came.name}».")
    else:
        done = _scanned(deed, [came])
    return Changes((came.id, came.name), done.kinds)


def named_order(order: Mapping[str, Any]) -> str:
    """An order as sentences name it: by what it stands on."""
    number = order["source_number"]
    return f"دستور {number}" if number else f"دستور شناسه {order['id']}"


def order_code_owner(session: OfficeSession, order_id: int) -> tuple[str, str]:
    """Number and title of the order a paper's code names.

    Raises:
        NotAllowed: The operator may not read orders.
        NotFound: There is no such order for him.
    """
    require(session.desk.operator, Right.READ_ORDERS)
    order = seen_order(session, order_id)
    return named_order(order), str(order["words"]).splitlines()[0][:TITLE_LETTERS]


def _begun(session: OfficeSession, order_id: int) -> Deed:
    return Deed(session, order_id, seen_order(session, order_id)["version"], on_settled=True)


def _gone(deed: Deed) -> None:
    """Where no file is left that can be the sheet, the scan is missing."""
    if deed.order["scan"] == Scan.ATTACHED.value and not _is_scanned(deed.session, deed.order):
        deed.set_order(scan=Scan.MISSING.value)


_FILES: Final = KeptFiles(
    kind=Kind.ORDER,
    title="دستور",
    reads=Right.READ_ORDERS,
    writes=Right.FOLLOW_UP_ORDERS,
    seen=seen_order,
    named=named_order,
    begin=_begun,
    actions=FileActions("attach_scan", "detach_scan", _ARRANGED),
    goes_back=True,
    on_gone=_gone,
)

order_file = _FILES.file
detach_order_file = _FILES.detach
arrange_order_file = _FILES.arrange


def source_scanned(session: OfficeSession, source: Kind, source_id: int) -> None:
    """Say that the sheet of a record was scanned onto it: its orders are missing no scan.

    Whoever attached the scan has asked the rights on the record.
    """
    for deed in _open_on(session, source, source_id, Scan.MISSING):
        deed.set_order(scan=Scan.ATTACHED.value)
        deed.finish("attach_scan", "برگ دستور اسکن و به سند آن پیوست شد.")


def source_unscanned(session: OfficeSession, source: Kind, source_id: int) -> set[Kind]:
    """A file was taken off a record: its open orders miss their sheet if none left can be it.

    Whoever took the file off has asked the rights on the record.

    Returns:
        The kinds that were touched.
    """
    touched = set()
    for deed in _open_on(session, source, source_id, Scan.ATTACHED):
        if not _is_scanned(session, deed.order):
            deed.set_order(scan=Scan.MISSING.value)
            deed.finish("detach_scan", "اسکن برگ دستور از سند آن برداشته شد.")
            touched |= deed.kinds
    return touched


def _open_on(session: OfficeSession, source: Kind, source_id: int, scan: Scan) -> list[Deed]:
    """The open orders on a record whose scan stands so."""
    rows = session.execute(
        select(ORDERS.c.id, ORDERS.c.version)
        .where(
            ORDERS.c.source_kind == source.value,
            ORDERS.c.source_id == source_id,
            ORDERS.c.state == OrderState.OPEN.value,
            ORDERS.c.scan == scan.value,
        )
        .order_by(ORDERS.c.id)
    ).all()
    return [Deed(session, order_id, version, right=None) for order_id, version in rows]


def _is_scanned(session: OfficeSession, order: Mapping[str, Any]) -> bool:
    """Whether a file is left that can be the sheet he wrote on.

    Such is any of the order's own but for letters about it, and of its record's whatever came
    since the sheet went in to him.
    """
    letters = _letters(session, order["id"])
    if any(file.id not in letters for file in files_of(session, Kind.ORDER, order["id"])):
        return True
    if order["source_kind"] is None or order["source_id"] is None:
        return False
    source = Kind(order["source_kind"])
    since = first_put_in(session, source, order["source_id"], order["id"])
    came = files_of(session, source, order["source_id"])
    return any(since is None or file.at >= since for file in came)


def _letters(session: OfficeSession, order_id: int) -> set[int]:
    """The files of an order that came as letters about it, also when their pages were arranged."""
    letters: set[int] = set()
    for step in standing_steps(session, order_id):
        moved = {
            number for table, number, _ in json.loads(step["overwrote"]) if table == "attachments"
        }
        arranged = step["action"] == _ARRANGED and moved & letters
        if step["action"] == _LETTER_CAME or arranged:
            letters |= moved
    return letters
