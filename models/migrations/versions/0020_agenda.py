"""The governor's programme: entries, bookings, series, reviews, moves, links, steps, editions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0016"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)

#: Whoever does the one with letters does the other with the programme.
NEW_RIGHTS = (
    ("read_agenda", "read_calls"),
    ("plan_agenda", "register_letters"),
    ("override_clashes", "sign_letters"),
)


def upgrade() -> None:
    _agenda_resources()
    _event_series()
    _event_series_exceptions()
    _events()
    _event_attendees()
    _event_bookings()
    _event_reviews()
    _event_moves()
    _event_links()
    _event_stops()
    _event_promises()
    _event_steps()
    _programme_editions()
    _agenda_occasions()
    _offer()
    for new, held in NEW_RIGHTS:
        op.execute(
            f"UPDATE operators SET rights = rights || ' {new}'"  # noqa: S608  # our own words
            f" WHERE rights LIKE '%{held}%' AND rights NOT LIKE '%{new}%'"
        )


def _named(table: str, *columns: tuple[str, str]) -> Iterator[sa.ForeignKeyConstraint]:
    """Foreign keys to ids, by the naming every table has."""
    for column, other in columns:
        name = op.f(f"fk_{table}_{column}_{other}")
        yield sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)


def _columns(
    kind: sa.types.TypeEngine[Any], names: str, *, nullable: bool = False
) -> Iterator[sa.Column[Any]]:
    """Columns of one type, their names parted by spaces."""
    for name in names.split():
        yield sa.Column(name, kind, nullable=nullable)


def _offer() -> None:
    """The governor's own line, which every store has from its beginning."""
    resources = sa.table(
        "agenda_resources",
        *(sa.column(name) for name in ("resource_kind", "name", "quantity", "note", "place")),
        sa.column("request_key", sa.Uuid()),
        sa.column("version"),
    )
    op.bulk_insert(
        resources,
        [
            {
                "resource_kind": "governor",
                "name": "",
                "quantity": 1,
                "note": "",
                "place": 0,
                "request_key": UUID(int=1),
                "version": 1,
            }
        ],
    )


def _agenda_resources() -> None:
    op.create_table(
        "agenda_resources",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(WORD, "resource_kind"),
        *_columns(SHORT, "name note"),
        *_columns(sa.Integer(), "contact_id seats", nullable=True),
        *_columns(sa.Integer(), "quantity place version"),
        *_columns(MOMENT, "archived_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        *_named("agenda_resources", ("contact_id", "contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_resources")),
        sa.UniqueConstraint("contact_id", name=op.f("uq_agenda_resources_contact_id")),
        sa.UniqueConstraint("request_key", name=op.f("uq_agenda_resources_request_key")),
    )


def _event_series() -> None:
    op.create_table(
        "event_series",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(WORD, "rule day_off_rule"),
        *_columns(sa.Integer(), "interval minutes version"),
        *_columns(sa.Integer(), "weekday month_day week", nullable=True),
        *_columns(sa.Date(), "first_day last_day"),
        *_columns(sa.Time(), "begins_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series")),
        sa.UniqueConstraint("request_key", name=op.f("uq_event_series_request_key")),
    )


