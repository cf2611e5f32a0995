"""Links out of what Qt hands over after a drag or from the clipboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.dropped import link_in

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData


def may_hold_link(mime: QMimeData) -> bool:
    """Whether there is anything that could be a link."""
    return mime.hasUrls() or mime.hasText()


def link_in_mime(mime: QMimeData) -> str:
    """The link, or empty where there is none."""
    uris = bytes(mime.data("text/uri-list").data()).decode("utf-8", "replace")
    return link_in(uris, mime.text() if mime.hasText() else "")
