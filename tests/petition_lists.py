"""Lists of petitioners as the inspection office sends them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from spreadsheets import NATIONAL_ID, saved

#: Two rows of header; the upper stands over groups of columns.
UPPER = ("رديف", "مشخصات متقاضي", "", "", "", "درخواست", "", "", "")
LOWER = (
    "",
    "نام و نام خانوادگي",
    "كد ملي",
    "شماره تماس",
    "وضعيت",
    "نوع",
    "شرح",
    "دستگاه",
    "كد سماد",
)
MERGED = ("A1:A2", "B1:E1", "F1:I1")


def row(number: int, **more: Any) -> tuple[Any, ...]:
    """A line of the list, with Arabic letters and Latin digits as offices type them."""
    cells = {
        "list": number,
        "name": f"علي كريمي {number}",
        "id": None,
        "phone": 9150000000 + number,
        "status": None,
        "kind": "شكايت" if number % 2 else "درخواست",
        "problem": f"مشكل آب روستاي {number}",
        "agency": "شركت آب و فاضلاب",
        "samad": None,
    }
    return tuple((cells | more).values())


def messy(path: Path) -> Path:
    """A list of sixty, as the inspection office sends it."""
    rows = [UPPER, LOWER, *(row(number) for number in range(1, 61))]
    rows[2 + 4] = row(5, id=int(NATIONAL_ID), status="جانباز")
    rows[2 + 9] = row(10, id="1234567890")
    rows[2 + 19] = row(20, name="")
    rows[2 + 29] = row(30, phone="۱۲")
    rows[2 + 39] = row(40, name="علی کریمی 5", id=NATIONAL_ID, problem="مشکل آب روستای ۵")
    rows[2 + 49] = row(50, name="علی کریمی 5", id=NATIONAL_ID, problem="وام مسکن")
    rows[2 + 54] = row(55, kind="نمی‌دانم")
    rows[2 + 59] = row(60, problem="")
    rows += [(61, *[None] * 8), ("جمع", *[None] * 8)]
    return saved(path / "list.xlsx", rows, MERGED)
