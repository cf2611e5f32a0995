"""Hands what is asked to the window that runs already, without loading what another would need."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

from leeward.store.paths import Folders
from leeward.system.instance import Instance, runtime_folder

if TYPE_CHECKING:
    from leeward.start import WindowAsked

# A window that is just opening hears no word before it has settled in.
PATIENCE = 5.0
PAUSE = 0.05


def hand_over(asked: WindowAsked) -> bool:
    """Whether a running window took it; one that is just opening is waited for."""
    if asked.hidden:
        return False
    instance = Instance(runtime_folder(dict(os.environ)), Folders.of(asked.data_dir).data)
    if instance.hand_over(asked.word):
        return True
    if instance.claim():
        instance.close()
        return False
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if instance.hand_over(asked.word):
            return True
        time.sleep(PAUSE)
    return False
