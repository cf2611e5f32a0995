"""What every sheet to write on does: what is half written comes back, and shows nothing while locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import pages
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.half_written import HalfWritten, as_draft
from leeward.gui.widgets.draft import Draft
from leeward.gui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.core.companion import Page
    from leeward.core.content import Prompt
    from leeward.core.errors import LeewardError
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class WrittenSheet(Sheet):
    """A new page for `prompt`, or with a `record` that page once more. What is half written comes back.

    Drawn anew only when it is opened, locked or kept, so that nothing interrupts the writing. `_kept` is the
    record of the page once it is kept.
    """

    concerns = Change.LOCK

    def __init__(self, session: Session, theme: Theme, prompt: Prompt, record: str = "") -> None:
        super().__init__(session.changed, theme)
        session.changed.connect(self._on_lock)
        self._session = session
        self._t = session.texts.t
        self._prompt = prompt
        self._record = record
        self._half = HalfWritten()
        self._kept = ""
        self._draft = Draft(session.custody, f"write {record or prompt.id}", self._as_draft, self)
        self._draft.came.connect(self.take_draft)
        self._draft.trouble.connect(self._on_trouble)

    def draw_half(self) -> None:
        """Lay out what is being written."""
        raise NotImplementedError

    def draw_kept(self) -> None:
        """Lay out what follows once it is kept."""
        raise NotImplementedError

    def half_of(self, page: Page) -> HalfWritten:
        """A page as something half written, to be changed."""
        raise NotImplementedError

    def take_draft(self, draft: str) -> None:
        """A draft has come back: take it, unless more was written meanwhile."""
        raise NotImplementedError

    def say(self, words: str) -> None:
        """Say something beside what is being written."""
        raise NotImplementedError

    def draw(self) -> None:
        """Lay out what is being written or was kept; while locked neither."""
        if self._session.access is Access.SEALED:
            self._draft.flush()
            self._half, self._kept = HalfWritten(), ""
            self.head(self._prompt.title, self._t("It is not open right now."))
        elif self._kept:
            self.draw_kept()
        else:
            self.draw_half()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self._kept or self._half.is_blank:
            self._begin()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._draft.flush()
        super().hideEvent(event)

    def _begin(self) -> None:
        """Start on an empty page, or on the one to be changed; the draft has the last word."""
        self._half, self._kept = HalfWritten(), ""
        page = self._page()
        if page is not None:
            self._half = self.half_of(page)
        self._stale = True
        self._draft.bring()

    def _page(self) -> Page | None:
        record = self._kept or self._record
        return next(iter(pages.versions_of(self._session.state, record)), None) if record else None

    def _as_draft(self) -> str:
        return as_draft(self._half)

    def _on_lock(self, change: Change) -> None:
        """Locked, nothing personal stays in any field, be it seen or not."""
        if change & Change.LOCK and self._session.access is Access.SEALED:
            self._draw_anew()

    def _on_trouble(self, error: LeewardError) -> None:
        if self.isVisible() and not self._kept:
            self.say(self._session.explain(error))
