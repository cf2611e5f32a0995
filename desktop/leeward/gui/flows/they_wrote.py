"""They wrote: danger, children, something agreed? Else it can rest till tomorrow, or be answered slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from leeward.core import contact, pages, paths, theirs
from leeward.core.companion import Answer, PageKind
from leeward.core.records import Kind, Reply
from leeward.core.state import latest
from leeward.core.theirs import Rest, rests_until
from leeward.gui.parts.before_answer import BeforeAnswer
from leeward.gui.parts.reply import ReplyDraft
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.links import Links
from leeward.gui.widgets.rows import buttons, row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.happened_words import arrangement_words
from leeward.moment_words import reply_words

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.gui.session import Session

PROMPT = "they-wrote"
READINESS = "write readiness"
# The four are as wide as each other.
EQUAL = 280
CARDS = {Reply.NOT_NOW: "reply", Reply.PRACTICAL: "reply-practical"}


class TheyWrote(Screen):
    """Begins anew each time it is opened; what was kept of theirs is `record`, once it is."""

    def __init__(self, session: Session) -> None:
        super().__init__(600, gap=8)
        self._session = session
        self._t = session.texts.t
        self._record = ""
        self._fields: dict[str, QLineEdit] = {}

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._record = ""
        self._begin()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._keep_sentences()
        super().hideEvent(event)

    def _begin(self) -> None:
        state = self._session.state
        found = theirs.resting(state, self._session.now())
        if paths.is_care(state):
            self._draw_care()
        elif not paths.may_reply(state):
            self._draw_leave_it()
        elif found is not None:
            self._record = found.record
            self._draw_resting()
        else:
            self._draw_first()

    def _open(self, title: str, lead: str = "") -> None:
        self._keep_sentences()
        self.clear()
        self.entitle(title)
        self.lay(Text(title, "display"), *([Text(lead, "lead-large")] if lead else []))
        self.gap(14)

    def _draw_first(self) -> None:
        t = self._t
        self._open(t("They got in touch."), t("You don't owe a quick answer. Is it one of these?"))
        ways = [
            ("danger", t("Someone is in danger")),
            ("children", t("The children")),
            ("agreed", t("Something agreed")),
        ]
        tiles = Tiles(ways, stays=False)
        tiles.chosen.connect(self._on_way)
        self.lay(tiles)
        self.gap(22)
        self.lay(
            buttons(
                Button(t("Let it rest till tomorrow"), "primary", self._on_rest, large=True),
                Button(t("Answer now"), "quiet", self._draw_before, large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )
        earlier = Links([("earlier", t("It was earlier…"))])
        earlier.chosen.connect(lambda _key: self.go.emit(f"happened {Kind.THEIRS.value}"))
        self.gap(8)
        self.lay(row(earlier, None))

    def _on_way(self, way: str) -> None:
        if way == "danger":
            self.go.emit("help")
        else:
            self._draw_planned(children=way == "children")

    def _log(self, **details: object) -> None:
        """Keep it, or what is said of it more."""
        session = self._session
        if self._record:
            session.do(contact.detail, self._record, **details)
            return
        before = {each.record for each in session.state.contacts}
        session.do(contact.log, details.pop("kind", Kind.THEIRS), **details)
        self._record = next(iter({each.record for each in session.state.contacts} - before), "")

    def _on_rest(self) -> None:
        self._log(not_before=rests_until(Rest.TOMORROW, self._session.now()))
        self._draw_rests()

    def _draw_rests(self) -> None:
        t = self._t
        self._open(t("It can rest."), t("Nothing here will remind you of it."))
        rests = Tiles(
            [
                (Rest.TEN_MINUTES.value, t("Ten minutes")),
                (Rest.TONIGHT.value, t("Till tonight")),
                (Rest.TOMORROW.value, t("Till tomorrow")),
            ]
        )
        rests.choose(Rest.TOMORROW.value)
        rests.chosen.connect(lambda key: self._log(not_before=rests_until(Rest(key), self._session.now())))
        self.lay(rests)
        self.gap(10)
        prompt = self._session.content.prompt(PROMPT)
        for question in prompt.questions if prompt is not None else ():
            field = QLineEdit()
            field.setAccessibleName(question.text)
            field.setPlaceholderText(t("one sentence, if you like"))
            self._fields[question.id] = field
            self.lay(Text(question.text, "fine"), field)
        self.gap(12)
        self.lay(
            buttons(
                Button(t("Done"), "primary", self._leave, large=True),
                Button(t("Undo"), "quiet", self._undo, large=True),
            )
        )

    def _keep_sentences(self) -> None:
        fields, self._fields = self._fields, {}
        answers = [Answer(question=key, text=field.text()) for key, field in fields.items()]
        if any(answer.text.strip() for answer in answers):
            self._session.do(pages.write, PageKind.QUESTIONS, "", answers, prompt=PROMPT, about=self._record)

    def _draw_resting(self) -> None:
        t, session = self._t, self._session
        found = theirs.resting(session.state, session.now())
        until = found.not_before if found is not None else None
        if until is None:
            self._draw_first()
            return
        now = session.now()
        when = session.texts.until(until.astimezone(now.tz), now.today)
        self._open(t("It is resting."), t("You wanted to let it rest till {when}.", when=when))
        self.lay(
            buttons(
                Button(t("Let it rest"), "primary", self._leave, large=True),
                Button(t("Answer now"), "quiet", self._draw_before, large=True),
                Button(t("Something new came"), "quiet", self._on_new, large=True),
            )
        )

    def _on_new(self) -> None:
        self._record = ""
        self._draw_first()

    def _draw_before(self) -> None:
        t, session = self._t, self._session
        self._log()
        self._open(t("Before you answer"), t("Would it help, or bring the old back?"))
        before = BeforeAnswer(session, latest(session.state.contacts, self._record))
        before.felt.connect(lambda mood: self._log(mood=mood))
        self.lay(before)
        self.gap(12)
        self.lay(
            buttons(
                Button(t("Let it rest till tomorrow"), "primary", self._on_rest, large=True),
                Button(t("Go on"), "soft", self._draw_four, large=True),
            )
        )

    def _draw_four(self) -> None:
        t = self._t
        self._open(t("Four ways, none is wrong."), t("The choice is yours."))
        words = [(reply.value, said) for reply, said in reply_words(self._session.texts).items()]
        tiles = Tiles(words, stays=False, large=True, upright=True)
        for key, _ in words:
            tiles.tile(key).setMinimumWidth(EQUAL)
        tiles.chosen.connect(lambda key: self._on_reply(Reply(key)))
        self.lay(tiles)
        self.gap(10)
        self.lay(row(Button(t("Let it rest till tomorrow"), "quiet", self._on_rest, large=True)))

    def _on_reply(self, reply: Reply) -> None:
        self._log(reply=reply)
        if reply is Reply.TALK:
            self.go.emit(READINESS)
        elif reply is Reply.NO_REPLY:
            self._draw_done(self._t("No reply. Put down, and kept."))
        else:
            title = (
                self._t("A short answer") if reply is Reply.NOT_NOW else self._t("Only the practical part")
            )
            self._open(title, self._t("Whoever asks for quiet keeps it, too."))
            self._lay_draft(CARDS[reply])

    def _draw_planned(self, *, children: bool) -> None:
        t, session = self._t, self._session
        agreed = theirs.agreed(session.state, session.now().today, children=children)
        self._log(kind=Kind.PLANNED, arrangement=agreed[0].record if agreed else "")
        self._open(t("Then it is something agreed."), t("It doesn't count. Brief, factual, civil, firm."))
        if len(agreed) > 1:
            tiles = Tiles([(each.record, arrangement_words(session.texts, each)) for each in agreed])
            tiles.choose(agreed[0].record)
            tiles.chosen.connect(lambda record: self._log(arrangement=record))
            self.lay(tiles)
        self._lay_draft("reply-children" if children else "reply-practical")

    def _lay_draft(self, cards: str) -> None:
        t = self._t
        self.lay(ReplyDraft(self._session, self._record, cards))
        self.gap(10)
        self.lay(
            buttons(
                Button(t("Done"), "quiet", self._leave, large=True),
                Button(t("Undo"), "quiet", self._undo, large=True),
            )
        )

    def _draw_done(self, words: str) -> None:
        t = self._t
        self._open(words)
        self.lay(
            buttons(
                Button(t("Done"), "primary", self._leave, large=True),
                Button(t("Undo"), "quiet", self._undo, large=True),
            )
        )

    def _draw_care(self) -> None:
        t = self._t
        self._open(t("You don't have to answer."))
        card = Card()
        card.lay(
            Text(
                t(
                    "Keep the message: note date and time, take a picture of it. If you feel unsafe, "
                    "there are people who help."
                ),
                "quote",
            )
        )
        self.lay(card)
        self.gap(12)
        self.lay(
            buttons(
                Button(t("Help"), "primary", lambda: self.go.emit("help"), large=True),
                Button(t("Note it in the record"), "quiet", lambda: self.go.emit("incidents"), large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )

    def _draw_leave_it(self) -> None:
        t = self._t
        self._open(t("They wrote. Don't answer."), t("If there is an order, ask your lawyer what it means."))
        self.lay(
            buttons(
                Button(t("Leave it"), "primary", self._on_left, large=True),
                Button(t("Hard moment"), "quiet", lambda: self.go.emit("hard"), large=True),
                Button(t("Help"), "quiet", lambda: self.go.emit("help"), large=True),
            )
        )

    def _on_left(self) -> None:
        self._log(reply=Reply.NO_REPLY)
        self._draw_done(self._t("Left. Put down, and kept."))

    def _undo(self) -> None:
        self._fields = {}
        if self._record:
            self._session.do(contact.undo, self._record)
            self._record = ""
        self._begin()

    def _leave(self) -> None:
        self.go.emit("today")
