import json
from datetime import UTC, datetime, timedelta

import pytest

from leeward_guard import protocol
from leeward_guard.protocol import Answer, RefusedError

NOW = datetime(2026, 12, 1, 9, 30, 30, tzinfo=UTC)
NAME = "www.example.org"


def request(**fields: object) -> bytes:
    """A request as a client would send it."""
    return json.dumps({"protocol": 1, **fields}).encode()


def test_names_and_ends_are_read() -> None:
    """A closing names each name's end, an opening just names."""
    asked = request(names={NAME: "2026-12-10T11:00Z"})
    assert protocol.read_closing(asked, NOW).names == {NAME: datetime(2026, 12, 10, 11, tzinfo=UTC)}
    assert protocol.read_opening(request(names=[NAME]), NOW).names == {NAME}
    protocol.read_nothing(b" \n")
    protocol.read_nothing(request())


@pytest.mark.parametrize(
    "asked",
    [
        b"",
        b"\xff\xfe",
        b"{",
        b"[]",
        b"7",
        b"[" * 100_000,
        b'{"protocol": 1, "names": {}, "names": {}}',
        b'{"protocol": 1, "names": {"a.bc": "2026-12-10T11:00Z", "a.bc": "2026-12-11T11:00Z"}}',
        request(),
        request(names=[NAME]),
        request(names={}, path="/etc/passwd"),
        request(names=NAME),
    ],
)
def test_a_malformed_closing_is_refused(asked: bytes) -> None:
    """Nothing unknown, doubled or of another shape is taken."""
    with pytest.raises(RefusedError) as refused:
        protocol.read_closing(asked, NOW)
    assert refused.value.reason == protocol.BAD_REQUEST


def test_rules_and_openings_for_a_while_are_read() -> None:
    """A rule has its end and what could follow; an opening may have an end; applying may touch."""
    end = datetime(2026, 12, 10, 11, tzinfo=UTC)
    rule = {"until": "2026-12-10T11:00Z", "follows": "ab"}
    assert protocol.read_closing(request(rules={"a.bc/x": rule}), NOW).pages == {"a.bc/x": (end, "ab")}
    opening = protocol.read_opening(request(rules=["a.bc/x"], until="2026-12-10T11:00Z"), NOW)
    assert opening == (frozenset({"a.bc/x"}), end)
    assert protocol.read_touch(request(touch=True))
    assert not protocol.read_touch(request(touch=False))
    assert not protocol.read_touch(b"")
    with pytest.raises(RefusedError):
        protocol.read_touch(request(touch="yes"))


@pytest.mark.parametrize("names", [{}, None, NAME, [1], [[NAME]]])
def test_a_malformed_opening_is_refused(names: object) -> None:
    """An opening takes a list of texts."""
    with pytest.raises(RefusedError):
        protocol.read_opening(request(names=names), NOW)


@pytest.mark.parametrize("version", [0, 2, "1", None, 1.5])
def test_another_protocol_is_refused(version: object) -> None:
    """A newer or older client is told so."""
    with pytest.raises(RefusedError) as refused:
        protocol.read_nothing(json.dumps({"protocol": version}).encode())
    assert refused.value.reason == protocol.OTHER_PROTOCOL


def stamp(at: datetime) -> str:
    """An instant with its seconds."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("soon", protocol.BAD_END),
        (7, protocol.BAD_END),
        (None, protocol.BAD_END),
        (stamp(NOW - timedelta(minutes=1)), protocol.END_PAST),
        (stamp(NOW + timedelta(days=100, minutes=1)), protocol.END_TOO_FAR),
    ],
)
def test_an_end_must_be_ahead_and_within_a_hundred_days(end: object, reason: str) -> None:
    """Anything else is refused with its reason and the name."""
    with pytest.raises(RefusedError) as refused:
        protocol.read_closing(request(names={NAME: end}), NOW)
    assert (refused.value.reason, refused.value.about) == (reason, NAME)


def test_exactly_a_hundred_days_are_taken() -> None:
    """The bound itself is fine, whatever the seconds."""
    assert protocol.read_closing(request(names={NAME: stamp(NOW + timedelta(days=100))}), NOW)


@pytest.mark.parametrize(
    ("result", "code"),
    [
        (protocol.APPLIED, 0),
        (protocol.UNCHANGED, 0),
        (protocol.REFUSED, 3),
        (protocol.FAILED, 4),
    ],
)
def test_an_answer_is_one_object_and_a_code(result: str, code: int) -> None:
    """The result, a reason only where there is one, and what the verb adds."""
    answer = Answer(result, "why", {"more": 1})
    assert json.loads(answer.encode()) == {"protocol": 1, "result": result, "reason": "why", "more": 1}
    assert answer.exit_code == code
    assert "reason" not in json.loads(Answer(result).encode())


def test_a_refusal_can_be_read_whatever_it_is_about() -> None:
    """A name that is no text is told as one."""
    refused = protocol.RefusedError(protocol.BAD_END, "w\ud800w.example")
    assert refused.about == "w?w.example"
