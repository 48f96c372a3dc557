"""Runs migrations on the connection that `app.schema` hands over (or compares, for the tests)."""

from __future__ import annotations

from alembic import context

from models.tables import Base

connection = context.config.attributes["connection"]

context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
)

with context.begin_transaction():
    context.run_migrations()
