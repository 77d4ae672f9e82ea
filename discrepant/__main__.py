"""``python -m discrepant``: the same as the command."""

from discrepant.cli import main

if __name__ == "__main__":
    main(prog_name="discrepant")
