"""What happened to the counted thing, in whatever words and order it is told."""

from __future__ import annotations

import pytest

from compare.quantities import quantities_in


def roles(text: str) -> list[tuple[float, str | None]]:
    return [(q.value, q.role) for q in quantities_in(text) if q.form != "ordinal"]


@pytest.mark.parametrize(
    "text",
    [
        "17 people were killed.",
        "17 people were reported killed.",
        "17 people died.",
        "Seventeen people lost their lives.",
        "The fire left 17 dead.",
        "17 dead",
        "17 fatalities were counted.",
        "The death toll of 17 may rise.",
        "The death toll has risen to 17.",
        "Flooding has claimed the lives of 17 villagers.",
        "The blast killed 17.",
        "A bomb went off, killing 17 people.",
        "Gunmen shot dead 17 tourists.",
        "17 passengers on board the bus were killed.",
        "Dead: 17.",
        "The number of dead stands at 17.",
        "17 bodies were found.",
        "Blast Kills 17 In Northern Town",
    ],
)
def test_seventeen_dead_are_seventeen_dead_however_it_is_told(text: str) -> None:
    assert roles(text) == [(17, "killed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast killed six and wounded 32.", [(6, "killed"), (32, "injured")]),
        (
            "A bomb went off, killing at least 16 people and injuring dozens more.",
            [(16, "killed"), (24, "injured")],
        ),
        ("17 killed and 30 wounded, 47 casualties.",
         [(17, "killed"), (30, "injured"), (47, "casualties")]),
        ("The flood drowned 11 on Monday and six on Tuesday.", [(11, "killed"), (6, "killed")]),
        ("A guard and two drivers were killed.", [(1, "killed"), (2, "killed")]),
        ("It killed three soldiers and two civilians.", [(3, "killed"), (2, "killed")]),
        ("12 people died, among them five children.", [(12, "killed"), (5, "killed")]),
        ("The toll was lowered from 19 to 17.", [(19, "killed"), (17, "killed")]),
        ("Fifteen of the 40 wounded are in critical condition.",
         [(15, "injured"), (40, "injured")]),
        ("Nine of the 12 crew are missing.", [(9, "missing"), (12, None)]),
        ("Only one of the two pilots survived.", [(1, "survived"), (2, None)]),
        ("Two gunmen killed 12 people.", [(2, None), (12, "killed")]),
        ("Protesters burned 40 cars, and 1,500 people watched.", [(40, "destroyed"), (1500, None)]),
        ("The senate passed the bill by 41 votes to 19.",
         [(41, "voted for"), (19, "voted against")]),
        ("The motion was rejected by 41 votes to 19.",
         [(41, "voted against"), (19, "voted for")]),
        ("Twelve people, five of them children, were killed.", [(12, "killed"), (5, "killed")]),
        ("Twelve died when a bus fell, among them five children.",
         [(12, "killed"), (5, "killed")]),
        ("Rebels claimed 60 dead, while the army spoke of 12.", [(60, "killed"), (12, "killed")]),
        ("The tornado destroyed 61 homes and damaged 240.", [(61, "destroyed"), (240, "damaged")]),
        ("Nobody on the derailed train was hurt.", [(0, "injured")]),
        ("Police detained 43 demonstrators; 12 others were freed.",
         [(43, "arrested"), (12, "released")]),
        ("The quake killed 230 people and destroyed 3,000 homes.",
         [(230, "killed"), (3000, "destroyed")]),
        ("No one was hurt and nobody was arrested.", [(0, "injured"), (0, "arrested")]),
        ("There were no casualties.", [(0, "casualties")]),
        ("Some 20,000 people took part in the march.", [(20_000, "took part")]),
        ("A crowd of 5,000 gathered.", [(5000, "took part")]),
        ("The army deployed 9,000 troops.", [(9000, "deployed")]),
        ("Gunmen abducted 23 pupils.", [(23, "abducted")]),
        ("The storm forced 12,000 families from their homes.", [(12_000, "displaced")]),
        ("More than 400 villagers were evacuated.", [(400, "evacuated")]),
        ("He was sentenced to 12 years in prison.", [(12, "sentenced")]),
        ("The bridge cost $4 million.", [(4e6, "cost")]),
        ("She was fined £300.", [(300, "paid")]),
        ("The choir raised £300.", [(300, "raised")]),
        ("A magnitude 6.4 quake struck 40 miles north of the port.",
         [(6.4, "magnitude"), (40, "distance")]),
        ("The wall is 45 metres high and 3 km long.", [(45, "height"), (3, "length")]),
        ("Five shares were held at $3.", [(5, None), (3, None)]),
    ],
)  # fmt: skip
def test_every_figure_gets_what_befell_it(
    text: str, expected: list[tuple[float, str | None]]
) -> None:
    assert roles(text) == expected


def test_elided_nouns_are_taken_from_the_list() -> None:
    found = quantities_in("Gunmen shot dead five tourists and wounded nine.")
    assert [(q.value, q.head, q.role) for q in found] == [
        (5, "tourist", "killed"), (9, "tourist", "injured"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The death toll, officials said, stood at 17.", "killed"),
        ("A further 17 are thought to have drowned.", "killed"),
        ("The frost cost 17 people their lives.", "killed"),
        ("17 people suffered burns in the kiln.", "injured"),
        ("17 bystanders suffered gunshot wounds.", "injured"),
        ("17 were held overnight.", "arrested"),
        ("Officers led away 17 demonstrators.", "arrested"),
        ("17 were charged with treason.", "charged"),
        ("17 police officers were on the streets.", "deployed"),
        ("Some 17 nurses have walked off the job.", "on strike"),
        ("The firm will cut its workforce by 17.", "laid-off"),
        ("A total of 17 houses were lost.", "destroyed"),
        ("The works will create 17 jobs.", "hired"),
        ("The quake left cracks in 17 buildings.", "damaged"),
        ("Of the missiles, 17 were intercepted.", "shot down"),
    ],
)
def test_what_happened_is_read_from_many_a_turn_of_phrase(text: str, role: str) -> None:
    assert roles(text) == [(17, role)]


@pytest.mark.parametrize(
    "text",
    [
        "The house passed it by a 97-41 vote.",
        "The council voted 97-41 for the bridge.",
        "The final tally was 97-41.",
    ],
)
def test_the_two_sides_of_a_vote_are_no_score(text: str) -> None:
    assert roles(text) == [(97, "voted for"), (41, "voted against")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police took 17 people into custody.", ["arrested"]),
        ("A lifeboat took 17 people off the yacht.", ["rescued"]),
        ("The fumes put 17 children in hospital.", ["hospitalised"]),
        ("The avalanche cost 17 skiers their lives.", ["killed"]),
        ("The closure costs 17 jobs.", ["laid-off"]),
        ("17 charged over fire", ["charged"]),
        ("17 drones downed over port", ["shot down"]),
        ("Charges were brought against 17 officers.", ["charged"]),
        ("17 soldiers, five of them officers, died.", ["killed", "killed"]),
    ],
)
def test_a_verb_in_front_and_words_behind_tell_together(text: str, expected: list[str]) -> None:
    assert [role for _, role in roles(text)] == expected


def test_sides_of_a_vote_that_name_themselves_are_never_turned_round() -> None:
    text = "The rejected plan had 19 votes in favour, 41 against."
    assert roles(text) == [(19, "voted for"), (41, "voted against")]
