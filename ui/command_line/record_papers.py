"""Papers of any record orders stand on, as `daftar print` makes them: its cover, and its result."""

from __future__ import annotations

from argparse import Namespace

from app.changes import Kind
from app.errors import InvalidInput
from app.office import Office
from app.order_sources import SOURCES, count_cover_prints, cover_papers
from app.orders import cover_frame
from app.result_notices import count_notice_prints, notice_orders_of, result_notices
from ui.command_line.papers import Paper, letterhead, print_mark


def covers(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The covers of records by id, of calls where no kind is named; or the cover empty.

    Raises:
        InvalidInput: No record was named, or orders do not stand on such a kind.
        NotFound: There is no such record.
    """
    from reports.letter_cover import blank_letter_cover, letter_cover

    head, mark = letterhead(office), print_mark(office)
    frame = office.read(cover_frame)
    if arguments.blank:
        return Paper(blank_letter_cover(frame, letterhead=head, mark=mark, copies=arguments.copies))
    kind = _kind(arguments.kind) if arguments.kind is not None else Kind.CALL
    records = [(kind, number) for number in _ids(arguments, "شناسه رکورد")]
    papers = office.read(cover_papers, records)

    def written(office: Office) -> None:
        office.write(count_cover_prints, records)

    return Paper(letter_cover(papers, frame, letterhead=head, mark=mark), written)


def notices(office: Office, arguments: Namespace, _layout: str) -> Paper:
    """The results of orders by id, or of all orders on records of a kind; or the letter empty.

    Raises:
        InvalidInput: Nothing was named, or orders do not stand on such a kind.
        NotFound: There is no such order or record.
        NotAllowed: One of them has no result yet.
    """
    from reports.result_notice import blank_result_notice, result_notices_paper

    head, mark = letterhead(office), print_mark(office)
    if arguments.blank:
        return Paper(blank_result_notice(letterhead=head, mark=mark, copies=arguments.copies))
    orders = _orders(office, arguments)
    found = office.read(result_notices, orders)

    def written(office: Office) -> None:
        office.write(count_notice_prints, orders)

    return Paper(result_notices_paper(found, letterhead=head, mark=mark), written)


def _orders(office: Office, arguments: Namespace) -> tuple[int, ...]:
    if arguments.kind is None:
        return _ids(arguments, "شناسه دستور")
    kind = _kind(arguments.kind)
    numbers = _ids(arguments, "شناسه رکورد")
    return tuple(
        order for number in numbers for order in office.read(notice_orders_of, kind, number)
    )


def _ids(arguments: Namespace, words: str) -> tuple[int, ...]:
    if not arguments.ids:
        raise InvalidInput("ID", f"{words} را بنویسید، یا --blank را برای برگ خالی.")
    return tuple(dict.fromkeys(arguments.ids))


def _kind(name: str) -> Kind:
    kinds = {kind.value: kind for kind in SOURCES}
    if name not in kinds:
        raise InvalidInput("--kind", f"دستور بر این‌ها نوشته می‌شود: {'، '.join(kinds)}.")
    return kinds[name]
