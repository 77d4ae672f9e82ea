"""Counts the words of our invented news anew.

``python -m bench.background FOLDER > background.toml``; FOLDER is ../shared/data/invented; the
output goes to compare/wording/en/background.toml.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from compare.events import content_words

__all__ = ["main"]

HEADER = """\
# In how many of our invented news articles each word stands: what is common in any news, and so
# tells no event from another. Words of fewer than three articles are left out; `names` are those
# that are nowhere written small.
# Made by bench/background.py from data/invented, which is this project's own.
"""
AT_LEAST = 3


def main() -> None:
    """Print the counts of the folder that the command line names."""
    articles = 0
    held: Counter[str] = Counter()
    small: set[str] = set()
    for path in sorted(Path(sys.argv[1]).glob("*.json")):
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            articles += 1
            text = " ".join([article["title"] or "", *article["sentences"]])
            held.update(set(content_words(text)))
            small.update(content_words(" ".join(word for word in text.split() if word.islower())))
    words = sorted(word for word in held if held[word] >= AT_LEAST)
    names = [word for word in words if word not in small and not word[0].isdigit()]
    print(f"{HEADER}articles = {articles}\nnames = {json.dumps(names, ensure_ascii=False)}\n")
    print("[words]")
    for word in words:
        print(f"{json.dumps(word, ensure_ascii=False)} = {held[word]}")


if __name__ == "__main__":
    main()
