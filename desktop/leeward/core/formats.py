"""What leaves in files, and what a file from elsewhere meant."""

from __future__ import annotations

import enum


class Format(enum.Enum):
    """How something is exported."""

    JSON = "json"
    MARKDOWN = "markdown"
    CSV = "csv"
    ARCHIVE = "archive"


class Checked(enum.Enum):
    """What a checked day in another program meant."""

    QUIET = "quiet"
    CONTACT = "contact"
