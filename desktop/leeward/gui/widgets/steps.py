"""A hard screen of several steps: one at a time, each to be skipped or gone back to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.rows import row
from leeward.gui.widgets.screen import Screen
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable

    from leeward.texts import Texts

# Room for the longest answer in every language.
WIDTH = 680


class Steps(Screen):
    """Draws one of `steps` at a time; those that `passes` names are gone past, both ways.

    The steps in `numbered` say which of how many they are.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(WIDTH, gap=8, steady=True)
        self._t = texts.t
        self.steps: list[Callable[[], None]] = []
        self.numbered: list[Callable[[], None]] = []
        self._step = 0

    @property
    def step(self) -> Callable[[], None]:
        """The one that is shown."""
        return self.steps[self._step]

    def passes(self, step: Callable[[], None]) -> bool:  # noqa: ARG002  for those who know more
        """Whether a step is gone past for now."""
        return False

    def draw(self) -> None:
        """Draw the step anew."""
        self.clear()
        if self._step:
            self.lay(row(Button(self._t("Back"), "link", self.back), None, self.help_button()))
        self.step()

    def next(self) -> None:
        """On to the next step."""
        self._move(1)

    def back(self) -> None:
        """Back to the one before."""
        self._move(-1)

    def say(self, title: str, *lead: str) -> None:
        """The step's title, with its number where it has one, and what stands below."""
        shown = [step for step in self.numbered if not self.passes(step)]
        if self.step in shown:
            number, every = shown.index(self.step) + 1, len(shown)
            self.lay(Text(self._t("{n} of {all}", n=number, all=every), "quiet"))
        self.entitle(title, " ".join(lead))
        self.lay(Text(title, "display"), *(Text(words, "lead") for words in lead))
        self.gap(14)

    def help_button(self) -> Button:
        """The way to help, which is on every step."""
        return Button(self._t("I need help"), "link", lambda: self.go.emit("help"))

    def _move(self, way: int) -> None:
        there = self._step + way
        while 0 < there < len(self.steps) - 1 and self.passes(self.steps[there]):
            there += way
        self._step = max(0, min(there, len(self.steps) - 1))
        self.draw()
