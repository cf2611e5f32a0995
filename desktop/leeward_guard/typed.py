"""What the guard needs of `typing`, of which reading the whole would cost every call some milliseconds.

Type checkers see the real thing.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NamedTuple, cast
else:
    from collections import namedtuple

    class _Named(type):
        def __new__(cls, name, bases, space):  # noqa: ANN001, ANN204
            if not bases:
                return super().__new__(cls, name, bases, space)
            fields = space["__annotations__"]
            defaults = [space.pop(field) for field in fields if field in space]
            plain = namedtuple(name, fields, defaults=defaults)  # noqa: PYI024
            return type(name, (plain,), {"__slots__": (), **space})

    class NamedTuple(metaclass=_Named):
        """As `typing.NamedTuple`."""

    def cast(_kind, value):  # noqa: ANN001, ANN201
        """As `typing.cast`."""
        return value


__all__ = ["TYPE_CHECKING", "NamedTuple", "cast"]
