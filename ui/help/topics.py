"""Which page of the manual belongs to what is in sight, and how a page is read.

Pages are Markdown files in `resources/manual`. `{key NAME}` in a page becomes the key of an action,
and a line `{keys NAME …}` the list of those actions with their titles: both come from
`ui.actions`, so that the manual cannot name a key the program does not have. `{text NAME}` is the
key of a command of the rich-text editor, and a line `{text-keys}` the list of all of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.text import persian_digits
from resources.locate import resource_path
from ui.actions import ACTIONS, Action
from ui.common.rich_text_commands import COMMANDS, Command

if TYPE_CHECKING:
    from ui.main_window import MainWindow

FOLDER: Final = "manual"

#: The pages in the order of the index, beginning with those of the sections by their names.
PAGES: Final = (
    "today",
    "search-box",
    "agenda",
    "events",
    "visits",
    "visit-form",
    "visit-steps",
    "public_days",
    "public-day-form",
    "petition-form",
    "public-managers",
    "public-session",
    "public-day-steps",
    "minutes-desk",
    "minutes-received",
    "minutes-steps",
    "meetings",
    "meeting-form",
    "meeting-steps",
    "meeting_series",
    "resolutions",
    "protocol",
    "case-form",
    "case-steps",
    "case-desk",
    "protocol_tasks",
    "occasions",
    "agreements",
    "gifts",
    "pavilion",
    "consular",
    "protocol-papers",
    "agenda-form",
    "agenda-steps",
    "agenda-series",
    "calls",
    "call-form",
    "call-steps",
    "day-log",
    "letters",
    "letter-form",
    "letter-steps",
    "letter-reports",
    "agenda-papers",
    "scans",
    "file-texts",
    "outgoing-letter",
    "letter-dispatch",
    "telling",
    "folder",
    "folder-batch",
    "orders",
    "order-form",
    "order-steps",
    "order-papers",
    "reminders",
    "shifts",
    "hand-over-form",
    "duty",
    "contacts",
    "contact-form",
    "duplicates",
    "groups",
    "group-form",
    "phone-directory",
    "rich-text",
    "import",
    "calendar-files",
    "trash",
    "search-language",
    "lists",
    "saved-lists",
    "parking",
    "backup",
    "settings",
    "letterheads",
    "ministry-forms",
    "look",
    "sign-in",
)

#: The page of each form, by its class.
FORMS: Final = {
    "CallForm": "call-form",
    "MoveForm": "agenda",
    "EventForm": "agenda-form",
    "EventStepForm": "agenda-steps",
    "RingForm": "agenda-steps",
    "RepeatForm": "agenda-series",
    "CancelForm": "agenda-series",
    "SeriesMoveForm": "agenda-series",
    "RestoreForm": "agenda-series",
    "VisitForm": "visit-form",
    "VisitStepForm": "visit-steps",
    "TimedForm": "agenda",
    "MeetingForm": "meeting-form",
    "MoveMeetingForm": "meeting-steps",
    "MeetingStepForm": "meeting-steps",
    "MeetingSeriesForm": "meeting_series",
    "TimedDayForm": "public-day-form",
    "PublicDayForm": "public-day-form",
    "MovePublicDayForm": "public-day-form",
    "PetitionForm": "petition-form",
    "ManagersForm": "public-managers",
    "SessionForm": "public-session",
    "PublicStepForm": "public-day-steps",
    "MinutesDesk": "minutes-desk",
    "CutForm": "minutes-received",
    "CaseForm": "case-form",
    "CaseStepForm": "case-steps",
    "MoveCaseForm": "case-steps",
    "MinutesStepForm": "minutes-steps",
    "MinutesEditions": "minutes-steps",
    "RegisterForm": "agreements",
    "AgreementForm": "agreements",
    "GiftRecordForm": "gifts",
    "RegisterStepForm": "agreements",
    "CaseDesk": "case-desk",
    "DeskStep": "case-desk",
    "StepForm": "call-steps",
    "DayLogForm": "day-log",
    "HandOverForm": "hand-over-form",
    "ContactForm": "contact-form",
    "MergeForm": "duplicates",
    "DuplicatesPanel": "duplicates",
    "AddToGroupForm": "group-form",
    "GroupForm": "group-form",
    "DirectoryPaperForm": "phone-directory",
    "ImportPanel": "import",
    "CalendarExportForm": "calendar-files",
    "SaveListForm": "saved-lists",
    "LetterForm": "letter-form",
    "LetterStepForm": "letter-steps",
    "RegisterBookForm": "letter-reports",
    "ProgrammeForm": "agenda-papers",
    "PeriodPaperForm": "visits",
    "OutgoingForm": "outgoing-letter",
    "EditionsForm": "outgoing-letter",
    "DispatchForm": "letter-dispatch",
    "DispatchListForm": "letter-dispatch",
    "OrderForm": "order-form",
    "BatchForm": "folder-batch",
    "OrderStepForm": "order-steps",
    "ReminderForm": "reminders",
    "ExtendManyForm": "order-steps",
    "OrderHandOverForm": "order-steps",
    "GovernorHandOverForm": "order-papers",
    "LetterheadsForm": "letterheads",
    "MinistryFormsForm": "ministry-forms",
    "FormAnswersForm": "ministry-forms",
}

#: Where nobody has signed in yet.
WITHOUT_PAGE: Final = "sign-in"

_KEY: Final = re.compile(r"\{key (\w+)\}")
_KEYS: Final = re.compile(r"^\{keys ([\w ]+)\}$", re.MULTILINE)
_BY_NAME: Final = {entry.name: entry for entry in ACTIONS}
_TEXT_KEY: Final = re.compile(r"\{text (\w+)\}")
_TEXT_KEYS: Final = re.compile(r"^\{text-keys\}$", re.MULTILINE)
_COMMANDS: Final = {command.name: command for command in COMMANDS}
#: Keys that every screen has.
EVERYWHERE: Final = ("help", "switch_theme", "larger_type", "smaller_type")


@dataclass(frozen=True)
class Topic:
    """A page of the manual, and the heading in it to begin at."""

    page: str
    heading: str = ""


def topic_of(window: MainWindow) -> Topic:
    """The topic of what is in sight: of the form, or else of its page."""
    if window.top.search.hasFocus():
        return Topic("search-box")
    page: Any = window.page_in_sight()
    own = next((Topic(name) for name, one in window.pages.items() if one is page), None)
    if own is None:
        return Topic(WITHOUT_PAGE)
    form = page.current_form()
    return own if form is None else form_topic(type(form), str(form.title)) or own


def form_topic(kind: type, title: str) -> Topic | None:
    """The topic of a form; a settings tab's is the heading of its name."""
    for base in kind.__mro__:
        if base.__name__ in FORMS:
            return Topic(FORMS[base.__name__])
        if base.__name__ == "SettingsPanel":
            return Topic("settings", title)
    return None


