"""Writing a page: its prompt, room for words, and afterwards how it was."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLineEdit

from leeward.core import ending, moods, pages, paths, prompts
from leeward.core.access import Access
from leeward.core.companion import Page, PageKind
from leeward.core.content import TileGroup
from leeward.core.half_written import HalfWritten, from_draft
from leeward.gui.parts.written_sheet import WrittenSheet
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.entry_view import page_card
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.mood_line import MoodLine
from leeward.gui.widgets.rows import Beside, row
from leeward.gui.widgets.scale import Scale
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from leeward.core.content import Prompt
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

TIME_BOX = dt.timedelta(minutes=15)
WAVES = "waves"
FEW, MANY = 3, 30
MOODS = range(moods.LOWEST, moods.BEST + 1)


class Writing(WrittenSheet):
    """A page, with room for words and a time box; afterwards how it was."""

    def __init__(self, session: Session, theme: Theme, prompt: Prompt, record: str = "") -> None:
        super().__init__(session, theme, prompt, record)
        self._from_outside = False
        self._box = QTimer(self, singleShot=True, interval=TIME_BOX // dt.timedelta(milliseconds=1))
        self._box.timeout.connect(self._look_at_the_time)

    def half_of(self, page: Page) -> HalfWritten:
        """Its words."""
        return HalfWritten(text=page.text, mood=page.mood, begun=page.begun)

    def say(self, words: str) -> None:
        """Say it below the words."""
        self._hint.say(words)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._box.stop()
        super().hideEvent(event)

    def draw_half(self) -> None:
        """Lay out the page to write on."""
        t = self._t
        leave = Button(t("Back"), "quiet", lambda: self.go.emit("journal"))
        self.head(self._prompt.title, self._prompt.lead, leave)
        if self._prompt.beside:
            self._lay_first_and_last()
        if self._prompt.id == WAVES:
            self._lay_waves()
        if not self._record and paths.asks_mood(self._session.state):
            card = Card(surface="none", padding=0)
            scale = Scale(t("How is it now?"), MOODS, t("very hard"), t("all right"), self._half.mood)
            scale.answered.connect(self._on_mood)
            card.lay(Text(t("How is it now? You can skip this."), "small"), scale)
            self.lay(card)
        self._area = TextArea(self._prompt.title, self._half.text, lines=9)
        self._area.typed.connect(self._on_typed)
        self._hint = Live("", "small")
        self._hint.hide()
        self.lay(self._area, self._hint, row(*self._buttons()), self._park_line())

    def _buttons(self) -> list[Button]:
        t = self._t
        self._outside = Button(t("Write from outside"), "link")
        self._outside.setCheckable(True)
        self._outside.setChecked(self._from_outside)
        self._outside.clicked.connect(self._on_outside)
        self._on_outside()
        park = Button(t("Park a thought"), "link", lambda: self._park.setVisible(not self._park.isVisible()))
        return [Button(t("Keep"), "primary", self._keep), self._outside, park]

    def _park_line(self) -> QLineEdit:
        self._park = QLineEdit()
        self._park.setAccessibleName(self._t("Park a thought"))
        self._park.setPlaceholderText(self._t("one line, for the set time of the day; then Enter"))
        self._park.returnPressed.connect(self._on_park)
        self._park.hide()
        return self._park

    def _lay_first_and_last(self) -> None:
        found = ending.first_and_last(self._session.state, self._session.now())
        if found is None:
            return
        texts, content = self._session.texts, self._session.content
        first, last = (
            page_card(texts, content, page, texts.day(pages.written_at(page).date())) for page in found
        )
        self.lay(Beside(first, last))

    def _lay_waves(self) -> None:
        """The person's own moods so far, once they are more than a few."""
        put_down = [mood for _, mood in moods.put_down(self._session.state)][-MANY:]
        if len(put_down) < FEW:
            return
        words = self._t("Your own last {n} times, the latest on the right", n=len(put_down))
        card = Card()
        card.lay(MoodLine(self.theme, put_down, words), Text(words, "small"))
        self.lay(card)

    def _on_typed(self, words: str) -> None:
        begun = self._half.begun or self._session.now().at
        self._half = HalfWritten(text=words, mood=self._half.mood, begun=begun)
        self._draft.touch()
        if not self._box.isActive():
            self._box.start()
        self._look_at_the_time()

    def _look_at_the_time(self) -> None:
        begun = self._half.begun
        if begun is None or self._record or self._kept:
            return
        if self._session.now().at - begun >= TIME_BOX:
            self._hint.say(self._t("A quarter of an hour. This can be enough for today."))

    def _on_mood(self, mood: int) -> None:
        self._half = HalfWritten(text=self._half.text, mood=mood, begun=self._half.begun)
        self._draft.touch()

    def _on_outside(self) -> None:
        self._from_outside = self._outside.isChecked()
        words = self._t("Write about yourself by name, as somebody who likes you would.")
        self._area.setPlaceholderText(words if self._from_outside else "")
        self._hint.say(words if self._from_outside else "")

    def _on_park(self) -> None:
        if self._park.text().strip():
            self._session.do(pages.write, PageKind.LINE, self._park.text(), prompt="parked")
            self._park.clear()
            self._park.hide()
            self._hint.say(self._t("Parked. It waits in the list."))
            self._area.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_draft(self, draft: str) -> None:
        """Take it, unless words were typed already."""
        half = from_draft(draft)
        typed = "" if self._page() is not None else self._half.text
        if half.is_blank or typed or self._kept:
            return
        self._half = half
        self.redraw()

    def _keep(self) -> None:
        half, session = self._half, self._session
        if not half.text.strip():
            self._hint.say(self._t("Nothing is written yet."))
            return
        old = self._page()
        if old is not None:
            session.do(pages.rewrite, old, text=half.text)
            if session.access is Access.READ_ONLY:
                return
            self._kept = old.record
        else:
            self._kept = self._write(half)
        self._draft.forget()
        self._box.stop()
        self.redraw()

    def _write(self, half: HalfWritten) -> str:
        prompt, session = self._prompt, self._session
        kind, on = prompts.kind_of(prompt), prompts.first_again(prompt, session.now())
        before = {page.record for page in session.state.pages}
        session.do(pages.write, kind, half.text, prompt=prompt.id, begun=half.begun, mood=half.mood, again=on)
        return next((p.record for p in session.state.pages if p.record not in before), "")

    def draw_kept(self) -> None:
        """Lay out how it was, and what may do good now."""
        t, page = self._t, self._page()
        self.head(t("Kept."), t("It stays on this computer. Nobody reads it but you."))
        if page is None:
            self.lay(row(Button(t("Done"), "primary", lambda: self.go.emit("journal"))))
            return
        if paths.asks_mood(self._session.state):
            self.lay(self._afterwards(page))
        self._lay_suggestion()
        acts = [Button(t("Done"), "primary", lambda: self.go.emit("journal"))]
        if not self._record:
            acts.append(Button(t("Undo"), "quiet", self._undo))
        self.lay(row(*acts))
        if page.kind is PageKind.LETTER:
            words = t("In the journal you can seal it until a day, have it shown again, or burn it.")
            self.lay(Text(words, "small"))

    def _afterwards(self, page: Page) -> Card:
        t = self._t
        card = Card(t("What is here now?"))
        tiles = [(tile.id, tile.title) for tile in self._session.content.tiles_of(TileGroup.FEELING)]
        feelings = Choices(tiles, page.feelings)
        feelings.changed.connect(lambda: self._say(feelings=feelings.taken))
        scale = Scale(t("And how is it now?"), MOODS, t("very hard"), t("all right"), page.mood_after)
        scale.answered.connect(self._on_mood_after)
        card.lay(Text(t("Several at once is usual. None of them is wrong."), "small"), feelings)
        card.gap(8)
        card.lay(Text(t("And how is it now?"), "small"), scale)
        return card

    def _lay_suggestion(self) -> None:
        """After two pages that made it worse, something else; after three lowest days, a person."""
        t, state = self._t, self._session.state
        if moods.is_lowest_for_days(state, self._session.now()):
            card = Card(t("You don't have to carry this alone."), surface="soft")
            card.lay(row(Button(t("Talk to someone"), "primary", lambda: self.go.emit("help"))))
            self.lay(card)
        elif moods.got_worse(state):
            card = Card(t("Another kind of page may do you more good."), surface="soft")
            words = t("Twice it was harder after writing than before. Something plain and small can help.")
            card.lay(
                Text(words, "small"),
                row(
                    Button(t("What I handled"), "soft", lambda: self.go.emit("write handled")),
                    Button(t("What the body says"), "quiet", lambda: self.go.emit("write body")),
                ),
            )
            self.lay(card)

    def _on_mood_after(self, mood: int) -> None:
        self._say(mood_after=mood)
        self.redraw()

    def _say(self, **said: object) -> None:
        page = self._page()
        if page is not None:
            self._session.do(pages.rewrite, page, **said)

    def _undo(self) -> None:
        page = self._page()
        if page is not None:
            self._half = self.half_of(page)
            self._session.do(pages.delete, page.record)
            self._draft.touch()
        self._kept = ""
        self.redraw()
