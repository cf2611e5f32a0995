"""Plans: everything to do when its time comes, in sections drawn from one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import acts, paths
from leeward.core.changes import Change
from leeward.core.companion import Act, ActKind
from leeward.gui.widgets.act_form import ActForm
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card, Line
from leeward.gui.widgets.card_row import CardRow
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.note_words import subject_words
from leeward.plan_words import WHAT_IF, act_line, due_words, kind_words, plan_line, when_words

if TYPE_CHECKING:
    from leeward.core.acts import When
    from leeward.core.content import Deed
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

SUGGESTED_PLANS = 3
LAST_DONE = 3
# Which deeds of the content are offered for each kind: whole plans, or ways to meet a date or an hour.
PLANS, REPLY_PLANS, RESPECT_PLANS, CARE_PLANS = "plan", "plan-reply", "plan-respect", "plan-care"
OFFERS = {ActKind.DATE: "event", ActKind.PLACE: "place", ActKind.ROUTINE: "routine"}
ORDER = (
    ActKind.PLAN,
    ActKind.PLACE,
    ActKind.DATE,
    ActKind.ROUTINE,
    ActKind.GOAL,
    ActKind.ACT,
    ActKind.MATTER,
)


class Plans(Sheet):
    """Sections with something in them, then what else can be planned; one form is open at a time.

    `first` is the kind whose form is open to begin with.
    """

    concerns = Change.ACTS | Change.ARRANGEMENTS | Change.PROFILE | Change.CLOCK | Change.LOCK

    def __init__(self, session: Session, theme: Theme, first: ActKind | None = None) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._adding = first
        self._changing = ""
        self._about = ""

    def draw(self) -> None:
        """Lay out what is near, then each section."""
        t = self._t
        self.head(t("Plans"), t("For the hours you can see coming. Nothing here counts or expires."))
        near = self._near()
        if near is not None:
            self.lay(near)
        shown = [kind for kind in self._kinds() if self._acts(kind)]
        if self._adding is not None and self._adding not in shown:
            shown.append(self._adding)
        for kind in ORDER:
            if kind in shown:
                self.lay(self._section(kind))
        self.lay(self._more(shown))
        done = self._done()
        if done is not None:
            self.lay(done)

    def _kinds(self) -> list[ActKind]:
        """The kinds of this path: no open matter leads towards contact where contact was refused."""
        hidden = {ActKind.MATTER} if paths.is_respect(self._session.state) else set[ActKind]()
        return [kind for kind in ORDER if kind not in hidden]

    def _acts(self, kind: ActKind) -> tuple[Act, ...]:
        """Those of one kind, without what only waits in the deck."""
        return tuple(act for act in acts.open_acts(self._session.state, kind) if not acts.is_in_deck(act))

    def _near(self) -> Card | None:
        session, t = self._session, self._t
        due = acts.due(session.state, session.now())
        if not due:
            return None
        card = Card(t("Today and tomorrow"))
        for number, found in enumerate(due):
            if number:
                card.lay(Line())
            words = due_words(session.texts, found, session.now().today)
            line = CardRow(self.theme, found.act.title, words)
            line.stand_among(t("Today and tomorrow"))
            line.ticked.connect(lambda _on, a=found.act: session.do(acts.do, a.record))
            line.opened.connect(lambda a=found.act: self._change(a))
            card.lay(line)
        return card

    def _section(self, kind: ActKind) -> Card:
        session = self._session
        words = kind_words(session.texts, kind, care=paths.is_care(session.state))
        card = Card(words.heading)
        card.lay(Text(words.lead, "small"))
        card.gap(4)
        for act in self._acts(kind):
            card.lay(self._form(kind, act) if act.record == self._changing else self._row(act))
        if self._adding is kind:
            for deed in self._suggested(kind):
                add = Button(self._t("Take it"), "soft", lambda d=deed: self._take(d), about=deed.title)
                line = row(None, add)
                words = Card(surface="none", padding=0)
                words.lay(Text(plan_line(self._session.texts, deed.title, deed.id)), Text(deed.lead, "small"))
                line.insertWidget(0, words, 10)
                card.lay(line)
            card.lay(self._form(kind, None))
        else:
            more = Button(self._t("Add…"), "link", lambda: self._add(kind))
            more.setAccessibleName(self._t("Add: {what}", what=words.add))
            card.lay(row(more))
        return card

    def _row(self, act: Act) -> CardRow:
        texts, today = self._session.texts, self._session.now().today
        below = [words for words in (when_words(texts, act, today),) if words]
        if act.then:
            below.insert(0, act.then)
        times = acts.times_done(self._session.state, act.record)
        if times and paths.praises(self._session.state):
            below.append(texts.tn("done once", "done {n} times", times))
        line = CardRow(self.theme, act_line(texts, act), " · ".join(below))
        line.ticked.connect(lambda _on: self._session.do(acts.do, act.record))
        line.opened.connect(lambda: self._change(act))
        return line

    def _form(self, kind: ActKind, act: Act | None) -> Card:
        session = self._session
        words = kind_words(session.texts, kind, care=paths.is_care(session.state))
        offers = session.content.deeds_of([OFFERS[kind]]) if kind in OFFERS else ()
        form = ActForm(session.texts, kind, words, session.now().today, act, offers)
        form.left.connect(self._leave)
        if act is None:
            if kind is ActKind.MATTER:
                self._ask_about(form)
            form.kept.connect(lambda title, then, when: self._keep(kind, title, then, when))
        else:
            form.kept.connect(lambda title, then, when: self._rewrite(act, title, then, when))
            form.lay(row(Button(self._t("Take it off"), "link", lambda: self._forget(act))))
        return form

    def _ask_about(self, form: ActForm) -> None:
        """Which agreed subject a matter belongs to, where there is one that still runs."""
        session = self._session
        today = session.now().today
        running = [a for a in session.state.arrangements if a.until is None or a.until >= today]
        if not running:
            return
        tiles = Tiles([(a.record, subject_words(session.texts, a.subject)) for a in running])
        self._about = self._about or running[0].record
        tiles.choose(self._about)
        tiles.chosen.connect(self._on_about)
        form.lay(Text(self._t("It belongs to"), "small"), tiles)

    def _suggested(self, kind: ActKind) -> tuple[Deed, ...]:
        if kind is not ActKind.PLAN:
            return ()
        state = self._session.state
        kinds = [PLANS, REPLY_PLANS] if paths.may_reply(state) else [PLANS, RESPECT_PLANS]
        deeds = self._session.content.deeds_of([CARE_PLANS] if paths.is_care(state) else kinds)
        taken = {act.prompt for act in state.acts}
        return tuple(deed for deed in deeds if deed.id not in taken)[:SUGGESTED_PLANS]

    def _more(self, shown: list[ActKind]) -> Card:
        texts, t = self._session.texts, self._t
        card = Card(t("Plan something"))
        care = paths.is_care(self._session.state)
        left = [kind for kind in self._kinds() if kind not in shown]
        if left:
            tiles = Tiles([(k.value, kind_words(texts, k, care=care).add) for k in left], stays=False)
            tiles.chosen.connect(lambda key: self._add(ActKind(key)))
            card.lay(tiles)
        links = [Button(t("Something good"), "link", lambda: self.go.emit("deck"))]
        if paths.may_plan_contact(self._session.state):
            links.append(Button(t("A late talk"), "link", lambda: self.go.emit("write late-talk")))
        links.append(Button(t("A first hour with a counsellor"), "link", lambda: self.go.emit("session")))
        card.lay(row(*links))
        return card

    def _done(self) -> Card | None:
        found = [act for act in acts.ended_acts(self._session.state) if act.kind in self._kinds()][:LAST_DONE]
        if not found:
            return None
        card = Card(self._session.texts.tc("what was done", "Done"))
        for act in found:
            line = CardRow(self.theme, act.title, act.then, checked=True, opens=False)
            line.ticked.connect(lambda _on, a=act: self._session.do(acts.undo, a.record))
            card.lay(line)
        return card

    def _add(self, kind: ActKind) -> None:
        self._adding, self._changing = kind, ""
        self.redraw()

    def _change(self, act: Act) -> None:
        self._adding, self._changing = None, act.record
        self.redraw()

    def _leave(self) -> None:
        self._adding, self._changing = None, ""
        self.redraw()

    def _on_about(self, record: str) -> None:
        self._about = record

    def _keep(self, kind: ActKind, title: str, then: str, when: When) -> None:
        about, self._about = (self._about if kind is ActKind.MATTER else ""), ""
        self._adding = None
        what_if = kind is ActKind.PLAN and paths.is_care(self._session.state)
        self._session.do(acts.add, kind, title, then, when, prompt=WHAT_IF if what_if else "", about=about)

    def _take(self, deed: Deed) -> None:
        self._session.do(acts.add, ActKind.PLAN, deed.title, deed.lead, prompt=deed.id)

    def _rewrite(self, act: Act, title: str, then: str, when: When) -> None:
        self._changing = ""
        self._session.do(acts.change, act.record, title, then, when)

    def _forget(self, act: Act) -> None:
        self._changing = ""
        self._session.remove(acts.forget, act.record)
