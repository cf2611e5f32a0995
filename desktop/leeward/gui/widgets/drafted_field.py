"""A field for some lines that are there again after a crash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal

from leeward.gui.widgets.draft import Draft
from leeward.gui.widgets.writing_field import WritingField

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.gui.widgets.draft import KeepsDrafts


class DraftedField(WritingField):
    """What is typed is kept as the draft under `key`; nothing comes before `bring` is called.

    `came` tells that a draft stands in the field now.
    """

    came = Signal()

    def __init__(self, keeps: KeepsDrafts, key: str, name: str, hint: str = "", text: str = "") -> None:
        super().__init__(name, hint, text)
        self._untouched = text
        self._draft = Draft(keeps, key, lambda: self.words, self)
        self._draft.came.connect(self._on_came)
        self.textChanged.connect(self._draft.touch)

    def bring(self) -> None:
        """Ask for what was half written; it comes only if nothing is typed meanwhile."""
        self._untouched = self.words
        self._draft.bring()

    def given_up(self) -> Callable[[], None]:
        """What forgets the draft, to be called once the words are kept elsewhere; they stay in the field."""
        return self._draft.given_up()

    def empty(self) -> None:
        """Take the words out; the draft stays as it was."""
        with QSignalBlocker(self):
            self.clear()

    def let_go(self) -> None:
        """Empty it, and forget the draft."""
        self.empty()
        self._draft.forget()

    def _on_came(self, draft: str) -> None:
        if draft and self.words == self._untouched:
            with QSignalBlocker(self):
                self.setPlainText(draft)
            self.came.emit()
