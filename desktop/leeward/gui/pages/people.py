"""Your people: two or three who help, how to reach them and when, and words to ask them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from leeward.core import paths, people
from leeward.core.changes import Change
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import RowButton
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.person_form import PersonForm
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.plan_words import friends_note, reach_words, ten_minutes_note

if TYPE_CHECKING:
    from leeward.core.companion import Person, Role
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class People(Sheet):
    """The list in the person's own order; one form is open at a time."""

    concerns = Change.PEOPLE | Change.PROFILE | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._adding = False
        self._changing = ""
        self._said = ""

    def draw(self) -> None:
        """Lay out who helps, then what to ask them."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("list"))
        self.head(t("Your people"), t("Two or three are enough. A hard moment shows them to you."), back)
        self.lay(self._who())
        self.lay(self._words())

    def _who(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Who helps"))
        found = people.everyone(session.state)
        if not found and not self._adding:
            card.lay(Text(t("A friend, somebody in the family, a counsellor, a support group."), "small"))
        for number, person in enumerate(found):
            if number:
                card.lay(Line())
            if person.record == self._changing:
                card.lay(self._form(person))
            else:
                card.lay(self._row(person, number))
        card.gap(4)
        if self._adding:
            card.lay(self._form(None))
        else:
            card.lay(row(Button(t("Add somebody"), "soft", self._add)))
        return card

    def _row(self, person: Person, number: int) -> Card:
        """Who it is, pressed to change; all but the first can go one up."""
        t, session = self._t, self._session
        line = Card(surface="none", padding=0)
        words = RowButton(person.name, reach_words(session.texts, person))
        words.clicked.connect(lambda: self._change(person))
        across = row(None)
        if number:
            up = Button(t("Up"), "link", lambda: session.do(people.move, person.record, number - 1))
            up.setAccessibleName(t("{name} one up", name=person.name))
            across.addWidget(up)
        across.insertWidget(0, words, 10)
        line.lay(across)
        return line

    def _form(self, person: Person | None) -> Card:
        form = PersonForm(self._session.texts, person)
        form.left.connect(self._leave)
        if person is None:
            form.kept.connect(self._keep)
        else:
            form.kept.connect(lambda *answers: self._rewrite(person, *answers))
            form.lay(row(Button(self._t("Take them off"), "link", lambda: self._forget(person))))
        return form

    def _words(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Words to ask with"))
        ask = ten_minutes_note(session.texts)
        card.lay(Text(t("“{words}”", words=ask), "quote"), self._copies(t("Copy the question"), ask))
        if not paths.is_care(session.state):
            note = friends_note(session.texts, session.state.profile.nickname)
            card.gap(6)
            card.lay(
                Text(t("For friends you share:"), "small"),
                Text(t("“{words}”", words=note), "quote"),
                self._copies(t("Copy the note"), note),
            )
        if self._said:
            card.lay(Live(self._said, "small"))
        return card

    def _copies(self, label: str, words: str) -> Card:
        holder = Card(surface="none", padding=0)
        holder.lay(row(Button(label, "soft", lambda: self._copy(words))))
        return holder

    def _add(self) -> None:
        self._adding, self._changing = True, ""
        self.redraw()

    def _change(self, person: Person) -> None:
        self._adding, self._changing = False, person.record
        self.redraw()

    def _leave(self) -> None:
        self._adding, self._changing = False, ""
        self.redraw()

    def _keep(self, name: str, reach: str, when: str, role: Role) -> None:
        self._adding = False
        self._session.do(people.add, name, reach=reach, when=when, role=role)

    def _rewrite(self, person: Person, name: str, reach: str, when: str, role: Role) -> None:
        self._changing = ""
        self._session.do(people.change, person.record, name=name, reach=reach, when=when, role=role)
        self.redraw()

    def _forget(self, person: Person) -> None:
        self._changing = ""
        self._session.remove(people.forget, person.record)

    def _copy(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._said = self._t("Copied. Leeward sends nothing.")
        self.redraw()
