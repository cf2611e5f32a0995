"""What stands in a PDF that Qt wrote: its pages and its words, read from the bytes."""

from __future__ import annotations

import re
import unicodedata
import zlib

OBJECT = re.compile(rb"(\d+) 0 obj\n(.*?)\nendobj", re.DOTALL)


def pages(data: bytes) -> int:
    """How many pages there are."""
    return len(re.findall(rb"/Type /Page\n", data))


def words(data: bytes) -> str:
    """All that is written, without its white space, which a PDF need not have."""
    objects = {int(found[1]): found[2] for found in OBJECT.finditer(data)}
    letters = {
        name: _letters(objects, int(number))
        for body in objects.values()
        if b"/Type /Page\n" not in body
        for name, number in re.findall(rb"/(F\d+) (\d+) 0 R", body)
    }
    said: list[str] = []
    for body in objects.values():
        if b"/FlateDecode" not in body or b"FontFile" in body:
            continue
        drawn = zlib.decompress(body.partition(b"stream\n")[2])
        font: dict[int, str] = {}
        for name, glyphs in re.findall(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)> Tj", drawn):
            font = letters.get(name, font)
            said += [font[int(glyphs[at : at + 4], 16)] for at in range(0, len(glyphs), 4)]
    return bare("".join(said))


def bare(text: str) -> str:
    """A text as `words` has it: no white space, and joined letters apart."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def _letters(objects: dict[int, bytes], number: int) -> dict[int, str]:
    """The letters of a font by the numbers of their shapes."""
    named = re.search(rb"/ToUnicode (\d+) 0 R", objects.get(number, b""))
    if named is None:
        return {}
    found: dict[int, str] = {}
    ranges = re.findall(rb"<(\w+)> <\w+> \[([^\]]+)\]", objects[int(named[1])])
    for first, codes in ranges:
        for shape, code in enumerate(re.findall(rb"<(\w+)>", codes), start=int(first, 16)):
            found[shape] = bytes.fromhex(code.decode()).decode("utf-16-be")
    return found
