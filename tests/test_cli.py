"""The command line, driven as a person would: words in, words and exit codes out."""

from __future__ import annotations

import datetime as dt
import gettext
import io
from importlib import import_module
from pathlib import Path

import pytest

from builders import local
from leeward import arguments, cli, start
from leeward.core.shield import Outcome, Result
from leeward.store.errors import KeyringProblem
from leeward.texts import Texts
from shell import Shell

LINK = "https://www.instagram.com/Example.Person/?igsh=x"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with nothing begun."""
    return Shell(tmp_path)


@pytest.fixture
def begun(shell: Shell) -> Shell:
    """A shell with a document, since 10 November."""
    assert shell.run("init", "--start", "2026-11-10") == cli.DONE
    return shell


def test_begin_and_see_the_day(begun: Shell) -> None:
    """The period counts from its start, and yesterday was the eleventh quiet day."""
    assert begun.run("status") == cli.DONE
    assert begun.out.splitlines()[:2] == ["Day 12 of 30", "11 quiet days"]


def test_status_is_one_object(begun: Shell) -> None:
    """Programs read the same numbers."""
    found = begun.json("status")
    assert (found["day"], found["days"], found["quiet_days"]) == (12, 30, 11)
    assert (found["start"], found["last_day"]) == ("2026-11-10", "2026-12-09")


@pytest.mark.parametrize(
    "command", [["status"], ["close", LINK], ["log", "looked"], ["prove"], ["open", LINK]]
)
def test_without_a_document_each_command_says_what_to_do(shell: Shell, command: list[str]) -> None:
    """Nothing is made by accident; the way to begin is named."""
    assert shell.run(*command) == cli.WRONG_USE
    assert "leeward init" in shell.err
    assert not shell.world.path.exists()


def test_a_second_beginning_changes_nothing(begun: Shell) -> None:
    """The document that is there stays."""
    before = begun.world.path.read_bytes()
    assert begun.run("init") == cli.NOT_DONE
    assert begun.world.path.read_bytes() == before


@pytest.mark.parametrize("days", ["0", "-3", "many", "99999999999999999999"])
def test_a_length_that_makes_no_sense_begins_nothing(shell: Shell, days: str) -> None:
    """The person is told, and no document is made."""
    assert shell.run("init", f"--days={days}") == cli.NOT_TAKEN
    assert shell.err
    assert not shell.world.path.exists()


def test_open_ended_has_no_last_day(shell: Shell) -> None:
    """`open` begins a period without an end."""
    assert shell.run("init", "--days", "open") == cli.DONE
    assert shell.json("status")["last_day"] is None


def test_a_plan_needs_no_document(shell: Shell) -> None:
    """What closing would do is told before anything is begun."""
    found = shell.json("plan", LINK)
    assert found["platform"] == "instagram"
    assert found["handle"] == "example.person"
    assert found["level"] == "site"
    assert "www.instagram.com" in found["names"]


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("", "empty"),
        ("http://", "no host"),
        ("http://203.0.113.5/", "address"),
        ("localhost", "local"),
        ("https://988lifeline.org/", "never block"),
    ],
)
def test_a_link_that_closes_nothing_says_why(shell: Shell, link: str, reason: str) -> None:
    """Refused, with the reason as a word for programs and a sentence for people."""
    assert shell.json("plan", link)["refused"] == reason
    assert shell.run("plan", link) == cli.NOT_TAKEN
    assert shell.err.strip()
    assert not shell.out


def test_close_open_and_prove(begun: Shell) -> None:
    """One link closes, is proved closed, and opens again."""
    assert begun.run("close", LINK) == cli.DONE
    assert "10 December, midday" in begun.out
    assert "example" not in begun.out.lower()
    assert begun.json("status")["closed"] == 1
    assert begun.json("prove")["all_closed"] is True
    assert begun.run("open", LINK) == cli.DONE
    assert begun.world.guard.held == {}


def test_close_until_a_day(begun: Shell) -> None:
    """A day of one's own ends at its midday; one that has passed is not taken."""
    assert begun.run("close", "example.org", "--until", "2026-11-30") == cli.DONE
    assert begun.world.guard.held["example.org"] == local("2026-11-30 12:00")
    assert begun.run("close", "example.net", "--until", "2026-11-20") == cli.NOT_TAKEN
    assert "example.net" not in begun.world.guard.held


def test_without_a_guard_the_lines_are_shown(begun: Shell) -> None:
    """Closing without the guard says how to set it up, and the exact lines for doing it by hand."""
    begun.world.guard.installed = False
    assert begun.run("close", "example.org") == cli.NOT_DONE
    assert "0.0.0.0 example.org" in begun.err
    assert "leeward setup-guard" in begun.err


