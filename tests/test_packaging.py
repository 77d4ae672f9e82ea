"""What a wheel carries: every file of the four packages, not their Python alone."""

import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from bench import ROOT
from scripts.modules import SHIPPED


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("dist")
    (built,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return set(zipfile.ZipFile(built).namelist())


def shipped_files() -> set[str]:
    """Every file of the packages as it lies in the tree, less what Python caches there."""
    return {
        path.relative_to(ROOT).as_posix()
        for package in SHIPPED
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_a_wheel_carries_every_file_of_the_packages(wheel: set[str]) -> None:
    assert shipped_files() - wheel == set()


def test_a_wheel_says_that_it_is_typed_and_under_which_licence(wheel: set[str]) -> None:
    assert {f"{package}/py.typed" for package in SHIPPED} <= wheel
    assert any(name.endswith("/licenses/LICENSE") for name in wheel)


def test_a_wheel_carries_nothing_that_is_not_for_users(wheel: set[str]) -> None:
    tops = {Path(name).parts[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(SHIPPED)
