"""Tell them, or not: three ways that are all fine, and a note to copy. Leeward sends nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit

from leeward.core import boundary, paths, profile, sentences
from leeward.core.companion import Channel, Subject
from leeward.core.state import Decided, Told
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.choices import Choices
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.note_words import NoteAbout, channel_words, note, stop_note, subject_words

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from leeward.gui.session import Session

REACHABLE_BY = (Channel.EMAIL, Channel.MESSAGES, Channel.CALLS)
NOTE_HEIGHT = 104


class Tell(Screen):
    """Told already, tell once, or not safe or not needed. In fear only one sentence; asked to stop, none."""

    def __init__(self, session: Session) -> None:
        super().__init__(gap=8, steady=True)
        self._session = session
        self._t = session.texts.t
        self._about = NoteAbout()
        self._edit = QPlainTextEdit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        self._about = self._first_about()
        self._ask()
        super().showEvent(event)

    def _first_about(self) -> NoteAbout:
        state = self._session.state
        agreed = boundary.standing(state, self._session.now().today)
        kept = tuple(dict.fromkeys(each.subject for each in agreed))
        by = next((each.channel for each in agreed if each.channel in REACHABLE_BY), Channel.EMAIL)
        return NoteAbout(state.profile.decided, kept, by)

    def _title(self, title: str, *lead: str) -> None:
        self.clear()
        self.entitle(title)
        self.lay(Text(title, "display"), *(Text(words, "lead") for words in lead))
        self.gap(14)

    def _ask(self) -> None:
        t, state = self._t, self._session.state
        if not (paths.may_tell(state) or paths.may_say_stop(state)):
            self._title(t("Nothing to tell"), t("They asked for silence. Keeping it is the answer."))
            self.lay(row(Button(t("All right"), "primary", self._leave, large=True)))
            return
        if paths.may_say_stop(state):
            self._ask_in_fear()
            return
        self._title(
            t("Tell them, or not?"),
            t("Some people say it once and feel lighter. Others don't need to. All three are fine."),
            t("Told is not ghosting: they know, and why. Where it isn't safe, silence is enough."),
        )
        tiles = Tiles(
            [
                (Told.TOLD.value, t("They know already")),
                (Told.LATER.value, t("Tell them once")),
                (Told.NOT_NEEDED.value, t("Not safe, or not needed")),
            ],
            large=True,
            upright=True,
        )
        tiles.choose(state.profile.told.value)
        tiles.chosen.connect(lambda key: self._on_told(Told(key)))
        self.lay(tiles)
        self.gap(10)
        draft = sentences.said(state, sentences.NOTE)
        buttons = [Button(t("Not now"), "quiet", self._leave)]
        if draft is not None:
            buttons.append(Button(t("The draft from before"), "link", lambda: self._draft(draft.text)))
        self.lay(row(*buttons))

    def _ask_in_fear(self) -> None:
        t = self._t
        self._title(
            t("You don't have to tell them"),
            t("If it is safe, some say stop once, in writing, and never answer after that."),
            t("It can change what they do. Talk to an advocate first."),
        )
        self.lay(
            row(
                Button(t("Leave it"), "primary", lambda: self._on_told(Told.NOT_NEEDED), large=True),
                Button(
                    t("Show the sentence"),
                    "quiet",
                    lambda: self._draft(stop_note(self._session.texts)),
                    large=True,
                ),
            )
        )

    def _on_told(self, told: Told) -> None:
        self._session.do(profile.answer, told=told)
        if told is Told.LATER:
            self._build()
        else:
            self._leave()

    def _build(self) -> None:
        t, texts, about = self._t, self._session.texts, self._about
        self._title(t("What should it say?"), t("Short and fair is enough. Nothing is sent from here."))
        decided = Tiles(
            [(Decided.MINE.value, t("It is my decision")), (Decided.BOTH.value, t("We agreed on it"))]
        )
        decided.choose(about.decided.value)
        decided.chosen.connect(self._on_decided)
        kept = Choices(
            [(each.value, subject_words(texts, each)) for each in Subject],
            [each.value for each in about.kept_open],
        )
        kept.changed.connect(lambda: self._set(kept_open=tuple(Subject(key) for key in kept.taken)))
        by = Tiles([(each.value, channel_words(texts, each)) for each in REACHABLE_BY])
        by.choose(about.channel.value)
        by.chosen.connect(lambda key: self._set(channel=Channel(key)))
        self.lay(Text(t("Whose decision is it?"), "small"), decided)
        self.lay(Text(t("For what may they still reach you?"), "small"), kept)
        self.lay(Text(t("And how?"), "small"), by)
        self.gap(12)
        self.lay(
            row(
                Button(t("Show the note"), "primary", self._on_built, large=True),
                Button(t("Not now"), "quiet", self._leave, large=True),
            )
        )

    def _on_decided(self, key: str) -> None:
        self._session.do(profile.answer, decided=Decided(key))
        self._set(decided=Decided(key))

    def _set(self, **changed: object) -> None:
        self._about = self._about._replace(**changed)  # type: ignore[arg-type]

    def _on_built(self) -> None:
        self._draft(note(self._session.texts, self._about))

    def _draft(self, words: str) -> None:
        t = self._t
        self._title(t("A draft"), t("Tomorrow it may read differently. It stays here."))
        self._edit = QPlainTextEdit(words)
        self._edit.setAccessibleName(t("The note"))
        self._edit.setTabChangesFocus(True)
        self._edit.setMinimumHeight(NOTE_HEIGHT)
        copy = Button(t("Copy"), "quiet")
        copy.clicked.connect(lambda: self._copy(copy))
        self.lay(self._edit)
        self.gap(12)
        self.lay(
            row(Button(t("Sleep on it"), "primary", self._sleep_on_it, large=True), copy),
            Text(t("Leeward never sends anything. If you send it, don't wait for an answer."), "small"),
        )

    def _sleep_on_it(self) -> None:
        self._session.remove(sentences.say, sentences.NOTE, self._edit.toPlainText())
        self._leave()

    def _copy(self, button: Button) -> None:
        QGuiApplication.clipboard().setText(self._edit.toPlainText())
        button.label(self._t("Copied"))

    def _leave(self) -> None:
        self.go.emit("today")
