"""What the menus run: the import's panel beside its register, and exports into a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QFileDialog

from app.changes import Kind
from app.errors import AppError
from app.exchange import DAY_EXPORTS, EXPORTS, ImportLine, last_import, note_export
from app.exchange import export_people as people_of_case
from app.exchange import take_import_back as take_back
from app.jalali import jalali_text
from app.progress import Cancelled, Progress
from app.session import OfficeSession
from app.text import persian_digits
from ui.common.ask import ask
from ui.common.form import FormPanel
from ui.exchange.calendar_export import CalendarExportForm
from ui.exchange.import_kinds import ImportOwner
from ui.exchange.import_panel import ImportPanel
from ui.exchange.writing import write_whole
from ui.theme import Tone

if TYPE_CHECKING:
    from ui.main_window import MainWindow

#: The section each kind of record is shown in.
SECTIONS: Final = {
    Kind.CONTACT: "contacts",
    Kind.CALL: "calls",
    Kind.LETTER: "letters",
    Kind.EVENT: "events",
    Kind.VISIT: "public_days",
    Kind.PROTOCOL_CASE: "protocol",
}
#: Registers of cases; the one in sight says which case is meant.
_CASE_SECTIONS: Final = ("protocol", "pavilion", "consular")

#: What taking an import back makes of its records.
_BACK: Final = {
    Kind.CONTACT: "بایگانی",
    Kind.CALL: "باطل",
    Kind.LETTER: "باطل",
    Kind.EVENT: "لغو",
    Kind.VISIT: "با انصراف بسته",
}

#: What a file dialog offers for each format.
FILTERS: Final = {"xlsx": "Excel (*.xlsx)", "vcard": "vCard (*.vcf)"}
_SUFFIXES: Final = {".xlsx": "xlsx", ".vcf": "vcard"}

#: Names a person will know the files by.
_FILE_NAMES: Final = {
    Kind.CONTACT: "اشخاص و دستگاه‌ها.xlsx",
    Kind.CALL: "تماس‌ها.xlsx",
    Kind.LETTER: "نامه‌ها.xlsx",
    Kind.PROTOCOL_CASE: "پرونده‌های تشریفات.xlsx",
}


def import_contacts(window: MainWindow) -> None:
    """Open the panel that brings contacts in."""
    _open_import(window, Kind.CONTACT)


def import_calls(window: MainWindow) -> None:
    """Open the panel that brings past calls in."""
    _open_import(window, Kind.CALL)


def import_letters(window: MainWindow) -> None:
    """Open the panel that brings a paper register of letters in."""
    _open_import(window, Kind.LETTER)


def import_calendar(window: MainWindow) -> None:
    """Open the panel that brings a calendar in."""
    _open_import(window, Kind.EVENT)


def _open_import(window: MainWindow, kind: Kind) -> None:
    _open_once(window, kind, ImportPanel, lambda say: ImportPanel(window, kind, say))


def import_of_day(window: MainWindow, kind: Kind, day: ImportOwner) -> None:
    """Open the panel that brings a day's list in, or the results of it, beside the page in sight.

    Args:
        window: The window, with the page of that day in sight.
        kind: `VISIT` for the list, `PUBLIC_DAY` for results.
        day: Which.
    """
    page = window.page_in_sight()
    page.open_form(ImportPanel(window, kind, page.bar.say, day))


def export_of_day(window: MainWindow, kind: Kind, day: ImportOwner) -> None:
    """Write a day's list, or its orders for the inspection office, into a file the person names."""
    what = "فهرست" if kind is Kind.VISIT else "دستورهای"
    path = _named_sheet(
        window, persian_digits(f"{what} ملاقات عمومی {day.number.replace('/', '-')}.xlsx")
    )
    if path is not None:
        write_export(window, kind, "xlsx", path, partial(_of_owner, DAY_EXPORTS[kind], day.id))


