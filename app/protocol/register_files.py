"""The files of agreements and gifts: the signed text, a photograph, the receipt of the store."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from app.access import Right
from app.attachments import KeptFiles
from app.changes import Kind
from app.protocol.deeds import AGREEMENT_TABLES, GIFT_TABLES, AgreementDeed, GiftDeed
from app.session import OfficeSession


def _agreement_begun(session: OfficeSession, agreement_id: int) -> AgreementDeed:
    version = AGREEMENT_TABLES.seen(session, agreement_id)["version"]
    return AgreementDeed(session, agreement_id, version)


def _agreement_named(agreement: Mapping[str, Any]) -> str:
    return f"توافق {agreement['number']}"


def _gift_begun(session: OfficeSession, gift_id: int) -> GiftDeed:
    return GiftDeed(session, gift_id, GIFT_TABLES.seen(session, gift_id)["version"])


def _gift_named(gift: Mapping[str, Any]) -> str:
    return f"هدیه {gift['number']}"


_OF_AGREEMENTS: Final = KeptFiles(
    kind=Kind.AGREEMENT,
    title="توافق",
    reads=Right.READ_PROTOCOL,
    writes=Right.RUN_PROTOCOL,
    seen=AGREEMENT_TABLES.seen,
    named=_agreement_named,
    begin=_agreement_begun,
)
_OF_GIFTS: Final = KeptFiles(
    kind=Kind.GIFT,
    title="هدیه",
    reads=Right.READ_PROTOCOL,
    writes=Right.RUN_PROTOCOL,
    seen=GIFT_TABLES.seen,
    named=_gift_named,
    begin=_gift_begun,
)

attach_agreement_files = _OF_AGREEMENTS.attach
attach_agreement_sources = _OF_AGREEMENTS.attach_sources
agreement_file = _OF_AGREEMENTS.file
detach_agreement_file = _OF_AGREEMENTS.detach
arrange_agreement_file = _OF_AGREEMENTS.arrange

attach_gift_files = _OF_GIFTS.attach
attach_gift_sources = _OF_GIFTS.attach_sources
gift_file = _OF_GIFTS.file
detach_gift_file = _OF_GIFTS.detach
arrange_gift_file = _OF_GIFTS.arrange
