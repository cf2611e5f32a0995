"""Each real tray host, by its own protocol: comes late, is clicked, its menu is used, and it starts anew.

trayer and tint2 embed a window of ours (XEmbed), xfce4-panel asks over the bus (StatusNotifierItem, and
com.canonical.dbusmenu for the menu), or embeds where we are on none. All of them lie in the top left corner
of the screen.
"""

from __future__ import annotations

import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from jeepney import DBusAddress, MessageType, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection

from e2e.desk import Desk, desk
from e2e.running import Leeward, leeward, until
from leeward.core.state import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

STRIP = "96x40+0+0"
TINT2 = """
panel_items = S
panel_position = top left horizontal
panel_size = 200 36
panel_layer = top
rounded = 0
background_color = #404040 100
systray_padding = 2 2 2
systray_icon_size = 24
systray_background_id = 1
panel_background_id = 1
"""
XFCE = """<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="10"/>
      <property name="size" type="uint" value="36"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray"/>
  </property>
</channel>
"""
# Each host, and whether Leeward is on its bus.
HOSTS = (("trayer", True), ("tint2", True), ("xfce4-panel", True), ("xfce4-panel", False))
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
WATCHER = DBusAddress(
    "/StatusNotifierWatcher", "org.kde.StatusNotifierWatcher", "org.kde.StatusNotifierWatcher"
)


@pytest.fixture
def here() -> Iterator[Desk]:
    """A desk without a tray, where each host finds its settings."""
    with desk(keyring=False) as desk_:
        config = desk_.home / ".config"
        (config / "tint2").mkdir(parents=True)
        (config / "tint2/tint2rc").write_text(TINT2)
        xfce = config / "xfce4/xfconf/xfce-perchannel-xml"
        xfce.mkdir(parents=True)
        (xfce / "xfce4-panel.xml").write_text(XFCE)
        yield desk_


@contextmanager
def host(here: Desk, name: str) -> Iterator[None]:
    """A tray host, from its start to its end."""
    command = {
        "trayer": ["trayer", "--edge", "top", "--align", "left", "--widthtype", "request", "--height", "32"],
        "tint2": ["tint2"],
        "xfce4-panel": ["xfce4-panel", "--disable-wm-check"],
    }[name]
    nowhere = subprocess.DEVNULL
    running = subprocess.Popen(command, env=here.environment, stdout=nowhere, stderr=nowhere)
    try:
        yield
    finally:
        running.terminate()
        running.wait(10)


def icon(running: Leeward) -> tuple[int, int] | None:
    """The middle of our icon on the screen, or None where it is on no tray."""
    image = running.picture(STRIP)
    lit = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if (c := image.pixelColor(x, y)).green() - c.red() > 50 and c.green() > 80
    ]
    if len(lit) < 100:
        return None
    return sum(x for x, _ in lit) // len(lit), sum(y for _, y in lit) // len(lit)


def click(running: Leeward, button: int) -> None:
    """Press a mouse button in the middle of our icon, where that is."""
    where = icon(running)
    if where is not None:
        running.here.run("xdotool", "mousemove", *map(str, where), "click", str(button))


def opens(running: Leeward) -> bool:
    """Whether a click on the icon opens the window; a host that is still arranging itself takes none."""
    click(running, 1)
    return bool(running.windows())


def closes(running: Leeward) -> bool:
    """Whether closing hid the window; a click that its host held back may open it once more."""
    if running.windows():
        running.close_window()
    return not running.windows()


@pytest.mark.parametrize(("name", "on_bus"), HOSTS)
def test_a_host_comes_late_is_clicked_and_starts_anew(here: Desk, name: str, *, on_bus: bool) -> None:
    """Without a tray the window waits in the taskbar; then the icon comes, opens, offers, and comes again."""
    with leeward(here, 12, "--hidden", on_bus=on_bus) as running:
        until(running.minimized, "without a tray nothing could be found again")
        with host(here, name):
            until(lambda: icon(running), "no icon in the late tray")
            until(lambda: opens(running), "a click opened nothing")
            until(lambda: closes(running), "closing did not hide")
            before = running.picture("220x220+0+44")
            click(running, 3)
            until(lambda: running.picture("220x220+0+44") != before, "no menu opened")
            running.key("Escape")
        until(lambda: icon(running) is None, "the host stayed")
        with host(here, name):
            until(lambda: icon(running), "no icon once the host was there again")
            until(lambda: opens(running), "a click opened nothing once the host was there again")


