"""What would be closed, until when and at what cost: said first, then asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from leeward.core.records import Level
from leeward.core.rules import Family
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.hint_field import HintField
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.text import Text
from leeward.page_words import found_words, left_open, other_page_words, takes_words
from leeward.wording import close_words, managed_words, plan_title

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.texts import Texts


class ClosePanel(Card):
    """Asks about one plan. `agreed` and `declined` tell the answer.

    `end` says until when, in words. With `by_name` a name can be typed, and `named` tells it. With
    `by_page` the person's page alone is offered, and `page_asked` tells that it is wanted, with the page as
    corrected on an unknown site. Where a
    person's own host has a page beside it, `both_asked` tells that both are. `alike` says what the name
    could be taken for, `cost` what else stops.
    """

    agreed = Signal()
    declined = Signal()
    named = Signal(str)
    page_asked = Signal(str)
    both_asked = Signal()

    def __init__(
        self,
        texts: Texts,
        plan: Plan,
        end: str,
        *,
        no_timer: bool = False,
        by_name: bool = False,
        by_page: bool = False,
        alike: str = "",
        cost: str = "",
    ) -> None:
        super().__init__(surface="soft", padding=16)
        t = texts.t
        self.lay(Text(plan_title(texts, plan), "heading"), Text(self._reach(texts, plan, end), "fine"))
        second = other_page_words(texts, plan)
        if second:
            self.lay(Text(second, "fine"))
        if plan.level is Level.PAGE:
            self._tell_of_rules(texts)
        if alike:
            self.lay(Text(alike, "warning"))
        if cost:
            self.lay(Text(cost, "fine"))
        if no_timer:
            self.lay(
                Text(
                    t("This computer has no timer Leeward can use. The end comes when Leeward runs."),
                    "warning",
                )
            )
        self._lay_answers(texts, plan, both=bool(second))
        if by_page:
            self.lay(
                Text(t("Or only their page, in the browsers that allow it."), "fine"),
                row(*self._page_field(texts, plan)),
            )
        if by_name:
            self._lay_name(texts, plan)

    def _lay_answers(self, texts: Texts, plan: Plan, *, both: bool) -> None:
        self.gap(4)
        self.lay(
            row(
                Button(close_words(texts, plan), "primary", self.agreed.emit),
                Button(texts.t("Not now"), "quiet", self.declined.emit),
            )
        )
        if both:
            self.lay(
                Text(managed_words(texts), "fine"),
                row(Button(texts.t("Close that page, too"), "quiet", self.both_asked.emit)),
            )

    def _lay_name(self, texts: Texts, plan: Plan) -> None:
        t = texts.t
        self._name = HintField("", t("their name on {site}", site=plan.title), 260)
        self._name.setAccessibleName(t("Their name on {site}", site=plan.title))
        self._name.returnPressed.connect(self._on_name)
        self.gap(4)
        self.lay(
            Text(t("Or only theirs. The rest of {site} stays open.", site=plan.title), "fine"),
            row(self._name, Button(t("Only theirs"), "quiet", self._on_name)),
        )

    def _page_field(self, texts: Texts, plan: Plan) -> list[QWidget]:
        """The button for the page; on an unknown site the page is a guess, to be corrected before it."""
        if plan.platform:
            return [Button(texts.t("Only their page"), "quiet", lambda: self.page_asked.emit(""))]
        field = QLineEdit(plan.rules[0])
        field.setAccessibleName(texts.t("Their page"))
        field.setMaximumWidth(480)
        field.setMinimumWidth(240)
        field.returnPressed.connect(lambda: self.page_asked.emit(field.text()))
        button = Button(texts.t("Only their page"), "quiet", lambda: self.page_asked.emit(field.text()))
        return [field, button]

    def _tell_of_rules(self, texts: Texts) -> None:
        """What the browsers will say, when they obey, and on request what stays open."""
        self.lay(Text(managed_words(texts), "fine"))
        self.lay(Text(" ".join(takes_words(texts, family) for family in Family), "fine"))
        open_still = Text("\n".join(left_open(texts)), "small")
        more = Button(
            texts.t("What stays open"), "link", lambda: open_still.setVisible(open_still.isHidden())
        )
        self.lay(row(more), open_still)
        open_still.hide()

    def _reach(self, texts: Texts, plan: Plan, end: str) -> str:
        t = texts.t
        if not end:
            whole = plan.level is Level.SITE
            reach = (
                t("All of it, for everyone on this computer, until you open it.")
                if whole
                else t("Only theirs, for everyone on this computer, until you open it.")
            )
        elif plan.level is Level.SITE:
            reach = t("All of it, for everyone on this computer, until {end}.", end=end)
        else:
            reach = t("Only theirs, for everyone on this computer, until {end}.", end=end)
        return f"{reach} {found_words(texts, plan)}"

    def _on_name(self) -> None:
        if self._name.text().strip():
            self.named.emit(self._name.text())
