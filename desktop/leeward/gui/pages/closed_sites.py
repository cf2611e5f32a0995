"""Closed sites: what is closed and how surely, and closing one more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from leeward.core import links, loosening, paths, shield
from leeward.core.access import Access
from leeward.core.changes import Change
from leeward.core.errors import LeewardError
from leeward.core.records import Level
from leeward.gui.parts.named_sites import NamedSites
from leeward.gui.parts.site_list import SiteList
from leeward.gui.widgets.browsers_card import BrowsersCard
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.close_panel import ClosePanel
from leeward.gui.widgets.closed_here_card import ClosedHereCard
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.set_up_panel import SetUpPanel
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.page_words import alike_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.links import Plan
    from leeward.core.platforms import Platform
    from leeward.core.proof import Proof
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme

FIRST_TILES = 9
MORE = "more"


class ClosedSites(Sheet):
    """Closing goes tile or typed words, then what that means, then the press that does it."""

    concerns = Change.TARGETS | Change.SHIELD | Change.PERIOD | Change.PROFILE | Change.CLOCK | Change.LOCK

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._session = session
        self._t = session.texts.t
        self._plan: Plan | None = None
        self._setting_up = False
        self._with_page = False
        self._all_tiles = False
        self._typed = ""
        self._trouble = ""

    def draw(self) -> None:
        """Lay out what is closed, then adding, then what stays open."""
        t, session = self._t, self._session
        if session.access is Access.SEALED:
            self._draw_locked()
            return
        targets = session.state.targets
        action = None
        if targets and not session.all_closed() and not session.busy:
            action = Button(t("Close everything"), "primary", session.close_everything)
        elif session.may_undo() and not session.busy:
            action = Button(t("Undo"), "quiet", session.undo_close)
        self.head(t("Closed sites"), self._lead(), action)
        if targets:
            self.lay(SiteList(session))
        named = shield.named(session.state)
        if named:
            self.lay(NamedSites(session, named))
        if targets and session.proof is not None and session.proof.browsers:
            self.lay(self._checked(session.proof))
        self.lay(self._adding())
        self.lay(self._rules(), self._still_open())

    def _draw_locked(self) -> None:
        """What the computer itself tells, without a name; the way out works here as well."""
        t, session = self._t, self._session
        door = Button(t("Open my notes"), "quiet", lambda: self.go.emit("lock"))
        lead = t("Your notes are shut, so names stay hidden. Safety or something urgent opens straight away.")
        self.head(t("Closed sites"), lead, door)
        card = ClosedHereCard(session.texts, session.closed_here(), session.now())
        card.urgent.connect(session.open_names_urgently)
        card.lifted.connect(session.lift)
        self.lay(card)

    def _rules(self) -> Card:
        t, minutes = self._t, loosening.wait_now(self._session.state, self._session.now())
        title = self._session.texts.tn(
            "Stricter at once, looser after {n} minute", "Stricter at once, looser after {n} minutes", minutes
        )
        card = Card(title if minutes else t("Stricter at once, looser at once"))
        card.lay(Text(t("Safety or something urgent opens straight away, no questions."), "small"))
        return card

    def _still_open(self) -> Card:
        t = self._t
        card = Card(t("Still open"))
        card.lay(Text(t("Your phone, other devices, and apps that go round this computer's names."), "small"))
        if self._session.state.targets:
            card.lay(row(Button(t("Take this list along"), "link", lambda: self.go.emit("elsewhere"))))
        return card

    def _lead(self) -> str:
        session = self._session
        if not session.state.targets:
            return self._t("What you close here can't be reached from this computer for a while.")
        ends = {session.ends(each) if session.has_end(each) else None for each in session.in_time}
        if len(ends) != 1 or (last := ends.pop()) is None:
            return self._t("For everyone on this computer.")
        end = session.texts.until(last, session.now().today)
        return self._t("For everyone on this computer, until {end}.", end=end)

    def _checked(self, proof: Proof) -> Card:
        """What is true in each browser of this computer."""
        card = BrowsersCard(self._session.texts, proof, self._session.now().at)
        card.again.connect(self._session.prove)
        card.asked.connect(self._session.remedy)
        return card

    def _adding(self) -> Card:
        t, session = self._t, self._session
        card = Card(t("Add a site"))
        if self._plan is not None and self._setting_up:
            panel = SetUpPanel(session.texts, session.set_up_plan())
            panel.agreed.connect(self._on_set_up)
            panel.declined.connect(self._on_not_now)
            return panel
        tiles = Tiles(self._tile_words())
        tiles.choose(self._plan.platform if self._plan is not None else "")
        tiles.chosen.connect(self._on_tile)
        card.lay(tiles)
        if self._plan is not None:
            card.gap(4)
            card.lay(self._asking(self._plan))
        card.gap(2)
        card.lay(self._field())
        if self._trouble:
            card.lay(Live(self._trouble, "warning"))
        else:
            card.lay(Text(t("No need to open their page. A name like instagram.com works, too."), "small"))
        return card

    def _tile_words(self) -> list[tuple[str, str]]:
        taken = {t.platform for t in self._session.in_time if t.level is Level.SITE}
        known = [p for p in self._session.catalogue.platforms if not p.no_web and p.id not in taken]
        offered = [p for p in known if p.default_offer and not p.person_only]
        if self._all_tiles:
            return [(p.id, p.name) for p in [*offered, *(p for p in known if p not in offered)]]
        first = offered[:FIRST_TILES]
        chosen = self._platform()
        if chosen is not None and chosen not in first and chosen in known:
            first.append(chosen)
        return [*((p.id, p.name) for p in first), (MORE, self._t("More…"))]

    def _asking(self, plan: Plan) -> ClosePanel:
        session = self._session
        platform = self._platform()
        by_name = (
            plan.level is Level.SITE
            and platform is not None
            and not plan.handle
            and bool(platform.person.hosts or platform.person.rules)
            and not paths.only_whole_sites(session.state)
        )
        page = None if paths.only_whole_sites(session.state) else links.only_page(plan)
        end = session.would_end(plan)
        panel = ClosePanel(
            session.texts,
            plan,
            "" if end is None else session.texts.until(end, session.now().today),
            no_timer=session.actual.guard and not session.actual.timer,
            by_name=by_name,
            by_page=page is not None and plan.level is Level.SITE,
            alike=alike_words(session.texts, plan, session.catalogue),
            cost=session.content.cost(plan),
        )
        panel.page_asked.connect(lambda typed: self._try(lambda: session.plan_page(plan, typed)))
        panel.agreed.connect(self._on_agreed)
        panel.both_asked.connect(self._on_both)
        panel.declined.connect(self._on_not_now)
        panel.named.connect(lambda name: self._try(lambda: session.plan_person(plan.platform, name)))
        return panel

    def _field(self) -> QHBoxLayout:
        t = self._t
        field = QLineEdit(self._typed, placeholderText=t("a site, or a pasted link"))
        field.setAccessibleName(t("A site, or a pasted link"))
        field.setFixedWidth(300)
        field.textEdited.connect(self._on_typed)
        field.returnPressed.connect(self._on_link)
        return row(field, Button(t("Next"), "quiet", self._on_link))

    def _platform(self) -> Platform | None:
        return None if self._plan is None else self._session.catalogue.platform(self._plan.platform)

    def _try(self, plan: Callable[[], Plan]) -> None:
        self._trouble = ""
        try:
            self._plan = plan()
        except LeewardError as error:
            self._trouble = self._session.explain(error)
        self.redraw()

    def _on_tile(self, key: str) -> None:
        if key == MORE:
            self._all_tiles = True
            self.redraw()
        else:
            self._try(lambda: self._session.plan_site(key))

    def _on_typed(self, typed: str) -> None:
        self._typed = typed

    def _on_link(self) -> None:
        self._try(lambda: self._session.plan_link(self._typed))

    def _on_agreed(self) -> None:
        if self._plan is None:
            return
        if self._session.set_up_needed():
            self._setting_up = True
            self.redraw()
        else:
            first, *also = self._taken()
            self._session.close(first, also=also)

    def _on_both(self) -> None:
        """Their own host, and their page beside it."""
        self._with_page = True
        self._on_agreed()

    def _on_set_up(self) -> None:
        for plan in self._taken():
            self._session.do(shield.want, plan)
        self._session.set_up()

    def _taken(self) -> list[Plan]:
        """What was agreed to; nothing is asked any more."""
        plan, with_page = self._plan, self._with_page
        self._forget()
        self._typed = ""
        page = None if plan is None or not with_page else links.only_page(plan)
        return [one for one in (plan, page) if one is not None]

    def _forget(self) -> None:
        self._plan, self._setting_up, self._with_page = None, False, False

    def _on_not_now(self) -> None:
        self._forget()
        self.redraw()
