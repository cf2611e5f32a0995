"""A list of lines: one more at a time, each changed or taken away by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from leeward.core import acts, pages, profile, prompts
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.companion import ActKind
from leeward.core.half_written import HalfWritten, as_draft, from_draft
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.draft import Draft
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent
    from PySide6.QtWidgets import QHBoxLayout, QWidget

    from leeward.core.companion import Page
    from leeward.core.content import Prompt
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

SHOWN = 30
TO_PLAN = "before-us"


class Lines(Sheet):
    """What a prompt's list holds, the newest first, and a field for the next line."""

    concerns = Change.PAGES | Change.LOCK | Change.PROFILE

    def __init__(self, session: Session, theme: Theme, prompt: Prompt) -> None:
        super().__init__(session.changed, theme)
        session.changed.connect(self._on_lock)
        self._session = session
        self._t = session.texts.t
        self._prompt = prompt
        self._typed = ""
        self._changes = ""
        self._said = ""
        self._all = False
        half = lambda: as_draft(HalfWritten(text=self._typed))  # noqa: E731
        self._draft = Draft(session.custody, f"write {prompt.id}", half, self)
        self._draft.came.connect(self._on_draft)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if not self._typed:
            self._draft.bring()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._draft.flush()
        self._said, self._all, self._stale = "", False, True
        super().hideEvent(event)

    def _on_lock(self, change: Change) -> None:
        """Locked, nothing personal stays in any field, be it seen or not."""
        if change & Change.LOCK and self._session.access is Access.SEALED:
            self._draw_anew()

    def draw(self) -> None:
        """Lay out the field and the lines."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("journal"))
        if self._session.access is Access.SEALED:
            self._draft.flush()
            self._typed, self._changes = "", ""
            self.head(self._prompt.title, t("It is not open right now."), back)
            return
        self.head(self._prompt.title, self._prompt.lead, back)
        self.lay(self._entry())
        if self._said:
            self.lay(Live(self._said, "small"))
        lines = tuple(reversed(pages.of_prompt(self._session.state, self._prompt.id)))
        if lines:
            self.lay(self._list(lines))
        if self._prompt.id == prompts.WHOLE_PICTURE:
            self.lay(row(Button(t("Don't offer this list any more"), "link", self._stop)))

    def _entry(self) -> Card:
        t = self._t
        card = Card()
        self._field = QLineEdit(self._typed)
        self._field.setAccessibleName(self._prompt.title)
        self._field.setPlaceholderText(t("one line is enough"))
        self._field.textEdited.connect(self._on_typed)
        self._field.returnPressed.connect(self._keep)
        if self._prompt.starters:
            starters = Tiles([(words, words) for words in self._prompt.starters], stays=False)
            starters.chosen.connect(self._start_with)
            card.lay(starters)
        words = t("Change it") if self._changes else t("Keep")
        card.lay(self._field, row(Button(words, "soft", self._keep)))
        return card

    def _list(self, lines: tuple[Page, ...]) -> Card:
        t, texts = self._t, self._session.texts
        card = Card()
        shown = lines if self._all else lines[:SHOWN]
        for number, page in enumerate(shown):
            if number:
                card.lay(Line())
            card.lay(self._line(page))
        if len(lines) > len(shown):
            more = texts.tn("{n} more", "{n} more", len(lines) - len(shown))
            card.lay(row(Button(more, "link", self._show_all)))
        card.gap(6)
        card.lay(row(Button(t("Copy the list"), "link", lambda: self._copy(lines))))
        return card

    def _line(self, page: Page) -> QHBoxLayout:
        t, today = self._t, self._session.now().today
        day = self._session.texts.day(pages.written_at(page).date(), today)
        things: list[QWidget] = [Text(day, "small", wraps=False)]
        if self._prompt.id == TO_PLAN:
            things.append(Button(t("Make time for it"), "link", lambda: self._plan(page), about=page.text))
        things.append(Button(t("Change"), "link", lambda: self._change(page), about=page.text))
        things.append(Button(t("Take away"), "link", lambda: self._take_away(page), about=page.text))
        line = row(None, *things)
        line.insertWidget(0, Text(page.text), 10)
        return line

    def _on_typed(self, typed: str) -> None:
        self._typed = typed
        self._draft.touch()

    def _on_draft(self, draft: str) -> None:
        typed = from_draft(draft).text
        if typed and not self._typed:
            self._typed = typed
            self.redraw()

    def _start_with(self, words: str) -> None:
        self._typed = f"{words} "
        self._field.setText(self._typed)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        if not self._typed.strip():
            return
        typed, self._typed = self._typed, ""
        changed = pages.versions_of(self._session.state, self._changes) if self._changes else ()
        self._changes, self._said = "", ""
        if changed:
            self._session.do(pages.rewrite, changed[-1], text=typed)
        else:
            self._session.do(pages.write, prompts.kind_of(self._prompt), typed, prompt=self._prompt.id)
        self._draft.forget()
        self.redraw()

    def _change(self, page: Page) -> None:
        self._typed, self._changes = page.text, page.record
        self.redraw()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_away(self, page: Page) -> None:
        self._said = ""
        self._session.remove(pages.delete, page.record)
        self.redraw()

    def _plan(self, page: Page) -> None:
        self._session.do(acts.add, ActKind.ACT, page.text, about=page.record)
        self._said = self._t("It is among your plans now.")
        self.redraw()

    def _copy(self, lines: tuple[Page, ...]) -> None:
        QGuiApplication.clipboard().setText("\n".join(page.text for page in reversed(lines)))
        self._said = self._t("Copied.")
        self.redraw()

    def _show_all(self) -> None:
        self._all = True
        self.redraw()

    def _stop(self) -> None:
        self._session.do(profile.answer, whole_picture=False)
        self.go.emit("journal")
