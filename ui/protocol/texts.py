"""The words of the pages of protocol work."""

from __future__ import annotations

from typing import Final

EMPTY: Final = "پرونده‌ای نیست. Ctrl+N پرونده تازه‌ای می‌گشاید و چک‌لیست آن را می‌آورد."
NO_CASE_CHOSEN: Final = "پرونده‌ای را در فهرست برگزینید؛ Enter درون آن می‌رود."
DONE: Final[dict[str, str]] = {
    "opened": "پرونده گشوده شد و چک‌لیست آن آماده است.",
    "amended": "ویرایش شد. Ctrl+Z پس می‌گیرد.",
    "step": "ثبت شد. Ctrl+Z پس می‌گیرد.",
    "moved": "جابه‌جا شد. Ctrl+Z پس می‌گیرد.",
    "task": "گام انجام شد. Ctrl+Z پس می‌گیرد.",
    "taken_back": "گام آخر پس گرفته شد.",
    "gone": "این فرم دیگر جایی برای باز شدن ندارد.",
}
