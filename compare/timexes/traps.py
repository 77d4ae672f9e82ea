"""Words that look like a time and are something else: a verb, a name, a count, a score.

Every trap is one question about a phrase and its neighbours; the first that says yes drops the
reading, and the next shorter phrase is tried.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from compare.timexes.lexicon import Lexicon, Token
from compare.timexes.sketch import Sketch

__all__ = ["is_trap"]

# Years that a bare number may be without a preposition before it.
_PLAIN_YEARS = range(1900, 2036)
_LEVEL_WITHIN = 8  # tokens
# "Ten minutes to six" is longer than "ten to six", and surer.
_SHORTEST_WITH_MINUTES = 3
# Four digits in this range are rather a year than a clock reading.
_RATHER_YEARS = range(1400, 2100)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A phrase where it stands; ``words`` are the named sets of the language."""

    sketch: Sketch
    kind: str
    told: frozenset[str]
    tokens: list[Token]
    first: int
    last: int
    before: str
    after: str
    words: Mapping[str, frozenset[str]]

    @property
    def head(self) -> Token:
        return self.tokens[self.first]

    @property
    def tail(self) -> Token:
        return self.tokens[self.last - 1]

    @property
    def length(self) -> int:
        return self.last - self.first

    @property
    def capital_follows(self) -> bool:
        return self.last < len(self.tokens) and self.tokens[self.last].capital

    @property
    def noun_follows(self) -> bool:
        """True if the next word is not one that may follow a whole phrase."""
        return self.after.isalpha() and self.after not in self.words["after_day"]


def is_trap(
    sketch: Sketch, kind: str, tokens: list[Token], first: int, last: int, lexicon: Lexicon
) -> bool:
    """True where the words of the phrase mean something else."""
    place = _Place(
        sketch=sketch,
        kind=kind,
        told=frozenset(sketch.told()),
        tokens=tokens,
        first=first,
        last=last,
        before=tokens[first - 1].text if first else "",
        after=tokens[last].text if last < len(tokens) else "",
        words=lexicon.words,
    )
    return any(trap(place) for trap in _TRAPS)


def _is_part_of_a_name(place: _Place) -> bool:
    """As in "Flight 2014", "Area 51"; "as soon as"."""
    if place.before in place.words["named"]:
        return True
    return place.before == place.after and place.before in place.words["as"]


def _is_ordinary_word(place: _Place) -> bool:
    """As in "may", "march", "sun", "Theresa May", "Sun Microsystems"."""
    words = place.words
    if place.tail.text not in words["doubtful"]:
        return False
    if place.length == 2 and place.sketch.shift == 0:
        return not place.tail.capital  # "this may take long"
    if "story_shift" in place.told:
        return True
    if place.length > 1:
        return False
    if place.before in words["before_month"]:
        return place.before in words["before_no_weekday"] and place.head.text in words["weekdays"]
    if not place.head.capital or (place.after.isalpha() and place.capital_follows):
        return True
    if place.before in words["supports"]:
        return False
    # "the May election"; but "Theresa May", "a March for peace", "May we ask".
    return place.before not in words["articles"] or place.after in words["not_a_date"]


def _is_fall_of_something(place: _Place) -> bool:
    """As in "the fall of the dictator", "the spring was dry" as a well."""
    if not place.told <= {"season", "modifier", "phase"} or "season" not in place.told:
        return False
    if place.length == 1:
        return place.before not in place.words["dating_season"]
    if place.tail.text not in place.words["doubtful"]:
        return False
    return place.after in place.words["of"] or place.before not in place.words["supports"]


def _is_count(place: _Place) -> bool:
    """As in "1900 people", "$2015", and years of long ago without a word that dates."""
    if "year" not in place.told or not place.told <= {"year", "modifier", "phase"}:
        return False
    words = place.words
    if place.after and (place.after in words["counted"] or place.after in "%$°"):
        return True
    if place.before and place.before in "$€£¥#":
        return True
    if not place.tail.text.isdecimal():  # spelled, "two thousand people"
        said = place.head.text in words["articles"] or place.sketch.year not in (1000, 2000)
        return not said or (place.noun_follows and place.head.text not in words["articles"])
    return place.sketch.year not in _PLAIN_YEARS and place.before not in words["dating"]


def _is_bare_clock(place: _Place) -> bool:
    """ "At 1000", "by 0900", "around 1045"; but "about 1000" is how many."""
    digits = place.tail.text
    round_number = digits.endswith("00") and not digits.startswith("0")
    hedged = place.before in place.words["hedges"]
    return place.before in place.words["clock_before"] and not (round_number and hedged)


