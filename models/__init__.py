"""Tables, column types and migrations; sees nothing but itself and resources."""

#: The newest revision of `models/migrations`; a test holds it against Alembic's own head, so that
#: starting the program can compare versions without importing Alembic.
SCHEMA_HEAD = "0026"
