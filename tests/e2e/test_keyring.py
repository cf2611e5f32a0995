"""The real gnome-keyring holds the document's key, on a bus of its own and in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from jeepney import MatchRule, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

TESTS = Path(__file__).resolve().parents[1]
LOGIN = b"the login password"

# No service is started on demand: what is killed stays gone.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:dir={folder}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>
"""

# A process as the application is one: it reads one line, acts, and says what came of it.
PROCESS = """
import os, sys
from pathlib import Path
from builders import page
from leeward.core.access import Protection
from leeward.core.state import State
from leeward.store.document import Document
from leeward.store import protection
from leeward.store.ahead import Ahead
from leeward.store.drafts import Drafts
from leeward.store.errors import KeyringProblem, KeyUnavailableError, StoreError
from leeward.store.secrets import KeyringSecrets
class Refusing(KeyringSecrets):
    def get(self, key_id):
        raise KeyUnavailableError(KeyringProblem.DENIED)

secrets = KeyringSecrets()
for line in sys.stdin:
    document = Document(Path(sys.argv[1]), secrets, os.urandom)
    try:
        if line == "create\\n":
            document.create(State(pages=(page("my words"),)), Protection.KEYRING)
            said = " ".join(document.spare_key())
        elif line == "unlock\\n":
            said = document.unlock().pages[0].text
        elif line == "ahead\\n":
            ahead = Ahead.begin(document.path)
            document = Document(document.path, Refusing(), os.urandom, ahead=ahead)
            said = document.unlock().pages[0].text + (" slowly" if "cryptography" in sys.modules else "")
        elif line.startswith("spare "):
            said = document.unlock(spare=line[6:]).pages[0].text
        elif line == "other key\\n":
            document.unlock()
            name = document.held.header.key_id
            secrets.set(name, bytes(32))
            said = str(secrets.get(name) == bytes(32))
        elif line == "passphrase\\n":
            state = document.unlock()
            drafts = Drafts(document.path.with_name("drafts.json"), document, os.urandom)
            protection.change(document, drafts, state, Protection.PASSPHRASE, "phrase")
            said = str(secrets.get(document.held.header.key_id))
        else:
            said = str(secrets.working())
    except StoreError as error:
        said = f"{type(error).__name__} {error}"
    print(said, flush=True)
"""


class Desk:
    """A session bus, a keyring that comes and goes, and processes that ask it."""

    def __init__(self, home: Path, bus: str) -> None:
        self.document = home / "leeward.json"
        self.environment = os.environ | {
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "PYTHONPATH": f"{TESTS.parent / 'desktop'}:{TESTS}",
        }

    @contextmanager
    def keyring(self, password: bytes | None = LOGIN) -> Iterator[None]:
        """The keyring runs, unlocked by `password`; locked without."""
        command = ["gnome-keyring-daemon", "--foreground", "--components=secrets"]
        if password is not None:
            command.append("--unlock")
        null, pipe = subprocess.DEVNULL, subprocess.PIPE
        with ExitStack() as stack:
            with until_owned(self.environment["DBUS_SESSION_BUS_ADDRESS"], "org.freedesktop.secrets"):
                running = stack.enter_context(
                    subprocess.Popen(command, env=self.environment, stdin=pipe, stdout=null, stderr=null)
                )
                stack.callback(running.kill)
                assert running.stdin is not None
                with running.stdin as login:
                    login.write(password or b"")
            yield

    def ask(self, *lines: str) -> list[str]:
        """What a process of its own says to each line."""
        with self.process() as say:
            return [say(line) for line in lines]

    def lose_keys(self) -> None:
        """The keyring's own files are gone; it must not be running."""
        for each in (self.document.parent / ".local/share/keyrings").iterdir():
            each.unlink()

    @contextmanager
    def process(self) -> Iterator["Asking"]:
        """A process that stays and is asked line by line."""
        command = [sys.executable, "-c", PROCESS, str(self.document)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, env=self.environment, stdin=pipe, stdout=pipe, text=True) as running:
            yield Asking(running)
        assert running.returncode == 0


@contextmanager
def until_owned(bus: str, name: str) -> Iterator[None]:
    """Start something within; then it is waited for until it owns its name on the bus."""
    taken = MatchRule(type="signal", interface="org.freedesktop.DBus", member="NameOwnerChanged")
    taken.add_arg_condition(0, name)
    with open_dbus_connection(bus) as connection, connection.filter(taken) as queue:
        Proxy(message_bus, connection).AddMatch(taken)
        yield
        connection.recv_until_filtered(queue, timeout=20)


