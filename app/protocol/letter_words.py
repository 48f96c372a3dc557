"""The words letters of a case begin with, where the office has no template for them (U38)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.letters import LetterKind
from app.protocol.states import LetterPurpose


@dataclass(frozen=True)
class LetterWords:
    """A letter as it is begun; fields in braces are filled from the case.

    Attributes:
        kind: Of the letter, by which the office's own template is looked for as well.
        with_people: The case's people follow as a table, with their passports.
    """

    kind: LetterKind
    subject: str
    text: str
    with_people: bool = False


WORDS: Final[Mapping[LetterPurpose, LetterWords]] = {
    LetterPurpose.CONGRATULATION: LetterWords(
        LetterKind.CONGRATULATION,
        "تبریک به مناسبت {مناسبت}",
        "با احترام، فرارسیدن {مناسبت} را به شما و همکاران ارجمندتان صمیمانه تبریک می‌گویم. از "
        "خداوند متعال تندرستی و کامیابی روزافزون شما را در خدمت به مردم شریف استان خواستارم.",
    ),
    LetterPurpose.CONDOLENCE: LetterWords(
        LetterKind.CONGRATULATION,
        "تسلیت به مناسبت {مناسبت}",
        "با نهایت تأثر، {مناسبت} را به شما و بازماندگان محترم تسلیت می‌گویم. از درگاه خداوند متعال "
        "آمرزش و شکیبایی خواستارم و خود را در اندوه شما شریک می‌دانم.",
    ),
    LetterPurpose.INVITATION: LetterWords(
        LetterKind.INVITATION,
        "دعوت به {مناسبت}",
        "با احترام، به آگاهی می‌رساند «{مناسبت}» {زمان} در {مکان} برگزار می‌شود. حضور شما مایه سپاس "
        "است. خواهشمند است دستور فرمایید آمدن شما یا نماینده شما اعلام شود.",
    ),
    LetterPurpose.NOTE: LetterWords(
        LetterKind.LETTER,
        "یادداشت: {مناسبت}",
        "با احترام، به آگاهی می‌رساند «{مناسبت}» {زمان} در {کشور} برنامه‌ریزی شده است. "
        "خواهشمند است دستور فرمایید همکاری‌های لازم، از جمله صدور روادید، درباره افراد زیر انجام "
        "شود.",
        with_people=True,
    ),
    LetterPurpose.REQUEST: LetterWords(
        LetterKind.REQUEST,
        "درخواست درباره {مناسبت}",
        "با احترام، درباره «{مناسبت}» که {زمان} برنامه‌ریزی شده است، خواهشمند است دستور فرمایید "
        "اقدام لازم انجام و نتیجه اعلام شود.",
    ),
    LetterPurpose.REPORT: LetterWords(
        LetterKind.REPORT,
        "گزارش {مناسبت}",
        "با احترام، به پیوست گزارش «{مناسبت}» ({زمان}) برای استحضار فرستاده می‌شود.",
    ),
}
