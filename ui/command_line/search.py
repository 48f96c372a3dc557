"""`daftar search`: one question to every register, answered as the box of the window answers it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from app.changes import Kind
from app.errors import InvalidInput
from app.jalali import jalali_text
from app.listing import MOST_COUNTED, count_words
from app.office import Office
from app.records import Plain, plain_object
from app.search.asking import Question
from app.search.everything import EACH, Found, FoundGroup, count_everything, search_everything
from app.search.findable import FoundLine, Source
from app.search.marking import excerpt, marked
from app.search.wording import require_readable
from app.search_sources import SOURCES
from app.text import persian_digits, search_key, strip_isolates
from ui.command_line.arguments import add_json, add_store, count
from ui.command_line.list_records import SEARCH_HELP, SHOWN
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_table, say, shortened
from ui.command_line.running import Status

#: Lines of one register at most; longer lists are `daftar list KIND --search`.
MOST_LINES: Final = 1000

#: What scripts call the registers and the records in them, by the page that keeps them.
NAMES: Final[Mapping[str, str]] = {
    "letters": "letter",
    "calls": "call",
    "orders": "order",
    "visits": "visit",
    "contacts": "contact",
    "events": "event",
    "meetings": "meeting",
    "meeting_series": "meeting_series",
    "resolutions": "resolution",
    "protocol": "case",
    "protocol_tasks": "case-task",
    "agreements": "agreement",
    "gifts": "gift",
    "public_days": "public_day",
    "": "file",  # found in the text of files, which have no page of their own
}
#: Records `daftar show` knows by another name than the program itself.
SHOWN_AS: Final[Mapping[Kind, str]] = {Kind.PROTOCOL_CASE: "case"}

COLUMNS: Final = (
    ("بخش", 22),
    ("شناسه", 10),
    ("شماره", 18),
    ("تاریخ", 10),
    ("عنوان", 48),
    ("طرف", 28),
    ("وضعیت", 24),
    ("در متن", 72),
)
#: Letters of a longer text that are shown around what was found in it.
ROOM: Final = 64

BY_PARTS: Final = "واژه‌ای که چنین آغاز شود نیست؛ این‌ها آن را در میان واژه‌ای دارند."
NOTHING: Final = "چیزی یافت نشد."


def source_name(source: Source) -> str:
    """What scripts call a register."""
    return NAMES[source.section]


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    names = "، ".join(source_name(source) for source in SOURCES)
    parser.add_argument("text", metavar="TEXT", help=SEARCH_HELP)
    parser.add_argument("--kind", metavar="KIND", default="", help=f"تنها در این بخش: {names}")
    limit = persian_digits(f"بیشترین شمار از هر بخش ({EACH}؛ با --kind {SHOWN})")
    parser.add_argument("--limit", type=count, metavar="N", help=limit)
    add_store(parser)
    add_json(parser)


def run(arguments: Namespace) -> int:
    """Print what is found, register by register, the newest first; on stderr, what more there is.

    Returns:
        `NO` where nothing is found.
    """
    sources = _sources(arguments.kind)
    each = arguments.limit or (SHOWN if arguments.kind else EACH)
    if each > MOST_LINES:
        most = persian_digits(str(MOST_LINES))
        words = f"بیش از {most} نمی‌شود؛ همه را «daftar list KIND --search» می‌دهد."
        raise InvalidInput("--limit", words)
    with at_desk(arguments) as office:
        require_readable("TEXT", arguments.text, office.clock.today())
        found = office.read(search_everything, arguments.text, sources, each)
        _require_answerable(found.question)
        further = _further(office, arguments.text, found)
    _print(found, as_json=arguments.json)
    if not found.groups:
        say(NOTHING)
        return Status.NO
    if any(group.by_parts for group in found.groups):
        say(BY_PARTS)
    if further:
        say(f"بیشتر هست: {'، '.join(further)}؛ برای دیدن آن: --kind KIND --limit N")
    return Status.DONE


def _require_answerable(question: Question) -> None:
    if question.is_empty:
        raise InvalidInput("TEXT", "چیزی برای جستجو بنویسید.")
    titles = [source.title for source in SOURCES]
    if not any(search_key(title).startswith(question.kind) for title in titles):
        raise InvalidInput("TEXT", f"نوع شناخته نیست؛ آغاز یکی از این‌ها: {'، '.join(titles)}.")


def _sources(name: str) -> Sequence[Source]:
    if not name:
        return SOURCES
    chosen = [source for source in SOURCES if source_name(source) == name]
    if not chosen:
        known = "، ".join(source_name(source) for source in SOURCES)
        raise InvalidInput("--kind", f"یکی از این‌ها: {known}.")
    return chosen


def _further(office: Office, text: str, found: Found) -> list[str]:
    """The registers that have more than is shown, each with how many it has."""
    fuller = [group for group in found.groups if group.has_more]
    if not fuller:
        return []
    sources = [group.source for group in fuller]
    counts = office.read(count_everything, text, sources, MOST_COUNTED)
    return [_counted(group, counts.get(group.source.title, 0)) for group in fuller]


def _counted(group: FoundGroup, number: int) -> str:
    words = strip_isolates(count_words(number))
    return f"{group.source.title} ({source_name(group.source)}) {words}"


def _print(found: Found, *, as_json: bool) -> None:
    if as_json:
        for group in found.groups:
            for line in group.lines:
                print_json(_plain(found.question, group, line))
    elif found.groups:
        print_table([title for title, _width in COLUMNS], _rows(found))


def _plain(question: Question, group: FoundGroup, line: FoundLine) -> dict[str, Plain]:
    """A line for programs: `daftar show` takes its kind and id."""
    values = plain_object(line)
    kind = SHOWN_AS.get(line.kind, line.kind.value)
    context = _in_text(question, group, line)
    return {"group": source_name(group.source), **values, "kind": kind, "context": context}


def _rows(found: Found) -> Iterator[list[str]]:
    for group in found.groups:
        for line in group.lines:
            texts = (
                group.source.title,
                str(line.id),
                line.number,
                "" if line.day is None else jalali_text(line.day),
                line.title,
                line.who,
                line.state,
                _in_text(found.question, group, line),
            )
            yield [
                shortened(text, width) or "—"
                for text, (_title, width) in zip(texts, COLUMNS, strict=True)
            ]


def _in_text(question: Question, group: FoundGroup, line: FoundLine) -> str:
    """What of a longer text lies around what was found in it, where nothing else tells why."""
    asked = (question.phrases, question.parts if group.by_parts else ())
    if any(marked(text, *asked) for text in (line.number, line.title, line.who)):
        return ""
    around = excerpt(line.context, asked[0], ROOM, asked[1])
    return around.text if around.spans else ""
