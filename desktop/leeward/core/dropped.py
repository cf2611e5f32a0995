"""What a browser hands over when a link is dragged or copied."""

from __future__ import annotations

WEB = ("http://", "https://")


def link_in(uris: str, text: str) -> str:
    """The link in what was dropped: `uris` is text/uri-list (RFC 2483), `text` is plain; empty where none is.

    Among several the first on the web counts. Plain text of one line may be a name like instagram.com.
    """
    lines = [line.strip() for line in (*uris.splitlines(), *text.splitlines())]
    web = (line for line in lines if line.lower().startswith(WEB))
    named = [line for line in text.splitlines() if line.strip()]
    only = named[0].strip() if len(named) == 1 and not uris.strip() else ""
    return next(web, only)
