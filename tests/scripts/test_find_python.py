"""Which Python `make` takes, and what it says where there is none."""

import shutil
import subprocess
from pathlib import Path

from bench import ROOT


def install_python(folder: Path, name: str, *, version: str, has_venv: bool = True) -> None:
    """A stand-in that answers the script's three questions as that Python would."""
    is_old = tuple(map(int, version.split("."))) < (3, 11)
    script = f"""#!/bin/sh
case "$2" in
*print*) echo {version} ;;
*version_info*) exit {int(is_old)} ;;
*ensurepip*) exit {int(not has_venv)} ;;
esac
"""
    (folder / name).write_text(script)
    (folder / name).chmod(0o755)


def find(folder: Path, *, python: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the script with nothing on the path but the folder."""
    shell = shutil.which("sh") or "/bin/sh"
    environ = {"PATH": str(folder)} | ({"PYTHON": python} if python else {})
    script = str(ROOT / "scripts" / "find_python.sh")
    return subprocess.run([shell, script], env=environ, capture_output=True, text=True)


def test_python3_comes_first(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.11")
    install_python(tmp_path, "python3.13", version="3.13")
    assert find(tmp_path).stdout == "python3\n"


def test_where_python3_is_too_old_the_newest_is_taken(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.9")
    install_python(tmp_path, "python3.11", version="3.11")
    install_python(tmp_path, "python3.13", version="3.13")
    assert find(tmp_path).stdout == "python3.13\n"


def test_a_python_without_venv_is_passed_over(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.13", has_venv=False)
    install_python(tmp_path, "python3.11", version="3.11")
    assert find(tmp_path).stdout == "python3.11\n"


def test_where_venv_is_missing_the_message_names_its_package(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.11", has_venv=False)
    answer = find(tmp_path)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert "python3.11-venv" in answer.stderr
    assert "python3-venv" in answer.stderr


def test_where_python_is_too_old_the_message_says_so(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.10")
    answer = find(tmp_path)
    assert answer.returncode == 1
    assert "needs Python 3.11 or newer; found only: python3 (3.10)" in answer.stderr


def test_where_there_is_no_python_the_message_says_what_was_looked_for(tmp_path: Path) -> None:
    answer = find(tmp_path)
    assert answer.returncode == 1
    assert "No Python found" in answer.stderr


def test_a_python_named_by_the_user_is_the_only_one_asked(tmp_path: Path) -> None:
    install_python(tmp_path, "python3", version="3.13")
    install_python(tmp_path, "mine", version="3.12")
    assert find(tmp_path, python="mine").stdout == "mine\n"
    assert find(tmp_path, python="other").returncode == 1
