"""Adding a site: tile, typed words or a link, then what that means, then the press that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import links, paths, shield
from leeward.core.errors import LeewardError
from leeward.core.records import Level
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.close_panel import ClosePanel
from leeward.gui.widgets.hint_field import HintField
from leeward.gui.widgets.live import Live
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.set_up_panel import SetUpPanel
from leeward.gui.widgets.text import Text
from leeward.gui.widgets.tiles import Tiles
from leeward.page_words import alike_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QHBoxLayout

    from leeward.core.links import Plan
    from leeward.core.platforms import Platform
    from leeward.gui.session import Session

FIRST_TILES = 9
MORE = "more"


class Adding:
    """What is being added, kept while the page around it is drawn anew; `redraw` asks for that."""

    def __init__(self, session: Session, redraw: Callable[[], None]) -> None:
        self._session = session
        self._t = session.texts.t
        self._redraw = redraw
        self._plan: Plan | None = None
        self._setting_up = False
        self._with_page = False
        self._all_tiles = False
        self._typed = ""
        self._trouble = ""

    def offer(self, link: str) -> None:
        """Fill in a link that was dropped or pasted; nothing is closed before it is confirmed.

        A blank one stands for something that is no link to a site, and that is said.
        """
        self._forget()
        self._typed = ""
        if link:
            self._try(lambda: self._session.plan_link(link))
            return
        self._trouble = self._t("That is no link to a website. Drag or paste an address from the browser.")
        self._redraw()

    def card(self) -> Card:
        """The tiles, what closing the chosen one means, and the field."""
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
        field = HintField(self._typed, t("a site, or a pasted link"), 300)
        field.setAccessibleName(t("A site, or a pasted link"))
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
        self._redraw()

    def _on_tile(self, key: str) -> None:
        if key == MORE:
            self._all_tiles = True
            self._redraw()
        else:
            self._try(lambda: self._session.plan_site(key))

    def _on_typed(self, typed: str) -> None:
        self._typed = typed

    def _on_link(self) -> None:
        typed = self._typed
        self._try(lambda: self._session.plan_link(typed))

    def _on_agreed(self) -> None:
        if self._plan is None:
            return
        if self._session.set_up_needed():
            self._setting_up = True
            self._redraw()
            return
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
        self._redraw()
