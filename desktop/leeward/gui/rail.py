"""The rail: the places, the way out of a hard moment, and the way out of sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from leeward.gui.widgets.buttons import Button
from leeward.gui.widgets.keys import with_keys
from leeward.gui.widgets.text import Text

if TYPE_CHECKING:
    from leeward.gui.theme import Theme
    from leeward.texts import Texts

WIDE = 208
FOLDED = 92
FOLDS_BELOW = 900
# The margins of the rail and of a place, and the icon with the gap after it.
BESIDE_NAME = 80
# The margins of the rail and a little room, where it is folded.
BESIDE_FOLDED = 36
ICON = 20
GAP_AFTER_ICON = 6
ICONS = {
    "today": "today",
    "list": "list",
    "closed": "lock",
    "journal": "journal",
    "help": "help",
    "settings": "settings",
}
LAST = "settings"
# What is reached from a place, and belongs to it.
BELOW = {"looking-back": "journal", "one-page": "journal"}


class Rail(QFrame):
    """`go` tells the place or flow asked for, `hide_asked` that everything should leave the screen.

    Folded it shows icons; only Help and the hard moment keep their words.
    """

    go = Signal(str)
    hide_asked = Signal()

    def __init__(self, texts: Texts, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self._theme = theme
        self._texts = texts
        t = texts.t
        self._names = {
            "today": t("Today"),
            "list": t("My list"),
            "closed": t("Closed sites"),
            "journal": t("Journal"),
            "help": t("Help"),
            "settings": t("Settings"),
        }
        self._logo = QLabel()
        self._name = Text(t("Leeward"), "heading", wraps=False)
        self._places = {key: self._place(key, words) for key, words in self._names.items()}
        self._hard = Button(t("Hard moment"), "hard", lambda: self.go.emit("hard"))
        self._hard.setToolTip(with_keys(texts, t("Hard moment"), "hard"))
        self._hide = Button(t("Hide · Esc Esc"), "hide", self.hide_asked.emit)
        self._hide_words = (t("Hide · Esc Esc"), t("Hide"))
        self._hard_words = (t("Hard moment"), t("Hard\nmoment"))
        self._hide.setToolTip(t("Takes the window off the screen at once. With a passphrase it locks, too."))
        for wide in (self._hard, self._hide):
            wide.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._lay()
        self.fold(folded=False)
        theme.changed.connect(self._draw)

    def mark(self, place: str) -> None:
        """Show which place is open; another name marks none."""
        for key, button in self._places.items():
            button.setChecked(key == BELOW.get(place, place))

    def fold(self, *, folded: bool) -> None:
        """Show icons only, or words beside them."""
        before = self.property("folded")
        if before is folded:
            return
        self.setProperty("folded", folded)
        self._fit()
        self._name.setVisible(not folded)
        self._head.setStretch(0, 1 if folded else 0)
        self._head.setStretch(2, 0 if folded else 1)
        for key, button in self._places.items():
            words = self._names[key]
            button.setText(words if not folded or key == "help" else "")
            button.setToolTip(with_keys(self._texts, words, key))
        self._hard.setText(self._hard_words[folded])
        self._hide.setText(self._hide_words[folded])
        self._head.setContentsMargins(0 if folded else 12, 0, 0, 12)
        self._logo.setAlignment(Qt.AlignmentFlag.AlignCenter if folded else Qt.AlignmentFlag.AlignVCenter)
        self._draw()
        if before is None:
            # Nothing was drawn yet, and asking for the style would take longer than all else here.
            return
        for part in (self, *self._places.values(), self._hard, self._hide):
            self.style().unpolish(part)
            self.style().polish(part)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802, D102
        # The letters have their size once it is shown.
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedWidth(self._folded() if self.property("folded") else self._wide())

    @property
    def folds_below(self) -> int:
        """Narrower windows leave too little beside the names."""
        return FOLDS_BELOW * self._wide() // WIDE

    def _wide(self) -> int:
        """Room for the longest name as it is when chosen, in bold; in some languages that is long."""
        longest = max(self._bold(self._places["help"], name) for name in self._names.values())
        return max(WIDE, longest + BESIDE_NAME)

    def _folded(self) -> int:
        """Room for the words that stay: Help beside its icon, the lines of the hard moment, and Hide."""
        beside = self._icon + BESIDE_FOLDED
        place = self._bold(self._places["help"], self._names["help"]) + beside
        lines = [self._bold(self._hard, line) for line in self._hard_words[True].split("\n")]
        lines.append(self._bold(self._hide, self._hide_words[True]))
        return max(FOLDED, place, max(lines) + BESIDE_FOLDED)

    @property
    def _icon(self) -> int:
        """As large as the letters beside it."""
        return round(ICON * self._theme.text)

    @staticmethod
    def _bold(button: Button, words: str) -> int:
        button.ensurePolished()
        bold = QFont(button.font())
        bold.setBold(True)
        return QFontMetrics(bold).horizontalAdvance(words)

    def _place(self, key: str, words: str) -> Button:
        button = Button(words, "place", lambda: self.go.emit(key))
        button.setCheckable(True)
        button.setAutoExclusive(False)
        button.clicked.connect(lambda: button.setChecked(True))
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        return button

    def _lay(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(12, 20, 12, 12)
        lines.setSpacing(2)
        self._head = QHBoxLayout()
        self._head.setSpacing(10)
        self._head.addWidget(self._logo)
        self._head.addWidget(self._name)
        self._head.addStretch(0)
        lines.addLayout(self._head)
        for key, button in self._places.items():
            if key == LAST:
                lines.addStretch(1)
            lines.addWidget(button)
        lines.addSpacing(12)
        lines.addWidget(self._hard)
        lines.addSpacing(4)
        lines.addWidget(self._hide)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        after, size = 0 if self.property("folded") else GAP_AFTER_ICON, self._icon
        self._logo.setPixmap(self._theme.pixmap("logo", "accent", 24, ratio))
        for key, button in self._places.items():
            button.setIconSize(QSize(size + after, size))
            button.setIcon(self._theme.icon(ICONS[key], "muted", size, on="ink", after=after))
