"""Who signs at which desk, whose hand signed, and who recorded it, on both stores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.access import Right
from app.errors import InvalidFields
from app.letters import (
    LetterFilter,
    SignerDraft,
    add_signer,
    amend_signer,
    count_letters,
    letter_paper,
    letter_sheet,
    list_letters,
    list_signers,
    sign_letter,
    submit_for_signature,
)
from app.office import Office
from app.operators import OperatorDraft, add_operator
from outgoing_letters import CHIEF, DEPUTY, add_signers, written

MINE = LetterFilter(to_sign=True)


def operator(office: Office, name: str) -> int:
    rights = frozenset({Right.READ_LETTERS, Right.SIGN_LETTERS})
    return office.write(add_operator, OperatorDraft(name=name, full_name=name, rights=rights)).value


def tie(office: Office, signer: int, operator_id: int | None) -> None:
    line = next(one for one in office.read(list_signers) if one.id == signer)
    draft = SignerDraft(
        name=line.name,
        post=line.post,
        substitute_id=line.substitute_id,
        consent_on=line.consent_on,
        consent_reference=line.consent_reference,
        operator_id=operator_id,
    )
    office.write(amend_signer, signer, line.version, draft)


def test_a_letter_knows_whose_hand_it_is_and_who_recorded_it(office: Office) -> None:
    chief, deputy = add_signers(office)
    clerk = operator(office, "clerk")
    own, instead = written(office, chief), written(office, chief)
    for letter in (own, instead):
        office.write(submit_for_signature, letter, 1)
        assert office.read(letter_sheet, letter).hand_id is None
    office.sign_in(clerk)
    office.write(sign_letter, own, 2)
    office.write(sign_letter, instead, 2, by_id=deputy)
    sheets = [office.read(letter_sheet, letter) for letter in (own, instead)]
    assert [(one.hand_id, one.signed_by) for one in sheets] == [(chief, "clerk"), (deputy, "clerk")]
    assert [one.signer_id for one in sheets] == [chief, chief]


def test_the_hand_is_found_by_its_key_and_not_by_a_name(office: Office) -> None:
    chief, deputy = add_signers(office)
    letter = written(office, chief)
    office.write(submit_for_signature, letter, 1)
    office.write(sign_letter, letter, 2, by_id=deputy)
    namesake = SignerDraft(name=DEPUTY, post="فرماندار")
    office.write(add_signer, namesake)
    line = next(one for one in office.read(list_signers) if one.id == deputy)
    renamed = SignerDraft(name="حمید رستگاری", post=line.post)
    office.write(amend_signer, deputy, line.version, renamed)
    signer = office.read(letter_paper, letter).signer
    assert (signer.name, signer.post) == (DEPUTY, "معاون مدیرکل حوزه استاندار")


def test_what_waits_for_my_signature_is_my_list(office: Office) -> None:
    chief, deputy = add_signers(office)
    other = office.write(add_signer, SignerDraft(name="حسن", post="فرماندار")).value
    at_desk, stands_in = operator(office, "chief"), operator(office, "deputy")
    tie(office, chief, at_desk)
    tie(office, deputy, stands_in)
    waits, of_other, draft = written(office, chief), written(office, other), written(office, chief)
    for letter in (waits, of_other):
        office.write(submit_for_signature, letter, 1)
    assert office.read(list_letters, MINE) == []
    for number in (at_desk, stands_in):
        office.sign_in(number)
        assert [row.id for row in office.read(list_letters, MINE)] == [waits]
        assert office.read(count_letters, MINE) == 1
    office.sign_in(at_desk)
    office.write(sign_letter, waits, 2)
    assert office.read(list_letters, MINE) == []
    assert draft not in [row.id for row in office.read(list_letters, MINE)]


def test_a_signer_may_sit_at_no_desk_and_never_at_one_there_is_not(office: Office) -> None:
    chief, _deputy = add_signers(office)
    clerk = operator(office, "clerk")
    tie(office, chief, clerk)
    assert next(one for one in office.read(list_signers) if one.name == CHIEF).operator_id == clerk
    tie(office, chief, None)
    assert next(one for one in office.read(list_signers) if one.name == CHIEF).operator_id is None
    draft = SignerDraft(name="حسن", post="فرماندار", operator_id=9999)
    with pytest.raises(InvalidFields) as refused:
        office.write(add_signer, draft)
    assert [one.field for one in refused.value.problems] == ["operator_id"]
    assert office.write(add_signer, replace(draft, operator_id=clerk)).value