def _named_sheet(window: MainWindow, usual: str) -> Path | None:
    """Where a spreadsheet shall be written; None where the person thought better of it."""
    name, _ = QFileDialog.getSaveFileName(window, "خروجی اکسل", usual, FILTERS["xlsx"])
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(path.name + ".xlsx")


def import_petitions(window: MainWindow) -> None:
    """Bring the inspection office's list in, for the day in hand."""
    _with_day(window, lambda day: import_of_day(window, Kind.VISIT, day))


def import_results(window: MainWindow) -> None:
    """Bring in what the inspection office reports back of the day in hand."""
    _with_day(window, lambda day: import_of_day(window, Kind.PUBLIC_DAY, day))


def export_petitions(window: MainWindow) -> None:
    """Write the list of the day in hand into a file."""
    _with_day(window, lambda day: export_of_day(window, Kind.VISIT, day))


def export_day_orders(window: MainWindow) -> None:
    """Write the day's orders and margin notes for the inspection office into a file."""
    _with_day(window, lambda day: export_of_day(window, Kind.PUBLIC_DAY, day))


def import_people(window: MainWindow) -> None:
    """Bring the members of the case in hand in from a file."""
    _with_case(window, lambda case: _import_people(window, case))


def _import_people(window: MainWindow, case: ImportOwner) -> None:
    page = window.page_in_sight()
    page.open_form(ImportPanel(window, Kind.PROTOCOL_CASE, page.bar.say, case))


def export_people(window: MainWindow) -> None:
    """Write whoever belongs to the case in hand into a file the person names."""
    _with_case(window, lambda case: _export_people(window, case))


def _export_people(window: MainWindow, case: ImportOwner) -> None:
    usual = persian_digits(f"افراد پرونده {case.number.replace('/', '-')}.xlsx")
    path = _named_sheet(window, usual)
    if path is not None:
        kind = Kind.PROTOCOL_CASE
        write_export(window, kind, "xlsx", path, partial(_of_owner, people_of_case, case.id))


def export_cases(window: MainWindow) -> None:
    """Write every case of protocol work into a file the person names."""
    _ask_and_export(window, Kind.PROTOCOL_CASE)


def _with_case(window: MainWindow, do: Callable[[ImportOwner], None]) -> None:
    sight = window.page_in_sight()
    if sight not in [window.pages.get(section) for section in _CASE_SECTIONS]:
        window.go_to(SECTIONS[Kind.PROTOCOL_CASE])
    sheet = window.page_in_sight().sheet
    if sheet is None:
        window.say("پرونده‌ای برگزیده نیست.", Tone.INFORMATION)
    else:
        do(ImportOwner(sheet.id, sheet.number))


def _with_day(window: MainWindow, do: Callable[[ImportOwner], None]) -> None:
    window.go_to(SECTIONS[Kind.VISIT])
    day = window.page_in_sight().day
    if day is None:
        window.say("روز ملاقات عمومی برگزیده نیست.", Tone.INFORMATION)
    else:
        do(ImportOwner(day.id, day.number))


def _of_owner(
    export: Callable[..., tuple[bytes, int]], owner: int, session: OfficeSession, progress: Progress
) -> tuple[bytes, int]:
    return export(session, owner, progress)


def _open_once(
    window: MainWindow,
    kind: Kind,
    form: type[FormPanel],
    made: Callable[[Callable[..., None]], FormPanel],
) -> None:
    """Go to the form of this sort that is open beside the register, else open one."""
    window.go_to(SECTIONS[kind])
    page = window.page_in_sight()
    for place in range(page.forms.count()):
        if isinstance(page.forms.widget(place), form):
            page.forms.setCurrentIndex(place)
            page.current_form_start()
            return
    page.open_form(made(page.bar.say))


def export_contacts(window: MainWindow) -> None:
    """Write the directory into a file the person names."""
    _ask_and_export(window, Kind.CONTACT)


