"""What happened to the counted thing: killed, injured, arrested, paid ... by the words around."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.quantities.figures import Figure, Reading
from compare.quantities.names import is_vote

__all__ = ["with_roles"]

_FURTHEST_RIGHT = 12  # words behind the noun: "26 people on board the bus were killed"
_FURTHEST_LEFT = 9  # words before the number: "death toll from the blast has risen to 17"
_NEAR = 2
_STOPS = frozenset(";:.?!()—–")
_WORDS_BESIDE = 4  # the longest phrase right in front of a number
_FURTHEST_GAP = 6
_LONGEST_APPOSITION = 12
_LONGEST_ASIDE = 6
_MOST_LINKING = 4
_SIDES = ("voted for", "voted against")


def with_roles(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures with their roles: the right neighbour decides, then the verb on the left."""
    own = []
    for at, figure in enumerate(figures):
        after = figures[at + 1].first if at + 1 < len(figures) else len(reading.tokens)
        multiple = at and figures[at - 1].kind == "multiple"  # "the number of dead doubled to 24"
        before = figures[at - 1].end if at and not multiple else 0
        own.append(replace(figure, role=_role(reading, figure, before, after)))
    told = _through_lists(
        reading, _shared_with_parts(reading, _parts(reading, _votes(reading, own)))
    )
    return tuple(_named(reading, figure) for figure in told)


def _named(reading: Reading, figure: Figure) -> Figure:
    """The figure with what its noun says happened, where nothing else does."""
    role = figure.role or _carried(reading, figure)
    return replace(figure, role=reading.lexicon.role_as.get(role, role) if role else None)


def _carried(reading: Reading, figure: Figure) -> str | None:
    """The role in the noun itself: "60 arrests", "43 demonstrators"."""
    if figure.form not in ("count", "share"):
        return None
    return reading.lexicon.role_heads.get(figure.head or "")


def _role(reading: Reading, figure: Figure, before: int, after: int) -> str | None:
    if around := _around(reading, figure, after):
        return around
    carried = _carried(reading, figure)
    # "43 demonstrators" may have been detained
    firm = carried in reading.lexicon.role_words["firm"]
    if carried is None or (figure.head in reading.lexicon.counted["persons"] and not firm):
        beside = _left(reading, figure, max(before, figure.first - _WORDS_BESIDE), beside=True)
        return beside or _right(reading, figure, after) or _left(reading, figure, before)
    return _right(reading, figure, min(after, figure.end + _NEAR + 2)) or carried


def _around(reading: Reading, figure: Figure, stop: int) -> str | None:
    """ "Took 60 people into custody": the verb stands in front, what it means behind."""
    closings = reading.lexicon.roles_around.get(reading.lower(figure.first - 1), ())
    for at in range(figure.end, min(stop, figure.end + _NEAR + 2) if closings else 0):
        if reading.lower(at) in _STOPS or reading.lower(at) == ",":
            return None
        for words, role in closings:
            if reading.starts(at, (words,)) and _takes(reading, role, figure, behind=True):
                return role
    return None


def _takes(reading: Reading, role: str, figure: Figure, *, behind: bool = False) -> bool:
    lexicon = reading.lexicon
    needs, fits = lexicon.role_needs[role], lexicon.role_fits[role]
    if figure.head is None and needs and role in lexicon.role_as:
        # "Took 450" is no toll: only "took 450 lives" is; but "nine were charged" are persons.
        return behind and "persons" in needs
    persons = lexicon.counted["persons"] if "persons" in needs else frozenset()
    if needs and figure.head is not None and figure.head not in needs | persons:
        doing = "persons" in needs and figure.head.endswith(
            tuple(lexicon.counted["person_endings"])
        )
        if not doing:
            return False
    dimension = lexicon.role_dimension.get(role)
    if dimension and (figure.unit is None or figure.unit.dimension != dimension):
        return False
    return figure.form in fits or (figure.form == "share" and "count" in fits)


