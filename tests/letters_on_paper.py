"""Letters to print, made by hand: paper needs no store."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PIL import Image, ImageDraw

from app.clock import TEHRAN
from app.letterheads import (
    CopyTo,
    Emblem,
    HeadLine,
    LetterheadSheet,
    LetterPaper,
    LetterSigner,
    Page,
    Receiver,
    shipped_layout,
)
from app.rich_text import (
    Document,
    ListKind,
    Paragraph,
    ParagraphStyle,
    Run,
    Table,
    from_plain,
)
from reports.paper import PrintMark

MARK = PrintMark(datetime(2026, 11, 22, 10, 50, tzinfo=TEHRAN), "مریم کریمی")

FIRST_WORDS = "پیرو نامه شماره"
SENTENCE = (
    f"{FIRST_WORDS} ۱۴۰۵/ص/۱۱۰۴ مورخ ۱۴۰۵/۰۸/۱۲، به استحضار می‌رساند جاده روستایی بخش احمدآباد "
    "به طول ۱۲٫۵ کیلومتر پس از بارندگی‌های اخیر آسیب دیده و رفت‌وآمد ۲٬۳۰۰ خانوار با دشواری روبه‌رو "
    "است. خواهشمند است دستور فرمایید برآورد هزینه بازسازی (با تفکیک ابنیه فنی و روسازی) حداکثر تا "
    "پایان آذرماه تهیه و نتیجه به این دفتر اعلام شود."
)
SHORT = from_plain("خواهشمند است دستور فرمایید موضوع بررسی و نتیجه به این دفتر اعلام شود.")
ONE_PAGE = from_plain(f"{SENTENCE}\n{SENTENCE.replace(FIRST_WORDS, 'همچنین برابر نامه')}")


def _cell(text: str, *, bold: bool = False) -> tuple[Paragraph, ...]:
    return (Paragraph((Run(text, bold=bold),)),)


def table(rows: int) -> Table:
    """A table with a head and so many rows."""
    head = tuple(_cell(words) for words in ("ردیف", "شرح عملیات", "شهرستان", "مبلغ (میلیون ریال)"))
    body = tuple(
        tuple(
            _cell(words)
            for words in (
                str(number),
                f"بازسازی محور روستایی شماره {number} و ترمیم پل‌های آسیب‌دیده",
                "نیشابور",
                f"{number * 1250:,}".replace(",", "٬"),
            )
        )
        for number in range(1, rows + 1)
    )
    return Table((head, *body), has_header=True, shares=(1, 6, 2, 3))


def long_body(rows: int = 30) -> Document:
    """Three pages: headings, lists, and a table over a page's end."""
    items = tuple(
        Paragraph((Run(words),), list_kind=ListKind.NUMBERS)
        for words in ("برآورد هزینه به تفکیک", "زمان‌بندی اجرا", "پیشنهاد محل تأمین اعتبار")
    )
    return Document(
        (
            *from_plain(SENTENCE).blocks,
            Paragraph((Run("موارد درخواستی"),), style=ParagraphStyle.HEADING),
            *items,
            table(rows),
            Paragraph((Run("جمع‌بندی"),), style=ParagraphStyle.HEADING),
            *from_plain(f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}").blocks,
        )
    )


def emblem() -> Emblem:
    """A round emblem nobody owns."""
    image = Image.new("RGBA", (300, 300), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, 292, 292), outline=(20, 90, 70), width=14)
    draw.polygon([(150, 50), (235, 220), (65, 220)], fill=(20, 90, 70))
    written = io.BytesIO()
    image.save(written, "PNG")
    return Emblem("نشان.png", "image/png", written.getvalue())


def signature() -> bytes:
    """A scrawl."""
    image = Image.new("RGBA", (400, 200), (255, 255, 255, 0))
    draw = ImageDraw.Draw(image)
    draw.line(
        [(20, 150), (120, 40), (160, 160), (260, 60), (380, 120)], fill=(20, 40, 140), width=7
    )
    written = io.BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


LETTER = LetterPaper(
    receivers=(Receiver("جناب آقای مهندس حسن رستگار", "مدیرکل محترم راه و شهرسازی استان"),),
    body=ONE_PAGE,
    signer=LetterSigner("سهراب آریان‌فر", "استاندار خراسان رضوی"),
    number="1405/ص/1218",
    written_on=date(2026, 11, 22),
    enclosures="۳ برگ",
    sender="استانداری خراسان رضوی",
    subject="بازسازی جاده روستایی احمدآباد",
    copies=(
        CopyTo("فرماندار محترم شهرستان نیشابور", "جهت اطلاع و پیگیری"),
        CopyTo("دفتر فنی استانداری", "جهت اطلاع"),
    ),
    record="daftar:letter:12",
)


def letter(**changes: Any) -> LetterPaper:
    """A letter that differs in what a test is about."""
    return replace(LETTER, **changes)


def letterhead(page: Page = Page.A4, **changes: Any) -> LetterheadSheet:
    """The shipped letterhead with an emblem and a foot."""
    layout = shipped_layout(page, "استانداری خراسان رضوی", "دفتر استاندار")
    whole = {
        "lines": (HeadLine("جمهوری اسلامی ایران", 8), *layout.lines),
        "foot_lines": (
            "مشهد، خیابان بهار، استانداری خراسان رضوی، کد پستی ۹۱۷۳۵-۱۱۱",
            "تلفن ۰۵۱-۳۸۰۰۰۰۰۰ · دورنگار ۰۵۱-۳۸۰۰۰۰۰۱",
        ),
        **changes,
    }
    return LetterheadSheet(page, replace(layout, **whole), emblem())
