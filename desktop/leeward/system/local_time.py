"""The present as the person lives it: the computer's clock in the computer's zone."""

from __future__ import annotations

import datetime as dt
import os
import time
import zoneinfo
from pathlib import Path

from leeward.core.moment import Moment

LOCALTIME = Path("/etc/localtime")
_FOLDER = "/zoneinfo/"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def local_zone(tz: str | None, localtime: Path = LOCALTIME) -> dt.tzinfo:
    """The zone named by the TZ variable, else the one `localtime` holds, else the fixed offset of now."""
    if tz:
        try:
            return zoneinfo.ZoneInfo(tz.removeprefix(":"))
        except (ValueError, zoneinfo.ZoneInfoNotFoundError):
            pass
    try:
        with localtime.open("rb") as file:
            key = os.path.realpath(localtime).partition(_FOLDER)[2] or None
            return zoneinfo.ZoneInfo.from_file(file, key=key)
    except (OSError, ValueError):
        return dt.datetime.now().astimezone().tzinfo or dt.UTC


def local_moment() -> Moment:
    """This instant, with a seed of 128 random bits."""
    zone = local_zone(os.environ.get("TZ"))
    boot, uptime = boot_clock()
    return Moment(at=dt.datetime.now(zone), seed=os.urandom(16).hex(), boot=boot, uptime=uptime)


def boot_clock(boot_id: Path = _BOOT_ID) -> tuple[str, dt.timedelta]:
    """The id of this start of the computer and the time since, sleep included; nothing where it has none."""
    try:
        seconds = time.clock_gettime(time.CLOCK_BOOTTIME)
        return boot_id.read_text(encoding="ascii").strip(), dt.timedelta(seconds=seconds)
    except (AttributeError, OSError):
        return "", dt.timedelta()
