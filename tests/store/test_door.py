"""The lock's passphrase: the right one opens, any other does not, and neither is kept."""

import os
from pathlib import Path

import msgspec
import pytest

from computer import CHEAP, STATE, WORDS, Computer
from leeward.core.access import Protection
from leeward.core.state import Profile
from leeward.store import door
from leeward.store.errors import WrongPassphraseError


def test_only_its_own_passphrase_opens() -> None:
    """The same words open, others do not; two doors of one passphrase do not look alike."""
    made = door.make(WORDS, os.urandom, CHEAP)
    assert door.opens(made, WORDS)
    assert not door.opens(made, WORDS + " ")
    assert not door.opens(made, "")
    assert door.make(WORDS, os.urandom, CHEAP) != made
    assert WORDS.encode() not in msgspec.json.encode(made)
    with pytest.raises(WrongPassphraseError):
        door.make("", os.urandom, CHEAP)


def test_a_door_is_kept_with_the_answers(tmp_path: Path) -> None:
    """It lies sealed in the document and opens after a restart."""
    here = Computer(tmp_path)
    made = door.make(WORDS, os.urandom, CHEAP)
    here.made(Protection.KEYRING, msgspec.structs.replace(STATE, profile=Profile(door=made)))
    found = here.reopened(Protection.KEYRING).profile.door
    assert found is not None
    assert door.opens(found, WORDS)
