"""The window of an installed Leeward, on a screen beside the plain system."""

import subprocess

from e2e.desk import desk, wait_for
from package.installed import Installed

SCREENS = "/tmp/.X11-unix"


def test_the_window_opens_on_a_screen(installed: Installed) -> None:
    """A first start as a person, with nothing but what the package brings and depends on."""
    root = installed.root
    with desk(keyring=False) as here:
        target = f"{root.base}/root{SCREENS}"
        enter = ["nsenter", f"--target={root.keeper}", "--mount", "--"]
        root.run("mkdir", "-p", SCREENS, check=True)
        subprocess.run([*enter, "mount", "--bind", SCREENS, target], check=True)
        log = "/home/person/log"
        words = f"DISPLAY={here.environment['DISPLAY']} QT_QPA_PLATFORM=xcb setsid leeward >{log} 2>&1 &"
        root.run("sh", "-c", words, user="person", check=True)
        wait_for(["xdotool", "search", "--onlyvisible", "--name", "Leeward"], here.environment, "\n", 30)
        assert root.path(log).read_text("utf-8") == ""
