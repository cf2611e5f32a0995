"""The window, tray, clock and watchers: the ordered small tasks of a start, and who tells whom."""

from __future__ import annotations

import gc
import time
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from leeward.core import profile
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.notices import Matter, Notice
from leeward.gui.clock import Clock
from leeward.gui.presence import Presence
from leeward.gui.screens import screens
from leeward.gui.session import Session
from leeward.gui.theme import Theme
from leeward.gui.tongue import Tongue
from leeward.gui.watchers import Watchers
from leeward.gui.ways import Ways
from leeward.latch import Latch

if TYPE_CHECKING:
    from pathlib import Path

    from leeward.assembly import Parts
    from leeward.gui.background import Threads
    from leeward.gui.curtain import Curtain
    from leeward.gui.window import Window
    from leeward.gui.window_place import WindowPlace
    from leeward.system.instance import Instance

PATIENCE_MS = 1500
# What most key stores take to answer; a page without its day is not drawn for that.
MOMENT_MS = 600
# A Chromium that was just starting sees a changed page rule only when it is written anew (measured).
REWRITE_AFTER = (20, 300)
# Long enough for what has just opened to be painted first.
SETTLE_MS = 100


class Desktop(QObject):
    """The window, the tray, the clock and the watchers around one session.

    Nothing personal is read before `start`; what fails alone leaves the rest at work.
    """

    _word = Signal(str)

    def __init__(
        self,
        parts: Parts,
        window: Window,
        place: WindowPlace,
        background: Threads,
        instance: Instance,
        hosts: Path,
        home: Path,
    ) -> None:
        super().__init__()
        self.window = window
        self._place = place
        self._background = background
        self._instance = instance
        self._hosts = hosts
        self._home = home
        parts.engine.start()
        self._tongue = Tongue(parts.texts, self)
        latch = Latch(parts.engine)
        self.session = Session(
            parts.engine, parts.custody, latch, parts.texts, parts.content, parts.autostart, self
        )
        self.theme = Theme(home)
        self.theme.wear(self.session.state.settings)
        self.presence = Presence(self.session, self.theme, home, self)
        self._leads_to = Ways(self.session)
        self.clock = Clock(time.time, time.monotonic, self)
        self.watchers = Watchers(hosts, parts.folders.document, self)
        self.again = False
        self._leaving = False
        self._first_place = "today"
        self._settled = False
        self._connect()

    def start(self, *, hidden: bool, place: str = "today") -> None:
        """Put all into the window, which is shown unless `hidden`, and open `place` in it.

        Today waits a moment for what it shows; a key store that asks something back holds nothing up.
        """
        self._first_place = place
        unlocks = self.session.access is Access.SEALED and not self.session.needs_passphrase
        if unlocks:
            self.session.unlock()
            QTimer.singleShot(MOMENT_MS, self, self._open_first)
            QTimer.singleShot(PATIENCE_MS, self, self.session.tell_awaited)
        self._furnish()
        if unlocks:
            # While the key is fetched; else it would be loaded once that is there.
            import leeward.gui.pages.today  # noqa: F401, PLC0415  # pyright: ignore[reportUnusedImport]
        if not unlocks or place != "today":
            self._open_first()
        # What the person came for goes first.
        QTimer.singleShot(PATIENCE_MS if unlocks else 0, self, self._settle_in)
        if hidden:
            self._settle_in()
            if not self.presence.is_hosted:
                self.window.showMinimized()

    def close(self) -> None:
        """Stop what runs beside the window."""
        self._place.keep(self.session, self.theme)
        self.watchers.close()
        self.presence.close()

    def leave(self, *, again: bool = False) -> None:
        """Quit once all is saved. What can't be saved brings the window back; asked again, it goes.

        `again` is what the process reads at its end: whether Leeward is to be started anew.
        """
        self.again = again
        if self._leaving:
            QApplication.quit()
        self._leaving = True
        self.window.hide()
        self.session.door.take_in()
        self._leave_if_rested()

    def _connect(self) -> None:
        self._background.rested.connect(self._leave_if_rested)
        self.session.changed.connect(self._on_changed)
        self.window.hide_asked.connect(lambda: self.curtain.hide())  # noqa: PLW0108  made then, not now
        self.window.lock_asked.connect(lambda: self.curtain.lock())  # noqa: PLW0108
        self.window.again_asked.connect(lambda: self.leave(again=True))
        self.clock.ticked.connect(lambda jumped: self._on_tick(jumped=jumped))
        self.watchers.changed.connect(self._on_file)
        self.watchers.network.changed.connect(self.session.check_again)
        self._word.connect(self._on_word)
        self._follow_presence()

    def _follow_presence(self) -> None:
        outside = self.presence
        outside.open_asked.connect(self.window.come_forward)
        outside.place_asked.connect(self._show)
        outside.close_asked.connect(self.session.close_everything)
        outside.lock_asked.connect(lambda: self.curtain.lock())  # noqa: PLW0108
        outside.hide_asked.connect(lambda: self.curtain.hide())  # noqa: PLW0108
        outside.quit_asked.connect(self.leave)

    def _furnish(self) -> None:
        session, theme = self.session, self.theme
        self.window.furnish(
            session, theme, screens(session, theme), leads_to=self._leads_to, closes=self._on_close
        )
        self._place.follow(session, theme)

    def _open_first(self) -> None:
        if not self.window.place:
            self.window.open(self._first_place)

    def _settle_in(self) -> None:
        if self._settled:
            return
        self._settled = True
        self._instance.serve(self._word.emit)
        gc.enable()
        self._wear_icon()
        self._tongue.translate()
        self.session.look()
        self.presence.see_to()
        self.curtain.see_to()
        self.watchers.start()
        self.clock.start()

    @cached_property
    def curtain(self) -> Curtain:
        """What hides and locks; not before the first paint."""
        from leeward.gui.curtain import Curtain  # noqa: PLC0415

        outside = self.presence
        curtain = Curtain(self.session, self.window, lambda: outside.is_hosted, outside.show, self)
        curtain.drawn.connect(outside.take_back)
        return curtain

    def _wear_icon(self) -> None:
        from leeward.gui.app_icon import app_icon  # noqa: PLC0415  not before the first paint

        QApplication.setWindowIcon(app_icon(self._home))

    def _on_changed(self, change: Change) -> None:
        if change & (Change.PROFILE | Change.LOCK) and self._settled:
            self.curtain.see_to()
        if change & (Change.SETTINGS | Change.LOCK):
            if self._tongue.follow():
                self.window.say_anew()
                self.theme.changed.emit()
            self.theme.wear(self.session.state.settings)
            if self._settled:
                self.presence.see_to()
        self.presence.follow(change)
        if Change.LOCK in change:
            self._on_lock()
        if Change.SHIELD in change:
            self.session.check_if_changed()
            if self.session.touch_again():
                for seconds in REWRITE_AFTER:
                    QTimer.singleShot(seconds * 1000, self, self.session.touch)

    def _on_lock(self) -> None:
        """Once the notes are open it may turn out that today leads elsewhere, and what is wanted closed."""
        place = self.window.place
        self._open_first()
        if place in {"today", "lock"} or self._leads_to(place) == "lock":
            self.window.open("today")
        QTimer.singleShot(SETTLE_MS, self, self._after_lock)

    def _after_lock(self) -> None:
        if self._settled:
            self.session.look()
            self.watchers.start()
        self._settle_in()
        if self.session.access is Access.OPEN:
            self.session.tick()

    def _on_tick(self, *, jumped: bool) -> None:
        self.session.tick()
        self.curtain.tick()
        if jumped:
            self.session.look()
        if not self.presence.pass_minute():
            self._tell_no_tray()

    def _tell_no_tray(self) -> None:
        settings = self.session.state.settings
        open_enough = self.session.access in {Access.ABSENT, Access.OPEN}
        if open_enough and not settings.told_no_tray:
            self.session.do(profile.choose, told_no_tray=True)
            self.session.tell(Notice(matter=Matter.NO_TRAY))

    def _on_file(self, path: Path) -> None:
        if path == self._hosts:
            self.session.look()
        else:
            self.session.take_up()

    def _on_word(self, word: str) -> None:
        # Who starts it again may just have installed another version.
        self.clock.look()
        if word == "show":
            self.window.come_forward()
        elif word == "moment":
            self._show("hard")
        elif word == "hide":
            self.curtain.hide()

    def _show(self, place: str) -> None:
        self.window.open(place)
        self.window.come_forward()

    def _on_close(self) -> bool:
        """Whether the window goes for good; with a tray it only leaves the screen."""
        if not (self.session.state.settings.tray and self.presence.is_hosted):
            self.leave()
        return False

    def _leave_if_rested(self) -> None:
        if not self._leaving or not self._background.idle:
            return
        unsaved = any(notice.matter is Matter.NOT_SAVED for notice in self.session.notices)
        if unsaved or self.session.waiting:
            self.window.come_forward()
        else:
            QApplication.quit()
