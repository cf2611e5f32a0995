"""A card of the list, opened: why, how, what it may cost, and what to decide."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.cards import OWN
from leeward.core.records import Mark, Way
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.flow import FlowLayout
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.tag import Tag
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.plan_words import way_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leeward.core.cards import Card as CardContent
    from leeward.core.records import CardMark
    from leeward.gui.theme import Theme
    from leeward.texts import Texts


class Standing(NamedTuple):
    """What else is known: the decision so far, and how things stand around the card.

    `warned` is whether the person has read the warning, None where it is not folded away behind one.
    `site_closed` is whether a site of it is closed here, `may_open` whether its ten minutes are unused.
    `note` is what was typed and is not kept yet, `copies` a text to copy.
    """

    mark: CardMark | None = None
    warned: bool | None = None
    site_closed: bool = False
    may_open: bool = False
    note: str = ""
    copies: str = ""
    today: dt.date | None = None


class OpenCard(Card):
    """Tells what was pressed: `decided` a Mark, `strength` a Way, `noted` each change of the note.

    `copied` tells a text for the clipboard, `leads` a place to go to, `linked` an address to open.
    """

    decided = Signal(object)
    strength = Signal(object)
    noted = Signal(str)
    note_entered = Signal()
    opens_sites = Signal()
    put_on_phone = Signal()
    warning_read = Signal()
    folded = Signal()
    copied = Signal(str)
    leads = Signal(str)
    linked = Signal(str)
    taken_off = Signal()

    def __init__(self, texts: Texts, theme: Theme, content: CardContent, standing: Standing) -> None:
        super().__init__(surface="soft", padding=14)
        self._t, self._texts = texts.t, texts
        self._content, self._standing = content, standing
        self._asked = False
        line = CardRow(theme, content.title, content.why, role="strong")
        unread = standing.warned is False
        line.ticked.connect(lambda _on: self.warning_read.emit() if unread else self.decided.emit(Mark.DONE))
        line.opened.connect(self.folded)
        self.lay(line)
        inside = Card(surface="none", padding=0)
        inside.indent(40)
        self._flags(inside)
        if unread:
            self._warn(inside)
        else:
            self._show(inside)
        self.lay(inside)

    def _flags(self, inside: Card) -> None:
        t, content = self._t, self._content
        tags = [
            Tag(words, lamp=lamp)
            for words, lamp, applies in (
                (t("they may notice"), True, content.may_notice),
                (t("save first"), True, content.save_first),
                (t("can be undone"), False, content.reversible),
            )
            if applies
        ]
        if tags:
            inside.lay(_wrapping(tags))
            inside.gap(4)

    def _warn(self, inside: Card) -> None:
        t = self._t
        inside.lay(
            Text(t("They may notice this."), "warning"),
            Text(t("Talk to an advocate first. They know how to do it safely."), "warning"),
            _wrapping(
                [
                    Button(t("Help"), "primary", lambda: self.leads.emit("help")),
                    Button(t("Later"), "quiet", lambda: self.decided.emit(Mark.LATER)),
                    Button(t("Show the steps"), "quiet", self.warning_read.emit),
                ]
            ),
        )

    def _show(self, inside: Card) -> None:
        t, content, standing = self._t, self._content, self._standing
        for warning in self._warnings():
            inside.lay(Text(warning, "warning"))
        for number, step in enumerate(content.steps, start=1):
            words = t("{number}. {step}", number=number, step=step) if len(content.steps) > 1 else step
            inside.lay(Text(words, "fine"))
        if content.hint:
            inside.lay(Text(content.hint, "small"))
        if content.checked:
            day = self._texts.day(dt.date.fromisoformat(content.checked), standing.today)
            inside.lay(Text(t("Menus move. These were last read on {day}.", day=day), "small"))
        if standing.site_closed:
            self._around_the_closing(inside)
        self._ways_in(inside)
        if content.ways:
            inside.gap(4)
            inside.lay(Text(t("How do you have it now?"), "small"), self._strengths())
        note = QLineEdit(standing.note or (standing.mark.note if standing.mark is not None else ""))
        note.setPlaceholderText(t("a note of your own"))
        note.setAccessibleName(t("A note to this card"))
        note.textEdited.connect(self.noted)
        note.returnPressed.connect(self.note_entered)
        inside.gap(4)
        inside.lay(note)
        inside.gap(4)
        buttons = [
            Button(t("Done"), "primary", lambda: self.decided.emit(Mark.DONE)),
            Button(t("Later"), "quiet", lambda: self.decided.emit(Mark.LATER)),
            Button(t("Not for me"), "quiet", lambda: self.decided.emit(Mark.NOT_FOR_ME)),
        ]
        if content.category == OWN:
            buttons.append(Button(t("Take it off"), "quiet", self.taken_off.emit))
        inside.lay(_wrapping(buttons))

    def _warnings(self) -> list[str]:
        t, content = self._t, self._content
        warnings: list[str] = []
        if content.may_notice:
            warnings.append(t("They may notice this."))
        if content.may_notice and self._standing.warned is not None:
            warnings.append(t("Talk to an advocate first. They know how to do it safely."))
        if content.save_first:
            warnings.append(t("Save first what you may need later."))
        return warnings

    def _around_the_closing(self, inside: Card) -> None:
        """The site is closed here: three ways to the card that do not need it open for long."""
        t = self._t
        inside.gap(4)
        inside.lay(Text(t("The site is closed on this computer. Use its settings, not their page."), "small"))
        buttons = [
            Button(t("On my phone"), "tile", self.put_on_phone.emit),
            Button(t("Ask someone"), "tile", lambda: self.copied.emit(self._request())),
        ]
        if self._standing.may_open:
            buttons.append(Button(t("Open ten minutes for this card"), "tile", self.opens_sites.emit))
        inside.lay(_wrapping(buttons))

    def _request(self) -> str:
        steps = " ".join(self._content.steps)
        return self._t(
            "Could you do this for me, so that I don't have to look? {title}. {steps}",
            title=self._content.title,
            steps=steps,
        )

    def _ways_in(self, inside: Card) -> None:
        t, content = self._t, self._content
        links: list[Button] = []
        if self._standing.copies:
            links.append(Button(t("Copy the note"), "link", lambda: self.copied.emit(self._standing.copies)))
        place = {
            "people": t("Your people"),
            "plans date": t("Hard dates"),
            "plans place": t("Places"),
            "closed": t("Closed sites"),
        }.get(content.leads_to)
        if place is not None:
            links.append(Button(place, "link", lambda: self.leads.emit(content.leads_to)))
        if content.link:
            host = urlsplit(content.link).netloc
            links.append(Button(t("Open {site}…", site=host), "link", lambda: self._ask(inside, host)))
        if links:
            inside.lay(_wrapping(links))

    def _ask(self, inside: Card, host: str) -> None:
        """One word before a link opens; the second press opens it."""
        t = self._t
        if self._asked:
            return
        self._asked = True
        if self._standing.site_closed:
            words = t("This opens {site} in your browser. Part of it may be closed here.", site=host)
        else:
            words = t("This opens {site} in your browser. Leeward itself sends nothing.", site=host)
        inside.lay(
            Text(words, "small"),
            row(Button(t("Open it"), "tile", lambda: self.linked.emit(self._content.link))),
        )

    def _strengths(self) -> Tiles:
        tiles = Tiles([(way.value, way_words(self._texts, way)) for way in Way])
        if self._standing.mark is not None and self._standing.mark.way is not None:
            tiles.choose(self._standing.mark.way.value)
        tiles.chosen.connect(lambda key: self.strength.emit(Way(key)))
        return tiles


def _wrapping(things: Sequence[QWidget]) -> QWidget:
    """Things in a line that goes on below where there is no room."""
    holder, flow = QWidget(), FlowLayout(6)
    for thing in things:
        flow.addWidget(thing)
    holder.setLayout(flow)
    return holder
