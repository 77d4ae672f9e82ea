"""The figures of a sentence: value or interval, modifier, unit, what is counted, what happened.

One pass over the tokens, each step a module: numbers (compare.numerals) -> units (measures)
-> what is no figure (names) -> ranges and lists (assembly) -> modifiers -> counted nouns
(nouns) -> counts without a number (implied) -> roles.
"""

from compare.quantities.nouns import kind_of
from compare.quantities.reading import quantities_in

__all__ = ["kind_of", "quantities_in"]