def test_a_dismissed_password_is_no_success(begun: Shell) -> None:
    """Exit code and words say that nothing was changed."""
    begun.world.guard.answer = Outcome(result=Result.DISMISSED)
    assert begun.run("close", "example.org") == cli.NOT_DONE
    assert "nothing was changed" in begun.err


def test_a_contact_is_put_down(begun: Shell) -> None:
    """Reaching out yesterday takes yesterday, and the words don't blame."""
    assert begun.run("log", "reached-out", "--at", "yesterday") == cli.DONE
    assert begun.json("status")["quiet_days"] == 10
    assert begun.run("log", "reached-out") == cli.DONE
    assert "The next message is the one to leave." in begun.out
    assert begun.json("status")["quiet_days"] == 10


def test_a_time_ahead_is_not_taken(begun: Shell) -> None:
    """What has not happened yet can't be put down."""
    assert begun.run("log", "looked", "--at", "2026-11-30") == cli.NOT_TAKEN
    assert begun.run("log", "looked", "--at", "someday") == cli.NOT_TAKEN


def test_a_card_is_ticked(begun: Shell) -> None:
    """Ticking is remembered; a card nobody knows is told."""
    assert begun.run("check") == cli.DONE
    card = begun.out.partition(":")[0]
    before = begun.json("status")["cards_done"]
    assert begun.run("check", card) == cli.DONE
    assert begun.json("status")["cards_done"] == before + 1
    assert begun.run("check", "no-such-card") == cli.NOT_TAKEN


def test_the_doctor_needs_nothing(shell: Shell) -> None:
    """Without a document, and whatever the keyring says, it tells what is closed and the way out."""
    shell.world.guard.held["left.example"] = local("2026-12-01 12:00")
    shell.world.secrets.problem = KeyringProblem.LOCKED
    assert shell.run("doctor") == cli.DONE
    assert "1 name stands closed." in shell.out
    assert "leeward lift" in shell.out
    assert shell.json("doctor")["standing"].keys() == {"left.example"}


def test_the_doctor_names_what_is_left_over(begun: Shell) -> None:
    """Names that stand closed but are on no list are told apart from those that are."""
    begun.run("close", "example.org")
    begun.world.guard.held["left.example"] = local("2026-12-01 12:00")
    assert begun.json("doctor")["left_over"] == ["left.example"]


def test_lifting_needs_no_document(shell: Shell) -> None:
    """The way out works for anyone at the keyboard."""
    shell.world.guard.held["left.example"] = local("2026-12-01 12:00")
    assert shell.run("lift") == cli.DONE
    assert shell.world.guard.held == {}


def test_setting_the_guard_up_shows_the_list_first(shell: Shell) -> None:
    """Without a yes nothing is installed; with one it is, and taken off again."""
    shell.world.guard.installed = False
    assert shell.run("setup-guard") == cli.NOT_DONE
    assert "/usr/libexec/leeward/guard" in shell.err
    assert not shell.world.guard.installed
    shell.interactive, shell.typed = True, "y\n"
    assert shell.run("setup-guard") == cli.DONE
    assert shell.world.guard.installed
    assert shell.run("setup-guard", "--remove") == cli.DONE
    assert not shell.world.guard.installed


class SayingOui(gettext.NullTranslations):
    """A language in which yes is another word."""

    def gettext(self, message: str) -> str:
        """The words of the question, and each word that agrees."""
        return {"[y/N]": "[o/N]", "y yes": "o oui"}.get(message, message)


@pytest.mark.parametrize(("typed", "agreed"), [("O\n", True), ("oui\n", True), ("n\n", False), ("\n", False)])
def test_a_yes_is_understood_in_the_language_of_the_question(
    shell: Shell, typed: str, *, agreed: bool
) -> None:
    """Whoever is asked in French may answer in French."""
    err, answer = io.StringIO(), io.StringIO(typed)
    french = Texts(SayingOui(), "fr")
    head = cli.Head(
        io.StringIO(), err, answer, interactive=True, assemble=shell._assemble, texts=lambda: french
    )
    assert head.yes("Go on?") is agreed
    assert err.getvalue() == "Go on? [o/N] "


def test_no_timer_is_said(shell: Shell) -> None:
    """Where ends can't come by themselves, setting up says so."""
    shell.world.guard.installed, shell.world.guard.timer = False, False
    assert shell.run("setup-guard", "--yes") == cli.DONE
    assert "No timer" in shell.out


