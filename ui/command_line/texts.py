"""`daftar texts`: read the text inside files, so that records are found by what papers say."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from app.file_texts import (
    STATE_WORDS,
    RecogniserState,
    TextCounts,
    TextState,
    look_for_recogniser,
    read_failed_again,
    read_texts,
    text_counts,
)
from app.text import persian_count
from ui.command_line.arguments import add_json, add_store
from ui.command_line.opening import at_desk
from ui.command_line.output import print_json, print_pairs, say
from ui.command_line.running import Status


def add_arguments(parser: ArgumentParser) -> None:
    """Say what the command takes."""
    add_store(parser)
    add_json(parser)
    parser.add_argument(
        "--states", action="store_true", help="چیزی نخوان؛ تنها بگو هر وضعیت چند پرونده دارد"
    )
    parser.add_argument(
        "--again", action="store_true", help="پرونده‌هایی را هم که خوانده نشد از نو بخوان"
    )


def run(arguments: Namespace) -> int:
    """Read what waits, and print how many files stand how."""
    found, recogniser = look_for_recogniser()
    with at_desk(arguments) as office:
        if arguments.again:
            office.write(read_failed_again)
        if not arguments.states:
            done = read_texts(office, recogniser)
            say(f"متن {persian_count(done)} پرونده خوانده شد.")
        counts = office.read(text_counts)
    if arguments.json:
        print_json(_plain(counts, found))
    else:
        print_pairs(_pairs(counts))
    if found is not RecogniserState.READY and counts.of(TextState.WAITING):
        say(found.advice)
    return Status.DONE


def _plain(counts: TextCounts, found: RecogniserState) -> dict[str, object]:
    states = {state.value: counts.of(state) for state in TextState}
    return {
        "files": counts.files,
        "unread": counts.unread,
        "states": states,
        "pages": counts.pages,
        "troubles": dict(counts.troubles),
        "recogniser": found.value,
    }


def _pairs(counts: TextCounts) -> list[tuple[str, str]]:
    pairs = [("همه پرونده‌ها", counts.files), ("هنوز دیده‌نشده", counts.unread)]
    pairs += [(STATE_WORDS[state], counts.of(state)) for state in TextState if counts.of(state)]
    return [(words, persian_count(count)) for words, count in pairs]
