"""Looking back on one page, for oneself or a counsellor: what stands on it is the person's choice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leeward.back_words import lead_dates, part_sentences, part_words, waited_words
from leeward.core import looking_back, period
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.looking_back import Part, Span
from leeward.gui.parts.paper import Block, Paper, as_pdf
from leeward.gui.parts.pictures import Pictures
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.pick_file import pick_new_file
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.core.looking_back import Figures
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class OnePage(Sheet):
    """All parts to begin with, and no name; `picks` asks where the file goes, by a title and a name."""

    concerns = (
        Change.PERIOD
        | Change.CONTACTS
        | Change.WAITS
        | Change.PAGES
        | Change.PROFILE
        | Change.CLOCK
        | Change.LOCK
    )

    def __init__(
        self, session: Session, theme: Theme, picks: Callable[[str, str], str] = pick_new_file
    ) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks = picks
        self._span = Span.MONTHS
        self._left_out: set[Part] = set()
        self._names = False
        self._said = ""

    def draw(self) -> None:
        """Lay out what can stand on the page, what will, and where it goes."""
        t, session = self._t, self._session
        back = Button(t("Back"), "quiet", lambda: self.go.emit("looking-back"))
        self.head(
            t("On one page"),
            t("For yourself, or for a counsellor. Untick what is not to stand on it."),
            back,
        )
        found = looking_back.figures(session.state, session.now(), self._span)
        if session.access is Access.SEALED:
            self.lay(Text(t("It is not open right now.")))
        elif found is None:
            self.lay(Text(t("There is nothing to look back on yet.")))
        else:
            self.lay(self._choices(found), self._page(found))

    def _choices(self, found: Figures) -> Card:
        t, session = self._t, self._session
        card = Card(t("What stands on it"))
        if looking_back.reaches_farther(session.state, session.now()):
            card.lay(self._spans())
        for part in looking_back.parts(found):
            line = self._tick(part_words(session.texts, part), on=part not in self._left_out)
            line.ticked.connect(lambda on, part=part: self._choose(part, on=on))
            card.lay(line)
        nickname = session.state.profile.nickname
        if nickname:
            line = self._tick(t("The name you use for them"), on=self._names, below=nickname)
            line.ticked.connect(self._on_names)
            card.lay(line)
        return card

    def _tick(self, words: str, *, on: bool, below: str = "") -> CardRow:
        return CardRow(self.theme, words, below, checked=on, opens=False, role="body")

    def _spans(self) -> Tiles:
        t = self._t
        words = {Span.MONTHS: t("Three months"), Span.ALL: t("All of it")}
        tiles = Tiles([(span.value, words[span]) for span in Span], name=t("How far back"))
        tiles.choose(self._span.value)
        tiles.chosen.connect(self._on_span)
        return tiles

    def _page(self, found: Figures) -> Card:
        t, session = self._t, self._session
        card = Card(t("The page"))
        for line in self._lines(found):
            card.lay(Text(line, "small"))
        parts = self._parts(found)
        for part in parts:
            card.gap(4)
            card.lay(Text(part_words(session.texts, part), "strong"))
            for line in part_sentences(session.texts, session.content, found, part):
                card.lay(Text(line, "fine"))
        save = Button(t("Save as PDF"), "soft", lambda: self._save(found))
        save.setEnabled(bool(parts))
        card.gap(6)
        card.lay(row(save), Text(self._said or t("Anyone who opens this file can read it."), "small"))
        return card

    def _parts(self, found: Figures) -> list[Part]:
        return [part for part in looking_back.parts(found) if part not in self._left_out]

    def _lines(self, found: Figures) -> list[str]:
        session = self._session
        lines = [lead_dates(session.texts, found)]
        running = period.current(session.state)
        if self._names and running is not None and session.state.profile.nickname:
            day = session.texts.day(running.start, found.days[-1].date)
            name = session.state.profile.nickname
            lines.append(self._t("Distance from {name} since {day}.", name=name, day=day))
        return lines

    def _paper(self, found: Figures) -> Paper:
        t, texts, content = self._t, self._session.texts, self._session.content
        pictures = Pictures(texts, content, found)
        blocks = [
            Block(
                part_words(texts, part),
                [waited_words(texts, found)] if part is Part.WAITED else [],
                pictures.of(part),
            )
            for part in self._parts(found)
        ]
        foot = t("From my own notes. It is no test and no diagnosis.")
        return Paper(t("Looking back"), self._lines(found), blocks, foot)

    def _save(self, found: Figures) -> None:
        t = self._t
        path = self._picks(t("Save as PDF"), f"{t('my notes')}.pdf")
        if path:
            self._session.custody.write_file(
                Path(path),
                as_pdf(self._paper(found)),
                lambda _: self._say(t("Written: {file}", file=path)),
                lambda error: self._say(self._session.explain(error)),
            )

    def _choose(self, part: Part, *, on: bool) -> None:
        (self._left_out.discard if on else self._left_out.add)(part)
        self._say("")

    def _on_names(self, on: bool) -> None:  # noqa: FBT001  the box's own signal
        self._names = on
        self._say("")

    def _on_span(self, key: str) -> None:
        self._span = Span(key)
        self._say("")

    def _say(self, words: str) -> None:
        self._said = words
        self.redraw()
