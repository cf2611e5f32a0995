"""What tests of the core share: the catalogue as it ships."""

from pathlib import Path

import pytest

from leeward.core.platforms import Catalogue
from leeward.store.catalogue import load_catalogue

PLATFORMS = Path(__file__).resolve().parents[2] / "resources" / "platforms.json"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue of resources/platforms.json."""
    return load_catalogue(PLATFORMS)
