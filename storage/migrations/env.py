"""Runs the migrations on the connection that the caller holds."""

from alembic import context

from storage.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    include_schemas=True,
    transaction_per_migration=False,
)
context.run_migrations()
