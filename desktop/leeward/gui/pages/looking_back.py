"""Looking back: what one's own log shows, from the seventh day on; each picture with the same in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from leeward.back_words import lead_words, part_words, to_come_words, waited_figure
from leeward.core import looking_back, paths
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.looking_back import Part, Span
from leeward.gui.parts.pictures import Pictures
from leeward.gui.theme import GAP
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.chart import Chart
from leeward.gui.widgets.day_grid import DayGrid
from leeward.gui.widgets.read_chart import ReadChart, Turning
from leeward.gui.widgets.rows import Beside, add, column, row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QVBoxLayout, QWidget

    from leeward.core.looking_back import Figures
    from leeward.core.state import State
    from leeward.gui.parts.pictures import Picture
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

# The days take more room than the hours beside them.
SHARES = (4, 3)


class LookingBack(Sheet):
    """The figures are taken when the page is drawn, and again only when something they stand on changed."""

    concerns = (
        Change.PERIOD
        | Change.CONTACTS
        | Change.WAITS
        | Change.PAGES
        | Change.PROFILE
        | Change.CLOCK
        | Change.LOCK
    )

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._span = Span.MONTHS
        self._seen = False
        self._rest: Callable[[], None] | None = None
        self._soon_rest = QTimer(self, singleShot=True, interval=0)
        self._soon_rest.timeout.connect(self._on_rest)
        self._known: tuple[State, dt.date, Span, Figures | None] | None = None

    def draw(self) -> None:
        """Lay out a card for each part that has data, and one sentence about the rest."""
        self._rest = None
        found = self._figures()
        if self._session.access is Access.SEALED or found is None:
            self._draw_nothing()
            return
        texts, today = self._session.texts, self._session.now().today
        self.head(self._t("Looking back"), lead_words(texts, found, self._span, today), self._back())
        if looking_back.reaches_farther(self._session.state, self._session.now()):
            self.lay(self._spans())
        cards = looking_back.parts(found)
        self.lay(self._pair(cards[:2], found, SHARES))
        below = column(gap=GAP)
        self.lay(below)
        self._rest = partial(self._lay_rest, below, cards[2:], found)
        if self._seen:
            self._on_rest()
        else:
            # What is seen comes first; the rest is there before anybody can scroll to it.
            self._seen = True
            self._soon_rest.start()

    def _on_rest(self) -> None:
        rest, self._rest = self._rest, None
        if rest is not None:
            rest()

    def _lay_rest(self, below: QVBoxLayout, parts: Sequence[Part], found: Figures) -> None:
        for number in range(0, len(parts), 2):
            add(below, self._pair(parts[number : number + 2], found))
        to_come = to_come_words(self._session.texts, looking_back.to_come(found))
        if to_come:
            add(below, Text(to_come, "small"))
        add(below, row(Button(self._t("On one page…"), "soft", lambda: self.go.emit("one-page"))))

    def _pair(self, parts: Sequence[Part], found: Figures, shares: tuple[int, int] = (1, 1)) -> QWidget:
        cards = [self._card(part, found) for part in parts]
        return cards[0] if len(cards) == 1 else Beside(cards[0], cards[1], shares)

    def _draw_nothing(self) -> None:
        t = self._t
        if self._session.access is Access.SEALED:
            words = t("It is not open right now.")
        elif paths.counts(self._session.state):
            words = t("From the seventh day on you see here what was quiet, when it pulled and what helped.")
        else:
            words = t("Nothing is counted for you here. What you wrote is in the journal.")
        self.head(t("Looking back"), words, self._back())

    def _figures(self) -> Figures | None:
        session = self._session
        state, now = session.state, session.now()
        known = self._known
        if known is None or known[0] is not state or known[1:3] != (now.today, self._span):
            known = (state, now.today, self._span, looking_back.figures(state, now, self._span))
            self._known = known
        return known[3]

    def _back(self) -> Button:
        return Button(self._t("Back"), "quiet", lambda: self.go.emit("journal"))

    def _spans(self) -> Tiles:
        t = self._t
        words = {Span.MONTHS: t("Three months"), Span.ALL: t("All of it")}
        tiles = Tiles([(span.value, words[span]) for span in Span], name=t("How far back"))
        tiles.choose(self._span.value)
        tiles.chosen.connect(self._on_span)
        return tiles

    def _card(self, part: Part, found: Figures) -> Card:
        texts = self._session.texts
        name = part_words(texts, part)
        card = Card(name)
        if part is Part.WAITED:
            card.lay(Text(waited_figure(texts, found), "display"), Text(self._t("This only grows."), "small"))
            card.gap(8)
        pictures = [
            self._picture(name, picture) for picture in Pictures(texts, self._session.content, found).of(part)
        ]
        if part is Part.WEEKLY and len(pictures) % 2 == 0:
            card.lay(*(Beside(pictures[n], pictures[n + 1]) for n in range(0, len(pictures), 2)))
        else:
            card.lay(*pictures)
        card.lay(None)
        return card

    def _picture(self, name: str, picture: Picture) -> QWidget:
        t = self._t
        chart = Chart(
            self.theme,
            picture.drawing,
            self._heard(picture.above or name, picture.whole),
            picture.say,
            hint=t("Arrow keys read each value."),
            across=picture.across,
        )
        days = picture.drawing
        turning = Turning(chart, days, t("Earlier"), t("Later")) if isinstance(days, DayGrid) else None
        return ReadChart(chart, picture.below, above=picture.above, between=turning)

    def _heard(self, name: str, words: str) -> str:
        """What a picture is called: its name, unless the words begin with it, and all it shows."""
        if words.startswith(name):
            return words
        if name.endswith("?"):
            return self._t("{name} {words}", name=name, words=words)
        return self._t("{name}. {words}", name=name, words=words)

    def _on_span(self, key: str) -> None:
        self._span = Span(key)
        self.redraw()
