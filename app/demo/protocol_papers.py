"""What is written for cases of an invented office besides: forms of a trip, letters as drafts."""

from __future__ import annotations

from typing import Final

from app.demo.happening import seeded_key
from app.demo.protocol_desk import ProtocolDesk
from app.letters import PartyDraft
from app.protocol.forms import save_form_answers
from app.protocol.letters import begin_case_letter
from app.protocol.states import LetterPurpose

#: What nobody but whoever fills form A in knows, by the question.
ANSWERS: Final = {
    "دعوت‌نامه": "۴۱۸/۲۲ – ۱۴۰۵/۰۸/۰۹",
    "مسیر سفر": "مرکز استان – مرزبان‌شهر – عشق‌آباد و بازگشت",
    "گونه سفر": "رسمی به دعوت",
    "فوریت": "فوری",
    "محورهای گفت‌وگو": "ساعت کار گذرگاه\nصف کامیون‌ها\nبازارچه مشترک",
    "سفر پیشین": "داشته است و گزارش آن نرسیده است",
    "هزینه بر عهده": "استانداری",
}
EMBASSY: Final = PartyDraft(name="سفارت", organisation="وزارت امور خارجه، اداره مربوط")
GREETED: Final = (
    PartyDraft(name="منصوره پارسا", post="دبیر شورای فرهنگ عمومی استان"),
    PartyDraft(name="حمید طلوعی", post="فرماندار مهرآباد"),
)


def fill_form_a(desk: ProtocolDesk, case_id: int) -> None:
    """Form A of an urgent trip is filled in, and a note to the embassy begun."""
    desk.do(save_form_answers, case_id, "trip-form-a", ANSWERS)
    key = seeded_key(desk.random)
    desk.do(begin_case_letter, case_id, LetterPurpose.NOTE, (EMBASSY,), key)


def begin_greetings(desk: ProtocolDesk, case_id: int) -> None:
    """Letters of congratulation lie there as drafts."""
    key = seeded_key(desk.random)
    desk.do(begin_case_letter, case_id, LetterPurpose.CONGRATULATION, GREETED, key)
