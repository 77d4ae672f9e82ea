"""``python -m discrepant.demo``: serve the web until interrupted, and print its outlet file."""

import argparse
import sys
import threading
from contextlib import suppress

from discrepant.demo.web import DemoWeb

__all__ = ["main"]


def main() -> None:
    """Serve until Ctrl-C; the outlet file goes to stdout, talk to stderr."""
    parser = argparse.ArgumentParser(prog="python -m discrepant.demo", description=__doc__)
    parser.add_argument("--visit", type=int, default=1, help="show the pages as at this visit")
    visit: int = parser.parse_args().visit
    with DemoWeb() as web, suppress(KeyboardInterrupt):
        web.start_visit(visit)
        print(web.outlets_toml(), flush=True)
        print("Serving six invented outlets; stop with Ctrl-C.", file=sys.stderr)
        threading.Event().wait()


if __name__ == "__main__":
    main()
