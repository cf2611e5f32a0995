"""The colour tokens: light and dark, each as it is and with more contrast."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QColor


class Tokens(NamedTuple):
    """Every colour Leeward draws with, as #RRGGBB."""

    ground: str
    rail: str
    surface: str
    ink: str
    muted: str
    line: str
    outline: str
    accent: str
    accent_soft: str
    lamp: str
    lamp_soft: str
    alert: str
    on_accent: str


LIGHT = Tokens(
    ground="#F5F3EE",
    rail="#ECE8DF",
    surface="#FFFFFF",
    ink="#22303A",
    muted="#56636C",
    line="#DDD8CC",
    outline="#857F6F",
    accent="#1E6F72",
    accent_soft="#D8EAE6",
    lamp="#875812",
    lamp_soft="#F7E9CC",
    alert="#A8483A",
    on_accent="#FFFFFF",
)
DARK = Tokens(
    ground="#12191E",
    rail="#0E1418",
    surface="#1A2329",
    ink="#E6ECEE",
    muted="#97A6AF",
    line="#2A363E",
    outline="#667784",
    accent="#63C2B6",
    accent_soft="#1D3B3C",
    lamp="#E9B565",
    lamp_soft="#3A2F1B",
    alert="#E08A7B",
    on_accent="#12191E",
)
LIGHT_HIGH = Tokens(
    ground="#FFFFFF",
    rail="#FFFFFF",
    surface="#FFFFFF",
    ink="#000000",
    muted="#2B343A",
    line="#B4B4B4",
    outline="#3A3A3A",
    accent="#0A4F52",
    accent_soft="#E4F2EF",
    lamp="#583804",
    lamp_soft="#FFF3DB",
    alert="#861C10",
    on_accent="#FFFFFF",
)
DARK_HIGH = Tokens(
    ground="#000000",
    rail="#000000",
    surface="#000000",
    ink="#FFFFFF",
    muted="#D5DDE1",
    line="#4D585E",
    outline="#BAC5CB",
    accent="#8DE9DD",
    accent_soft="#0E2E2E",
    lamp="#FFD38C",
    lamp_soft="#2C2310",
    alert="#FFB5A8",
    on_accent="#000000",
)


def mix(one: str, other: str, share: float) -> str:
    """A colour between two: `share` 0 is `one`, 1 is `other`."""
    a, b = QColor(one), QColor(other)
    parts = (
        round(x + (y - x) * share)
        for x, y in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(*parts).name()
