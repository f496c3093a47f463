"""Shared by the tests of training and evaluation."""

from __future__ import annotations

import pytest

from app.bundle import read_bundle
from app.inference.opening import OpenBundle, open_bundle
from tests.conftest import chest_bundle_path


@pytest.fixture(scope="session")
def opened() -> OpenBundle:
    return open_bundle(read_bundle(chest_bundle_path()))
