"""What is half written, as one text that a draft can hold."""

from __future__ import annotations

import msgspec
from msgspec import Struct

from leeward.core.pages import writable
from leeward.core.version import Instant


class HalfWritten(Struct, frozen=True, kw_only=True):
    """A page as far as it was written: text or answers by question, the mood before it, its beginning."""

    text: str = ""
    answers: dict[str, str | int] = {}
    mood: int | None = None
    begun: Instant | None = None

    @property
    def is_blank(self) -> bool:
        """Whether there is not a word of it yet."""
        answered = any(not isinstance(said, str) or said.strip() for said in self.answers.values())
        return not self.text.strip() and not answered


def as_draft(half: HalfWritten) -> str:
    """The one text; empty where nothing was written."""
    if half.is_blank:
        return ""
    clean = {name: writable(said) if isinstance(said, str) else said for name, said in half.answers.items()}
    half = msgspec.structs.replace(half, text=writable(half.text), answers=clean)
    return msgspec.json.encode(half).decode()


def from_draft(draft: str) -> HalfWritten:
    """What a draft holds; one that can't be read is taken as text, so that no word of it is lost."""
    if not draft:
        return HalfWritten()
    try:
        return msgspec.json.decode(draft, type=HalfWritten)
    except msgspec.MsgspecError:
        return HalfWritten(text=draft)
