"""The lower part of a visit's form: his decision, his order, what came of it, who was told."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from app.jalali import clock_text, jalali_text
from app.orders import OrderLine
from app.text import isolate
from app.visits import Decision, VisitPath, VisitSheet
from app.visits.texts import DECISIONS, TELL_CHANNELS, TELL_OUTCOMES
from reports.blocks import (
    Block,
    Cell,
    gap,
    heading_line,
    kept_together,
    paragraph,
    row,
    ruled_space,
    text_width,
)
from reports.sheet import A4
from reports.ticked_rows import tick_line

ROOM: Final = text_width(A4)
DECISION: Final = "تصمیم"
ORDER: Final = "دستور استاندار"
RESULT: Final = "نتیجه"
TOLD: Final = "اعلام نتیجه به متقاضی"
#: At the least left for his hand.
ORDER_LINES: Final = 3

#: What he may decide on each way.
ANSWERS: Final = {
    VisitPath.DAILY: (Decision.NOW, Decision.AT_TIME, Decision.REFER, Decision.DECLINE),
    VisitPath.PUBLIC: (Decision.ACCEPT, Decision.ANSWER, Decision.REFUSE),
}


def order_blocks(path: VisitPath, visit: VisitSheet | None) -> list[Block]:
    """His decision and his order as typed back, or room for his hand.

    Args:
        path: Of what he may decide.
        visit: None on a blank form.
    """
    decided = visit.decision if visit is not None else None
    answers = [DECISIONS[one.value] for one in ANSWERS[path]]
    ticked = {DECISIONS[decided.value]} if decided is not None else set[str]()
    decision = [gap(3), tick_line(DECISION, answers, ticked)]
    if visit is not None and (visit.orders or visit.decision_words):
        return [*decision, heading_line(ORDER), *_written(visit), *_result(visit)]
    signature = row(
        (
            Cell("ارجاع به", share=3),
            Cell("مهلت", share=1.5),
            Cell("امضا", visit.governor if visit is not None else "", 2.5),
            Cell("تاریخ", share=1.5),
        ),
        ROOM,
    )
    signature = replace(signature, height=signature.height + 6)
    pen = ruled_space(ORDER_LINES, stretches=True)
    return kept_together([*decision, heading_line(ORDER), pen, signature])


def _written(visit: VisitSheet) -> list[Block]:
    words = paragraph(visit.decision_words, ROOM) if visit.decision_words else []
    return [*words, *(block for order in reversed(visit.orders) for block in _ordered(order))]


def _ordered(order: OrderLine) -> list[Block]:
    cells = (
        Cell("ارجاع به", order.referred_to, 3),
        Cell("مهلت", jalali_text(order.due_on) if order.due_on else "", 1.5),
        Cell("تاریخ دستور", jalali_text(order.given_on), 1.5),
    )
    return [*paragraph(order.words, ROOM), gap(3), row(cells, ROOM), gap(3)]


def _result(visit: VisitSheet) -> list[Block]:
    """What came of it, and that he heard so."""
    blocks: list[Block] = []
    if visit.result:
        of = " · ".join(
            part
            for part in (
                isolate(visit.result_number),
                jalali_text(visit.result_on) if visit.result_on else "",
            )
            if part
        )
        blocks += [heading_line(f"{RESULT} ({of})" if of else RESULT)]
        blocks += paragraph(visit.result, ROOM)
    if not visit.tellings:
        cells = (
            Cell("تاریخ و ساعت", share=2),
            Cell("اعلام‌کننده", share=2),
            Cell("آنچه گفته شد", share=3),
        )
        return [*blocks, *kept_together([heading_line(TOLD), row(cells, ROOM, blank=True)])]
    blocks.append(heading_line(TOLD))
    for one in visit.tellings:
        said = (
            f"{jalali_text(one.at.date())} {clock_text(one.at.time())}",
            TELL_CHANNELS[one.channel],
            TELL_OUTCOMES[one.outcome],
            one.by,
            one.words,
        )
        blocks += paragraph(" · ".join(part for part in said if part), ROOM)
    return blocks
