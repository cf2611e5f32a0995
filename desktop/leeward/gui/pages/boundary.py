"""My boundary: which ways are closed, whether looking counts, and what is agreed all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import acts, boundary, paths, profile, sentences
from leeward.core.changes import Change
from leeward.core.companion import ActKind, Channel
from leeward.gui.widgets.arrangement_form import ArrangementForm
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.matter_field import MatterField
from leeward.gui.widgets.rows import column, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.note_words import channel_words, subject_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout

    from leeward.core.companion import Arrangement
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme
    from leeward.gui.widgets.arrangement_form import Agreed


class Boundary(Sheet):
    """Each tick holds at once. Contact about what is agreed is put down as agreed, and never counts."""

    concerns = Change.PROFILE | Change.ARRANGEMENTS | Change.ACTS | Change.PAGES | Change.CLOCK | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._adding = False

    def draw(self) -> None:
        """Lay out what is agreed and the ways, in the order of the path."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("settings"))
        self.head(t("My boundary"), t("Yours to draw, and yours to move."), back)
        parts = [self._ways(), self._agreed()]
        self.lay(*(reversed(parts) if paths.arranges_first(self._session.state) else parts))
        if paths.counts(self._session.state):
            self.lay(self._own_words())

    def _ways(self) -> Card:
        t, session = self._t, self._session
        state = session.state
        card = Card(t("Closed ways"))
        card.lay(Text(t("What happened is put down by exactly these. Press one to leave it out."), "small"))
        ways = Choices(
            [(each.value, channel_words(session.texts, each)) for each in Channel],
            [each.value for each in state.profile.channels],
            name=t("Closed ways"),
        )
        ways.changed.connect(lambda: self._on_ways(ways.taken))
        card.lay(ways)
        if Channel.LOOKING in state.profile.channels and paths.counts(state):
            card.gap(6)
            looking = CardRow(
                self.theme,
                t("A day I looked counts as not quiet"),
                t("Your choice. Otherwise looking has a line of its own and takes nothing."),
                checked=state.profile.looking_counts,
                opens=False,
                role="body",
            )
            looking.ticked.connect(lambda on: session.do(profile.answer, looking_counts=on))
            card.lay(looking)
        return card

    def _agreed(self) -> Card:
        t, session = self._t, self._session
        today = session.now().today
        card = Card(t("Agreed all the same"))
        card.lay(Text(t("Contact about these is agreed, and never counts against you."), "small"))
        standing = boundary.standing(session.state, today)
        for arrangement in standing:
            card.lay(self._arrangement(arrangement), Line())
        if self._adding:
            form = ArrangementForm(session.texts, today)
            form.agreed.connect(self._on_agreed)
            form.declined.connect(lambda: self._show_form(on=False))
            card.lay(form)
            return card
        card.gap(4)
        card.lay(
            row(
                Button(t("Add something"), "soft", lambda: self._show_form(on=True)),
                Button(t("We are married and live apart"), "link", lambda: session.do(boundary.live_apart)),
            ),
            Text(
                t("A marriage lived apart still has law, money and a home. This is no legal advice."), "small"
            ),
        )
        for arrangement in boundary.ended(session.state, today):
            name = subject_words(session.texts, arrangement.subject)
            card.lay(Text(t("{what} · over", what=name), "quiet"))
        return card

    def _arrangement(self, arrangement: Arrangement) -> QLayout:
        t, session = self._t, self._session
        name = subject_words(session.texts, arrangement.subject)
        lines = column(
            row(
                Text(name, "strong", wraps=False),
                None,
                Button(
                    t("Over"), "link", lambda: session.remove(boundary.end, arrangement.record), about=name
                ),
            ),
            Text(self._how(arrangement), "small"),
        )
        field = MatterField(self.theme, session.texts, name, acts.matters(session.state, arrangement.record))
        field.settled.connect(lambda record: session.do(acts.do, record))
        field.added.connect(lambda words: self._on_matter(arrangement.record, words))
        lines.addWidget(field)
        return lines

    def _how(self, arrangement: Arrangement) -> str:
        t, texts = self._t, self._session.texts
        parts = [channel_words(texts, arrangement.channel), arrangement.hours, arrangement.place]
        if arrangement.until is not None:
            parts.append(t("until {day}", day=texts.day(arrangement.until, self._session.now().today)))
        return " · ".join(part for part in parts if part)

    def _own_words(self) -> Card:
        t, state = self._t, self._session.state
        card = Card(t("In my own words"))
        for name in (sentences.PROMISE, sentences.SELF_RESPECT):
            said = sentences.said(state, name)
            if said is not None:
                card.lay(Text(t("“{words}”", words=said.text), "quote"))
        links = [
            (f"sentence {sentences.PROMISE}", t("A promise to myself")),
            (f"sentence {sentences.SELF_RESPECT}", t("A sentence of self-respect")),
        ]
        if paths.may_tell(state):
            links.append(("tell", t("Tell them, or not")))
        shown = Links(links)
        shown.chosen.connect(self.go)
        card.lay(shown)
        return card

    def _on_ways(self, closed: tuple[str, ...]) -> None:
        before = {each.value for each in self._session.state.profile.channels}
        for key in before ^ {*closed}:
            self._session.do(
                boundary.leave_channel if key in before else boundary.close_channel, Channel(key)
            )

    def _on_agreed(self, agreed: Agreed) -> None:
        self._adding = False
        self._session.do(
            boundary.agree,
            agreed.subject,
            agreed.channel,
            hours=agreed.hours,
            place=agreed.place,
            until=agreed.until,
        )

    def _on_matter(self, record: str, words: str) -> None:
        self._session.do(acts.add, ActKind.MATTER, words, about=record)

    def _show_form(self, *, on: bool) -> None:
        self._adding = on
        self.redraw()
