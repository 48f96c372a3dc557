"""Letters of ours that speak of orders: a unit reminded, an applicant told the result.

Each begins as a draft in the letter register with its text as rich text, so that it is approved,
signed and numbered like any letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final
from uuid import UUID, uuid5

from app.access import Right, require
from app.changes import Changes, Kind, changed
from app.errors import NotAllowed, NotFound
from app.jalali import jalali_text
from app.letters import (
    LetterDirection,
    LetterDraft,
    LetterKind,
    LinkDraft,
    PartyDraft,
    Relation,
    draft_letter,
    letter_sheet,
)
from app.marks import Classification
from app.moments import deadline_words
from app.orders import (
    RUNGS,
    FollowUpOrder,
    FollowUpRow,
    FollowUpView,
    OrderFilter,
    OrderSheet,
    list_follow_ups,
    order_sheet,
)
from app.result_notices import ResultNotice, result_notices
from app.rich_text import Block, Document, Paragraph, Run, Table, TextAlignment, to_json
from app.session import OfficeSession
from app.text import SHORT_LIMIT, persian_digits

#: What a reminder asks, by the highest rung that was reached.
ASKED: Final = (
    "خواهشمند است درباره دستورهای زیر اقدام و نتیجه را اعلام فرمایید.",
    "پیرو پیگیری پیشین، مهلت دستورهای زیر گذشته است. خواهشمند است نتیجه را اعلام فرمایید.",
    "با وجود یادآوری‌های پیشین، نتیجه دستورهای زیر نرسیده است. خواهشمند است بی‌درنگ اقدام و "
    "سبب تأخیر را اعلام فرمایید.",
)
REMINDER_SUBJECT: Final = "پیگیری دستورهای استاندار"
NOTICE_SUBJECT: Final = "اعلام نتیجه درخواست"
#: Columns of the table of what is owed, with their part of the width.
OWED: Final = (
    ("ردیف", 0.8),
    ("دستور", 6.0),
    ("سند", 2.2),
    ("تاریخ", 1.6),
    ("مهلت", 1.6),
    ("گذشته", 1.5),
)
NOTHING_OVERDUE: Final = "هیچ‌کدام از سطرهای برگزیده سررسیدگذشته نیست."


def draft_reminders(session: OfficeSession, names: Sequence[str], key: UUID) -> Changes[list[int]]:
    """Begin a letter to each of these about all it has overdue.

    Args:
        session: The transaction.
        names: To whom orders were referred, as the follow-up page lists them.
        key: Made once for the deed, so that doing it again finds its letters.

    Raises:
        NotAllowed: Nothing of theirs is overdue, or the operator may not write letters.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    overdue = OrderFilter(view=FollowUpView.OVERDUE, order=FollowUpOrder.UNIT)
    rows = [one for one in list_follow_ups(session, overdue) if one.name in set(names)]
    if not rows:
        raise NotAllowed(NOTHING_OVERDUE)
    drafts = [
        _reminder(session, name, list(group)) for name, group in groupby(rows, lambda row: row.name)
    ]
    return _drafted(session, drafts, key)


def draft_notices(
    session: OfficeSession, order_ids: Sequence[int], key: UUID
) -> Changes[list[int]]:
    """Begin letters that tell applicants the results of these orders.

    Args:
        session: The transaction.
        order_ids: Which; those of one applicant on one record share a letter.
        key: As for reminders.

    Raises:
        NotFound: One of the orders is not there for this operator.
        NotAllowed: One has no result to tell yet, or the operator may not write letters.
    """
    require(session.desk.operator, Right.REGISTER_LETTERS)
    drafts = [_notice(session, one) for one in result_notices(session, order_ids)]
    return _drafted(session, drafts, key)


def _drafted(
    session: OfficeSession, drafts: Sequence[LetterDraft], key: UUID
) -> Changes[list[int]]:
    made = [
        draft_letter(session, replace(draft, request_key=uuid5(key, str(place)))).value
        for place, draft in enumerate(drafts)
    ]
    return changed(made, Kind.LETTER)