class Asking:
    """The way to talk to a process."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self._running = running

    def __call__(self, line: str) -> str:
        """Its answer to one line."""
        assert self._running.stdin is not None
        assert self._running.stdout is not None
        self._running.stdin.write(f"{line}\n")
        self._running.stdin.flush()
        return self._running.stdout.readline().strip()


@pytest.fixture
def desk(own_home: Path) -> Iterator[Desk]:
    """A session of the test's own, without a keyring so far."""
    config = own_home / "bus.conf"
    config.write_text(BUS.format(folder=own_home), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--print-address=1"]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert running.stdout is not None
    try:
        yield Desk(own_home, running.stdout.readline().strip())
    finally:
        running.kill()
        running.wait(timeout=10)
        running.stdout.close()


def test_a_second_process_reads_the_key(desk: Desk) -> None:
    """The key one process gave the keyring opens the document in another, and lies in no file of ours."""
    with desk.keyring():
        assert desk.ask("working", "create")[0] == "True"
        assert desk.ask("unlock") == ["my words"]
        # Another process asked the keyring, and loaded all that takes.
        assert desk.ask("ahead") == ["my words"]
    assert b"my words" not in desk.document.read_bytes()


def test_a_locked_keyring_is_told(desk: Desk) -> None:
    """After a login that did not unlock it, the keyring says so, and the document waits untouched."""
    with desk.keyring():
        assert len(desk.ask("create")[0].split()) == 8
    before = desk.document.read_bytes()
    with desk.keyring(None):
        assert desk.ask("unlock", "working") == ["KeyUnavailableError locked", "False"]
    assert desk.document.read_bytes() == before
    with desk.keyring():
        assert desk.ask("unlock") == ["my words"]


def test_without_a_keyring_that_is_told(desk: Desk) -> None:
    """Where there is none, nothing is made in its stead."""
    assert desk.ask("working", "create") == ["False", "KeyUnavailableError absent"]
    assert not desk.document.exists()


def test_a_keyring_killed_and_started_again(desk: Desk) -> None:
    """A process outlives its keyring: it is told, and opens the document once the keyring is back."""
    with desk.keyring():
        assert len(desk.ask("create")[0].split()) == 8
    with desk.process() as say:
        assert say("unlock") == "KeyUnavailableError absent"
        with desk.keyring():
            assert say("unlock") == "my words"
        assert say("unlock") == "KeyUnavailableError absent"
        with desk.keyring():
            assert say("unlock") == "my words"


def test_a_new_keyring_has_no_key(desk: Desk) -> None:
    """A keyring that lost its entries is told from one that cannot be asked."""
    with desk.keyring():
        assert len(desk.ask("create")[0].split()) == 8
    desk.lose_keys()
    with desk.keyring():
        (said,) = desk.ask("unlock")
    assert said.startswith("KeyMissingError")
    assert desk.document.exists()


def test_the_spare_key_gives_a_new_keyring_its_key(desk: Desk) -> None:
    """Typed once after the keyring lost its entries, or while there is none, it opens the document."""
    with desk.keyring():
        (paper,) = desk.ask("create")
    desk.lose_keys()
    assert desk.ask(f"spare {paper}") == ["my words"]
    with desk.keyring():
        assert desk.ask(f"spare {paper}", "unlock") == ["my words", "my words"]


def test_a_passphrase_takes_the_keyrings_place(desk: Desk) -> None:
    """After the change the keyring holds the key no longer, and the login alone opens nothing."""
    with desk.keyring():
        desk.ask("create")
        assert desk.ask("passphrase", "unlock") == ["None", "WrongPassphraseError"]


# A key store that ends as soon as it is asked for anything.
ENDS = """
import os
from jeepney import MessageType, message_bus
from jeepney.io.blocking import Proxy, open_dbus_connection

with open_dbus_connection(os.environ["DBUS_SESSION_BUS_ADDRESS"]) as connection:
    Proxy(message_bus, connection).RequestName("org.freedesktop.secrets")
    while connection.receive().header.message_type is not MessageType.method_call:
        pass
    os._exit(0)
"""


def test_a_keyring_that_ends_while_it_is_asked(desk: Desk) -> None:
    """That is told from one that was never there, and the document opens with the next one."""
    with desk.keyring():
        desk.ask("create")
    before = desk.document.read_bytes()
    with until_owned(desk.environment["DBUS_SESSION_BUS_ADDRESS"], "org.freedesktop.secrets"):
        ending = subprocess.Popen([sys.executable, "-c", ENDS], env=desk.environment)
    try:
        assert desk.ask("unlock") == ["KeyUnavailableError gone"]
    finally:
        ending.kill()
        ending.wait(timeout=10)
    assert desk.document.read_bytes() == before
    with desk.keyring():
        assert desk.ask("unlock") == ["my words"]


def test_a_keyring_that_holds_another_key(desk: Desk) -> None:
    """What lies under this document's name there is not taken for its key."""
    with desk.keyring():
        desk.ask("create")
        assert desk.ask("other key", "unlock") == ["True", "WrongKeptKeyError"]
