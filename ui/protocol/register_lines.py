"""Agreements and gifts as lines of text: what is known of each, and each of its deeds."""

from __future__ import annotations

from app.protocol import AgreementSheet, CaseStepLine, GiftSheet
from app.protocol.texts import AGREEMENT_KINDS, GIFT_DIRECTIONS
from app.text import persian_digits
from app.texts import CLASSIFICATIONS
from ui.protocol.desk_words import joined, shown_count, shown_day, shown_moment, shown_number
from ui.protocol.register_texts import NO_INVENTORY, left_words, sum_words

Lines = list[tuple[str, str]]


def _said(*rows: tuple[str, str]) -> Lines:
    """Titles with what stands under each; what says nothing falls out."""
    found: Lines = []
    for title, words in rows:
        if words.strip("— ·"):
            found += [("label", title), ("", persian_digits(words))]
    return found


def agreement_lines(sheet: AgreementSheet) -> Lines:
    """All that is known of an agreement."""
    row = sheet.row
    secrecy = CLASSIFICATIONS[row.classification] if row.classification else ""
    until = joined(shown_day(row.expires_on), left_words(row))
    signers = joined(row.our_signer, row.their_signer)
    notice = f"{shown_count(row.notice_days)} روز پیش" if row.expires_on is not None else ""
    return [
        ("strong", row.title),
        ("muted", joined(AGREEMENT_KINDS[row.kind], row.country, secrecy)),
        *_said(
            ("طرف توافق", row.other_party),
            ("امضا", joined(shown_day(row.signed_on), signers)),
            ("پایان اعتبار", until),
            ("هشدار", notice),
            ("پایان یافت", joined(shown_day(row.ended_on), row.ended_reason)),
            ("مسئول اجرا", row.responsible),
            ("پرونده تشریفات", shown_number(row.case_number)),
            ("موضوع و تعهدات", row.subject),
            ("پیشرفت اجرا", row.progress),
        ),
    ]


def gift_lines(sheet: GiftSheet) -> Lines:
    """All that is known of a gift."""
    row = sheet.row
    count = f"{shown_count(row.quantity)} عدد" if row.quantity > 1 else ""
    worth = f"{sum_words(row.value)} ریال" if row.value is not None else ""
    whose = "از که" if row.direction == "received" else "به که"
    return [
        ("strong", joined(row.item, count)),
        ("muted", joined(GIFT_DIRECTIONS[row.direction], shown_day(row.given_on), row.country)),
        *([("strong", NO_INVENTORY)] if row.lacks_inventory else []),
        *_said(
            (whose, joined(row.name, row.organisation)),
            ("ارزش برآوردی", worth),
            ("شماره اموال", shown_number(row.inventory_number)),
            ("جای نگهداری", row.kept_where),
            ("پرونده تشریفات", shown_number(row.case_number)),
            ("سبب ابطال", row.annulled_reason),
            ("یادداشت", row.note),
        ),
    ]


def step_lines(steps: tuple[CaseStepLine, ...]) -> Lines:
    """What was done, the newest first."""
    found: Lines = [("label", "گام‌ها")] if steps else []
    for one in reversed(steps):
        gone = " · پس گرفته شد" if one.taken_back else ""
        found.append(("muted", f"{shown_moment(one.at)} · {one.by}{gone}"))
        found.append(("", persian_digits(one.words)))
    return found
