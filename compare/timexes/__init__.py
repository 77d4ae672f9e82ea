"""Dates, times, durations and recurring times of a text, resolved against its publication.

A phrase is found by its words (wording/LANGUAGE/timexes*.toml), read as a sketch of features,
and resolved by publication date, zone, tense and the story's last date. See
``timexes_in``; the modules follow that order: lexicon, figures, grammar, context, resolution.
"""

from compare.timexes.reading import timexes_in

__all__ = ["timexes_in"]
