"""The guest's language on paper: which way it runs, its days, and the words of a programme."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from app.protocol.states import SecondLanguage
from reports.persian import Style

_L = SecondLanguage

#: Written from the right as ours is.
RIGHT_TO_LEFT: Final = frozenset({_L.NONE, _L.ARABIC})


@dataclass(frozen=True)
class Words:
    """What a programme says in a language.

    Attributes:
        days: Names of the days, Monday first.
        months: Names of the months as they stand in a date, January first.
        title: Over the programme.
        time: Over the hours, as the others stand over their columns.
    """

    days: tuple[str, ...]
    months: tuple[str, ...]
    title: str
    time: str
    what: str
    where: str
    host: str
    members: str
    cars: str

    @property
    def heads(self) -> tuple[str, ...]:
        """Over the columns of a programme."""
        return self.time, self.what, self.where, self.host, ""

    def day(self, on: date) -> str:
        """A day, as «Saturday, 12 December 2026»."""
        comma = "،" if self.days[0] == _ARABIC_DAYS[0] else ","
        return f"{self.days[on.weekday()]}{comma} {on.day} {self.months[on.month - 1]} {on.year}"


_ARABIC_DAYS: Final = (
    "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد",
)  # fmt: skip

WORDS: Final[dict[SecondLanguage, Words]] = {
    _L.ENGLISH: Words(
        days=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        months=(
            "January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December",
        ),
        title="Programme of the visit",
        time="Time",
        what="Programme",
        where="Venue",
        host="Host",
        members="Members of the delegation",
        cars="Cars",
    ),
    _L.ARABIC: Words(
        days=_ARABIC_DAYS,
        months=(
            "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس",
            "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر",
        ),
        title="برنامج الزيارة",
        time="الوقت",
        what="البرنامج",
        where="المكان",
        host="المضيف",
        members="أعضاء الوفد",
        cars="السيارات",
    ),
    _L.RUSSIAN: Words(
        days=(
            "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье",
        ),
        months=(
            "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа",
            "сентября", "октября", "ноября", "декабря",
        ),
        title="Программа визита",
        time="Время",
        what="Программа",
        where="Место",
        host="Принимает",
        members="Члены делегации",
        cars="Автомобили",
    ),
    _L.FRENCH: Words(
        days=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
        months=(
            "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
            "septembre", "octobre", "novembre", "décembre",
        ),
        title="Programme de la visite",
        time="Heure",
        what="Programme",
        where="Lieu",
        host="Hôte",
        members="Membres de la délégation",
        cars="Voitures",
    ),
    _L.TURKISH: Words(
        days=("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"),
        months=(
            "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos",
            "Eylül", "Ekim", "Kasım", "Aralık",
        ),
        title="Ziyaret programı",
        time="Saat",
        what="Program",
        where="Yer",
        host="Ev sahibi",
        members="Heyet üyeleri",
        cars="Araçlar",
    ),
}  # fmt: skip


def in_language(style: Style, language: SecondLanguage) -> Style:
    """How a text of this language is set: from its own side of the line."""
    return replace(style, is_foreign=language not in RIGHT_TO_LEFT)
