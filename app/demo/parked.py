"""The form somebody put aside when the second line rang."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from app.kept_forms import FilledForm, FormKind, park_form
from app.session import OfficeSession

_WHO: Final = "شهردار زرین‌شهر"
_SUBJECT: Final = "درخواست وقت دیدار پیش از سفر"

HALF_FILLED: Final = FilledForm(
    token=UUID(int=7),
    desk="demo",
    kind=FormKind.CALL,
    title=f"تماس تازه · {_WHO} · {_SUBJECT}",
    content={
        "fields": {
            "caller_name": {"name": _WHO, "contact": None},
            "subject": _SUBJECT,
            "request": "می‌خواهد پیش از سفر استاندار درباره",
        }
    },
)


def park_half_filled(session: OfficeSession) -> None:
    """Put it aside."""
    park_form(session, HALF_FILLED)