def _is_clock_in_doubt(place: _Place) -> bool:
    """Four bare digits, a bare hour, "four to five": times only after "at" and the like."""
    if place.kind not in ("time", "bare_time") or place.sketch.zone is not None:
        return False
    words, sketch = place.words, place.sketch
    if place.told == {"hour", "minute"} and place.before in words["score"]:
        return True
    clock = place.told <= {"hour", "minute", "until", "range", "modifier"}
    if clock and place.tail.text.isdecimal() and len(place.tail.text) == 4:
        if int(place.tail.text) in _RATHER_YEARS:
            return True
        alone = place.head.text == place.tail.text or not place.head.text.isdecimal()
        return alone and not _is_bare_clock(place)
    if not place.told <= {"hour", "offset", "part", "side", "modifier"} or sketch.hour is None:
        return False
    if place.tail.text in words["noons"] or place.tail.text in words["hours"]:
        return False
    if sketch.hour > 12 and place.length == 1 and sketch.offset is None:
        return True  # nobody writes "at 15" for a time
    around = place.tokens[max(0, place.first - _LEVEL_WITHIN) : place.first]
    exact = sketch.offset is not None or sketch.part is not None
    if not exact and any(token.text in words["level_at"] for token in around):
        return True  # "put the number of deaths at 12"
    if sketch.offset is not None and place.length > _SHORTEST_WITH_MINUTES:
        return place.noun_follows and place.after not in words["articles"]
    if sketch.side is None or sketch.side < 0:
        unsure = place.before not in words["at"]
        noun = place.noun_follows and (
            sketch.offset is None or place.after not in words["articles"]
        )
        return unsure or noun or place.after in ("%", "$", "-", "/")
    return place.noun_follows and place.after not in words["articles"]


def _is_count_before_daypart(place: _Place) -> bool:
    """As in "the count was 17 last night": an hour past noon needs no part of the day."""
    sketch = place.sketch
    told = sketch.hour is not None and sketch.hour > 12 and sketch.daypart is not None
    return told and sketch.minute is None and sketch.zone is None


def _is_lost_apostrophe(place: _Place) -> bool:
    """Not "Saturdays blast" in a text that lost its apostrophes, but "on Saturdays"."""
    if place.kind != "date" or place.told != {"weekday"}:
        return False
    if place.head.text not in place.words["plurals"]:
        return False
    dated = place.noun_follows and not place.capital_follows
    return not dated or place.before in place.words["before_set"]


def _hangs_on_untold_day(place: _Place) -> bool:
    """As in "two days before he left", "the day after the attack": no calendar day is told."""
    if place.tail.text not in place.words["conjunctions"] or not place.after.isalnum():
        return False
    counted = place.sketch.toward in ("earlier", "later") and place.sketch.base is None
    return counted or place.sketch.story is not None


def _is_no_period(place: _Place) -> bool:
    """As in "the quarter", "the weekend" are times only after "in", "over" and the like."""
    if "vicinity" not in place.told and place.sketch.period != 0:
        return False
    return place.before not in place.words["vicinity"] or place.after in place.words["of"]


def _is_rank(place: _Place) -> bool:
    """As in "the 12th man", "29th floor", "the third"; but "on the 12th"."""
    told, words = place.told, place.words
    if place.kind != "date" or not told <= {"nth", "tens", "day", "lone"}:
        return False
    if "lone" in told:
        return place.noun_follows or place.before not in words["dating"]
    figures = place.head.text.isdecimal()
    return place.noun_follows or not figures or place.before not in words["before_lone_day"]


def _is_fraction(place: _Place) -> bool:
    """As in "3/4 of a cup": a day and month in figures needs a word that dates."""
    if "figure_one" not in place.told or place.told & {
        "year",
        "weekday",
        "days",
        "daypart",
        "until",
    }:
        return False
    return place.before not in place.words["dating"]


def _is_no_duration(place: _Place) -> bool:
    """As in "one day" and "years", which tell how long only after "for", "in" and the like."""
    if place.kind != "duration" or place.sketch.toward:
        return False
    year = place.head.text.isdecimal() and len(place.head.text) == 4
    if year and (place.length == 2 or place.sketch.upper):
        return True  # "the 1988 quarter", "the 1997-98 season"
    lasting = place.before in place.words["lasting"]
    single = place.sketch.amount == 1 and not place.sketch.plus_half
    if single and place.head.text in place.words["single"] and not place.sketch.modifier:
        return not lasting and place.after not in place.words["conjunctions"]
    return place.length == 1 and not lasting and place.head.text not in place.words["told_alone"]


def _is_rank_behind_weekday(place: _Place) -> bool:
    """As in "on Tuesday, the third raid", "on Tuesday, the third on the town"."""
    if not {"weekday", "nth"} <= place.told or place.told & {"month", "year"}:
        return False
    spelled = not any(character.isdigit() for character in place.tail.text)
    return spelled and (place.noun_follows or place.after in place.words["not_a_date"])


_TRAPS: tuple[Callable[[_Place], bool], ...] = (
    _is_part_of_a_name,
    _is_ordinary_word,
    _is_fall_of_something,
    _is_count,
    _is_clock_in_doubt,
    _is_count_before_daypart,
    _is_lost_apostrophe,
    _hangs_on_untold_day,
    _is_no_period,
    _is_rank,
    _is_rank_behind_weekday,
    _is_fraction,
    _is_no_duration,
)