def export_calls(window: MainWindow) -> None:
    """Write the register of calls into a file the person names."""
    _ask_and_export(window, Kind.CALL)


def export_letters(window: MainWindow) -> None:
    """Write every numbered letter into a file the person names."""
    _ask_and_export(window, Kind.LETTER)


def export_calendar(window: MainWindow) -> None:
    """Ask which days of the programme are written into a calendar file."""
    _open_once(window, Kind.EVENT, CalendarExportForm, lambda say: CalendarExportForm(window, say))


def _ask_and_export(window: MainWindow, kind: Kind) -> None:
    window.go_to(SECTIONS[kind])
    offered = ";;".join(words for form, words in FILTERS.items() if (kind, form) in EXPORTS)
    name, chosen = QFileDialog.getSaveFileName(window, "خروجی همه دفتر", _FILE_NAMES[kind], offered)
    if name:
        path = Path(name)
        if path.suffix.lower() not in _SUFFIXES:
            path = path.with_name(path.name + (".vcf" if "vcf" in chosen else ".xlsx"))
        export_to(window, kind, path)


def export_to(window: MainWindow, kind: Kind, path: Path) -> None:
    """Write everything the operator may see into a file, wholly or not at all."""
    form = _SUFFIXES.get(path.suffix.lower(), "xlsx")
    write_export(window, kind, form, path, EXPORTS.get((kind, form), EXPORTS[kind, "xlsx"]))


def write_export(
    window: MainWindow,
    kind: Kind,
    form: str,
    path: Path,
    export: Callable[..., tuple[bytes, int]],
) -> None:
    """Write what an export gives into a file, and say in the journal that it left the office."""
    page: Any = window.page_in_sight()
    work = window.tasks.long_work("خواندن و نوشتن")
    page.show_work(work)

    def failed(error: AppError) -> None:
        page.say(error.message, Tone.WARNING if isinstance(error, Cancelled) else Tone.DANGER)
        page.table_or_self().setFocus()

    def ready(answer: tuple[bytes, int]) -> None:
        content, count = answer
        window.tasks.run(
            page, lambda: write_whole(path, content), done=partial(written, count), failed=failed
        )

    def written(count: int, _answer: object) -> None:
        words = f"{count:,} ردیف در «{path.name}» نوشته شد.".replace(",", "٬")
        page.say(persian_digits(words), Tone.SUCCESS)
        page.table_or_self().setFocus()
        window.tasks.write(page, note_export, kind, count, form)

    window.tasks.read(page, export, work.progress, done=ready, failed=failed, work=work)


def take_import_back(window: MainWindow) -> None:
    """Take the last file brought into the section in sight back, after asking."""
    sight = window.page_in_sight()
    of_section = {window.pages.get(section): kind for kind, section in SECTIONS.items()}
    kind = of_section.get(sight, Kind.CONTACT)
    window.go_to(SECTIONS[kind])
    page: Any = window.page_in_sight()

    def known(last: ImportLine | None) -> None:
        if last is None:
            page.say("پرونده‌ای که بتوان پس گرفت نیست.", Tone.INFORMATION)
            return
        when = jalali_text(last.at.date())
        question = persian_digits(
            f"«{last.source}» در {when} با {last.added} رکورد وارد شده است. "
            f"همه آن‌ها {_BACK[kind]} شود؟"
        )
        if ask(window, question, yes="پس بگیر"):
            work = window.tasks.long_work("پس گرفتن پرونده")
            page.show_work(work)
            window.tasks.write(
                page,
                take_back,
                kind,
                last.id,
                work.progress,
                done=lambda count: page.say(
                    persian_digits(f"«{last.source}» با {count} رکورد پس گرفته شد."), Tone.SUCCESS
                ),
                failed=lambda error: page.say(error.message, Tone.WARNING),
                work=work,
            )

    window.tasks.read(page, last_import, kind, done=known)
