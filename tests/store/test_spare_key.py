"""The spare key: written down, typed back, and its mistakes found where they are."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from computer import STATE, Computer
from leeward.core.access import Protection
from leeward.store import spare_key
from leeward.store.errors import (
    DocumentBrokenError,
    KeyringProblem,
    NoSpareKeyError,
    SpareKeyError,
    WrongKeyError,
)

KEYS = st.binary(min_size=32, max_size=32)
SEALED = pytest.mark.parametrize("protection", [Protection.KEYRING, Protection.PASSPHRASE])


@pytest.fixture
def here(tmp_path: Path) -> Computer:
    """A computer without a document."""
    return Computer(tmp_path)


@given(key=KEYS, between=st.sampled_from([" ", "-", "\n", " - ", "\u2013", ""]), lower=st.booleans())
def test_any_key_comes_back(key: bytes, between: str, lower: bool) -> None:  # noqa: FBT001
    """However it is spaced and in whichever case, what was written down is the key."""
    text = between.join(spare_key.write(key))
    assert spare_key.read(text.lower() if lower else text) == key


def test_its_groups_never_change() -> None:
    """What lies on paper today is read by every later Leeward."""
    groups = ("000G40WZ", "0G2GC1X4", "104GM2Y4", "1G6GW3WE", "208H44S9", "2GAHC5TV", "30CHM6ZK", "3GEHW7XG")
    assert spare_key.write(bytes(range(32))) == groups
    assert spare_key.read(" ".join(groups)) == bytes(range(32))


@given(key=KEYS)
def test_letters_read_for_digits_are_taken_so(key: bytes) -> None:
    """O is zero, I and L are one: they look alike on paper."""
    text = " ".join(spare_key.write(key))
    assert spare_key.read(text.replace("0", "O").replace("1", "l")) == key


@given(key=KEYS, data=st.data())
def test_a_mistake_is_told_by_its_group(key: bytes, data: st.DataObject) -> None:
    """One wrong digit is found in its own group, but for one in 256, which the key's id finds."""
    groups = list(spare_key.write(key))
    number = data.draw(st.integers(0, 7))
    place = data.draw(st.integers(0, 7))
    digit = data.draw(st.sampled_from(spare_key.DIGITS).filter(lambda found: found != groups[number][place]))
    groups[number] = groups[number][:place] + digit + groups[number][place + 1 :]
    if spare_key.fits(number + 1, groups[number]):
        assert spare_key.read(" ".join(groups)) != key
        return
    with pytest.raises(SpareKeyError) as told:
        spare_key.read(" ".join(groups))
    assert told.value.groups == (number + 1,)


def test_groups_in_another_order_are_found() -> None:
    """Two groups typed for each other are both named."""
    groups = list(spare_key.write(bytes(range(32))))
    groups[1], groups[4] = groups[4], groups[1]
    with pytest.raises(SpareKeyError) as told:
        spare_key.read(" ".join(groups))
    assert told.value.groups == (2, 5)


def test_a_group_is_judged_as_it_is_typed() -> None:
    """A whole group fits its own number only; half of one fits none yet."""
    groups = spare_key.write(bytes(range(32)))
    assert all(spare_key.fits(number, f" {group.lower()} ") for number, group in enumerate(groups, start=1))
    assert not spare_key.fits(2, groups[0])
    assert not spare_key.fits(1, groups[0][:5])


def test_a_group_too_short_among_others_is_named() -> None:
    """A digit left out is told by group as well; a sign that is no digit too."""
    groups = list(spare_key.write(bytes(range(32))))
    groups[2] = groups[2][:-1]
    groups[6] = "U" * 8
    with pytest.raises(SpareKeyError) as told:
        spare_key.read(" ".join(groups))
    assert told.value.groups == (3, 7)


@pytest.mark.parametrize("text", ["", "hello", "0" * 63, "0" * 65, " ".join(["00000000"] * 9)])
def test_too_much_or_too_little_names_no_group(text: str) -> None:
    """What has not the length of a spare key is told as such."""
    with pytest.raises(SpareKeyError) as told:
        spare_key.read(text)
    assert told.value.groups == ()


@given(st.text(max_size=100))
def test_any_text_is_a_key_or_an_error(text: str) -> None:
    """Whatever is typed or pasted, nothing else comes of it."""
    with suppress(SpareKeyError):
        assert len(spare_key.read(text)) == 32


@SEALED
def test_it_opens_the_document_on_another_computer(
    here: Computer, tmp_path: Path, protection: Protection
) -> None:
    """Typed in where nothing else is known, it opens the document, and saving goes on as before."""
    paper = "\n".join(here.made(protection).spare_key())
    there = Computer(tmp_path / "there")
    there.path.parent.mkdir(parents=True)
    there.path.write_bytes(here.path.read_bytes())
    document = there.document()
    assert document.unlock(spare=paper) == STATE
    assert document.protection is protection
    document.save(STATE)


def test_the_keyring_is_given_the_key_again(here: Computer) -> None:
    """After a lost keyring the spare key is asked for once, and not again."""
    paper = " ".join(here.made(Protection.KEYRING).spare_key())
    here.secrets.kept.clear()
    here.document().unlock(spare=paper)
    assert here.reopened(Protection.KEYRING) == STATE


def test_a_keyring_that_holds_a_wrong_key_is_put_right(here: Computer) -> None:
    """The right key takes the wrong one's place."""
    paper = " ".join(here.made(Protection.KEYRING).spare_key())
    here.secrets.kept = dict.fromkeys(here.secrets.kept, os.urandom(32))
    here.document().unlock(spare=paper)
    assert here.reopened(Protection.KEYRING) == STATE


def test_it_opens_without_any_keyring(here: Computer) -> None:
    """Where the keyring can't be asked, the spare key still opens the document."""
    paper = " ".join(here.made(Protection.KEYRING).spare_key())
    here.secrets.problem = KeyringProblem.ABSENT
    assert here.document().unlock(spare=paper) == STATE


@SEALED
def test_another_documents_spare_key(here: Computer, tmp_path: Path, protection: Protection) -> None:
    """A spare key without a mistake, of another document, is told as that; nothing is touched."""
    here.made(protection)
    other = Computer(tmp_path / "other").made(Protection.KEYRING)
    before = here.files()
    with pytest.raises(WrongKeyError):
        here.document().unlock(spare=" ".join(other.spare_key()))
    assert here.files() == before


def test_a_mistyped_one_touches_nothing(here: Computer) -> None:
    """The mistake is told before the document is even read."""
    here.made(Protection.KEYRING)
    before = here.files()
    with pytest.raises(SpareKeyError):
        here.document().unlock(spare="0" * 64)
    assert here.files() == before


def test_a_damaged_document_does_not_blame_the_paper(here: Computer, tmp_path: Path) -> None:
    """Where the file is damaged, a spare key that fits nothing in it is not called wrong."""
    here.made(Protection.KEYRING)
    other = Computer(tmp_path / "other").made(Protection.KEYRING)
    here.path.write_bytes(here.path.read_bytes().replace(b'"key_id":"', b'"key_id":"0', 1)[:-1])
    with pytest.raises(DocumentBrokenError):
        here.document().unlock(spare=" ".join(other.spare_key()))


def test_an_open_document_has_none(here: Computer) -> None:
    """There is no key to write down, and none is asked for."""
    document = here.made(Protection.OPEN)
    with pytest.raises(NoSpareKeyError):
        document.spare_key()
    assert here.document().unlock(spare=" ".join(spare_key.write(bytes(32)))) == STATE
