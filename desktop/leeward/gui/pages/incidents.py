"""A record of incidents, apart from the journal, with an export of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from leeward.core import incidents, profile
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.companion import Channel
from leeward.core.errors import LeewardError
from leeward.core.half_written import HalfWritten, as_draft, from_draft
from leeward.gui.parts.incident_form import IncidentForm, half_of
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.draft import Draft
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.pick_file import pick_new_file
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.note_words import channel_words, incident_lines, incident_record, incident_time

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QHideEvent, QShowEvent

    from leeward.core.companion import Incident
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

EVIDENCE_BY = (Channel.EMAIL, Channel.MESSAGES, Channel.CALLS)


class Incidents(Sheet):
    """What is being typed stays until it is kept, also after a crash. `picks` asks for a file."""

    concerns = Change.INCIDENTS | Change.PROFILE | Change.LOCK

    def __init__(
        self, session: Session, theme: Theme, picks: Callable[[str, str], str] = pick_new_file
    ) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._picks = picks
        self._half = HalfWritten()
        self._corrects = ""
        self._draft = self._draft_of("")
        self._trouble = self._said = ""

    def draw(self) -> None:
        """Lay out the form, what is kept, and how to take it out."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("care"))
        self.head(
            t("Record of incidents"),
            t("This computer may not be safe. Keep a copy where they can't reach it."),
            back,
        )
        if self._session.access not in {Access.OPEN, Access.ABSENT}:
            self.lay(Text(t("It is not open right now.")))
            return
        kept = incidents.in_order(self._session.state)
        self.lay(self._form())
        if kept:
            self.lay(self._kept(kept), self._out())
        self.lay(self._quiet())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        if self._half.is_blank:
            self._draft.bring()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802, D102
        self._draft.flush()
        self._trouble = self._said = ""
        self._stale = True
        super().hideEvent(event)

    def _form(self) -> IncidentForm:
        form = IncidentForm(self._session, self._half, self._trouble, corrects=bool(self._corrects))
        form.typed.connect(self._on_typed)
        form.keep.connect(self._keep)
        form.leave.connect(lambda: self._begin(""))
        return form

    def _draft_of(self, record: str) -> Draft:
        draft = Draft(self._session.custody, f"incident {record}".strip(), lambda: as_draft(self._half), self)
        draft.came.connect(self._on_draft)
        return draft

    def _kept(self, kept: tuple[Incident, ...]) -> Card:
        t, session, texts = self._t, self._session, self._session.texts
        card = Card(t("Kept"))
        for number, incident in enumerate(kept):
            if number:
                card.lay(Line())
            time = incident_time(texts, incident)
            correct = Button(t("Correct"), "link", lambda i=incident: self._on_correct(i))
            correct.setAccessibleName(t("Correct what is kept of {time}", time=time))
            erase = Button(t("Erase"), "link", lambda i=incident: session.remove(incidents.erase, i.record))
            erase.setAccessibleName(t("Erase what is kept of {time}", time=time))
            card.lay(row(Text(time, "strong", wraps=False), None, correct, erase))
            card.lay(*(Text(line, "fine") for line in incident_lines(texts, incident)))
        return card

    def _out(self) -> Card:
        t = self._t
        card = Card(t("Take it out"))
        card.lay(
            Text(
                t(
                    "A plain text for an advocate, a lawyer or the police. "
                    "Anyone who opens the file can read it."
                ),
                "small",
            ),
            row(Button(t("Save as text"), "soft", self._save)),
        )
        if self._said:
            card.lay(Live(self._said, "small"))
        return card

    def _quiet(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Quiet, not gone"))
        card.lay(
            Text(
                t(
                    "Blocking and deleting can take proof away, and they may notice. "
                    "Instead: silence alerts, and let a filter move mail to a folder."
                ),
                "fine",
            ),
            Text(t("One silent way may stay open, only to collect. You never answer on it."), "fine"),
        )
        tiles = Tiles([("", t("None")), *((c.value, channel_words(session.texts, c)) for c in EVIDENCE_BY)])
        chosen = session.state.profile.evidence_channel
        tiles.choose("" if chosen is None else chosen.value)
        tiles.chosen.connect(self._on_channel)
        card.lay(tiles)
        return card

    def _on_channel(self, key: str) -> None:
        self._session.do(profile.answer, evidence_channel=Channel(key) if key else None)

    def _on_typed(self, half: HalfWritten) -> None:
        self._half = half
        self._draft.touch()

    def _on_draft(self, draft: str) -> None:
        if draft and self._half.is_blank and not self._corrects:
            self._half = from_draft(draft)
            self.redraw()

    def _on_correct(self, incident: Incident) -> None:
        self._begin(incident.record)
        self._half = half_of(incident)
        self.redraw()
        self.verticalScrollBar().setValue(0)

    def _begin(self, record: str) -> None:
        """An empty form for a new one; what was half typed for it before comes back."""
        self._draft.flush()
        self._corrects, self._half, self._trouble, self._said = record, HalfWritten(), "", ""
        self._draft.deleteLater()
        self._draft = self._draft_of(record)
        if not record:
            self._draft.bring()
        self.redraw()

    def _keep(self) -> None:
        told = {field: str(said) for field, said in self._half.answers.items()}
        try:
            if self._corrects:
                self._session.do(incidents.correct, self._corrects, self._half.begun, **told)
            else:
                self._session.do(incidents.record, self._half.begun, **told)
        except LeewardError as error:
            self._trouble = self._session.explain(error)
            self.redraw()
            return
        self._session.keep()
        self._draft.forget()
        self._begin("")

    def _save(self) -> None:
        t, session = self._t, self._session
        path = self._picks(t("Save as text"), t("record") + ".txt")
        if not path:
            return
        kept = incidents.in_order(session.state)
        saved = t("Saved. Move it somewhere they can't reach, then erase it here.")
        session.custody.write_text(
            Path(path),
            incident_record(session.texts, kept, session.now().today),
            lambda _: self._say(saved),
            lambda error: self._say(session.explain(error)),
        )

    def _say(self, words: str) -> None:
        self._said = words
        self.redraw()
