"""The lock: what it is and isn't, its passphrase, and when it locks by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import profile
from leeward.core.access import Access, Protection
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

IDLE_MINUTES = (0, 1, 5, 15)


class Locking(Sheet):
    """Choosing, changing and taking off the lock's passphrase; each change holds at once."""

    concerns = Change.PROFILE | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out the passphrase, when it locks, and what locking can't do."""
        t, session = self._t, self._session
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("Locking this window"), t("For a moment away, and for eyes beside you."), back)
        if session.access is not Access.OPEN:
            self.lay(Text(t("There is nothing to lock yet. It begins with the first thing you keep.")))
            return
        self.lay(self._passphrase())
        if session.door.can_lock:
            self.lay(self._when())
        self.lay(self._limits())

    def _passphrase(self) -> Card:
        t, latch = self._t, self._session.latch
        card = Card(t("Its passphrase"))
        choose = Button(
            t("Choose another") if latch.is_own else self._session.texts.tc("a passphrase", "Choose one"),
            "quiet" if latch.is_own else "soft",
            lambda: self.go.emit("lock-passphrase"),
        )
        if latch.is_documents:
            card.lay(Text(t("Your document's passphrase locks this window, too.")))
            another = Button(t("Another passphrase"), "quiet", lambda: self.go.emit("protect"))
            card.lay(row(Button(t("Lock now"), "soft", self._lock), another))
        elif latch.is_own:
            card.lay(Text(t("This window has a passphrase of its own. Leeward also asks for it at start.")))
            remove = Button(t("Take it off"), "quiet", latch.remove)
            card.lay(row(Button(t("Lock now"), "soft", self._lock), choose, remove))
        else:
            card.lay(Text(t("There is none, so hiding is not locking: whoever opens the window can read.")))
            card.lay(row(choose))
        if latch.has_passphrase() and latch.has_spare_key:
            card.lay(Text(t("If it is forgotten, your spare key on paper opens the lock."), "small"))
        elif latch.has_passphrase():
            card.lay(Text(t("If it is forgotten: leeward unlock --window, in a terminal."), "small"))
        return card

    def _when(self) -> Card:
        t, texts, session = self._t, self._session.texts, self._session
        card = Card(t("When it locks"))
        card.lay(Text(t("Whenever you hide it, when the screen locks, and when the computer sleeps.")))
        card.gap(4)
        card.lay(Text(t("And after this long without a key or the mouse:"), "small"))
        tiles = Tiles(
            [(str(n), texts.tn("{n} minute", "{n} minutes", n) if n else t("Not")) for n in IDLE_MINUTES]
        )
        tiles.choose(str(session.state.profile.lock_after))
        tiles.chosen.connect(lambda key: session.do(profile.answer, lock_after=int(key)))
        card.lay(tiles)
        card.lay(Text(t("A hard moment, help and what is closed stay there while it is locked."), "small"))
        return card

    def _limits(self) -> Card:
        t = self._t
        card = Card(t("What a lock can't do"))
        sealed = {
            Protection.PASSPHRASE: t("The file itself is sealed by the same passphrase."),
            Protection.KEYRING: t(
                "It bars this window. The file is sealed by your computer login: "
                "someone logged in as you can open it another way."
            ),
            Protection.OPEN: t(
                "It bars this window only. Your document is not sealed: "
                "anyone who uses this account can read the file."
            ),
        }[self._session.custody.protection or Protection.OPEN]
        card.lay(Text(sealed))
        card.lay(
            Text(t("Nothing here hides from someone with your password or a watching program."), "small")
        )
        return card

    def _lock(self) -> None:
        if self._session.door.lock():
            self.go.emit("lock")
