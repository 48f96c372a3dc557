"""What a spreadsheet of 10,000 contacts costs: the whole way, and how long others cannot write."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from figure import Figure, seconds

from app.changes import Kind
from app.exchange import (
    SheetColumn,
    import_plan,
    mapping_for,
    plan_import,
    read_spreadsheet,
    source_of,
    workbook_bytes,
)
from app.office import open_office

CONTACTS = 10_000
HEADERS = ("نام و نام خانوادگی", "سمت", "دستگاه", "همراه", "تلفن", "شهر", "نشانی")


def measure() -> list[Figure]:
    """Read, prove, write."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.xlsx"
        path.write_bytes(_spreadsheet())
        with open_office(f"sqlite:///{folder}/import.sqlite", create=True) as office:
            office.sign_in_as()
            read = seconds(partial(read_spreadsheet, path, Kind.CONTACT))
            table = read_spreadsheet(path, Kind.CONTACT)
            source = source_of(path.name, table, office.read(mapping_for, Kind.CONTACT, HEADERS))
            proved = seconds(partial(office.read, plan_import, Kind.CONTACT, source))
            plan = office.read(plan_import, Kind.CONTACT, source)
            written = seconds(partial(office.write, import_plan, plan))
    return [
        Figure("10,000 contacts imported", read + proved + written, 30, "s"),
        Figure("of it, no other desk writes", written, 8, "s"),
    ]


def _spreadsheet() -> bytes:
    rows = (
        (
            f"رضا احمدی {number}",
            "کارشناس",
            f"اداره کل {number % 60}",
            f"0915{number:07}",
            f"051384{number:05}",
            "مشهد",
            f"خیابان امام، پلاک {number}",
        )
        for number in range(CONTACTS)
    )
    return workbook_bytes("اشخاص", [SheetColumn(header) for header in HEADERS], rows)
