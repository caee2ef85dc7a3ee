"""The directory of a new installation, as the pure side reads it."""

from types import SimpleNamespace

from flows.services import Service
from storage.directory import seed_rows, service_of

SEEDED: tuple[Service, ...] = tuple(service_of(SimpleNamespace(**row)) for row in seed_rows())
