"""Your document: who can read it, its spare key, and the ways to what else can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QFont, QPageSize, QPainter, QPdfWriter

from leeward.core.access import Access, Protection
from leeward.core.changes import Change
from leeward.document_words import protection_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.clipboard import copy_for_a_while
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.pick_file import pick_new_file
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent

    from leeward.core.errors import LeewardError
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.texts import Texts

    Picks = Callable[[str, str], str]

A_LINE = 4


class YourDocument(Sheet):
    """What seals it, and the spare key, which is shown on a press only and gone with the page.

    `picks` asks for a new file's place by a title and a proposed name.
    """

    concerns = Change.LOCK

    def __init__(self, session: Session, theme: Theme, picks: Picks = pick_new_file) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks = picks
        self._groups: tuple[str, ...] = ()
        self._opens_to_all = False
        self._changing = Wait(self)
        self._said = ""
        self._trouble = ""

    def draw(self) -> None:
        """Lay out what seals it, the spare key, and where the rest is."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("Your document"), t("Everything you write is in it. It stays on this computer."), back)
        if self._session.access is Access.ABSENT:
            self.lay(Text(t("It begins with the first thing you keep.")), self._more(("backups",)))
            return
        if self._session.access is not Access.OPEN:
            self.lay(Text(t("It is not open right now.")), self._more(("backups",)))
            return
        if self._trouble:
            self.lay(Live(self._trouble, "warning"))
        self.lay(self._seal())
        if self._session.custody.protection is not Protection.OPEN:
            self.lay(self._spare_key())
        self.lay(self._more(("backups", "carry", "erase")))

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._groups, self._said, self._trouble = (), "", ""
        self._opens_to_all = False
        self._stale = True
        super().hideEvent(event)

    def _seal(self) -> Card:
        t, texts = self._t, self._session.texts
        now = self._session.custody.protection or Protection.OPEN
        card = Card(t("Who can read it"))
        names = {
            Protection.KEYRING: t("Sealed by my computer login"),
            Protection.PASSPHRASE: t("Sealed by a passphrase"),
            Protection.OPEN: t("Not sealed"),
        }
        tiles = Tiles([(each.value, name) for each, name in names.items()])
        tiles.choose((Protection.OPEN if self._opens_to_all else now).value)
        tiles.chosen.connect(self._on_protection)
        card.lay(Text(protection_words(texts, now)), tiles)
        card.lay(ProgressLine(self._changing, self.theme, texts))
        if self._changing.running:
            return card
        if self._opens_to_all:
            words = t("Anyone who uses this account can read it then. Older states stay sealed.")
            seal = Button(t("Keep it sealed"), "primary", self._keep_sealed)
            card.lay(Text(words, "small"), row(seal, Button(t("Leave it open"), "quiet", self._open_to_all)))
        elif now is Protection.PASSPHRASE:
            change = Button(t("Another passphrase"), "quiet", lambda: self.go.emit("protect"))
            card.lay(row(change))
        return card

    def _spare_key(self) -> Card:
        t = self._t
        card = Card(t("Spare key on paper"))
        card.lay(
            Text(t("It opens your document when the computer has lost the key, and on another computer."))
        )
        if not self._groups:
            show = Button(t("Show the spare key"), "soft", self._show_key)
            card.lay(Text(t("Look around first: whoever reads it can open your document."), "small"))
            card.lay(row(show))
            return card
        lines = _in_lines(self._groups)
        key = Text("\n".join(lines), "lines")
        key.setAccessibleName(" ".join(self._groups))
        card.lay(
            key,
            Text(
                t("Keep it on paper, where only you look. A picture of it on a phone may be seen by others."),
                "small",
            ),
            row(
                Button(t("Copy"), "soft", self._copy),
                Button(t("Save as PDF"), "quiet", self._save_pdf),
                Button(t("Hide it"), "quiet", self._hide_key),
            ),
        )
        if self._said:
            card.lay(Live(self._said, "small"))
        return card

    def _more(self, ways: tuple[str, ...]) -> Links:
        t = self._t
        names = {
            "backups": t("Older states"),
            "carry": t("Take out or bring in"),
            "erase": t("Erase everything"),
        }
        links = Links([(way, names[way]) for way in ways])
        links.chosen.connect(self.go)
        return links

    def _on_protection(self, key: str) -> None:
        wanted = Protection(key)
        self._trouble = ""
        self._opens_to_all = wanted is Protection.OPEN is not self._session.custody.protection
        if self._changing.running:
            self._opens_to_all = False
        elif wanted is Protection.PASSPHRASE and self._session.custody.protection is not wanted:
            self.go.emit("protect")
        elif wanted is Protection.KEYRING and self._session.custody.protection is not wanted:
            self._protect(wanted)
        self.redraw()

    def _keep_sealed(self) -> None:
        self._opens_to_all = False
        self.redraw()

    def _open_to_all(self) -> None:
        self._protect(Protection.OPEN)

    def _protect(self, wanted: Protection) -> None:
        self._changing.start(
            self._t("Changing who can read it…"),
            lambda done, failed: self._session.custody.protect(wanted, None, done, failed),
            lambda _: self._on_done(),
            self._on_trouble,
            lambda: self._say_trouble(self._t("Cancelled. Nothing has changed.")),
        )
        self.redraw()

    def _on_done(self) -> None:
        self._opens_to_all, self._groups = False, ()
        self.redraw()

    def _on_trouble(self, error: LeewardError) -> None:
        self._say_trouble(self._session.explain(error))

    def _say_trouble(self, words: str) -> None:
        self._opens_to_all = False
        self._trouble = words
        self.redraw()

    def _show_key(self) -> None:
        self._session.custody.spare_key(self._on_key, self._on_trouble)

    def _on_key(self, groups: tuple[str, ...]) -> None:
        if self.isVisible():
            self._groups = groups
            self.redraw()

    def _hide_key(self) -> None:
        self._groups, self._said = (), ""
        self.redraw()

    def _copy(self) -> None:
        copy_for_a_while(" ".join(self._groups))
        self._said = self._t("Copied, for less than a minute. A clipboard program may keep it longer.")
        self.redraw()

    def _save_pdf(self) -> None:
        t = self._t
        path = self._picks(t("Save as PDF"), t("spare key") + ".pdf")
        if not path:
            return
        written = write_pdf(Path(path), self._session.texts, self._groups)
        self._said = (
            t("Saved. Print it, then erase the file: whoever opens it has the key.")
            if written
            else t("It could not be written there. Choose another place.")
        )
        self.redraw()


