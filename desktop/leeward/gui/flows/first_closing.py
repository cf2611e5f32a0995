"""The welcome's way to the first closed site, and to the phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.core import cards, paths, shield
from leeward.core.records import Mark
from leeward.core.state import latest
from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.first_site import FirstSite
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.set_up_panel import SetUpPanel
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.core.links import Plan
    from leeward.gui.session import Session
    from leeward.gui.widgets.steps import Steps

PHONE_CARD = "apps-on-my-phone"


class FirstClosing:
    """Three steps on `screen`: what pulls, how closing it went, and the phone."""

    def __init__(self, session: Session, screen: Steps) -> None:
        self._session = session
        self._screen = screen
        self._t = session.texts.t
        self._record = ""
        self._plan: Plan | None = None

    @property
    def closes(self) -> bool:
        """Whether something was asked to be closed."""
        return bool(self._record)

    def step_back(self) -> bool:
        """Back from setting up to what pulls; whether that was the way back."""
        if self._plan is None:
            return False
        self._plan = None
        self._screen.draw()
        return True

    def pulls(self) -> None:
        """What pulls most, or what setting up will do."""
        t, session, screen = self._t, self._session, self._screen
        if self._plan is not None:
            panel = SetUpPanel(session.texts, session.set_up_plan())
            panel.agreed.connect(self._on_set_up)
            panel.declined.connect(screen.back)
            screen.lay(panel)
            return
        screen.say(
            t("What pulls you most?"),
            self._reach(),
        )
        site = FirstSite(
            session.texts, session.catalogue, session.plan_site, session.plan_link, session.explain
        )
        site.agreed.connect(self._on_agreed)
        site.declined.connect(screen.next)
        screen.lay(site)
        screen.gap(10)
        screen.lay(
            Text(t("Your browser will say it can't connect. That's us, not your internet."), "small"),
            Text(self._who_could_see(), "small"),
        )
        if paths.warns_of_notice(session.state):
            screen.lay(
                Text(t("If they could notice, talk to an advocate first. Closing can wait."), "warning")
            )
        if session.actual.guard and not session.actual.timer:
            words = t("This computer has no timer Leeward can use. The end comes when Leeward runs.")
            screen.lay(Text(words, "warning"))

    def closed(self) -> None:
        """How closing went, with the way to undo it."""
        t, session, screen = self._t, self._session, self._screen
        target = latest(session.state.targets, self._record)
        if target is None:
            screen.say(t("It is open."), t("Nothing is closed. That's fine, too."))
        elif target.record in session.busy:
            screen.say(t("One moment…"), t("Your computer may ask for your password."))
            return
        elif session.is_closed(target):
            screen.say(
                t("Closed."), t("Your browser will say it can't connect. That's us, not your internet.")
            )
            words = t("A browser that is open now may still show it. Quit it and open it again.")
            screen.lay(Text(words, "lead"))
            screen.gap(14)
        else:
            screen.say(t("Not closed yet."), t("It stays on your list, so you can try again any time."))
        buttons = [Button(t("Next"), "primary", screen.next, large=True)]
        if target is not None:
            buttons.append(Button(t("Undo"), "quiet", session.undo_close, large=True))
        screen.lay(row(*buttons))

    def phone(self) -> None:
        """Two minutes for the phone."""
        t, screen = self._t, self._screen
        content = next((c for c in self._session.content.cards if c.id == PHONE_CARD), None)
        closed = latest(self._session.state.targets, self._record) is not None
        title = t("Your phone is still open.") if closed else t("And your phone?")
        screen.say(title, t("Two minutes make it a little farther away."))
        if content is not None:
            card = Card()
            card.lay(*(Text(step, "fine") for step in content.steps))
            screen.lay(card)
            screen.gap(10)
        screen.lay(
            row(
                Button(t("Done"), "primary", self._on_phone, large=True),
                Button(t("Later"), "quiet", screen.next, large=True),
            )
        )

    def _who_could_see(self) -> str:
        if paths.only_whole_sites(self._session.state):
            return self._t(
                "Only whole sites close here. Others on this computer could find a name in a system file."
            )
        return self._t("Others who use this computer could find the site's name in a system file.")

    def _reach(self) -> str:
        session, t = self._session, self._t
        end = session.would_end(session.plan_site(session.catalogue.platforms[0].id))
        if end is None:
            return t("It closes here, for everyone on this computer, until you open it.")
        until = session.texts.until(end, session.now().today)
        return t("It closes here, for everyone on this computer, until {end}.", end=until)

    def _on_agreed(self, plan: Plan) -> None:
        if self._session.set_up_needed():
            self._plan = plan
            self._screen.draw()
            return
        self._record = self._session.close(plan)
        self._screen.next()

    def _on_set_up(self) -> None:
        plan, self._plan = self._plan, None
        if plan is None:
            return
        self._session.do(shield.want, plan)
        target = shield.target_of(self._session.state, plan)
        self._record = "" if target is None else target.record
        self._session.set_up()
        self._screen.next()

    def _on_phone(self) -> None:
        self._session.do(cards.mark, PHONE_CARD, Mark.DONE)
        self._screen.next()
