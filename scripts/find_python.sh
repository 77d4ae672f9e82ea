#!/bin/sh
# Prints a Python from 3.11 on that can make virtual environments: PYTHON=path where it is set, else
# python3, else the newest python3.x on the path. Where there is none, says what is missing and fails.

candidates=${PYTHON:-python3 python3.15 python3.14 python3.13 python3.12 python3.11}
too_old=
without_venv=

for candidate in $candidates; do
	# A pyenv shim is on the path even when its version is not there to run.
	version=$("$candidate" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null) || continue
	if ! "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
		too_old="$too_old $candidate ($version)"
	elif ! "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
		case " $without_venv " in *" python$version "*) ;; *) without_venv="$without_venv python$version" ;; esac
	else
		echo "$candidate"
		exit 0
	fi
done

{
	if [ -n "$without_venv" ]; then
		for name in $without_venv; do
			echo "$name cannot make virtual environments: its package $name-venv is missing."
		done
		set -- $without_venv
		echo "Install it (Debian, Ubuntu: sudo apt-get install $1-venv, or python3-venv) and try again."
	elif [ -n "$too_old" ]; then
		echo "Discrepant needs Python 3.11 or newer; found only:$too_old."
		echo "Install a newer one, or name it: make PYTHON=/path/to/python3.12 ..."
	else
		echo "No Python found (looked for: $candidates)."
		echo "Install Python 3.11 or newer, or name it: make PYTHON=/path/to/python3.12 ..."
	fi
} >&2
exit 1
