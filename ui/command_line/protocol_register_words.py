"""The words of the command line for agreements and gifts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.protocol.texts import AGREEMENT_KINDS, AGREEMENT_STATES, GIFT_DIRECTIONS
from ui.command_line.protocol_words import PROTOCOL_FIELDS

REGISTER_FIELDS: Final[Mapping[str, str]] = {
    **PROTOCOL_FIELDS,
    "agreement_id": "شناسه توافق",
    "annulled_reason": "سبب ابطال",
    "days_left": "روز مانده",
    "direction": "سو",
    "ended_on": "پایان یافت",
    "ended_reason": "سبب پایان",
    "expires_on": "پایان اعتبار",
    "gift_id": "شناسه هدیه",
    "given_on": "تاریخ",
    "inventory_number": "شماره اموال",
    "is_annulled": "باطل",
    "item": "هدیه",
    "kept_where": "جای نگهداری",
    "kind": "نوع",
    "name": "به که، یا از که",
    "notice_days": "هشدار، چند روز پیش",
    "other_party": "طرف توافق",
    "other_party_id": "شناسه طرف توافق",
    "our_signer": "امضاکننده ما",
    "progress": "پیشرفت اجرا",
    "quantity": "شمار",
    "responsible": "مسئول اجرا",
    "signed_on": "تاریخ امضا",
    "state": "وضعیت",
    "subject": "موضوع",
    "their_signer": "امضاکننده طرف",
    "title": "عنوان",
    "value": "ارزش (ریال)",
    "words": "بر چه پایه",
}

_DEEDS: Final[Mapping[str, str]] = {
    "progress": "نوشتن پیشرفت اجرا",
    "renew": "تمدید",
    "end": "پایان دادن",
    "keep": "جای نگهداری و شماره اموال",
    "annul": "ابطال",
    "take_back": "پس گرفتن گام آخر",
}
REGISTER_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "kind": AGREEMENT_KINDS,
    "state": {**AGREEMENT_STATES, **GIFT_DIRECTIONS, "all": "همه", "unkept": "بی شماره اموال"},
    "direction": GIFT_DIRECTIONS,
    "do": _DEEDS,
}

AGREEMENT_COLUMNS: Final = (
    ("id", 10),
    ("number", 14),
    ("signed_on", 10),
    ("title", 40),
    ("other_party", 28),
    ("country", 14),
    ("expires_on", 10),
    ("days_left", 8),
    ("state", 14),
)
GIFT_COLUMNS: Final = (
    ("id", 10),
    ("number", 14),
    ("given_on", 10),
    ("direction", 10),
    ("item", 32),
    ("name", 28),
    ("country", 14),
    ("value", 14),
    ("inventory_number", 14),
)
