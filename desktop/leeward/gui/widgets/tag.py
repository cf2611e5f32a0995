"""A small word on a tinted ground."""

from __future__ import annotations

from leeward.gui.widgets.text import Text


class Tag(Text):
    """One or two words beside a row; the lamp colour says: read first."""

    def __init__(self, text: str, *, lamp: bool = False) -> None:
        super().__init__(text, "tag-lamp" if lamp else "tag", wraps=False)
