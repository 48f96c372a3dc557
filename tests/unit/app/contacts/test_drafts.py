"""What is typed into the directory's form is tidied or refused beside its field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.contacts import ContactDraft, ContactKind, PhoneDraft, PositionDraft
from app.contacts.drafts import checked
from app.errors import InvalidFields

PERSON = ContactDraft(name="رضا احمدی")


def test_what_was_typed_is_tidied() -> None:
    draft = ContactDraft(
        honorific=" جناب آقاي ",
        name="  علي\u200c\u200cنژاد\u202e ",
        identity_number="۰۰۱۳۵۴۲۴۱۹",
        city="مشهد ",
        address="خیابان یک\r\nپلاك ۲",
        note="\n\nیادداشت\n\n\n\nدوم",
        aliases=(" نام دیگر ", "  ", ""),
        phones=(PhoneDraft(number="۳۸۴۰۲۰۲۰ داخلی ۱۲", label="دفتر"), PhoneDraft(number=" ")),
        positions=(PositionDraft(title=" مديركل "), PositionDraft(title=" ")),
    )
    tidied, phones = checked(draft, "051")
    assert tidied.honorific == "جناب آقای"
    assert tidied.name == "علی\u200cنژاد"
    assert tidied.identity_number == "0013542419"
    assert (tidied.city, tidied.address) == ("مشهد", "خیابان یک\nپلاک ۲")
    assert tidied.note == "یادداشت\n\nدوم"
    assert tidied.aliases == ("نام دیگر",)
    assert [position.title for position in tidied.positions] == ["مدیرکل"]
    assert [(phone.e164, phone.extension) for phone in phones] == [("+985138402020", "12")]


LONG, LONGER = "ا" * 501, "ا" * 20_001


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"name": ""}, ["name"]),
        ({"name": " \u200c\u202e "}, ["name"]),
        ({"name": LONG}, ["name"]),
        ({"honorific": LONG}, ["honorific"]),
        ({"city": LONG}, ["city"]),
        ({"address": LONGER}, ["address"]),
        ({"note": LONGER}, ["note"]),
        ({"aliases": ("یک", LONG)}, ["aliases"]),
        ({"identity_number": "123"}, ["identity_number"]),
        ({"identity_number": "0013542418"}, ["identity_number"]),
        ({"identity_number": "14005893875"}, ["identity_number"]),
        ({"kind": ContactKind.ORGANISATION, "identity_number": "0013542419"}, ["identity_number"]),
        ({"kind": ContactKind.UNIT}, ["parent_id"]),
        ({"phones": (PhoneDraft(number="abc"),)}, ["phones"]),
        ({"phones": (PhoneDraft(number="09151234567"), PhoneDraft(number="12"))}, ["phones"]),
        ({"positions": (PositionDraft(title="", organisation_id=1),)}, ["positions"]),
        ({"positions": (PositionDraft(title=LONG),)}, ["positions"]),
        (
            {
                "positions": (
                    PositionDraft(title="مدیر", from_day=date(2026, 1, 2), to_day=date(2026, 1, 1)),
                )
            },
            ["positions"],
        ),
        ({"name": "", "identity_number": "1", "city": LONG}, ["city", "identity_number", "name"]),
    ],
)
def test_every_bad_field_is_named_at_once(change: dict[str, Any], fields: list[str]) -> None:
    with pytest.raises(InvalidFields) as problem:
        checked(replace(PERSON, **change), "051")
    assert [p.field for p in problem.value.problems] == fields


def test_a_post_of_one_day_and_texts_at_their_limit_are_taken() -> None:
    day = date(2026, 1, 1)
    draft = replace(
        PERSON,
        name="ا" * 500,
        note="ا" * 20_000,
        positions=(PositionDraft(title="مدیر", from_day=day, to_day=day),),
    )
    tidied, _ = checked(draft, "051")
    assert (len(tidied.name), len(tidied.note), len(tidied.positions)) == (500, 20_000, 1)


@pytest.mark.parametrize("typed", ["دفتر\x00", "دفتر\u202e", " دفتر "])
def test_a_label_is_tidied_like_every_text(typed: str) -> None:
    draft = replace(PERSON, phones=(PhoneDraft(number="09151234567", label=typed),))
    tidied, _ = checked(draft, "051")
    assert tidied.phones[0].label == "دفتر"


def test_a_label_over_the_limit_is_refused() -> None:
    with pytest.raises(InvalidFields):
        checked(replace(PERSON, phones=(PhoneDraft(number="09151234567", label=LONG),)), "051")
