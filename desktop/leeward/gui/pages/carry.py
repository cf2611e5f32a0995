"""Take out or bring in: files of the person's own, and files from elsewhere, shown before they come in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.formats import Checked, Format
from leeward.document_words import difference_words, inside_words
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.pick_file import pick_file, pick_new_file
from leeward.gui.widgets.progress_line import ProgressLine
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.gui.widgets.wait import Wait

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.compare import Difference
    from leeward.core.errors import LeewardError
    from leeward.core.version import Version
    from leeward.gui.session import Incoming, Session
    from leeward.gui.theme import Theme

ENDINGS = {Format.JSON: "json", Format.MARKDOWN: "md", Format.CSV: "csv", Format.ARCHIVE: "leeward"}


class Carry(Sheet):
    """`picks_new` asks where a file goes, by a title and a proposed name; `picks` which one comes in."""

    concerns = Change.LOCK

    def __init__(
        self,
        session: Session,
        theme: Theme,
        picks_new: Callable[[str, str], str] = pick_new_file,
        picks: Callable[[str], str] = pick_file,
    ) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks_new, self._picks = picks_new, picks
        self._kind = Format.JSON
        self._checked = Checked.QUIET
        self._file: Path | None = None
        self._asks_passphrase = False
        self._found: Incoming | None = None
        self._preview: list[str] = []
        self._said_out = self._said_in = ""
        self._writing, self._reading = Wait(self), Wait(self)

    def draw(self) -> None:
        """Lay out the two ways."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("document"))
        self.head(t("Take out or bring in"), t("Files on this computer only. Nothing is sent."), back)
        if self._session.access is not Access.OPEN:
            self.lay(Text(t("It is not open right now.")))
            return
        self.lay(self._out(), self._in())

    def _out(self) -> Card:
        t = self._t
        card = Card(t("Take out"))
        names = {
            Format.JSON: t("Everything, readable"),
            Format.MARKDOWN: t("Pages as text"),
            Format.CSV: t("Days as a table"),
            Format.ARCHIVE: t("Everything, sealed"),
        }
        tiles = Tiles([(kind.value, name) for kind, name in names.items()])
        tiles.choose(self._kind.value)
        tiles.chosen.connect(self._on_kind)
        card.lay(tiles)
        phrase = self._secret(t("A passphrase for this file"))
        if self._kind is Format.ARCHIVE:
            card.lay(Text(t("Only its passphrase opens it. Nobody can reset it."), "small"), phrase)
        else:
            card.lay(Text(t("Anyone who opens this file can read it."), "small"))
        inside = " · ".join(inside_words(self._session.texts, self._session.state, self._kind))
        card.lay(Text(t("In it: {things}", things=inside), "small"))
        card.lay(row(Button(t("Save as a file"), "soft", lambda: self._save(phrase.text()))))
        card.lay(ProgressLine(self._writing, self.theme, self._session.texts))
        if self._said_out:
            card.lay(Live(self._said_out, "small"))
        return card

    def _in(self) -> Card:
        t = self._t
        card = Card(t("Bring in"))
        card.lay(
            Text(t("A file of Leeward's, a table from Loop Habit Tracker, or a plain list of dates.")),
            row(Button(t("Choose a file"), "soft", self._choose)),
        )
        card.lay(ProgressLine(self._reading, self.theme, self._session.texts))
        if self._said_in:
            card.lay(Live(self._said_in, "small"))
        if self._file is None or self._reading.running:
            return card
        if self._found is not None:
            card.lay(Text(t("This would come in:")), *(Text(line, "small") for line in self._preview))
            if self._preview != [t("Nothing differs.")]:
                take = Button(t("Take it in"), "primary", self._take_in)
                card.lay(row(take, Button(t("Leave it"), "quiet", self._leave)))
            return card
        phrase, habit = self._secret(t("This file's passphrase")), QLineEdit()
        habit.setAccessibleName(t("Which habit"))
        habit.setPlaceholderText(t("Which habit"))
        days = Tiles(
            [
                (Checked.QUIET.value, t("A ticked day was quiet")),
                (Checked.CONTACT.value, t("A ticked day was contact")),
            ]
        )
        days.choose(self._checked.value)
        days.chosen.connect(self._on_checked)
        card.lay(*([phrase] if self._asks_passphrase else [days, habit]))
        look = Button(
            t("Look again"), "quiet", lambda: self._look(phrase.text() or None, habit.text() or None)
        )
        card.lay(row(look))
        return card

    def _secret(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(name)
        field.setPlaceholderText(name)
        return field

    def _on_kind(self, key: str) -> None:
        self._kind, self._said_out = Format(key), ""
        self.redraw()

    def _on_checked(self, key: str) -> None:
        self._checked = Checked(key)

    def _save(self, phrase: str) -> None:
        t = self._t
        if self._writing.running:
            return
        if self._kind is Format.ARCHIVE and not phrase:
            self._say_out(t("A passphrase needs at least one letter."))
            return
        name = t("my notes")
        path = self._picks_new(t("Save as a file"), f"{name}.{ENDINGS[self._kind]}")
        if path:
            self._said_out = ""
            self.redraw()
            kind, custody = self._kind, self._session.custody
            self._writing.start(
                t("Writing the file…"),
                lambda done, failed: custody.export(Path(path), kind, phrase, done, failed),
                lambda _: self._say_out(t("Written: {file}", file=path)),
                lambda error: self._say_out(self._session.explain(error)),
                lambda: self._say_out(t("Cancelled. Nothing has changed.")),
            )

    def _say_out(self, words: str) -> None:
        self._said_out = words
        self.redraw()

    def _choose(self) -> None:
        if self._reading.running:
            return
        path = Path(self._picks(self._t("Choose a file")))
        if path.name:
            self._leave()
            self._file = path
            self._reading.start(
                self._t("Reading the file…"),
                lambda done, failed: self._session.custody.needs_passphrase(path, done, failed),
                self._on_kind_known,
                self._on_trouble,
                self._on_cancelled,
            )

    def _on_kind_known(self, sealed: bool) -> None:  # noqa: FBT001  the answer of the background
        self._asks_passphrase = sealed
        if sealed:
            self.redraw()
        else:
            self._look(None, None)

    def _look(self, phrase: str | None, habit: str | None) -> None:
        path, checked = self._file, self._checked
        if path is None or self._reading.running:
            return
        self._reading.start(
            self._t("Reading the file…"),
            lambda done, failed: self._session.custody.look_into(path, phrase, habit, checked, done, failed),
            self._on_looked,
            self._on_trouble,
            self._on_cancelled,
        )

    def _on_looked(self, shown: tuple[Incoming, tuple[Difference[Version], ...]]) -> None:
        self._found, differences = shown
        self._said_in = ""
        self._preview = difference_words(self._session.texts, differences) or [self._t("Nothing differs.")]
        self.redraw()

    def _take_in(self) -> None:
        if self._found is not None:
            self._session.custody.take_in(self._found)
            self._leave()
            self._said_in = self._t("Taken in.")
            self.redraw()

    def _leave(self) -> None:
        self._file, self._found, self._said_in = None, None, ""
        self._asks_passphrase = False
        self.redraw()

    def _on_cancelled(self) -> None:
        self._leave()
        self._said_in = self._t("Cancelled. Nothing has changed.")
        self.redraw()

    def _on_trouble(self, error: LeewardError) -> None:
        self._found, self._said_in = None, self._session.explain(error)
        self.redraw()
