"""Meetings: series, invitees, agenda, minutes, resolutions, editions, dispatches, steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

SHORT = sa.String(length=500)
WORD = sa.String(length=40)
KEY = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.DateTime(timezone=True)

#: Whoever does the one with the programme does the other with meetings.
NEW_RIGHTS = (
    ("read_meetings", "read_agenda"),
    ("hold_meetings", "plan_agenda"),
)


def upgrade() -> None:
    _meeting_series()
    _meetings()
    _meeting_series_members()
    _meeting_series_topics()
    _meeting_series_steps()
    _meeting_invitees()
    _meeting_items()
    _meeting_texts()
    _resolutions()
    _meeting_carried()
    _minutes_editions()
    _minutes_dispatches()
    _meeting_steps()
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


def _meeting_series() -> None:
    op.create_table(
        "meeting_series",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            SHORT, "name chair chair_post secretary secretary_post secretary_body place last_step"
        ),
        *_columns(sa.Text(), "purpose"),
        *_columns(sa.Integer(), "classification version"),
        *_columns(WORD, "invites minutes_kind"),
        *_columns(sa.Integer(), "chair_id secretary_id", nullable=True),
        *_columns(MOMENT, "archived_at", nullable=True),
        *_columns(MOMENT, "last_step_at"),
        *_columns(KEY, "search_key"),
        *_columns(sa.Uuid(), "request_key"),
        *_named("meeting_series", ("chair_id", "contacts"), ("secretary_id", "contacts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
        sa.UniqueConstraint("request_key", name=op.f("uq_meeting_series_request_key")),
    )
    op.create_index(op.f("ix_meeting_series_chair_id"), "meeting_series", ["chair_id"])
    op.create_index(op.f("ix_meeting_series_secretary_id"), "meeting_series", ["secretary_id"])


def _meetings() -> None:
    op.create_table(
        "meetings",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(
            sa.Integer(),
            "year serial classification discussion_edition texts_saved "
            "minutes_reminders edition printed_count version",
        ),
        *_columns(WORD, "number state invites minutes_kind"),
        *_columns(KEY, "number_key search_key"),
        *_columns(
            sa.Integer(), "series_id session_number event_id chair_id secretary_id", nullable=True
        ),
        *_columns(
            SHORT,
            "subject place chair chair_post secretary secretary_post "
            "secretary_body secretary_phone invitation_number next_note "
            "minutes_number last_step",
        ),
        *_columns(MOMENT, "starts_at ends_at last_step_at"),
        *_columns(
            sa.Text(),
            "note invitation_words discussion received_text reopened_reason "
            "report governor_words state_reason",
        ),
        *_columns(
            sa.Date(),
            "invitation_asked_on invitation_draft_seen_on invitation_date "
            "invitation_copy_on minutes_due_on minutes_reminded_on "
            "minutes_received_on minutes_date",
            nullable=True,
        ),
        *_columns(MOMENT, "began_at ended_at next_at finalised_at reported_at", nullable=True),
        *_columns(sa.Uuid(), "request_key"),
        *_named(
            "meetings",
            ("series_id", "meeting_series"),
            ("event_id", "events"),
            ("chair_id", "contacts"),
            ("secretary_id", "contacts"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meetings")),
        sa.UniqueConstraint("event_id", name=op.f("uq_meetings_event_id")),
        sa.UniqueConstraint("request_key", name=op.f("uq_meetings_request_key")),
        sa.UniqueConstraint(
            "series_id", "session_number", name=op.f("uq_meetings_series_id_session_number")
        ),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_meetings_year_serial")),
    )
    op.create_index(op.f("ix_meetings_chair_id"), "meetings", ["chair_id"])
    op.create_index(op.f("ix_meetings_number_key"), "meetings", ["number_key"])
    op.create_index(op.f("ix_meetings_secretary_id"), "meetings", ["secretary_id"])
    op.create_index(op.f("ix_meetings_series_id"), "meetings", ["series_id"])
    op.create_index(op.f("ix_meetings_starts_at_id"), "meetings", ["starts_at", "id"])
    op.create_index(
        op.f("ix_meetings_state_starts_at_id"), "meetings", ["state", "starts_at", "id"]
    )


def _meeting_series_members() -> None:
    op.create_table(
        "meeting_series_members",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "series_id place rank"),
        *_columns(WORD, "role channel"),
        *_columns(sa.Integer(), "contact_id", nullable=True),
        *_columns(SHORT, "name post organisation phone"),
        *_named(
            "meeting_series_members", ("series_id", "meeting_series"), ("contact_id", "contacts")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series_members")),
    )
    op.create_index(
        op.f("ix_meeting_series_members_contact_id"), "meeting_series_members", ["contact_id"]
    )
    op.create_index(
        op.f("ix_meeting_series_members_series_id"), "meeting_series_members", ["series_id"]
    )


def _meeting_series_topics() -> None:
    op.create_table(
        "meeting_series_topics",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "series_id place added_by"),
        *_columns(SHORT, "title presenter origin dropped_reason"),
        *_columns(sa.Integer(), "minutes meeting_id", nullable=True),
        *_columns(sa.Text(), "papers"),
        *_columns(MOMENT, "added_at"),
        *_columns(MOMENT, "dropped_at", nullable=True),
        *_named(
            "meeting_series_topics",
            ("series_id", "meeting_series"),
            ("meeting_id", "meetings"),
            ("added_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series_topics")),
    )
    op.create_index(
        op.f("ix_meeting_series_topics_meeting_id"), "meeting_series_topics", ["meeting_id"]
    )
    op.create_index(
        op.f("ix_meeting_series_topics_series_id"), "meeting_series_topics", ["series_id"]
    )


def _meeting_series_steps() -> None:
    op.create_table(
        "meeting_series_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "series_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "meeting_series_steps",
            ("series_id", "meeting_series"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series_steps")),
    )
    op.create_index(
        op.f("ix_meeting_series_steps_series_id"), "meeting_series_steps", ["series_id"]
    )


def _meeting_invitees() -> None:
    op.create_table(
        "meeting_invitees",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id place rank"),
        *_columns(WORD, "role channel answer presence"),
        *_columns(sa.Integer(), "contact_id letter_id", nullable=True),
        *_columns(
            SHORT, "name post organisation phone substitute substitute_post introduction note"
        ),
        *_columns(MOMENT, "answered_at came_at left_at", nullable=True),
        *_named(
            "meeting_invitees",
            ("meeting_id", "meetings"),
            ("contact_id", "contacts"),
            ("letter_id", "letters"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_invitees")),
    )
    op.create_index(op.f("ix_meeting_invitees_contact_id"), "meeting_invitees", ["contact_id"])
    op.create_index(op.f("ix_meeting_invitees_letter_id"), "meeting_invitees", ["letter_id"])
    op.create_index(op.f("ix_meeting_invitees_meeting_id"), "meeting_invitees", ["meeting_id"])


def _meeting_items() -> None:
    op.create_table(
        "meeting_items",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id place discussion_edition"),
        *_columns(WORD, "item_kind state"),
        *_columns(SHORT, "title presenter origin"),
        *_columns(sa.Integer(), "minutes topic_id", nullable=True),
        *_columns(sa.Text(), "papers decision discussion"),
        *_columns(MOMENT, "decided_at", nullable=True),
        *_named("meeting_items", ("meeting_id", "meetings"), ("topic_id", "meeting_series_topics")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_items")),
    )
    op.create_index(op.f("ix_meeting_items_meeting_id"), "meeting_items", ["meeting_id"])
    op.create_index(op.f("ix_meeting_items_topic_id"), "meeting_items", ["topic_id"])


def _meeting_texts() -> None:
    op.create_table(
        "meeting_texts",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id edition operator_id"),
        *_columns(sa.Integer(), "item_id", nullable=True),
        *_columns(MOMENT, "at"),
        *_columns(sa.Text(), "body"),
        *_named(
            "meeting_texts",
            ("meeting_id", "meetings"),
            ("item_id", "meeting_items"),
            ("operator_id", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_texts")),
    )
    op.create_index(op.f("ix_meeting_texts_meeting_id"), "meeting_texts", ["meeting_id"])


def _resolutions() -> None:
    op.create_table(
        "resolutions",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id place year serial decided_by"),
        *_columns(sa.Integer(), "item_id responsible_id order_id", nullable=True),
        *_columns(WORD, "number"),
        *_columns(KEY, "number_key"),
        *_columns(SHORT, "their_number responsible"),
        *_columns(sa.Text(), "words co_responsible annulled_reason"),
        *_columns(sa.Date(), "due_on", nullable=True),
        *_columns(MOMENT, "decided_at"),
        *_columns(MOMENT, "annulled_at", nullable=True),
        *_named(
            "resolutions",
            ("meeting_id", "meetings"),
            ("item_id", "meeting_items"),
            ("responsible_id", "contacts"),
            ("order_id", "orders"),
            ("decided_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_resolutions")),
        sa.UniqueConstraint("order_id", name=op.f("uq_resolutions_order_id")),
        sa.UniqueConstraint("year", "serial", name=op.f("uq_resolutions_year_serial")),
    )
    op.create_index(op.f("ix_resolutions_item_id"), "resolutions", ["item_id"])
    op.create_index(op.f("ix_resolutions_meeting_id"), "resolutions", ["meeting_id"])
    op.create_index(op.f("ix_resolutions_number_key"), "resolutions", ["number_key"])
    op.create_index(op.f("ix_resolutions_responsible_id"), "resolutions", ["responsible_id"])


def _meeting_carried() -> None:
    op.create_table(
        "meeting_carried",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id resolution_id place"),
        *_columns(sa.Text(), "stood note"),
        *_named("meeting_carried", ("meeting_id", "meetings"), ("resolution_id", "resolutions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_carried")),
        sa.UniqueConstraint(
            "meeting_id", "resolution_id", name=op.f("uq_meeting_carried_meeting_id_resolution_id")
        ),
    )
    op.create_index(op.f("ix_meeting_carried_meeting_id"), "meeting_carried", ["meeting_id"])
    op.create_index(op.f("ix_meeting_carried_resolution_id"), "meeting_carried", ["resolution_id"])


def _minutes_editions() -> None:
    op.create_table(
        "minutes_editions",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id edition operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(sa.Text(), "content reopened_reason"),
        *_columns(MOMENT, "reopened_at", nullable=True),
        *_columns(sa.Integer(), "reopened_by", nullable=True),
        *_named(
            "minutes_editions",
            ("meeting_id", "meetings"),
            ("operator_id", "operators"),
            ("reopened_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_editions")),
        sa.UniqueConstraint(
            "meeting_id", "edition", name=op.f("uq_minutes_editions_meeting_id_edition")
        ),
    )
    op.create_index(op.f("ix_minutes_editions_meeting_id"), "minutes_editions", ["meeting_id"])


def _minutes_dispatches() -> None:
    op.create_table(
        "minutes_dispatches",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id place edition sent_by"),
        *_columns(WORD, "part channel"),
        *_columns(sa.Integer(), "contact_id letter_id", nullable=True),
        *_columns(SHORT, "name organisation number receipt note"),
        *_columns(MOMENT, "sent_at"),
        *_columns(sa.Date(), "received_on", nullable=True),
        *_named(
            "minutes_dispatches",
            ("meeting_id", "meetings"),
            ("contact_id", "contacts"),
            ("letter_id", "letters"),
            ("sent_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_minutes_dispatches")),
    )
    op.create_index(op.f("ix_minutes_dispatches_contact_id"), "minutes_dispatches", ["contact_id"])
    op.create_index(op.f("ix_minutes_dispatches_letter_id"), "minutes_dispatches", ["letter_id"])
    op.create_index(op.f("ix_minutes_dispatches_meeting_id"), "minutes_dispatches", ["meeting_id"])


def _meeting_steps() -> None:
    op.create_table(
        "meeting_steps",
        sa.Column("id", sa.Integer(), nullable=False),
        *_columns(sa.Integer(), "meeting_id operator_id"),
        *_columns(MOMENT, "at"),
        *_columns(WORD, "action"),
        *_columns(sa.Text(), "words overwrote"),
        *_columns(sa.Integer(), "order_id taken_back_by", nullable=True),
        *_columns(MOMENT, "taken_back_at", nullable=True),
        *_named(
            "meeting_steps",
            ("meeting_id", "meetings"),
            ("operator_id", "operators"),
            ("order_id", "orders"),
            ("taken_back_by", "operators"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_steps")),
    )
    op.create_index(op.f("ix_meeting_steps_meeting_id"), "meeting_steps", ["meeting_id"])