def _parts(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """ "Nine of the 12 crew are missing": what is said of the whole phrase befell the part."""
    given = list(figures)
    for at in range(len(given) - 1):
        part, whole = given[at], given[at + 1]
        gap = [reading.lower(here) for here in range(part.last, whole.first)]
        if not gap or not set(gap) <= reading.lexicon.role_words["part"] or whole.role is None:
            continue
        if part.role is None:
            given[at] = replace(part, role=whole.role)
        attributive = reading.lexicon.roles_after.starting(reading.tokens, whole.last)
        if attributive is None or attributive[0] != whole.role:
            given[at + 1] = replace(whole, role=None)
    return given


def _votes(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """ "Passed by 41 votes to 19": the first number won, the second lost."""
    given = list(figures)
    words = reading.lexicon.role_words
    told = {token.lower for token in reading.tokens}
    if not told & words["ballot"]:
        return given
    for at in range(len(given) - 1):
        won, lost = given[at], given[at + 1]
        if won.form == "share" and lost.form == "count" and lost.head is None:
            lost = replace(lost, unit=won.unit, form="share")  # "54 percent to 46"
        counts = won.form == lost.form and won.form in ("count", "share")
        counts = counts and {won.role, lost.role} <= {None, "voted", *_SIDES}
        gap = {reading.lower(here) for here in range(won.last, lost.first)}
        dashed = gap <= reading.lexicon.ranges["dash"] and is_vote(reading, won.first, lost.last)
        apart = gap & words["against_votes"] and gap <= words["between_votes"]
        # "41 in favour, 19 against" says itself which is which.
        against = reading.lower(lost.last) in words["against_votes"]
        labelled = against and gap & words["for_votes"] and gap <= words["between_votes"]
        apart = (apart or (gap and dashed)) and won.value > lost.value
        if counts and (apart or labelled):
            turned = told & words["turned_down"] and not labelled
            first, second = reversed(_SIDES) if turned else _SIDES
            noun = next(iter(words["ballot_noun"]), None)
            head = noun if dashed else won.head or lost.head or noun
            given[at] = replace(won, role=first, head=head)
            kept = None if dashed else lost.noun  # "a 97-1 vote hours later" counts no hours
            given[at + 1] = replace(lost, role=second, head=head, noun=kept)
    return given


def _shared_with_parts(reading: Reading, figures: Sequence[Figure]) -> list[Figure]:
    """ "12 died when a bus fell, among them five children": the part shares what happened."""
    given = list(figures)
    for at in range(1, len(given)):
        part = given[at]
        opened = any(
            reading.starts(part.first - len(words), (words,))
            for words in reading.lexicon.opens_part
        )
        behind = reading.starts(part.last, reading.lexicon.part_behind)
        if part.role is not None or part.form != "count" or not (opened or behind):
            continue
        whole = next((one for one in reversed(given[:at]) if one.form == "count"), None)
        if whole is not None and whole.role is not None:
            given[at] = replace(part, role=whole.role)
    return given


def _right(reading: Reading, figure: Figure, stop: int) -> str | None:
    """The role of the first fitting words behind the figure, inside its clause."""
    words = reading.lexicon.role_words
    passive = False
    at = begins = figure.end
    limit = min(stop, at + _FURTHEST_RIGHT)
    while at < limit:
        word = reading.lower(at)
        found = reading.lexicon.roles_after.starting(reading.tokens, at)
        near = at - begins <= _NEAR or passive
        names = reading.lexicon.roles_after.names(reading.tokens, at, found[1]) if found else ()
        role = next((name for name in names if _takes(reading, name, figure, behind=True)), None)
        if found and near and role:
            agent = role in reading.lexicon.role_active
            suffers = passive or agent or not _is_active(reading, figure, at, found[1])
            return role if suffers else None
        if word in words["passive"]:
            passive = True
        elif word == "," and (end := _past_apposition(reading, at)):
            at, begins, limit = end, end, end + _FURTHEST_RIGHT
            continue
        elif (
            word in _STOPS
            or word == ","
            or word in words["stops"]
            or (word in words["conjunctions"] and at > figure.end)
        ):
            return None
        elif passive and word not in words["skipped"] and not reading.lexicon.grammar.verb_last:
            passive = False
        at += 1
    return None


def _past_apposition(reading: Reading, at: int) -> int:
    """Where "were killed" begins in "twelve people, five of them children, were killed"; or 0."""
    words = reading.lexicon.role_words
    for here in range(at + 1, min(at + _LONGEST_APPOSITION, len(reading.tokens) - 1)):
        if reading.lower(here) in _STOPS:
            return 0
        if reading.lower(here) == ",":
            verb = reading.lower(here + 1)
            told = reading.lexicon.roles_after.starting(reading.tokens, here + 1)
            return here + 1 if told or verb in words["passive"] | words["auxiliary"] else 0
    return 0


def _is_active(reading: Reading, figure: Figure, at: int, end: int) -> bool:
    """ "Two gunmen killed 12 people": the counted did it; "17 people killed in" it befell."""
    if end >= len(reading.tokens) or not reading.lower(at).endswith(reading.lexicon.grammar.past):
        return False
    following = reading.tokens[end]
    if following.kind == "digits" or following.lower in reading.numbers.starts:
        return True
    if following.lower in reading.lexicon.counted["determiners"]:
        return True
    hedge = reading.lexicon.before.starting(reading.tokens, end)
    if hedge is None or hedge[1] >= len(reading.tokens):
        return False
    number = reading.tokens[hedge[1]]  # "injured over 40", but "charged over fire"
    return number.kind == "digits" or number.lower in reading.numbers.starts


def _left(reading: Reading, figure: Figure, start: int, *, beside: bool = False) -> str | None:
    """The role of the nearest fitting words before the figure, inside its clause.

    ``beside`` asks for words right in front of it alone.
    """
    words = reading.lexicon.role_words
    at = figure.first
    limit = max(start, at - _FURTHEST_LEFT, 0)
    while at > limit and (at == figure.first or not beside):
        found = reading.lexicon.roles_before.ending(reading.tokens, at)
        names = reading.lexicon.roles_before.names(reading.tokens, found[1], at) if found else ()
        role = next((name for name in names if _takes(reading, name, figure)), None)
        if found and found[1] >= limit and role:
            return role if not _blocked(reading, found[1], at, figure) else None
        word = reading.lower(at - 1)
        if word == ":" and at == figure.first:
            at -= 1  # "Dead: 12"
            continue
        if word == "," and (start_of := _before_aside(reading, at - 1)) > limit:
            at = start_of
            continue
        if word in _STOPS or word == "," or word in words["stops"]:
            return None
        at -= 1
    return None


def _before_aside(reading: Reading, comma: int) -> int:
    """Where "the toll" ends in "the toll, officials said, stood at 45"; or 0."""
    if reading.lower(comma + 1) not in reading.lexicon.role_words["standing"]:
        return 0
    for at in range(comma - 1, max(-1, comma - _LONGEST_ASIDE), -1):
        if reading.lower(at) in _STOPS:
            return 0
        if reading.lower(at) == ",":
            return at
    return 0


def _blocked(reading: Reading, first: int, last: int, figure: Figure) -> bool:
    """True if the verb already has its object: "killed a soldier in a raid by 40 men"."""
    gap = [reading.lower(at) for at in range(last, figure.first)]
    return len(gap) > 1 and any(word in reading.lexicon.role_words["elsewhere"] for word in gap)


def _through_lists(reading: Reading, figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """ "Killed three soldiers and two civilians": both, whichever has the verb."""
    given = list(figures)
    for at in range(1, len(given)):
        here, before = given[at], given[at - 1]
        if here.role is not None or before.role is None:
            continue
        if before.side == "before" and here.side == "after":
            given[at] = replace(here, role=before.role, head=here.head or before.head)
        elif (_linked(reading, before, here) and _closes(reading, here.end)) or _goes_on(
            reading, before, here
        ):
            given[at] = replace(here, role=before.role)
    for at in range(len(given) - 2, -1, -1):
        here, after = given[at], given[at + 1]
        if here.role is None and after.role and _linked(reading, here, after):
            given[at] = replace(here, role=after.role)
    return tuple(_elided(reading, given))


def _elided(reading: Reading, figures: Sequence[Figure]) -> Iterator[Figure]:
    """ "Rebels claimed 60 dead, the army spoke of 12": a bare number at the end of a clause."""
    role = None
    for figure in figures:
        bare = figure.form == "count" and figure.head is None and figure.kind in ("digits", "words")
        ends = figure.last >= len(reading.tokens) or reading.tokens[figure.last].text in ",.;"
        if figure.role is None and bare and ends and figure.modifier not in ("up", "down"):
            figure = replace(figure, role=role)
        role = figure.role if figure.form == "count" and figure.role else role
        yield figure


def _closes(reading: Reading, at: int) -> bool:
    """True if no new clause begins there: "burned 40 cars, and 1,500 people watched"."""
    if at >= len(reading.tokens) or reading.tokens[at].kind != "word":
        return True
    word = reading.lower(at)
    verb = word in reading.lexicon.role_words["passive"]
    return word in reading.lexicon.counted["boundaries"] and not verb


def _goes_on(reading: Reading, left: Figure, right: Figure) -> bool:
    """ "11 on Monday and six on Tuesday": the second has neither noun nor verb of its own."""
    if right.form != "count" or left.form != "count" or right.kind == "fraction":
        return False
    if right.head is not None and right.noun is not None and right.noun[0] >= right.last:
        return False
    gap = [reading.lower(at) for at in range(left.end, right.first)]
    joints = reading.lexicon.role_words["going_on"]
    return len(gap) <= _FURTHEST_GAP and any(word in joints for word in gap)


def _linked(reading: Reading, left: Figure, right: Figure) -> bool:
    """True if nothing but joining words, and what befell the first, stands between the two."""
    if not left.form == right.form == "count":
        return False
    words = reading.lexicon.role_words
    gap = [
        word
        for word in (reading.lower(at) for at in range(left.end, right.first))
        if word not in words["passive"] and word not in reading.lexicon.role_after_firsts
    ]
    return 0 < len(gap) <= _MOST_LINKING and set(gap) <= words["linking"]
