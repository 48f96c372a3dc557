"""Letters of ours, their signers and templates, as tests of papers and windows need them."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO

from app.attachments import Source
from app.jalali import parse_date
from app.letters import (
    EnclosureDraft,
    LetterDirection,
    LetterDraft,
    PartyDraft,
    PartyRole,
    SignerDraft,
    TemplateDraft,
    add_signer,
    add_template,
    draft_letter,
    put_signature_picture,
)
from app.office import Office
from app.rich_text import Document, to_json
from letters_on_paper import ONE_PAGE, signature

CHIEF = "مریم کاویانی"
DEPUTY = "حمید رستگار"
TEMPLATE = "پاسخ استعلام"
RECEIVER = "رضا احمدی"


def add_signers(office: Office) -> tuple[int, int]:
    """The director-general with her consented picture, and her deputy who has neither."""
    deputy = office.write(
        add_signer, SignerDraft(name=DEPUTY, post="معاون مدیرکل حوزه استاندار")
    ).value
    chief = office.write(
        add_signer,
        SignerDraft(
            name=CHIEF,
            post="مدیرکل حوزه استاندار",
            substitute_id=deputy,
            consent_on=parse_date("1405/1/10", office.clock.today()),
            consent_reference="صورتجلسه ۱۲",
        ),
    ).value
    office.write(put_signature_picture, chief, picture())
    return chief, deputy


def picture() -> Source:
    """A signature's picture as a file that was taken in."""
    content = signature()
    digest = sha256(content).hexdigest()
    return Source("امضا.png", "image/png", BytesIO(content), len(content), digest)


def add_usual_template(office: Office) -> int:
    """A template that names most fields."""
    draft = TemplateDraft(
        name=TEMPLATE,
        subject="پاسخ درباره {موضوع}",
        body="با سلام {گیرنده}\nعطف به نامه شماره {شماره_نامه_وارده} مورخ {تاریخ_نامه_وارده}، "
        "به استحضار می‌رساند ... در تاریخ {تاریخ}.",
    )
    return office.write(add_template, draft).value


def written(office: Office, signer: int, body: Document = ONE_PAGE, **more: object) -> int:
    """A whole draft to one receiver with two copies."""
    draft = LetterDraft(
        direction=LetterDirection.OUTGOING,
        subject="بازسازی جاده روستایی احمدآباد",
        body=to_json(body),
        signer_id=signer,
        wants_answer=False,
        parties=(
            PartyDraft(name=RECEIVER, post="مدیرکل", organisation="اداره کل راه و شهرسازی"),
            PartyDraft(role=PartyRole.COPY, name="فرمانداری نیشابور", reason="جهت اطلاع"),
        ),
        enclosures=(EnclosureDraft(title="برآورد هزینه", pages=3),),
        **more,  # type: ignore[arg-type]  # fields of the draft
    )
    return office.write(draft_letter, draft).value
