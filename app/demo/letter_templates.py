"""Texts an invented office begins its letters with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from app.access import SignedIn
from app.letters import LetterKind, TemplateDraft, add_template, remove_template
from app.operators import ADMINISTRATOR
from app.session import OfficeSession

#: Name, kind, subject and text; the last has been taken off the list since.
KEPT: Final = (
    (
        "پاسخ استعلام",
        LetterKind.INQUIRY,
        "پاسخ استعلام",
        "با سلام و احترام،\n"
        "بازگشت به نامه شماره {شماره_نامه_وارده} مورخ {تاریخ_نامه_وارده}، موضوع در این استانداری "
        "بررسی شد و نتیجه به شرح زیر اعلام می‌شود:",
    ),
    (
        "ابلاغ مصوبه به واحدها",
        LetterKind.NOTICE,
        "ابلاغ {موضوع}",
        "{گیرنده}\nبا سلام،\n"
        "به پیوست «{موضوع}» برای اقدام فرستاده می‌شود. خواهشمند است گزارش اقدام تا ده روز کاری به "
        "{نام_دفتر} فرستاده شود.",
    ),
    (
        "دعوت به جلسه",
        LetterKind.INVITATION,
        "دعوت به جلسه {موضوع}",
        "با احترام، جلسه «{جلسه}» {زمان_جلسه} در {مکان_جلسه} برگزار می‌شود. حضور {سمت} "
        "{دستگاه} مایه سپاس است. دستور جلسه:",
    ),
    (
        "یادآوری نامه بی‌پاسخ",
        LetterKind.REMINDER,
        "یادآوری: {موضوع}",
        "پیرو نامه شماره {شماره_پیرو} مورخ {تاریخ_پیرو} که پاسخ آن نرسیده است، خواهشمند است دستور "
        "فرمایید نتیجه هرچه زودتر اعلام شود.",
    ),
    (
        "تبریک سال نو (پیشین)",
        LetterKind.CONGRATULATION,
        "تبریک سال نو",
        "فرارسیدن سال نو را به {گیرنده} شادباش می‌گویم.",
    ),
)


def keep_templates(session: OfficeSession, operators: Mapping[str, SignedIn]) -> None:
    """Write them as the administrator would."""
    before = session.desk.operator
    session.desk.operator = operators[ADMINISTRATOR]
    number = 0
    for place, (name, kind, subject, body) in enumerate(KEPT, 301):
        draft = TemplateDraft(
            name=name, kind=kind, subject=subject, body=body, request_key=UUID(int=place)
        )
        number = add_template(session, draft).value
    remove_template(session, number, 1)
    session.desk.operator = before
