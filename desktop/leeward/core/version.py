"""What every record is a version of."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

# An aware time; a document with a time of no zone is broken.
Instant = Annotated[dt.datetime, Meta(tz=True)]


class Version(Struct, frozen=True, kw_only=True):
    """One saved version of one record.

    `version` is random and never used twice. `record` stays the same through all edits.
    `saved` is aware.
    """

    version: str
    record: str
    saved: Instant
