"""Lines that somebody else wrote and that say what ours would."""

from datetime import timedelta
from pathlib import Path

import pytest

from guard.computer import LATER, NAME, PLAIN, Computer
from leeward_guard import ledger

THEIRS = PLAIN + f"0.0.0.0 {NAME}\n".encode()


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    """One with nothing closed."""
    return Computer(tmp_path)


def test_what_somebody_wrote_while_it_was_open_for_a_while_is_theirs(computer: Computer) -> None:
    """A line like ours, written by hand after ours went, stands through closing again and opening."""
    computer.do("close", {NAME: LATER})
    computer.do("open", [NAME], until=ledger.write_stamp(computer.now + timedelta(minutes=30)))
    computer.hosts.write_bytes(THEIRS)
    for minutes in (1, 60):
        computer.now += timedelta(minutes=minutes)
        computer.do("apply")
        assert computer.data.endswith(THEIRS)
    computer.do("lift")
    assert computer.data == THEIRS


def test_a_line_beside_ours_is_not_ours_though_the_ledger_is_lost(computer: Computer) -> None:
    """It stood before; who took out ours alone finds it there still."""
    computer.hosts.write_bytes(THEIRS)
    computer.do("close", {NAME: LATER})
    Path(computer.places.ledger).unlink()
    computer.do("apply")
    computer.hosts.write_bytes(THEIRS)
    computer.do("apply")
    assert computer.data.endswith(THEIRS)
    computer.do("lift")
    assert computer.data == THEIRS
