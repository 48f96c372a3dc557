"""A letter that came in, as typed, and the types of what makes letters in tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from app.letters import LetterDraft

DAY = date(2026, 11, 22)

Came = Callable[..., int]
Written = Callable[..., int]

INCOMING = LetterDraft(
    sender_name="رضا احمدی",
    sender_post="مدیرکل",
    organisation="اداره کل راه و شهرسازی",
    their_number="۱۲۳/۴۵",
    their_date=date(2026, 11, 18),
    subject="راه روستای آبگرم",
)
