"""What a screen reader does with a button that can be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as Base
else:
    # A second Qt class beside the button's own would break it.
    Base = object


class Checkable(Base):
    """Has a screen reader's toggle count as a press: Qt changes the state for it, and tells no `clicked`.

    Comes before the kind of button among the bases; `hear_toggles` is called once that is made.
    """

    _by_us = False

    def hear_toggles(self) -> None:
        """Begin."""
        self.toggled.connect(self._on_toggled)

    def setChecked(self, checked: bool) -> None:  # noqa: FBT001, N802, D102
        self._by_us = True
        super().setChecked(checked)
        self._by_us = False

    def nextCheckState(self) -> None:  # noqa: N802, D102
        self._by_us = True
        super().nextCheckState()
        self._by_us = False

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001  Qt's own signature
        if not self._by_us:
            self.setChecked(not checked)
            self.click()
