from collections.abc import Sequence

import pytest

from leeward_guard import network
from leeward_guard.protocol import APPLIED, FAILED, Answer

ROOTS = "/bin/sh"


class Runs:
    """Stands for running programs: `fails` are the words of commands that go wrong."""

    def __init__(self, *fails: str) -> None:
        self.fails = fails
        self.commands: list[str] = []

    def __call__(self, command: Sequence[str]) -> bool:
        """Note the command; whether it goes well."""
        self.commands.append(" ".join(command))
        return not any(word in command for word in self.fails)


def test_the_address_comes_and_goes() -> None:
    """A left-over one is taken off first; after a second nothing of it stands."""
    runs = Runs()
    waits: list[float] = []
    assert network.flap(runs, waits.append, ["/no/such/ip", ROOTS]) == Answer(APPLIED)
    assert waits == [1.0]
    words = [command.removeprefix(f"{ROOTS} addr ") for command in runs.commands]
    address = "127.9.9.9/32 dev lo"
    assert words == [f"del {address}", f"add {address}", f"del {address}"]


def test_where_it_cannot_be_done_it_says_so() -> None:
    """Without the program, without one that is root's alone, and where the address is not taken."""
    assert network.flap(Runs(), _no_wait, ["/no/such/ip"]) == Answer(FAILED, "no-ip-program")
    assert network.flap(Runs(), _no_wait, ["/tmp/ip"]) == Answer(FAILED, "no-ip-program")
    assert network.flap(Runs("add"), _no_wait, [ROOTS]) == Answer(FAILED, "address-not-added")


def test_the_address_goes_even_when_waiting_is_cut_short() -> None:
    """Nothing is left behind."""
    runs = Runs()

    def cut(_seconds: float) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        network.flap(runs, cut, [ROOTS])
    assert "del" in runs.commands[-1]


def _no_wait(_seconds: float) -> None:
    """Not at all."""
