"""Texts nobody means and somebody pastes: more than two hundred, each hard in its own way."""

from __future__ import annotations

from itertools import product
from typing import Final

_HIDDEN: Final = (
    "\x00",
    "\x07",
    "\x1b[31m",
    "\x7f",
    "\u200b",
    "\u200c",
    "\u200d",
    "\u200e",
    "\u200f",
)
_BIDI: Final = (
    "\u202a",
    "\u202b",
    "\u202c",
    "\u202d",
    "\u202e",
    "\u2066",
    "\u2067",
    "\u2068",
    "\u2069",
)
_ODD: Final = (
    "\ufeff",
    "\ufffd",
    "\uffff",
    "\u00ad",
    "\u2028",
    "\u2029",
    "\u0640",
    "\u064b",
    "\u0300",
)
_WIDE: Final = ("😀", "👨‍👩‍👧", "🇮🇷", "𝔘𝔫𝔦", "\U000e01f0", "ﷺ", "ﻻ", "ﮐﯿﻔﯿﺖ", "Z̷͎̚a̴l̶g̵o̴")
_ALL_ODD: Final = (*_HIDDEN, *_BIDI, *_ODD, *_WIDE)
_PLACES: Final = ("{0}", "آب{0}انبار", "{0}{0}{0}", "راه {0}", "{0} ۱۲", "12{0}")

_CODE: Final = (
    "'; DROP TABLE calls; --",
    '" OR 1=1 --',
    "%s %d %n {0} {name} {}",
    "%% {{}} $HOME `id` $(id)",
    "<b>پررنگ</b><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "&lt;&amp;&quot;",
    "../../etc/passwd",
    "C:\\Windows\\System32",
    "=1+1",
    "@SUM(A1:A9)",
    "\\u0041\\x41\\n",
    "NULL",
    "None",
    "nan",
    "inf",
    "true",
    "[]",
    "{}",
    '{"a": 1}',
)
_NUMBERS: Final = (
    "0",
    "-1",
    "+",
    "00000000000000000000",
    "999999999999999999999999999999",
    "1e308",
    "1.5",
    "۱٫۵",
    "١٢٣",
    "۱۲۳",
    "1۲٣",
    "۰۹۱۵۱۲۳۴۵۶۷",
    "+98 915 123 4567",
    "۰۵۱-۳۸۴۴۴۴۴۴ داخلی ۱۲",
    "0013542419",
    "1111111111",
    "0x10",
    "Ⅻ",
    "½",
    "²",
)
_DATES: Final = (
    "0/0/0",
    "1403/12/30",
    "1404/12/30",
    "1405/13/1",
    "1405/7/31",
    "9999/99/99",
    "1405/9",
    "۳۰ اسفند",
    "دیروز",
    "پس‌فردا",
    "+99999999",
    "-5",
    "شنبه",
    "2026-11-22",
    "24:00",
    "25:61",
    "۱۰:۶۱",
    "10:30:45",
    "۱۲۳۴",
    "صبح",
    "+30",
    "فردا ۹",
    "::",
    "//",
)
_LONG: Final = (
    "ا" * 501,
    "ا" * 20_001,
    "a b " * 6000,
    "\u200c" * 700,
    "🙂" * 600,
    "۱" * 400,
    "سطر\n" * 300,
)
_LINES: Final = ("یک\nدو", "یک\r\nدو\rسه", "\n\n\n", "\t", " ", "   ", "\u00a0", "\u3000", "\v\f")

NASTY: Final[tuple[str, ...]] = tuple(
    dict.fromkeys(
        (
            *(
                place.format(odd)
                for odd, place in product((*_HIDDEN, *_BIDI, *_ODD, *_WIDE), _PLACES)
            ),
            *_CODE,
            *_NUMBERS,
            *_DATES,
            *_LONG,
            *_LINES,
        )
    )
)
