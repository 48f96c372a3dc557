"""Who belongs to a case, on its desk: a line a person, in the order they were written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from app.protocol import save_people
from app.protocol.drafts import PersonDraft
from app.protocol.rows import CaseSheet, PersonLine
from app.protocol.states import GUESTS, TRIPS, PersonRole, Visa
from app.protocol.texts import PERSON_ROLES, VISAS
from ui.common.labels import text_label
from ui.common.register_table import Column
from ui.protocol.desk_fields import LineField, Typed
from ui.protocol.desk_part import LinesPart
from ui.protocol.desk_step import LineSpec, whole
from ui.protocol.desk_words import NOTHING, joined, shown_count, shown_day, shown_moment
from ui.protocol.papers import BADGES_PAPER
from ui.theme import Tone

MISSING_REPORT: Final = "گزارش سفر {number} او نرسیده است."
FINE: Final = "کامل"


def person_tone(one: PersonLine) -> Tone:
    """Whether his papers are in order."""
    return Tone.WARNING if one.warnings or one.missing_report else Tone.SUCCESS


def person_words(one: PersonLine) -> str:
    """What his papers lack, counted."""
    count = len(one.warnings) + bool(one.missing_report)
    return f"{shown_count(count)} کمبود" if count else FINE


def person_sentences(one: PersonLine) -> tuple[str, ...]:
    """What his papers lack, in sentences."""
    if not one.missing_report:
        return one.warnings
    return (*one.warnings, MISSING_REPORT.format(number=one.missing_report))


COLUMNS: Final[tuple[Column[PersonLine], ...]] = (
    Column("order", "ردیف تقدم", lambda row: shown_count(row.order), 74, rank=3),
    Column("name", "نام", lambda row: row.name or row.organisation, 0, rank=1, least=150),
    Column("role", "نقش", lambda row: PERSON_ROLES[row.role], 88, rank=2),
    Column("rank", "مقام", lambda row: row.rank_name or NOTHING, 120, rank=4),
    Column("post", "سمت", lambda row: row.post or NOTHING, 140, rank=5),
    Column("organisation", "دستگاه", lambda row: row.organisation or NOTHING, 140, rank=6),
    Column("papers", "مدارک", person_words, 96, tone=person_tone, rank=2),
    Column("passport", "گذرنامه", lambda row: row.passport or NOTHING, 104, rank=7),
    Column("until", "اعتبار", lambda row: shown_day(row.passport_until) or NOTHING, 92, rank=7),
    Column("visa", "روادید", lambda row: VISAS[row.visa], 80, rank=7),
    Column("arrives", "ورود", lambda row: shown_moment(row.arrives_at) or NOTHING, 134, rank=8),
    Column("leaves", "خروج", lambda row: shown_moment(row.leaves_at) or NOTHING, 134, rank=9),
    Column("nationality", "تابعیت", lambda row: row.nationality or NOTHING, 90, optional=True),
    Column("language", "زبان", lambda row: row.language or NOTHING, 80, optional=True),
    Column("diet", "غذا", lambda row: row.diet or NOTHING, 90, optional=True),
)

FIELDS: Final = (
    (
        LineField("name", "نام", Typed.CONTACT, 5, contact="contact_id"),
        LineField("role", "نقش", Typed.CHOICE, 3, choices=(PersonRole, PERSON_ROLES)),
    ),
    (LineField("post", "سمت"), LineField("organisation", "دستگاه")),
    (
        LineField("rank", "مقام در تقدم", Typed.RANK, 4),
        LineField("phone", "تلفن", Typed.CODE, 3),
    ),
    (
        LineField("second_name", "نام به زبان میهمان", Typed.FOREIGN, 3),
        LineField("nationality", "تابعیت", share=2),
    ),
    (LineField("language", "زبان"), LineField("diet", "غذا و پرهیز")),
    (
        LineField("passport", "شماره گذرنامه", Typed.FOREIGN),
        LineField("passport_until", "اعتبار گذرنامه", Typed.DAY),
    ),
    (
        LineField("visa", "روادید", Typed.CHOICE, choices=(Visa, VISAS)),
        LineField("visa_until", "اعتبار روادید", Typed.DAY),
        LineField("ticket", "بلیت", Typed.FOREIGN),
    ),
    (
        LineField("arrives_at", "زمان ورود", Typed.MOMENT, 3),
        LineField("arrives_by", "با چه می‌آید", share=2),
    ),
    (
        LineField("leaves_at", "زمان خروج", Typed.MOMENT, 3),
        LineField("leaves_by", "با چه می‌رود", share=2),
    ),
    (
        LineField("lodging", "محل اسکان", share=3),
        LineField("room", "اتاق", Typed.CODE, 1),
        LineField("vehicle_id", "خودرو", Typed.VEHICLE, 3),
    ),
    (LineField("allowance", "فوق‌العاده مأموریت (ریال)", Typed.MONEY),),
    (LineField("note", "یادداشت"),),
)


def _lines(sheet: CaseSheet) -> Sequence[PersonLine]:
    return sheet.people


def _fresh(sheet: CaseSheet) -> dict[str, Any]:
    """The first who is written leads; the others are as the case has them."""
    has_head = any(one.role is PersonRole.HEAD for one in sheet.people)
    leads = sheet.kind in TRIPS | GUESTS and not has_head
    return {"role": PersonRole.HEAD if leads else PersonRole.MEMBER}


class PeoplePart(LinesPart):
    """The people."""

    name = "people"
    title = "افراد"
    digit = 2
    empty = "هنوز کسی نوشته نشده است. Ins نفر نخست را می‌نویسد."
    hint = "Alt+↑ و Alt+↓ نفر را در فهرست جابه‌جا می‌کند؛ ترتیب نشستن را تقدم می‌گوید."
    columns = COLUMNS
    prints = BADGES_PAPER
    buttons = (
        ("نفر تازه", "Ins", "new"),
        ("اصلاح", "Enter", "opened"),
        ("برداشتن", "Del", "remove"),
    )
    writes = staticmethod(save_people)
    spec: ClassVar[LineSpec] = LineSpec(
        part="people",
        adding="نفر تازه",
        amending="اصلاح نفر",
        draft=PersonDraft,
        rows=FIELDS,
        lines=_lines,
        write=whole(save_people, _lines, PersonDraft),
        fresh=_fresh,
    )

    def lay_after(self) -> None:
        """What his papers lack stands under the table."""
        self._lacks = text_label("", self, "problem")
        self.column.addWidget(self._lacks)
        self.table.ordered.connect(self.reorder)

    @classmethod
    def count(cls, sheet: CaseSheet) -> str:
        """How many they are."""
        return shown_count(len(sheet.people)) if sheet.people else ""

    def show_case(self, sheet: CaseSheet) -> None:
        """Show them."""
        super().show_case(sheet)
        self.table.let_move(on=self.may_write)
        self.chosen()

    def chosen(self) -> None:
        """Say what his papers lack."""
        one = self.current()
        self._say(self._lacks, joined(*person_sentences(one)) if one is not None else "")
