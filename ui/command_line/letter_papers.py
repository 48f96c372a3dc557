"""The papers of letters, as `daftar print` and `daftar export docx` make them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from app.errors import InvalidInput
from app.jalali import jalali_text
from app.letters import (
    DispatchFilter,
    LetterChannel,
    count_letter_prints,
    letter_addresses,
    letter_prints,
    letter_sheets,
    list_dispatches,
    register_books,
)
from app.office import Office
from app.record_codes import store_mark
from app.settings import office_settings
from ui.command_line.papers import Paper, letterhead, print_mark


def letters(office: Office, arguments: Namespace, layout: str) -> Paper:
    """Letters of ours by id, with the list of copies or as the addressee gets them.

    Raises:
        InvalidInput: No letter was named; letters do not print blank.
        NotFound: There is no such letter.
        NotAllowed: One of them came in.
    """
    from reports.letter import print_letters, proposed_page

    if arguments.blank:
        raise InvalidInput("--blank", "سربرگ خالی را daftar print letterhead چاپ می‌کند.")
    ids = _ids(arguments)
    prints = office.read(letter_prints, ids, proposed_page)
    pdf = print_letters(
        prints,
        mark=print_mark(office),
        store=office.read(store_mark),
        with_copies=layout == "full",
    )

    def written(office: Office) -> None:
        office.write(count_letter_prints, ids)

    return Paper(pdf, written)


def labels(office: Office, arguments: Namespace, layout: str) -> Paper:
    """A label or an envelope for each receiver of letters.

    Raises:
        InvalidInput: No letter was named.
        NotFound: There is no such letter.
        NotAllowed: One of them goes to nobody.
    """
    from reports.label_sheets import label_sheet
    from reports.labels import letter_labels

    if arguments.blank:
        raise InvalidInput("--blank", "برچسب خالی چاپ نمی‌شود.")
    settings = office.read(office_settings)
    pdf = letter_labels(
        office.read(letter_addresses, _ids(arguments)),
        label_sheet(layout),
        sender=(settings.office, settings.unit),
        store=office.read(store_mark),
    )
    return Paper(pdf)


def receipts(office: Office, arguments: Namespace, layout: str) -> Paper:
    """What whoever brought a letter takes away; or the receipt empty.

    Raises:
        InvalidInput: No letter was named.
        NotFound: There is no such letter.
        NotAllowed: One of them did not come in.
    """
    from reports.receipt import blank_receipt, letter_receipts

    head, mark, page = letterhead(office), print_mark(office), layout.upper()
    if arguments.blank:
        copies = arguments.copies
        return Paper(blank_receipt(letterhead=head, mark=mark, page=page, copies=copies))
    sheets = office.read(letter_sheets, _ids(arguments))
    return Paper(letter_receipts(sheets, letterhead=head, mark=mark, page=page))


def dispatches(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """What went out in some days, by one channel or all; or the list empty.

    Raises:
        InvalidInput: Letters were named.
    """
    from reports.dispatch_list import blank_dispatch_list, dispatch_list

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_dispatch_list(letterhead=head, mark=mark, copies=arguments.copies))
    if arguments.ids:
        raise InvalidInput("ID", "فهرست ارسال از روزهاست: --from، --to و --channel می‌گیرد.")
    channel = LetterChannel(arguments.channel) if arguments.channel else None
    wanted = DispatchFilter(channel, arguments.from_day, arguments.to_day)
    lines = office.read(list_dispatches, wanted)
    days = [jalali_text(day) for day in (arguments.from_day, arguments.to_day) if day is not None]
    return Paper(
        dispatch_list(lines, letterhead=head, mark=mark, days=" تا ".join(dict.fromkeys(days)))
    )


def docx(office: Office, ids: Sequence[int]) -> bytes:
    """One letter of ours as a docx.

    Raises:
        InvalidInput: Not one letter was named.
        NotFound: There is no such letter.
        NotAllowed: It came in.
    """
    from reports.letter import proposed_page
    from reports.letter_docx import letter_docx

    if len(ids) != 1:
        raise InvalidInput("ID", "شناسه یک نامه را بنویسید.")
    (one,) = office.read(letter_prints, ids, proposed_page)
    return letter_docx(one.paper, one.letterhead)


def _ids(arguments: Namespace) -> tuple[int, ...]:
    if not arguments.ids:
        raise InvalidInput("ID", "شناسه نامه را بنویسید.")
    return tuple(dict.fromkeys(arguments.ids))


def register(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The books of a period; today's when no day is named. An id names one register.

    Raises:
        InvalidInput: The days are the wrong way round, or several registers are named.
    """
    from reports.letter_register import register_book

    if arguments.waiting or arguments.put_in_folder or arguments.blank:
        raise InvalidInput("register", "دفتر با روز خواسته می‌شود: --from و --to.")
    if len(arguments.ids) > 1:
        raise InvalidInput("ID", "شناسه یک دفتر را بنویسید، یا هیچ برای همه.")
    first = arguments.from_day or arguments.to_day or office.clock.today()
    last = arguments.to_day or max(first, office.clock.today())
    only = arguments.ids[0] if arguments.ids else None
    books = office.read(register_books, first, last, only)
    head, mark = letterhead(office), print_mark(office)
    return Paper(register_book(books, first, last, letterhead=head, mark=mark))