def test_a_passphrase_comes_from_standard_input(shell: Shell) -> None:
    """Without a terminal the first line opens the document; a wrong one does not."""
    shell.typed = "lee side\n"
    assert shell.run("init", "--protect", "passphrase") == cli.DONE
    assert shell.run("status") == cli.DONE
    shell.typed = "wind side\n"
    assert shell.run("status") == cli.NO_DOCUMENT_ACCESS
    assert "passphrase" in shell.err


def test_a_silent_keyring_is_told_and_harms_nothing(begun: Shell) -> None:
    """The document's own words, its own exit code, and the file as before."""
    before = begun.world.path.read_bytes()
    begun.world.secrets.problem = KeyringProblem.ABSENT
    assert begun.run("log", "looked") == cli.NO_DOCUMENT_ACCESS
    assert "safe" in begun.err
    assert begun.world.path.read_bytes() == before


def test_wrong_use_shows_how(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown command or kind exits with 2 and names the choices."""
    assert shell.run("log", "sneezed") == cli.WRONG_USE
    assert "reached-out" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--data-dir", "x"], True),
        (["--data-dir=x", "--hidden"], True),
        (["moment"], True),
        (["--data-dir", "x", "hide"], True),
        (["moment", "hide"], False),
        (["hide", "--json"], False),
        (["status"], False),
        (["--data-dir", "x", "status"], False),
        (["--version"], False),
        (["--help"], False),
        (["--data-dir"], False),
    ],
)
def test_only_a_bare_start_opens_the_window(arguments: list[str], window: bool) -> None:  # noqa: FBT001
    """Commands never need a display."""
    assert (start.window_asked(arguments) is not None) is window


def test_the_window_is_told_where_and_how() -> None:
    """Both spellings of the folder, and whether it starts hidden."""
    assert start.window_asked(["--data-dir", "x"]) == start.WindowAsked(Path("x"))
    assert start.window_asked(["--hidden", "--data-dir=x=y"]) == start.WindowAsked(Path("x=y"), hidden=True)


def test_no_display_is_said(shell: Shell) -> None:
    """The window can't open, and the command line is named."""
    err = io.StringIO()
    head = cli.Head(io.StringIO(), err, io.StringIO(), interactive=False, assemble=shell._assemble)
    assert not start.has_display({})
    assert start.has_display({"WAYLAND_DISPLAY": "wayland-0"})
    assert cli.tell_no_display(head) == cli.WRONG_USE
    assert "leeward close LINK" in err.getvalue()


def test_opening_waits_unless_it_is_urgent(begun: Shell) -> None:
    """Later the same command opens it; for safety it opens at once."""
    begun.run("close", "example.org")
    begun.run("close", "example.net")
    begun.world.now += dt.timedelta(hours=1)
    assert begun.run("open", "example.org") == cli.NOT_DONE
    assert "20 minutes" in begun.err
    assert begun.json("open", "example.org")["opens_in"] == 20
    assert "example.org" in begun.world.guard.held
    assert begun.run("open", "example.net", "--urgent") == cli.DONE
    assert "example.net" not in begun.world.guard.held
    begun.world.now += dt.timedelta(minutes=20)
    assert begun.run("open", "example.org", "--for", "15-minutes") == cli.DONE
    assert begun.world.guard.open_until["example.org"] == begun.world.now + dt.timedelta(minutes=15)


def test_only_their_page_is_closed_where_browsers_allow_it(begun: Shell) -> None:
    """No name of the site closes; what browsers will say, and what still reaches it, is told."""
    assert begun.run("close", LINK, "--level", "page", "--yes") == cli.DONE
    assert "managed by your organization" in begun.out
    assert set(begun.world.guard.held_rules) >= {"instagram.com/example.person"}
    assert not begun.world.guard.held
    assert begun.json("status")["closed"] == 1
    assert begun.run("prove") == cli.DONE
    begun.world.guard.browsers = ()
    assert begun.json("prove")["all_closed"] is False
    assert begun.run("open", LINK) == cli.DONE
    assert not begun.world.guard.held_rules
    assert begun.run("close", "example.org", "--level", "page") == cli.NOT_TAKEN


def test_each_command_stands_in_the_module_that_is_read_for_it() -> None:
    """Of all modules one is read; the table that says which is right for every command, and whole."""
    for module, names in arguments.MODULES.items():
        assert names == tuple(import_module(f"leeward.{module}").COMMANDS)
    every = [name for names in arguments.MODULES.values() for name in names]
    assert len(every) == len(set(every))


def test_a_folder_named_as_a_command_is_a_folder(shell: Shell, capsys: pytest.CaptureFixture[str]) -> None:
    """`--data-dir close status` asks for the status, not for a closing."""
    assert shell.run("--data-dir", "close", "status") == cli.WRONG_USE
    assert "leeward init" in shell.err
    assert not capsys.readouterr().err
