"""A form for somebody who helps: name, how, when, and what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from leeward.core.companion import Role
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.tiles import Tiles
from leeward.plan_words import role_words

if TYPE_CHECKING:
    from leeward.core.companion import Person
    from leeward.texts import Texts


class PersonForm(Card):
    """`kept` tells name, reach, when and Role, once there is a name; `left` that it was left."""

    kept = Signal(str, str, str, object)
    left = Signal()

    def __init__(self, texts: Texts, person: Person | None = None) -> None:
        super().__init__(surface="soft", padding=14)
        t = texts.t
        known = ("", "", "") if person is None else (person.name, person.reach, person.when)
        names = (t("Name"), t("How to reach them"), t("When they can be reached"))
        self._fields = [self._field(name, words) for name, words in zip(names, known, strict=True)]
        self._roles = Tiles([(role.value, role_words(texts, role)) for role in Role])
        self._roles.choose((Role.FRIEND if person is None else person.role).value)
        self.lay(*self._fields, self._roles)
        self.gap(4)
        self.lay(
            row(Button(t("Keep"), "primary", self._on_keep), Button(t("Leave it"), "quiet", self.left.emit))
        )

    def _field(self, name: str, words: str) -> QLineEdit:
        field = QLineEdit(words)
        field.setPlaceholderText(name)
        field.setAccessibleName(name)
        field.returnPressed.connect(self._on_keep)
        return field

    def _on_keep(self) -> None:
        name, reach, when = (field.text() for field in self._fields)
        if name.strip():
            self.kept.emit(name, reach, when, Role(self._roles.current))
        else:
            self._fields[0].setFocus()
