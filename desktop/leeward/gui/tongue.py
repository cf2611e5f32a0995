"""What Qt itself says, and how it lays things out: in the language of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from leeward.texts import Texts

ENGLISH = QLocale.Language.English


class Tongue(QObject):
    """The application's locale, the direction of writing and Qt's own words follow the texts.

    Qt's own words wait for `translate`, since nothing needs them before the first paint.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._spoken = ""
        self._words: QTranslator | None = None
        self._speak()

    def follow(self) -> bool:
        """Be in the language of the texts; whether that is another than before."""
        if self._texts.language == self._spoken:
            return False
        self._speak()
        self.translate()
        return True

    def _speak(self) -> None:
        self._spoken = self._texts.language
        locale = locale_for(self._spoken, QLocale.system())
        QLocale.setDefault(locale)
        QApplication.setLayoutDirection(locale.textDirection())

    def translate(self) -> None:
        """Have Qt's own words be in the same language: those of menus and file dialogs."""
        if self._words is not None:
            QApplication.removeTranslator(self._words)
            self._words = None
        words, folder = QTranslator(self), QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        # They are English unless told otherwise.
        if QLocale().language() not in {ENGLISH, QLocale.Language.C} and words.load(
            QLocale(), "qtbase", "_", folder
        ):
            QApplication.installTranslator(words)
            self._words = words


def locale_for(language: str, system: QLocale) -> QLocale:
    """The computer's own locale where it is of that language, else the language as it is written there."""
    spoken = QLocale(language).language()
    if system.language() == spoken or (system.language() == QLocale.Language.C and spoken == ENGLISH):
        return system
    return QLocale(spoken, system.territory())
