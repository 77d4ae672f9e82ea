"""Which browser the tests take."""

from pathlib import Path

from scripts.find_chromium import chromium_path, way_to_chromium


def install_browser(folder: Path, name: str) -> Path:
    """A program of that name."""
    program = folder / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    return program


def test_chromium_comes_before_chrome(tmp_path: Path) -> None:
    install_browser(tmp_path, "google-chrome")
    chromium = install_browser(tmp_path, "chromium")
    assert chromium_path({"PATH": str(tmp_path)}) == chromium


def test_the_browser_that_the_user_names_is_taken(tmp_path: Path) -> None:
    install_browser(tmp_path, "chromium")
    mine = install_browser(tmp_path, "my-chromium")
    assert chromium_path({"PATH": str(tmp_path), "CHROMIUM": str(mine)}) == mine


def test_a_named_browser_that_is_not_there_is_not_replaced_by_another(tmp_path: Path) -> None:
    install_browser(tmp_path, "chromium")
    environ = {"PATH": str(tmp_path), "CHROMIUM": "/nowhere/chromium"}
    assert chromium_path(environ) is None
    assert "/nowhere/chromium is no program" in way_to_chromium(environ)


def test_where_there_is_apt_the_command_is_an_apt_command(tmp_path: Path) -> None:
    install_browser(tmp_path, "apt-get")
    assert "apt-get install chromium" in way_to_chromium({"PATH": str(tmp_path)}, platform="linux")


def test_on_a_mac_the_command_is_a_brew_command() -> None:
    assert "brew install" in way_to_chromium({"PATH": ""}, platform="darwin")
