"""Every table, one concept a file; importing this package registers them all."""

from sqlmodel import SQLModel

from storage.tables.alarm import Alarm
from storage.tables.audit import AuditEntry
from storage.tables.case import Case, CaseEntry
from storage.tables.contact import Contact
from storage.tables.content import Content
from storage.tables.directory import DirectoryEntry
from storage.tables.due import Due
from storage.tables.house import Counter, Lease, PollOffset
from storage.tables.key import Erasure, KeyCheck, WrappedKey
from storage.tables.media import StoredMedia
from storage.tables.message import Message
from storage.tables.outbox import Outbox
from storage.tables.receipt import Receipt

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "Alarm",
    "AuditEntry",
    "Case",
    "CaseEntry",
    "Contact",
    "Content",
    "Counter",
    "DirectoryEntry",
    "Due",
    "Erasure",
    "KeyCheck",
    "Lease",
    "Message",
    "Outbox",
    "PollOffset",
    "Receipt",
    "StoredMedia",
    "WrappedKey",
]
