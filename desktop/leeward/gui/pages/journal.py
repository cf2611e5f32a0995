"""Journal: what was written, newest first, searched as one types, and each page by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from leeward.core import again, looking_back, pages, paths
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.companion import PageKind
from leeward.core.errors import LeewardError
from leeward.core.moment import shifted
from leeward.gui.theme import PAGE_MARGIN
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.entry_view import page_card
from leeward.gui.widgets.keys import with_keys
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.sheet import WIDEST, Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.written_list import WrittenList
from leeward.writing_words import page_title

if TYPE_CHECKING:
    import datetime as dt

    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.core.companion import Page
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

FAR_AHEAD = 3650
A_MONTH = 30
SEAL, AGAIN, BURN = "seal", "again", "burn"


class Journal(QWidget):
    """The list, and over it the page that was opened; `go` asks the window for another place."""

    go = Signal(str)

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session = session
        self._t = session.texts.t
        self._front = QWidget()
        self._front.setObjectName("page")
        self._lead = Text("", "lead")
        self._list = WrittenList(theme, session.texts, session.content)
        self._empty = self._first_words()
        self._back = Button(self._t("Looking back"), "link", lambda: self.go.emit("looking-back"))
        self._entry = _Entry(session, theme)
        self._lay()
        self._list.opened.connect(self._open)
        self._entry.go.connect(self.go)
        self._entry.left.connect(self._close)
        session.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._tell()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._close()
        super().hideEvent(event)

    def reveal(self, record: str) -> None:
        """Open the page of that record."""
        self._open(record)

    def search(self) -> None:
        """Let the person type what they look for, where there is anything."""
        self._close()
        self._list.search()

    def _lay(self) -> None:
        t = self._t
        self.setAccessibleName(t("Journal"))
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        write = Button(t("Write"), "primary", lambda: self.go.emit("write free"))
        write.setToolTip(with_keys(self._session.texts, t("Write a new page"), "write"))
        choose = Button(t("Choose a page…"), "soft", lambda: self.go.emit("write"))
        title = QWidget()
        title.setLayout(column(Text(t("Journal"), "title"), self._lead, row(self._back), gap=8))
        head = row(title, choose, write)
        head.setStretch(0, 1)
        head.setStretch(3, 0)
        inner.setLayout(column(head, self._empty, self._list, gap=16))
        across, down = PAGE_MARGIN
        outer = row(inner, None, gap=0)
        outer.setStretch(0, 1)
        outer.setStretch(1, 0)
        outer.setContentsMargins(across, down, across, down // 2)
        self._front.setLayout(outer)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._front)
        self._stack.addWidget(self._entry)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def _first_words(self) -> QWidget:
        """What stands here while there is nothing yet."""
        t = self._t
        card = Card()
        reason = Button(t("Begin with one line: a reason"), "link", lambda: self.go.emit("write reason"))
        card.lay(Text(t("What you write will be here, and shown to you again when it helps.")), row(reason))
        around = QWidget()
        around.setLayout(column(card, None))
        return around

    def _tell(self) -> None:
        state, now = self._session.state, self._session.now()
        written = pages.entries(state)
        self._lead.setText(self._so_far(written))
        self._empty.setVisible(not written)
        self._list.setVisible(bool(written))
        self._back.setVisible(looking_back.is_open(state, now))
        self._list.tell(written, now.today)

    def _so_far(self, written: tuple[Page, ...]) -> str:
        if self._session.access is Access.SEALED:
            return self._t("It is not open right now.")
        if not written or not paths.counts(self._session.state):
            return self._t("Nobody reads it but you. It stays on this computer.")
        texts, today = self._session.texts, self._session.now().today
        since = texts.day(pages.written_at(written[-1]).date(), today)
        return texts.tn(
            "{n} page since {day}. Nobody reads it but you.",
            "{n} pages since {day}. Nobody reads it but you.",
            len(written),
            day=since,
        )

    def _open(self, record: str) -> None:
        self._entry.tell(record)
        self._stack.setCurrentWidget(self._entry)

    def _close(self) -> None:
        self._entry.tell("")
        self._stack.setCurrentWidget(self._front)

    def _on_changed(self, change: Change) -> None:
        if change & Change.LOCK and self._session.access is Access.SEALED:
            self._close()
            self._tell()
        elif change & (Change.PAGES | Change.LOCK | Change.CLOCK) and self.isVisible():
            self._tell()


class _Entry(Sheet):
    """One page, or where it was taken away just now, the way back. `left` asks for the list."""

    concerns = Change.PAGES | Change.LOCK
    left = Signal()

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._record = ""
        self._was_taken = False
        self._asks = ""
        self._said = ""

    def tell(self, record: str) -> None:
        """Show the page of that record."""
        self._record, self._was_taken, self._asks, self._said = record, False, "", ""
        self.redraw()

    def draw(self) -> None:
        """Lay out the page, and what may be done with it."""
        found = list(pages.versions_of(self._session.state, self._record))
        back = Button(self._t("Back"), "quiet", self.left.emit)
        if not self._record:
            return
        if not found:
            self._draw_taken(back)
            return
        texts, today = self._session.texts, self._session.now().today
        day = texts.as_heading(texts.full_day(pages.written_at(found[-1]).date()))
        self.head(page_title(texts, self._session.content, found[-1]), day, back)
        if self._said:
            self.lay(Live(self._said, "small"))
        if len(found) > 1:
            self.lay(Text(self._t("Changed on two computers. Both stand here."), "small"))
        for page in found:
            if pages.is_sealed(page, today) and page.sealed_until is not None:
                until = texts.day(page.sealed_until, today)
                self.lay(Text(self._t("Sealed until {day}.", day=until), "quote"))
            else:
                self.lay(page_card(texts, self._session.content, page))
        self.lay(self._acts(found[-1]))

    def _draw_taken(self, back: Button) -> None:
        t = self._t
        if not self._was_taken:
            self.head(self._said or t("It is not here any more."), "", back)
            return
        self.head(t("Taken away."), t("It is in older states until newer ones replace them."), back)
        self.lay(row(Button(t("Out of older states, too"), "quiet", self._erase)))

    def _acts(self, page: Page) -> Card:
        t = self._t
        card = Card(surface="none", padding=0)
        if self._asks in {SEAL, AGAIN}:
            return self._ask_day(page)
        if self._asks == BURN:
            return self._ask_burn()
        acts = [Button(t("Take away"), "quiet", lambda: self._take_away(page))]
        if not pages.is_sealed(page, self._session.now().today):
            acts.insert(0, Button(t("Change"), "soft", lambda: self.go.emit(f"write {page.record}")))
            acts.append(Button(t("Look again on…"), "quiet", lambda: self._ask(AGAIN)))
            if page.kind is PageKind.LETTER:
                acts.append(Button(t("Seal until…"), "quiet", lambda: self._ask(SEAL)))
        if page.kind is PageKind.LETTER:
            acts.append(Button(t("Burn"), "quiet", lambda: self._ask(BURN)))
        card.lay(row(*acts))
        return card

    def _ask_day(self, page: Page) -> Card:
        t, today = self._t, self._session.now().today
        sealing = self._asks == SEAL
        card = Card(t("Sealed until") if sealing else t("Look again on"))
        field = DayField(t("The day"), shifted(today, A_MONTH), shifted(today, FAR_AHEAD))
        act = again.seal if sealing else again.look_again
        words = t("Seal it") if sealing else t("Show it to me then")
        card.lay(
            row(field),
            Text(t("On that day Today offers it to you, in one line."), "small"),
            row(
                Button(words, "primary", lambda: self._put_day(act, page, field.day)),
                Button(t("Not now"), "quiet", lambda: self._ask("")),
            ),
        )
        return card

    def _ask_burn(self) -> Card:
        t = self._t
        card = Card(t("Burn this letter?"))
        card.lay(
            Text(t("Nothing of it stays, in no older state either. This can't be undone.")),
            row(
                Button(t("Keep it"), "primary", lambda: self._ask("")),
                Button(t("Burn it"), "quiet", self._burn),
            ),
        )
        return card

    def _ask(self, what: str) -> None:
        self._asks, self._said = what, ""
        self.redraw()

    def _put_day(self, act: object, page: Page, day: dt.date) -> None:
        try:
            self._session.do(act, page, day)  # type: ignore[arg-type]
            self._asks = ""
            self._said = self._t("It comes back on {day}.", day=self._session.texts.day(day))
        except LeewardError as error:
            self._said = self._session.explain(error)
        self.redraw()

    def _take_away(self, page: Page) -> None:
        self._was_taken = True
        self._session.remove(pages.delete, page.record)
        self.redraw()

    def _erase(self) -> None:
        self._was_taken = False
        self._gone(self._t("Gone, from older states, too."))

    def _burn(self) -> None:
        self._gone(self._t("Burnt. Nothing of it is left."))

    def _gone(self, words: str) -> None:
        self._session.removals.forget()
        self._session.custody.forget_draft(f"write {self._record}", self._on_trouble)
        self._session.custody.erase_record(self._record, lambda _: self._say(words), self._on_trouble)

    def _say(self, words: str) -> None:
        self._asks, self._said = "", words
        self.redraw()

    def _on_trouble(self, error: LeewardError) -> None:
        self._say(self._session.explain(error))
