"""What is known: a short, honest note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.card import Card
from leeward.gui.widgets.sheet import Sheet
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.session import Session
    from leeward.gui.theme import Theme


class Evidence(Sheet):
    """The same for everyone."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__(session.changed, theme)
        self._t = session.texts.t

    def draw(self) -> None:
        """Lay out what is known, what is not, and where it comes from."""
        t = self._t
        back = Button(t("Back"), "quiet", lambda: self.go.emit("questions"))
        self.head(t("What is known"), t("There is no study that proves the No Contact rule."), back)
        for heading, *lines in (
            (
                t("Contact and looking"),
                t(
                    "People who keep checking an ex online tend to feel worse afterwards. In small studies "
                    "contact went with slower easing. This was not seen for parents."
                ),
                t("(Marshall 2012 and 2026; Sbarra and Emery 2005; O'Hara and others 2020.)"),
            ),
            (
                t("What may help"),
                t(
                    "A short weekly look at yourself, plans for hard moments, and a small wait before "
                    "opening something. A hard moment may stay for a while, and can still pass."
                ),
                t("(Larson and Sbarra 2015; Gollwitzer and Sheeran 2006; Grüning and others 2023.)"),
            ),
            (
                t("Writing"),
                t(
                    "Writing helps some. Free writing hurt people who were searching for a meaning, so the "
                    "questions here are concrete."
                ),
                t("(Lewandowski 2009; Sbarra and others 2013.)"),
            ),
            (
                t("What nobody knows"),
                t(
                    "How long it takes for you, and what another person feels. Most people adapt. Some "
                    "struggle for long, and then a counsellor can help."
                ),
            ),
        ):
            card = Card(heading)
            card.lay(Text(lines[0], "fine"), *(Text(line, "small") for line in lines[1:]))
            self.lay(card)
        self.lay(Text(t("So use what helps you."), "lead"))
