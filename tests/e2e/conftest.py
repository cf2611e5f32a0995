"""Fixtures of the end-to-end tests, which alone use real components."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from e2e.lab import Lab, lab


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder is end to end."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture
def a_lab() -> Iterator[Lab]:
    """A lab of the test's own."""
    with lab() as here:
        yield here
