"""The pages of the window, in the order of the navigation; each is imported when first visited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from app.access import Right


@dataclass(frozen=True)
class Section:
    """A page.

    Attributes:
        name: What actions and counts know it by.
        page: Module and class, imported on the first visit.
        icon: Of the one icon set.
        right: What an operator needs to see it.
    """

    name: str
    title: str
    page: str
    icon: str
    right: Right


SECTIONS: Final = (
    Section("today", "امروز", "ui.today.page:TodayPage", "calendar-today", Right.READ_CALLS),
    Section(
        "agenda",
        "تقویم برنامه‌ها",
        "ui.agenda.page:AgendaPage",
        "calendar-clock-outline",
        Right.READ_AGENDA,
    ),
    Section("calls", "تماس‌ها", "ui.phone_calls.page:CallsPage", "phone-outline", Right.READ_CALLS),
    Section(
        "letters", "نامه‌ها", "ui.letters.page:LettersPage", "email-outline", Right.READ_LETTERS
    ),
    Section(
        "events",
        "درخواست‌ها و برنامه‌ها",
        "ui.agenda.list_page:EventsPage",
        "calendar-text-outline",
        Right.READ_AGENDA,
    ),
    Section(
        "visits",
        "ملاقات‌ها",
        "ui.visits.page:VisitsPage",
        "account-clock-outline",
        Right.READ_VISITS,
    ),
    Section(
        "public_days",
        "ملاقات عمومی",
        "ui.public_days.page:PublicDaysPage",
        "account-voice",
        Right.READ_VISITS,
    ),
    Section(
        "telling",
        "اعلام نتیجه",
        "ui.telling.page:TellingPage",
        "phone-return-outline",
        Right.READ_CALLS,
    ),
    Section(
        "shifts",
        "تحویل شیفت",
        "ui.shifts.page:ShiftsPage",
        "swap-horizontal",
        Right.READ_CALLS,
    ),
    Section(
        "folder",
        "کارتابل استاندار",
        "ui.folder.page:FolderPage",
        "folder-account-outline",
        Right.READ_ORDERS,
    ),
    Section(
        "orders",
        "دستورات و پیگیری",
        "ui.orders.page:OrdersPage",
        "clipboard-check-outline",
        Right.READ_ORDERS,
    ),
    Section(
        "meetings",
        "جلسات",
        "ui.meetings.page:MeetingsPage",
        "forum-outline",
        Right.READ_MEETINGS,
    ),
    Section(
        "meeting_series",
        "سلسله جلسات",
        "ui.meetings.series_page:MeetingSeriesPage",
        "calendar-multiple",
        Right.READ_MEETINGS,
    ),
    Section(
        "resolutions",
        "مصوبات",
        "ui.meetings.resolutions_page:ResolutionsPage",
        "gavel",
        Right.READ_MEETINGS,
    ),
    Section(
        "protocol",
        "تشریفات",
        "ui.protocol.page:CasesPage",
        "handshake-outline",
        Right.READ_PROTOCOL,
    ),
    Section(
        "protocol_tasks",
        "گام‌های تشریفات",
        "ui.protocol.tasks_page:CaseTasksPage",
        "format-list-checks",
        Right.READ_PROTOCOL,
    ),
    Section(
        "pavilion",
        "پاویون",
        "ui.protocol.page:PavilionPage",
        "airplane-landing",
        Right.READ_PROTOCOL,
    ),
    Section(
        "consular",
        "امور کنسولی",
        "ui.protocol.page:ConsularPage",
        "passport",
        Right.READ_PROTOCOL,
    ),
    Section(
        "occasions",
        "مناسبت‌های سال",
        "ui.protocol.occasions_page:OccasionsPage",
        "calendar-star",
        Right.READ_PROTOCOL,
    ),
    Section(
        "agreements",
        "توافق‌ها",
        "ui.protocol.agreements_page:AgreementsPage",
        "file-sign",
        Right.READ_PROTOCOL,
    ),
    Section(
        "gifts",
        "هدایا",
        "ui.protocol.gifts_page:GiftsPage",
        "gift-outline",
        Right.READ_PROTOCOL,
    ),
    Section(
        "reminders",
        "یادآوری‌های من",
        "ui.my_reminders.page:RemindersPage",
        "bell-outline",
        Right.READ_CALLS,
    ),
    Section("duty", "کشیک", "ui.duty.page:DutyPage", "calendar-account-outline", Right.READ_CALLS),
    Section(
        "contacts",
        "اشخاص و دستگاه‌ها",
        "ui.contacts.page:ContactsPage",
        "account-group-outline",
        Right.READ_CONTACTS,
    ),
    Section(
        "groups",
        "گروه‌های توزیع",
        "ui.groups.page:GroupsPage",
        "account-multiple-check-outline",
        Right.READ_CONTACTS,
    ),
    Section(
        "trash",
        "بایگانی و سطل",
        "ui.trash.page:TrashPage",
        "delete-restore",
        Right.READ_CONTACTS,
    ),
    Section(
        "settings",
        "مدیریت",
        "ui.settings.page:SettingsPage",
        "cog-outline",
        Right.CHANGE_SETTINGS,
    ),
)


#: What is held with the digit, for each ten of the sections.
_TENS: Final = ("Ctrl", "Ctrl+Shift", "Alt+Shift")


def section_key(place: int) -> str:
    """The key of the section at a place of the navigation, from 1: a digit, more keys by tens."""
    return f"{_TENS[(place - 1) // 10]}+{place % 10}"


def first_page(wanted: str) -> str:
    """The module of the page a window opens with.

    Args:
        wanted: The section a desk chose, or nothing for the first.
    """
    entry = next((one for one in SECTIONS if one.name == wanted), SECTIONS[0])
    return entry.page.partition(":")[0]
