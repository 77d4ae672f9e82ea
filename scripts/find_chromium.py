"""Finds the Chromium in which the tests open a report, and installs Debian's where it may.

    python scripts/find_chromium.py [--install]

Standard library only. Prints the browser's path; where there is none, says which command brings
one. Always ends with 0: whether a missing browser matters is for the tests to say.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

__all__ = ["chromium_path", "main", "way_to_chromium"]

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC_APPLICATIONS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
# A bare Debian machine has no font: nothing would be drawn, and widths would mean nothing.
DEBIAN_PACKAGES = ("chromium", "fonts-liberation")


def chromium_path(environ: Mapping[str, str] = os.environ) -> Path | None:
    """The browser to use: ``CHROMIUM`` where it is set, whatever else is there; None if none is."""
    named = environ.get("CHROMIUM")
    if named:
        found = shutil.which(named, path=environ.get("PATH"))
        return Path(found) if found else None
    for command in COMMANDS:
        found = shutil.which(command, path=environ.get("PATH"))
        if found:
            return Path(found)
    return next((path for path in MAC_APPLICATIONS if path.exists()), None)


def way_to_chromium(
    environ: Mapping[str, str] = os.environ, *, platform: str = sys.platform
) -> str:
    """What to type to have a browser on this kind of machine, as a sentence."""
    named = environ.get("CHROMIUM")
    if named:
        return f"CHROMIUM={named} is no program: name another, or unset it."
    if platform == "darwin":
        return "To have one: brew install --cask chromium"
    if shutil.which("apt-get", path=environ.get("PATH")):
        return "To have one: sudo apt-get install chromium"
    return "To have one, install Chromium or Chrome, or name it: CHROMIUM=path make test"


def _may_install(environ: Mapping[str, str]) -> bool:
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    is_debian = Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None
    return is_root and is_debian and not environ.get("CHROMIUM")


def _install_debian_chromium() -> None:
    print("No Chromium here: installing Debian's for the browser tests", flush=True)
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN_PACKAGES],
    ):
        try:
            subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=True)
        except (OSError, subprocess.CalledProcessError) as problem:
            print(f"That did not work: {problem}", file=sys.stderr)
            return


def main() -> None:
    """Say where the browser is; with ``--install``, bring Debian's first where there is none."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--install", action="store_true", help="as root on Debian, install one")
    arguments = parser.parse_args()
    if arguments.install and chromium_path() is None and _may_install(os.environ):
        _install_debian_chromium()
    path = chromium_path()
    print(f"Chromium: {path}" if path else f"No Chromium found. {way_to_chromium()}")


if __name__ == "__main__":
    main()
