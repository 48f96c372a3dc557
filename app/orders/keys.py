"""What an order is found by: its words, its record, its addressees and what they answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.orm import Session

from app.orders.states import ReferralState
from app.telephone import in_one_piece
from app.text import search_text
from models.base import table_of
from models.orders import Referral

_REFERRALS: Final = table_of(Referral)

#: Columns of the head: any part of them is found. What he wrote is all the title an order has.
_HEAD: Final = ("words", "source_number", "source_title", "applicant", "applicant_phone")
#: Longer columns, found by their words.
_BODY: Final = ("told_words", "untold_reason", "settle_reason")
_REFERRAL_HEAD: Final = ("name", "answer_reference", "write_off_reference")
_REFERRAL_BODY: Final = ("answer", "group_name", "extension_reason", "write_off_reason")


def order_search_key(order: Mapping[str, Any], referrals: Mapping[int, Mapping[str, Any]]) -> str:
    """What an order is found by.

    Args:
        order: Its columns.
        referrals: By their ids; what was withdrawn does not count.
    """
    withdrawn = ReferralState.WITHDRAWN.value
    rows = [row for _id, row in sorted(referrals.items()) if row["state"] != withdrawn]
    names = [row["name"] for row in rows]
    return search_text(
        (
            *(order[name] for name in _HEAD),
            in_one_piece(order["applicant_phone"]),
            *(row[name] for row in rows for name in _REFERRAL_HEAD),
        ),
        (
            *(order[name] for name in _BODY),
            *(row[name] for row in rows for name in _REFERRAL_BODY),
        ),
        senders=(order["applicant"],),
        receivers=names,
        units=(*names, *(row["group_name"] for row in rows)),
    )


# What is read beside orders to fold what they are found by anew.
_REFERRAL_WORDS: Final = select(
    _REFERRALS.c.order_id,
    _REFERRALS.c.id,
    *(_REFERRALS.c[name] for name in ("state", *_REFERRAL_HEAD, *_REFERRAL_BODY)),
).where(_REFERRALS.c.order_id.between(bindparam("first"), bindparam("last")))


def order_keys(connection: Connection | Session, orders: Sequence[Mapping[Any, Any]]) -> list[str]:
    """What orders ought to be found by, as they and their referrals stand.

    Args:
        connection: Where to ask.
        orders: Whole rows, in the order of ids.
    """
    ends = {"first": orders[0]["id"], "last": orders[-1]["id"]}
    referrals: defaultdict[int, dict[int, Any]] = defaultdict(dict)
    for row in connection.execute(_REFERRAL_WORDS, ends).mappings():
        referrals[row["order_id"]][row["id"]] = row
    return [order_search_key(dict(one), referrals[one["id"]]) for one in orders]