class Item:
    """Our icon as a host on the bus sees it."""

    def __init__(self, here: Desk) -> None:
        self._bus = open_dbus_connection(here.environment["DBUS_SESSION_BUS_ADDRESS"])
        until(self._registered, "the icon is not on the bus", 30)
        name, _, path = self._registered()[0].partition("/")
        self._item = DBusAddress(f"/{path}", name, ITEM)
        self._menu = DBusAddress(self._get("Menu"), name, MENU)

    def close(self) -> None:
        """Leave the bus."""
        self._bus.close()

    def call(self, method: str, signature: str = "", *body: object) -> tuple[Any, ...]:
        """What a method of the item answers."""
        return self._answer(new_method_call(self._item, method, signature, body))

    def tooltip(self) -> str:
        """Its tooltip."""
        return self._get("ToolTip")[2]

    def sizes(self) -> set[int]:
        """How wide its pictures are."""
        return {width for width, _, _ in self._get("IconPixmap")}

    def menu(self) -> dict[str, int]:
        """The ids of the menu's entries by their words."""
        ask = new_method_call(self._menu, "GetLayout", "iias", (0, -1, []))
        _, (_, _, entries) = self._answer(ask)
        found = [(entry[1][1].get("label", ("s", ""))[1], entry[1][0]) for entry in entries]
        return {label.replace("_", ""): number for label, number in found if label}

    def choose(self, words: str) -> None:
        """Click an entry, as a host tells it."""
        event = new_method_call(self._menu, "Event", "isvu", (self.menu()[words], "clicked", ("s", ""), 0))
        self._answer(event)

    def _registered(self) -> list[str]:
        found = self._bus.send_and_get_reply(Properties(WATCHER).get("RegisteredStatusNotifierItems"))
        is_answer = found.header.message_type is MessageType.method_return
        return found.body[0][1] if is_answer else []

    def _get(self, name: str) -> Any:
        return self._answer(Properties(self._item).get(name))[0][1]

    def _answer(self, message: Any) -> tuple[Any, ...]:
        found = self._bus.send_and_get_reply(message, timeout=10)
        assert found.header.message_type is MessageType.method_return, found
        return found.body


@contextmanager
def on_the_bus(here: Desk) -> Iterator[Item]:
    """Our icon, by the bus."""
    item = Item(here)
    try:
        yield item
    finally:
        item.close()


def test_the_bus_has_the_icon_the_line_and_the_menu(here: Desk) -> None:
    """Pictures of every size, the day as the tooltip, and a menu whose entries do what they say."""
    with host(here, "xfce4-panel"), leeward(here, 12) as running, on_the_bus(here) as item:
        assert item.sizes() >= {16, 22, 24, 32, 48, 64}
        assert item.tooltip() == "Day 12 · 11 quiet days"
        assert list(item.menu())[:2] == ["Day 12 · 11 quiet days", "Hard moment"]
        item.choose("Hide for an hour")
        until(lambda: not running.windows(), "it did not hide")
        item.choose("Hard moment")
        until(running.windows, "the hard moment did not open")
        item.choose("Close everything")
        assert running.told().startswith("closed ")
        until(lambda: "All closed" in item.menu(), "the menu did not follow")
        item.choose("Quit")
        assert running.running.wait(15) == 0


def test_discreet_the_bus_learns_nothing(here: Desk) -> None:
    """The tooltip is the name, the menu has three entries, and Activate opens."""
    settings = Settings(discreet=True)
    with (
        host(here, "xfce4-panel"),
        leeward(here, 13, "--hidden", settings=settings) as running,
        on_the_bus(here) as item,
    ):
        assert item.tooltip() == "Leeward"
        assert list(item.menu()) == ["Open", "Help", "Pause", "Quit"]
        item.call("Activate", "ii", 0, 0)
        until(running.windows, "Activate opened nothing")
        item.choose("Pause")
        until(lambda: not running.windows(), "it did not pause")