def path_of(page: str) -> Path:
    """The file of a page."""
    return resource_path(f"{FOLDER}/{page}.md")


def title_of(page: str) -> str:
    """The heading of a page."""
    first = path_of(page).read_text(encoding="utf-8").splitlines()[0]
    return first.removeprefix("# ")


def text_of(page: str) -> str:
    """A page as Markdown, with its keys filled in."""
    text = path_of(page).read_text(encoding="utf-8")
    text = _KEYS.sub(lambda found: _list_of(found[1].split()), text)
    text = _TEXT_KEYS.sub(lambda _found: _list_of_commands(), text)
    text = _TEXT_KEY.sub(lambda found: key_words(_COMMANDS[found[1]]), text)
    return _KEY.sub(lambda found: key_words(_BY_NAME[found[1]]), text)


def key_words(entry: Action | Command) -> str:
    """An action's key, kept left to right, or its words in quotes when it has none."""
    key = entry.shortcut
    # A digit alone is said in Persian, as on buttons.
    key = persian_digits(key) if key.isdigit() else key
    return f"**\u2066{key}\u2069**" if key else f"«{entry.title}»"


def _list_of(names: list[str]) -> str:
    names += [name for name in EVERYWHERE if name not in names]
    entries = [_BY_NAME[name] for name in names]
    with_key = [f"- {key_words(entry)} {entry.title}" for entry in entries if entry.shortcut]
    without = [f"- فهرست «{entry.menu}»: {entry.title}" for entry in entries if not entry.shortcut]
    return "\n".join(["## کلیدها", *with_key, *without])


def _list_of_commands() -> str:
    return "\n".join(f"- {key_words(command)} {command.title}" for command in COMMANDS)


def found_pages(words: str) -> list[tuple[str, str]]:
    """The pages that hold every word, with the line that holds the first of them.

    Args:
        words: As typed; without any, every page is given with an empty line.
    """
    from app.text import search_key

    wanted = search_key(words).split()
    found = []
    for page in PAGES:
        lines = text_of(page).splitlines()
        if all(any(word in search_key(line) for line in lines) for word in wanted):
            hits = [line for line in lines[1:] if wanted and wanted[0] in search_key(line)]
            found.append((page, _plain(hits[0]) if hits else ""))
    return found


def _plain(line: str) -> str:
    return line.replace("*", "").lstrip("#- ").strip()
