"""Help on the command line: without a key, without the internet, without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from leeward import cli
from leeward.core import boundary
from leeward.core.companion import Channel, Subject
from shell import Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with nothing begun."""
    return Shell(tmp_path)


@pytest.fixture
def begun(shell: Shell) -> Shell:
    """A shell with a document, since 10 November."""
    assert shell.run("init", "--start", "2026-11-10") == cli.DONE
    return shell


def test_without_a_country_all_lines_are_shown(shell: Shell) -> None:
    """Nothing has to be chosen first, and no document is made (row 140)."""
    found = shell.json("help-lines")
    assert {line["country"] for line in found["lines"]} >= {"US", "CA", "GB", "IE", "EU", ""}
    assert not shell.world.path.exists()


def test_a_country_comes_first_with_its_day_and_source(shell: Shell) -> None:
    """Each line says who lists it and when that was read."""
    assert shell.run("help-lines", "--country", "ie") == cli.DONE
    assert "talk to a person now" in shell.out
    assert "116 123" in shell.out
    assert "read on" in shell.out
    assert "988" not in shell.out


def test_help_asks_for_no_passphrase(shell: Shell) -> None:
    """With the document sealed by a passphrase the lines still come, and nothing is asked."""
    shell.typed = "herons\n"
    assert shell.run("init", "--protect", "passphrase") == cli.DONE
    shell.typed = ""
    assert shell.run("help-lines") == cli.DONE
    assert "112" in shell.out


def test_a_link_can_stay_out_of_the_shells_history(begun: Shell) -> None:
    """A dash reads the link from the input, so no history names anybody."""
    begun.typed = "https://www.instagram.com/\n"
    assert begun.run("plan", "-") == cli.DONE
    assert "Instagram" in begun.out


def test_questions_are_found_by_their_words(shell: Shell) -> None:
    """The same answers as in the window (row 151)."""
    found = shell.json("questions", "really", "work")
    assert [each["id"] for each in found["questions"]] == ["does-it-work"]
    assert shell.run("questions", "xylophone") == cli.NOT_DONE


def test_no_question_of_the_command_line_looks_towards_contact(shell: Shell) -> None:
    """It can't know of an order against contact, so friendship and telling are left to the window."""
    found = {each["id"] for each in shell.json("questions")["questions"]}
    assert "does-it-work" in found
    assert not found & {"friends", "together-again", "ghosting"}


def test_the_boundary_is_told(begun: Shell) -> None:
    """The closed ways, and what is agreed (rows 1, 62)."""
    found = begun.json("boundary")
    assert found["channels"] == [channel.value for channel in Channel]
    assert found["agreed"] == []
    begun.world.opened().do(boundary.agree, Subject.CHILDREN, Channel.EMAIL, hours="Sundays")
    assert begun.run("boundary") == cli.DONE
    assert "agreed: Children · E-mail · Sundays" in begun.out


@pytest.mark.parametrize(
    ("when", "said"),
    [("19:30", "at 19:30"), ("off", "Nothing reminds you."), ("23:00", "quiet hours")],
)
def test_a_reminder_is_asked_for(begun: Shell, when: str, said: str) -> None:
    """A time, none, or one that would fall into the quiet hours."""
    assert begun.run("remind", when) == cli.DONE
    assert said in begun.out


def test_a_time_that_is_none_is_not_taken(begun: Shell) -> None:
    """It says so, and nothing changes."""
    assert begun.run("remind", "teatime") == cli.NOT_TAKEN


def test_who_stops_reading_gets_no_error() -> None:
    """As with `leeward guide | head -1`: nothing is said about it."""
    desktop = Path(__file__).resolve().parents[1] / "desktop"
    command = [sys.executable, "-m", "leeward", "guide"]
    environment = {**os.environ, "PYTHONPATH": str(desktop)}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