def _event_series_exceptions() -> None:
    op.create_table(
        "event_series_exceptions",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "series_id"),
        *_columns(sa.Date(), "day"),
        *_columns(SHORT, "reason"),
        *_named("event_series_exceptions", ("series_id", "event_series")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_series_exceptions")),
        sa.UniqueConstraint(
            "series_id", "day", name=op.f("uq_event_series_exceptions_series_id_day")
        ),
    )
    op.create_index(
        op.f("ix_event_series_exceptions_series_id"), "event_series_exceptions", ["series_id"]
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            sa.Integer(),
            "year serial classification requested_by travel_before travel_after preparation "
            "moved_count printed_count version",
        ),
        *_columns(WORD, "number event_kind state origin channel invites"),
        *_columns(KEY, "number_key search_key"),
        *_columns(
            SHORT,
            "subject requester_name requester_post organisation requester_phone letter_number "
            "legal_basis place stand_in_name secretary invitation_number press_needs press_note "
            "touched_words minutes_from calendar_uid last_step",
        ),
        *_columns(
            sa.Text(),
            "notes necessity proposed documents override_reason overridden state_reason report "
            "governor_words",
        ),
        *_columns(
            sa.Integer(),
            "requester_id organisation_id minutes_wanted stand_in_id overridden_by series_id",
            nullable=True,
        ),
        *_columns(
            sa.Date(),
            "letter_date invitation_date minutes_due_on minutes_received_on series_day",
            nullable=True,
        ),
        *_columns(MOMENT, "requested_at last_step_at"),
        *_columns(MOMENT, "starts_at ends_at overridden_at reported_at", nullable=True),
        *_columns(sa.Boolean(), "all_day with_governor special detached"),
        *_columns(sa.Uuid(), "request_key"),
        *_named(
            "events",
            ("requester_id", "contacts"),
            ("organisation_id", "contacts"),
            ("requested_by", "operators"),
            ("stand_in_id", "contacts"),
            ("overridden_by", "operators"),
            ("series_id", "event_series"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_events")),
        sa.UniqueConstraint("request_key", name=op.f("uq_events_request_key")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_events_year_serial")),
    )
    op.create_index(op.f("ix_events_calendar_uid"), "events", ["calendar_uid"])
    op.create_index(op.f("ix_events_number_key"), "events", ["number_key"])
    op.create_index(op.f("ix_events_organisation_id"), "events", ["organisation_id"])
    op.create_index(op.f("ix_events_requested_at_id"), "events", ["requested_at", "id"])
    op.create_index(op.f("ix_events_requester_id"), "events", ["requester_id"])
    op.create_index(op.f("ix_events_series_id"), "events", ["series_id"])
    op.create_index(op.f("ix_events_starts_at_id"), "events", ["starts_at", "id"])
    op.create_index(op.f("ix_events_state_starts_at_id"), "events", ["state", "starts_at", "id"])


def _event_attendees() -> None:
    op.create_table(
        "event_attendees",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id place"),
        *_columns(WORD, "role answer"),
        *_columns(sa.Integer(), "contact_id told_by", nullable=True),
        *_columns(SHORT, "name post organisation phone substitute note"),
        *_columns(sa.Text(), "wish"),
        *_columns(MOMENT, "told_at", nullable=True),
        *_named(
            "event_attendees",
            ("event_id", "events"),
            ("contact_id", "contacts"),
            ("told_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_attendees")),
    )
    op.create_index(op.f("ix_event_attendees_contact_id"), "event_attendees", ["contact_id"])
    op.create_index(op.f("ix_event_attendees_event_id"), "event_attendees", ["event_id"])


def _event_bookings() -> None:
    op.create_table(
        "event_bookings",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id quantity"),
        *_columns(sa.Integer(), "resource_id contact_id", nullable=True),
        *_columns(WORD, "subject_key"),
        *_columns(MOMENT, "busy_from busy_to starts_at ends_at", nullable=True),
        *_columns(sa.Boolean(), "tentative holds"),
        *_named(
            "event_bookings",
            ("event_id", "events"),
            ("resource_id", "agenda_resources"),
            ("contact_id", "contacts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_bookings")),
        sa.UniqueConstraint(
            "event_id", "subject_key", name=op.f("uq_event_bookings_event_id_subject_key")
        ),
    )
    op.create_index(op.f("ix_event_bookings_event_id"), "event_bookings", ["event_id"])
    op.create_index(
        op.f("ix_event_bookings_subject_key_busy_from"),
        "event_bookings",
        ["subject_key", "busy_from"],
    )


def _event_reviews() -> None:
    op.create_table(
        "event_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id asked_by"),
        *_columns(sa.Integer(), "reviewer_id answered_by", nullable=True),
        *_columns(SHORT, "reviewer rule_cited"),
        *_columns(MOMENT, "asked_at"),
        *_columns(sa.Date(), "due_on answered_on", nullable=True),
        *_columns(WORD, "opinion"),
        *_columns(sa.Text(), "words"),
        *_named(
            "event_reviews",
            ("event_id", "events"),
            ("reviewer_id", "contacts"),
            ("asked_by", "operators"),
            ("answered_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_reviews")),
    )
    op.create_index(op.f("ix_event_reviews_event_id"), "event_reviews", ["event_id"])


def _event_moves() -> None:
    op.create_table(
        "event_moves",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "move"),
        *_columns(sa.Text(), "reason"),
        *_columns(MOMENT, "from_start from_end to_start to_end", nullable=True),
        *_named("event_moves", ("event_id", "events"), ("operator_id", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_moves")),
    )
    op.create_index(op.f("ix_event_moves_event_id"), "event_moves", ["event_id"])


def _event_links() -> None:
    op.create_table(
        "event_links",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id record_id"),
        *_columns(WORD, "record_kind relation"),
        *_columns(MOMENT, "touched_at", nullable=True),
        *_columns(SHORT, "touched_words"),
        *_named("event_links", ("event_id", "events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_links")),
        sa.UniqueConstraint(
            "event_id",
            "record_kind",
            "record_id",
            name=op.f("uq_event_links_event_id_record_kind_record_id"),
        ),
    )
    op.create_index(op.f("ix_event_links_event_id"), "event_links", ["event_id"])
    op.create_index(
        op.f("ix_event_links_record_kind_record_id"), "event_links", ["record_kind", "record_id"]
    )


def _event_stops() -> None:
    op.create_table(
        "event_stops",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id place"),
        *_columns(SHORT, "title where host"),
        *_columns(sa.Time(), "arrives_at leaves_at", nullable=True),
        *_columns(sa.Text(), "note"),
        *_named("event_stops", ("event_id", "events")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_stops")),
    )
    op.create_index(op.f("ix_event_stops_event_id"), "event_stops", ["event_id"])


def _event_promises() -> None:
    op.create_table(
        "event_promises",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id order_id"),
        *_columns(sa.Integer(), "stop_id", nullable=True),
        *_named(
            "event_promises",
            ("event_id", "events"),
            ("stop_id", "event_stops"),
            ("order_id", "orders"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_promises")),
        sa.UniqueConstraint("order_id", name=op.f("uq_event_promises_order_id")),
    )
    op.create_index(op.f("ix_event_promises_event_id"), "event_promises", ["event_id"])


def _event_steps() -> None:
    op.create_table(
        "event_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "event_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "event_steps",
            ("event_id", "events"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_steps")),
    )
    op.create_index(op.f("ix_event_steps_event_id"), "event_steps", ["event_id"])


def _programme_editions() -> None:
    op.create_table(
        "programme_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Date(), "day"),
        *_columns(sa.Integer(), "edition printed_by printed_count"),
        *_columns(MOMENT, "printed_at"),
        *_columns(sa.Boolean(), "public"),
        *_columns(sa.Text(), "entries"),
        *_named("programme_editions", ("printed_by", "operators")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_programme_editions")),
        sa.UniqueConstraint(
            "day", "public", "edition", name=op.f("uq_programme_editions_day_public_edition")
        ),
    )


def _agenda_occasions() -> None:
    op.create_table(
        "agenda_occasions",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(WORD, "calendar"),
        *_columns(sa.Integer(), "year", nullable=True),
        *_columns(sa.Integer(), "month day version"),
        *_columns(SHORT, "title"),
        *_columns(MOMENT, "removed_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_occasions")),
        sa.UniqueConstraint("request_key", name=op.f("uq_agenda_occasions_request_key")),
    )
