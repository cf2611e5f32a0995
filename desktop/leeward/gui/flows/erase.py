"""Erasing everything, or one day: what goes, what can't be reached, and then what was removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.document_words import opened_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.day_field import DayField
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from leeward.core.errors import LeewardError
    from leeward.gui.session import Erased, Session
    from leeward.gui.theme import Theme

    Act = Callable[[Callable[[Erased], None], Callable[[LeewardError], None]], None]

MOST = 12


class EraseEverything(Screen):
    """Asks once, for everything or for a day; keeping is the larger press."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._t = session.texts.t
        self._erasing = Wait(self)
        self._closed: frozenset[str] = frozenset()
        self._done: Erased | None = None
        self._ask()
        session.changed.connect(self._on_changed)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._ask()
        super().hideEvent(event)

    def _ask(self) -> None:
        self._done = None
        t = self._t
        self.clear()
        self.entitle(t("Erase everything"))
        self.lay(
            Text(t("Erase everything?"), "display"),
            Text(
                t("This removes your notes, drafts, older states, settings and keys. What is closed opens."),
                "lead",
            ),
            Text(_unreached(t), "lead"),
            Text(t("This can't be undone."), "lead"),
        )
        self.gap(14)
        self.lay(
            row(
                Button(t("Keep everything"), "primary", lambda: self.go.emit("document"), large=True),
                Button(t("Erase"), "quiet", self._erase),
            )
        )
        if self._session.access is Access.OPEN:
            self.gap(14)
            self.lay(row(Button(t("Only one day…"), "quiet", self._ask_day)))

    def _ask_day(self) -> None:
        t = self._t
        self.clear()
        self.entitle(t("Erase one day"))
        today = self._session.now().today
        field = DayField(t("Which day"), today, today)
        self.lay(
            Text(t("Erase one day?"), "display"),
            Text(
                t("What happened on it, and what you did and wrote, goes. Older states lose it too."), "lead"
            ),
            Text(_unreached(t), "lead"),
            Text(t("This can't be undone."), "lead"),
        )
        self.gap(14)
        self.lay(row(field))
        self.gap(8)
        self.lay(
            row(
                Button(t("Keep this day"), "primary", lambda: self.go.emit("document"), large=True),
                Button(t("Erase this day"), "quiet", lambda: self._erase_day(field.day)),
            )
        )

    def _erase(self) -> None:
        self._closed = self._session.actual.closed()
        self._wait(self._session.erase_everything, self._on_erased)

    def _erase_day(self, day: dt.date) -> None:
        self._session.removals.forget()
        erase_day = self._session.custody.erase_day
        self._wait(lambda done, failed: erase_day(day, done, failed), self._on_day_erased)

    def _wait(self, act: Act, done: Callable[[Erased], None]) -> None:
        """What was asked stays to be read; the press itself keeps the focus, and begins nothing twice."""
        if self._erasing.running:
            return
        for button in self.findChildren(Button):
            button.setEnabled(button.hasFocus())
        self.gap(14)
        self.lay(ProgressLine(self._erasing, self._theme, self._session.texts))
        self._erasing.start(self._t("Erasing…"), act, done, self._on_trouble)

    def _on_day_erased(self, done: Erased) -> None:
        t = self._t
        self.clear()
        title = t("It is erased") if not done.left else t("Not all could be erased")
        self.entitle(title)
        self.lay(Text(title, "display"))
        for path in done.removed[:MOST]:
            self.lay(Text(t("Erased from an older state: {file}", file=path.name), "small"))
        self._end(done)

    def _on_changed(self, change: Change) -> None:
        """What was closed opens beside the erasing, sooner or later than it."""
        if Change.SHIELD in change and self._done is not None:
            self._on_erased(self._done)

    def _on_erased(self, done: Erased) -> None:
        t = self._t
        self._done = done
        self.clear()
        whole = not (done.left or done.keys_left)
        title = t("It is erased") if whole else t("Not all could be erased")
        self.entitle(title)
        self.lay(Text(title, "display"))
        removed = [path.name for path in done.removed if not path.name.startswith(".")]
        for name in removed[:MOST]:
            self.lay(Text(t("Removed: {file}", file=name), "small"))
        if len(removed) > MOST:
            more = len(removed) - MOST
            self.lay(Text(self._session.texts.tn("and {n} more", "and {n} more", more), "small"))
        if done.keys:
            self.lay(Text(t("Removed: the key in your computer login"), "small"))
        for words in opened_words(self._session.texts, self._closed, self._session.actual.closed()):
            self.lay(Text(words, "small"))
        self._end(done)

    def _end(self, done: Erased) -> None:
        """What is still there, and what can't be reached."""
        t = self._t
        for path in done.left:
            self.lay(Live(t("Still there: {file}", file=path), "warning"))
        if done.keys_left:
            self.lay(Live(t("Your computer login still holds the key."), "warning"))
        self.lay(Text(_unreached(t), "small"))
        self.gap(14)
        self.lay(row(Button(t("All right"), "primary", lambda: self.go.emit("today"), large=True)))

    def _on_trouble(self, error: LeewardError) -> None:
        self._ask()
        self.lay(Live(self._session.explain(error), "warning"))


def _unreached(t: Callable[[str], str]) -> str:
    return t("Leeward can't reach your own backups, disk snapshots, paper, or other computers.")
