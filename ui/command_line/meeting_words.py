"""The words of the command line for meetings, their series and resolutions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from app.meetings.texts import (
    DISPATCH_PARTS,
    INVITE_ANSWERS,
    INVITE_CHANNELS,
    INVITEE_ROLES,
    ITEM_KINDS,
    ITEM_STATES,
    MEETING_STATES,
    MINUTES_KINDS,
    PRESENCES,
    RESOLUTION_STATES,
)

MEETING_FIELDS: Final[Mapping[str, str]] = {
    "annulled_reason": "سبب ابطال",
    "answered_at": "زمان پاسخ",
    "came_at": "آمد",
    "carried": "مصوبات باز پیشین",
    "chair": "رئیس",
    "chair_id": "شناسه رئیس",
    "chair_post": "سمت رئیس",
    "co_responsible": "همکار",
    "discussion": "مذاکرات",
    "discussion_edition": "شمار ذخیره مذاکرات",
    "dispatches": "توزیع",
    "early_minutes": "دقیقه زود رفتن",
    "edition": "ویرایش",
    "editions": "ویرایش‌های نهایی",
    "finalised_at": "نهایی شد",
    "in_programme": "در برنامه استاندار",
    "introduction": "معرفی‌نامه",
    "invitation_asked_on": "درخواست دعوتنامه",
    "invitation_copy_on": "رونوشت دعوتنامه رسید",
    "invitation_draft_seen_on": "پیش‌نویس دعوتنامه دیده شد",
    "invitation_words": "متن دعوتنامه",
    "invitees": "دعوت‌شدگان",
    "is_absent": "غایب",
    "is_annulled": "باطل",
    "is_latest": "تازه‌ترین صورتجلسه",
    "item_id": "شناسه دستور جلسه",
    "items": "دستور جلسه",
    "last_on": "آخرین جلسه",
    "late_days": "روزهای دیرکرد",
    "late_minutes": "دقیقه دیر آمدن",
    "meeting_id": "شناسه جلسه",
    "meeting_number": "شماره جلسه",
    "meeting_on": "روز جلسه",
    "meetings": "جلسه‌ها",
    "minutes_date": "تاریخ صورتجلسه",
    "minutes_kind": "نوع صورتجلسه",
    "minutes_late": "صورتجلسه دیر شده",
    "minutes_number": "شماره صورتجلسه",
    "minutes_reminded_on": "آخرین یادآوری صورتجلسه",
    "minutes_reminders": "شمار یادآوری صورتجلسه",
    "next_at": "جلسه بعد",
    "next_note": "یادداشت جلسه بعد",
    "open_resolutions": "مصوبات باز",
    "papers": "مدارک",
    "part": "چه چیزی",
    "presence": "حضور",
    "presenter": "ارائه‌دهنده",
    "purpose": "هدف",
    "rank": "ردیف تشریفات",
    "received_text": "متن صورتجلسه رسیده",
    "reopened_at": "باز شد",
    "reopened_by": "بازکننده",
    "reopened_reason": "سبب باز کردن",
    "resolution": "مصوبه",
    "resolutions": "مصوبات",
    "responsible": "مسئول پیگیری",
    "responsible_id": "شناسه مسئول پیگیری",
    "secretary": "دبیر یا دبیرخانه بیرونی",
    "secretary_body": "دبیرخانه بیرونی",
    "secretary_id": "شناسه دبیر",
    "secretary_phone": "تلفن دبیرخانه",
    "secretary_post": "سمت دبیر",
    "series": "سلسله جلسات",
    "series_id": "شناسه سلسله جلسات یا تکرار",
    "session_number": "شماره نشست",
    "state_words": "تا کجا",
    "stood": "وضعیت در این جلسه",
    "substitute_post": "سمت جانشین",
    "topic_id": "شناسه موضوع",
    "topics": "موضوع‌های در انتظار",
    "undecided": "بررسی‌نشده",
}

MEETING_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "state": {**RESOLUTION_STATES, **ITEM_STATES, **MEETING_STATES},
    "kind": ITEM_KINDS,
    "role": INVITEE_ROLES,
    "channel": INVITE_CHANNELS,
    "answer": INVITE_ANSWERS,
    "minutes_kind": MINUTES_KINDS,
    "presence": PRESENCES,
    "part": DISPATCH_PARTS,
}

#: Fields that are moments, and those that are days.
MEETING_MOMENTS: Final = frozenset(
    {"answered_at", "came_at", "finalised_at", "next_at", "reopened_at"}
)
MEETING_DATES: Final = frozenset(
    {
        "invitation_asked_on",
        "invitation_copy_on",
        "invitation_draft_seen_on",
        "last_on",
        "meeting_on",
        "minutes_date",
        "minutes_reminded_on",
    }
)