def _reminder(session: OfficeSession, name: str, rows: Sequence[FollowUpRow]) -> LetterDraft:
    reached = max(max(one.rung, one.due_rung) for one in rows)
    rung = max(reached - 1, 0)
    blocks = (_said(ASKED[min(rung, len(ASKED) - 1)]), _owed(session, rows))
    contacts = {one.contact_id for one in rows}
    return LetterDraft(
        direction=LetterDirection.OUTGOING,
        kind=LetterKind.REMINDER,
        subject=f"{REMINDER_SUBJECT} — {RUNGS[rung]}",
        classification=max(one.classification for one in rows),
        wants_answer=False,
        parties=(PartyDraft(contact_id=contacts.pop() if len(contacts) == 1 else None, name=name),),
        links=_links(session, rows, Relation.FOLLOWING),
        body=to_json(Document(blocks)),
    )


def _owed(session: OfficeSession, rows: Sequence[FollowUpRow]) -> Table:
    today = session.desk.clock.today()
    lines = [
        (
            persian_digits(str(number)),
            one.words,
            persian_digits(one.source_number) or one.source_title or "بی سند",
            jalali_text(one.given_on),
            jalali_text(one.due_on) if one.due_on else "—",
            deadline_words(one.due_on, today),
        )
        for number, one in enumerate(rows, 1)
    ]
    head = tuple(words for words, _share in OWED)
    return Table(
        tuple(tuple((_cell(words),) for words in line) for line in (head, *lines)),
        has_header=True,
        shares=tuple(share for _words, share in OWED),
    )


def _cell(words: str) -> Paragraph:
    return Paragraph((Run(words),) if words else (), alignment=TextAlignment.START)


def _said(words: str, *, bold: bool = False) -> Paragraph:
    return Paragraph((Run(words, bold=bold),))


def _notice(session: OfficeSession, notice: ResultNotice) -> LetterDraft:
    orders = [order_sheet(session, number) for number in notice.order_ids]
    subject = " — ".join(part for part in (NOTICE_SUBJECT, notice.source_title) if part)
    asked = f" در تاریخ {jalali_text(notice.asked_on)}" if notice.asked_on else ""
    blocks: list[Block] = [
        _said(f"درخواست شما که{asked} مطرح شد به نظر استاندار رسید. نتیجه به این شرح اعلام می‌شود:")
    ]
    for one in notice.results:
        day = f" به تاریخ {jalali_text(one.on)}" if one.on else ""
        reference = f" (پاسخ به شماره {persian_digits(one.reference)}{day})" * bool(one.reference)
        blocks += [_said(f"{one.who}:", bold=True), _said(f"{one.answer}{reference}")]
    source = orders[0]
    return LetterDraft(
        direction=LetterDirection.OUTGOING,
        kind=LetterKind.NOTICE,
        subject=subject[:SHORT_LIMIT],
        classification=Classification(notice.classification),
        wants_answer=False,
        parties=(_applicant(session, notice, source.source_kind, source.source_id),),
        links=_links(session, orders, Relation.IN_REPLY_TO),
        body=to_json(Document(tuple(blocks))),
    )


def _applicant(
    session: OfficeSession, notice: ResultNotice, kind: Kind | None, number: int | None
) -> PartyDraft:
    """Who asked; of a letter, its sender with his post."""
    if kind is Kind.LETTER and number is not None:
        came = letter_sheet(session, number)
        return PartyDraft(
            contact_id=came.sender_id or came.organisation_id,
            name=came.sender_name,
            post=came.sender_post,
            organisation=came.organisation,
        )
    return PartyDraft(name=notice.applicant)


def _links(
    session: OfficeSession, sources: Sequence[FollowUpRow | OrderSheet], relation: Relation
) -> tuple[LinkDraft, ...]:
    """The letters these orders stand on, each once; those of which this operator may know."""
    links = []
    letters = (one.source_id for one in sources if one.source_kind is Kind.LETTER)
    for number in dict.fromkeys(letters):
        try:
            if number is not None:
                letter_sheet(session, number)
                links.append(LinkDraft(relation=relation, other_id=number))
        except (NotAllowed, NotFound):
            continue
    return tuple(links)
