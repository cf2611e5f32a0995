"""Reading what a person pasted: from any text to a public host name, a path and a query.

Browsers are forgiving about how an address is written, and people paste what they see; this reads as
much as a browser would. What is no public host name is refused with the reason.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NoReturn
from urllib.parse import unquote

from msgspec import Struct

from leeward.core.errors import Refusal, RefusedLinkError
from leeward_guard.names import LONGEST_NAME, NOT_PUBLIC, is_host_name

LONGEST_LINK = 16_384

# Controls, bidirectional and zero-width marks, every kind of space; then brackets and quotation marks.
_BLANK = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_BRACKETS = frozenset({"Ps", "Pe", "Pi", "Pf"})
_PUNCTUATION = frozenset("<>\"'`*,.;:!|")
_WEB = re.compile(r"(?:view-source:)?(?:https?:[/\\]*)+", re.IGNORECASE)
_OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:[/\\]{2}|(?:mailto|javascript|data|about|tel):", re.IGNORECASE)
_AFTER_AUTHORITY = re.compile(r"[/\\?#]")
_PORT = re.compile(r":[0-9]*$")
_IPV6 = re.compile(r"\[?[0-9a-f:.]+(?:%[^\]]*)?\]?(?::[0-9]*)?", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)")
_NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")


class Address(Struct, frozen=True, kw_only=True):
    """A link, read.

    `host` is a public name in lower-case ASCII without a trailing dot. `path` begins with a slash and
    ends without one, decoded, its dots resolved. `query` is as it was written.
    """

    host: str
    path: str = "/"
    query: str = ""


def read_address(text: str) -> Address:
    """What `text` leads to, with or without a scheme; raises RefusedLinkError."""
    link, web = _without_scheme(_one_link(tidy(text)))
    authority = _AFTER_AUTHORITY.split(link, maxsplit=1)[0]
    path, _, query = link[len(authority) :].partition("#")[0].partition("?")
    return Address(host=_host(authority, web=web), path=_path(path), query=query)


def tidy(text: str) -> str:
    """`text` without the white space, invisible marks and punctuation around it.

    Raises RefusedLinkError where nothing is left, or more than any link holds.
    """
    text = text.strip()
    if len(text) > LONGEST_LINK or any("\ud800" <= character <= "\udfff" for character in text):
        _refuse(Refusal.NOT_A_LINK)
    first, last = 0, len(text)
    while first < last and _is_around(text[first]):
        first += 1
    while first < last and _is_around(text[last - 1]):
        last -= 1
    if first == last:
        _refuse(Refusal.EMPTY if all(map(_is_blank, text)) else Refusal.NOT_A_LINK)
    return text[first:last]


def bare(host: str) -> str:
    """`host` without its `www.`, where a public name is left."""
    rest = host.removeprefix("www.")
    return rest if is_host_name(rest) else host


def twin(host: str) -> str:
    """The same name with `www.` before it, or without where it has it."""
    return host.removeprefix("www.") if host.startswith("www.") else f"www.{host}"


def _refuse(refusal: Refusal, detail: str = "") -> NoReturn:
    raise RefusedLinkError(refusal, detail)


def _is_blank(character: str) -> bool:
    return unicodedata.category(character) in _BLANK


def _is_around(character: str) -> bool:
    return character in _PUNCTUATION or unicodedata.category(character) in _BLANK | _BRACKETS


def _one_link(text: str) -> str:
    """The only link among several words, as in a shared message; one word is taken as it is."""
    words = text.split()
    links = words if len(words) == 1 else [word for word in words if "://" in word]
    if len(links) != 1:
        _refuse(Refusal.NOT_A_LINK)
    return tidy(links[0])


def _without_scheme(link: str) -> tuple[str, bool]:
    """The rest after the scheme, and whether there was one."""
    web = _WEB.match(link)
    if web:
        return link[web.end() :], True
    if _OTHER_SCHEME.match(link):
        _refuse(Refusal.NOT_A_LINK)
    return (link.lstrip("/\\"), True) if link.startswith(("//", "\\\\")) else (link, False)


def _host(authority: str, *, web: bool) -> str:
    account, at, place = authority.rpartition("@")
    if at and not web and ":" not in account:
        _refuse(Refusal.NOT_A_LINK)  # a mail address: closing its host would close the mail
    if place.startswith("[") or place.count(":") > 1:
        _refuse(Refusal.ADDRESS if _IPV6.fullmatch(place) else Refusal.NOT_A_LINK)
    host = _ascii(unquote(_PORT.sub("", place))).rstrip(".")
    if not host:
        _refuse(Refusal.NO_HOST)
    last = host.rpartition(".")[2]
    if _NUMBER.fullmatch(last):
        _refuse(Refusal.ADDRESS)
    if last in NOT_PUBLIC or (web and _LABEL.fullmatch(host)):
        _refuse(Refusal.LOCAL)
    if not is_host_name(host):
        _refuse(Refusal.NOT_A_LINK)
    return host


def _ascii(host: str) -> str:
    """`host` as browsers send it: mapped, in lower case, and in Punycode where it has other letters."""
    if host.isascii():
        return host.lower()
    if len(host) > LONGEST_NAME:
        _refuse(Refusal.NOT_A_LINK)
    import idna  # noqa: PLC0415  large tables, needed for few links

    try:
        return idna.encode(host.strip("."), uts46=True).decode("ascii")
    except UnicodeError:
        raise RefusedLinkError(Refusal.NOT_A_LINK) from None


def _path(written: str) -> str:
    """The path decoded once, without empty parts, its dots resolved; an encoded slash stays encoded."""
    parts: list[str] = []
    for part in re.split(r"[/\\]", written):
        decoded = unquote(part)
        if decoded == "..":
            del parts[-1:]
        elif decoded not in {"", "."}:
            parts.append(part if "/" in decoded else decoded)
    return "/" + "/".join(parts)
