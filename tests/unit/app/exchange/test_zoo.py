"""Whatever a spreadsheet holds, each row is taken, passed over or refused in words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.changes import Kind
from app.check import check_store
from app.clock import FixedClock
from app.errors import InvalidInput
from app.exchange import (
    FIELDS,
    PaperBook,
    import_plan,
    mapping_for,
    plan_import,
    read_spreadsheet,
    source_of,
)
from app.exchange.report import refused_workbook
from app.letters import RegisterDraft, add_register
from app.office import Office, open_office
from app.protocol import CaseKind
from protocol_stories import opened
from public_seat import planned
from spreadsheets import saved

NOW = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)

_TEXTS = st.one_of(
    st.sampled_from(
        [
            "رضا احمدي",
            "=A1",
            "=1+1",
            "#REF!",
            "0499370898",
            "٠٩١٥١١١٢٢٣٣",
            "9.15E+09",
            "1402/5/9",
            "شخص",
            "واحد",
            "\u200f\u202e",
            "ن" * 600,
            "'; DROP TABLE contacts; --",
        ]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12),
)
_CELLS = st.one_of(
    st.none(),
    _TEXTS,
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.datetimes(datetime(1901, 1, 1), datetime(2200, 1, 1)),  # noqa: DTZ001  # a cell has no zone
    st.times().map(lambda hour: time(hour.hour, hour.minute)),
)


@st.composite
def _sheets(draw: st.DrawFn, kind: Kind) -> tuple[list[list[Any]], list[str]]:
    width = draw(st.integers(1, 6))
    titles = [field.title for field in FIELDS[kind]]
    header = draw(st.lists(st.sampled_from(titles), min_size=width, max_size=width))
    rows = draw(st.lists(st.lists(_CELLS, max_size=width), max_size=5))
    above: list[list[Any]] = draw(st.sampled_from([[], [["فهرست"]], [[], ["سال", "۱۴۰۲"]]]))
    area = st.tuples(st.integers(1, 4), st.integers(1, 3), st.integers(0, 2), st.integers(0, 2))
    merged = [
        f"{chr(64 + left)}{top}:{chr(64 + left + wide)}{top + high}"
        for top, left, high, wide in draw(st.lists(area, max_size=1))
        if high or wide
    ]
    return [*above, header, *rows], merged


@pytest.fixture(scope="module", params=list(FIELDS))
def kind(request: pytest.FixtureRequest) -> Kind:
    return Kind(request.param)


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with (
        tempfile.TemporaryDirectory() as folder,
        open_office(f"sqlite:///{folder}/zoo.sqlite", clock=FixedClock(NOW), create=True) as office,
    ):
        office.sign_in_as()
        yield office


@pytest.fixture(scope="module")
def paper_book(office: Office) -> PaperBook:
    """The register letters are brought into."""
    draft = RegisterDraft(name="اندیکاتور کاغذی", template="{year}/{serial}")
    return PaperBook(office.write(add_register, draft).value, 1404)


@pytest.fixture(scope="module")
def public_day(office: Office) -> int:
    """The day petitions and their results are of."""
    return planned(office)


@pytest.fixture(scope="module")
def case(office: Office) -> int:
    """The case members are of."""
    return opened(office, CaseKind.DELEGATION, people=())


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_every_row_comes_to_an_end_that_is_told(
    data: st.DataObject,
    kind: Kind,
    office: Office,
    paper_book: PaperBook,
    public_day: int,
    case: int,
) -> None:
    rows, merged = data.draw(_sheets(kind))
    with tempfile.TemporaryDirectory() as folder:
        path = saved(Path(folder) / "zoo.xlsx", rows, merged)
        try:
            table = read_spreadsheet(path, kind)
        except InvalidInput as error:
            assert error.message  # noqa: PT017  # either end is right
            return
    mapping = office.read(mapping_for, kind, table.header)
    source = source_of("zoo.xlsx", table, mapping)
    book = paper_book if kind is Kind.LETTER else None
    owner = case if kind is Kind.PROTOCOL_CASE else public_day
    plan = office.read(plan_import, kind, source, book=book, owner_id=owner)
    taken = {one.row for one in plan.taken} - {0}
    refused = {one.row for one in plan.refusals}
    repeated = {one.row for one in plan.repeated}
    assert taken | refused | repeated == {line.number for line in table.lines}
    assert not taken & refused
    assert all(line for line in plan.lines())
    assert refused_workbook(plan)
    office.write(import_plan, plan)


def test_the_store_is_sound_after_all_that(office: Office) -> None:
    assert check_store(office.database) == []