def _in_lines(groups: tuple[str, ...]) -> list[str]:
    """The numbered groups, so many to a line."""
    named = [f"{number}  {group}" for number, group in enumerate(groups, start=1)]
    return ["     ".join(named[at : at + A_LINE]) for at in range(0, len(named), A_LINE)]


def write_pdf(path: Path, texts: Texts, groups: tuple[str, ...]) -> bool:
    """One page with the spare key, and what it is for; whether it could be written."""
    t = texts.t
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    page = QPdfWriter(made)
    page.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    page.setPageMargins(QMarginsF(25, 25, 25, 25))
    page.setResolution(150)
    page.setTitle(t("Spare key"))
    painter = QPainter(page)
    down = 60
    for line, points, fixed in (
        (t("Spare key"), 20, False),
        (t("It opens your document when the computer has lost the key, and on another computer."), 10, False),
        (t("Keep it where only you look. Whoever has it can open your document."), 10, False),
        *((f"{number}   {group}", 16, True) for number, group in enumerate(groups, start=1)),
    ):
        font = QFont("monospace" if fixed else painter.font().family(), points)
        painter.setFont(font)
        painter.drawText(0, down, line)
        down += points * 5
    painter.end()
    try:
        path.write_bytes(made.data().data())
    except OSError:
        return False
    return True
