"""A first evening and a hard moment, by the accessibility bus alone; run in a throw-away root as a person.

    by_ear.py FOLDER

Leeward runs as it starts, with the installed guard. Its clock is the computer's and the minutes in
FOLDER/minutes on top. The last line it prints is all that was said by itself, as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from e2e.desk import desk
from e2e.screen_reader import ScreenReader

LEEWARD = """
import sys, datetime as dt
from pathlib import Path
import msgspec
from leeward import assembly
from leeward.gui import process
from leeward.start import window_asked
from leeward.system.local_time import local_moment

minutes = Path(sys.argv.pop())

def later():
    now = local_moment()
    return msgspec.structs.replace(now, at=now.at + dt.timedelta(minutes=int(minutes.read_text())))

assembly.local_moment = later
sys.exit(process.run("leeward", window_asked(sys.argv[1:])))
"""


def welcome(reader: ScreenReader) -> None:
    """Answer, close a site, and say why."""
    reader.press("No")
    reader.wait_to_hear("Which of these is closest?")
    reader.press("It ended and I need distance")
    reader.wait_to_hear("Since when?")
    reader.press("Next")
    reader.wait_to_hear("What pulls you most?")
    reader.press("Instagram")
    reader.press("Close Instagram")
    reader.wait_to_hear("Instagram is closed.")
    reader.wait_to_hear("Closed.")
    reader.press("Next")
    reader.wait_to_hear("Your phone is still open.")
    reader.press("Later")
    reader.type("Why? One line for a bad hour.", "I want my evenings back.")
    reader.press("Enough for tonight")
    reader.find("The ring: day 1 of 30.")


def hard_moment(reader: ScreenReader, minutes: Path) -> None:
    """Ten minutes, heard."""
    reader.press("Hard moment")
    reader.find("A wave, one way it can go: it rises, then it eases. The lamp is at its beginning.")
    minutes.write_text("4", "ascii")
    reader.find("A wave, one way it can go: it rises, then it eases. The lamp is near its top.")
    minutes.write_text("11", "ascii")
    reader.wait_to_hear("You waited. That counts.")
    reader.press("Less")
    reader.press("Enough for now")
    reader.find("The ring: day 1 of 30.")


def main(folder: Path) -> None:
    """Walk through it."""
    minutes = folder / "minutes"
    minutes.write_text("0", "ascii")
    with desk(keyring=False) as here:
        environment = here.environment | {
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            "PYTHONPATH": ":".join(path for path in sys.path if path),
        }
        data = folder / "data"
        command = [sys.executable, "-c", LEEWARD, "--data-dir", str(data), str(minutes)]
        with subprocess.Popen(command, env=environment) as leeward:
            try:
                reader = ScreenReader(environment["DBUS_SESSION_BUS_ADDRESS"])
                welcome(reader)
                hard_moment(reader, minutes)
                sys.stdout.write(f"\n{json.dumps(reader.heard)}\n")
                reader.close()
            finally:
                leeward.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
