"""What seven invented outlets wrote about a footbridge; every sentence is ours."""

from __future__ import annotations

from discrepant.records import Moment
from tests.reports.builders import written

_WIRE_TEXT = (
    "ALMSTED - A footbridge over the River Wend gave way on Saturday evening as visitors to the "
    "town’s harvest fair were crossing it, and at least 20 people were hurt, the county ambulance "
    "service said.\n"
    "The deck dropped at about 6.40 p.m., according to the fire brigade. Two of the injured were "
    "taken to the hospital in Corley with broken legs.\n"
    "“We do not believe that the bridge was overloaded,” said Nora Pell, who speaks for the "
    "county. The bridge was built in 1968 and is 61 metres long.\n"
    "The county said that the bridge had last been inspected on 14 June. Mayor Owen Hartigg "
    "has called an inquiry.\n"
    "Engineers blamed a corroded hanger for the collapse."
)

WIRE = written(
    "wire-1",
    "Northwire",
    "At least 20 hurt as footbridge falls at Almsted fair",
    _WIRE_TEXT,
    at="2024-09-14T18:55:00+00:00",
    agency=True,
)
BELL = written(
    "bell-1",
    "Daily Bell",
    "Bridge falls at harvest fair",
    _WIRE_TEXT,
    at="2024-09-14T19:20:00+00:00",
    credit="Northwire",
)
ECHO = written(
    "echo-1",
    "City Echo",
    "Fairgoers thrown into river",
    _WIRE_TEXT,
    at="2024-09-14T19:31:00+00:00",
    credit="Northwire",
)
POST_EARLY = written(
    "post-1",
    "Harbour Post",
    "Almsted bridge collapse: 17 in hospital",
    "Seventeen people were in hospital on Saturday night after the Wend footbridge collapsed "
    "during Almsted’s harvest fair.\n"
    "It came down at 7.10 p.m., a steward told this newspaper.",
    at="2024-09-14T19:05:00+00:00",
    replaced_by="post-2",
)
POST = written(
    "post-2",
    "Harbour Post",
    "Almsted bridge collapse: 31 hurt, county under fire",
    "Thirty-one people were hurt when the Wend footbridge collapsed during Almsted’s harvest "
    "fair, hospital managers said on Sunday morning.\n"
    "It came down at 7.10 p.m., a steward told this newspaper. The Harbour Post has seen a "
    "letter in which the county puts the last inspection at 14 July.\n"
    "“We do not believe that the bridge was badly overloaded,” the county’s spokeswoman Nora "
    "Pell claimed.\n"
    "Twenty-six people were in hospital on Sunday morning. The 200-foot bridge dates from "
    "1968.\n"
    "Some 3,000 people came to the fair. Owen Hartig, the mayor, refused to close the second "
    "bridge.\n"
    "A mob of visitors had pushed on to the deck, a stallholder said. The county dropped a "
    "repair plan worth £4.2 million in spring.",
    at="2024-09-14T19:05:00+00:00",
    modified=Moment.parse("2024-09-15T05:40:00+00:00"),
    authors=("Ines Garrow", "Tom Lisle"),
)
MERIDIAN = written(
    "meridian-1",
    "The Meridian",
    "Inquiry into Almsted collapse as 23 are treated",
    "Twenty-three people were hurt when a footbridge fell into the River Wend on 14 September, "
    "the ambulance service said late on Saturday.\n"
    "The bridge had been due for a repair costing £4.2 billion, according to a council paper. "
    "About 150 people were on the bridge when it fell.\n"
    "Mayor Owen Hartigg closed the town’s second bridge as a precaution.\n"
    "The injured were taken to Saint Brannoc’s hospital in Lowmoor. An engineer at the scene "
    "said that a crowd rocking the deck had brought it down.\n"
    "Nora Pell, for the county, said: “We do not believe that the bridge was overloaded.” "
    "A queue of visitors had formed on the deck.",
    at="2024-09-14T22:15:00+00:00",
)
RADIO = written(
    "radio-1",
    "Coast Radio",
    "Bridge fall: union and county at odds",
    "The firefighters’ union said 40 people were pulled from the water. The county put the "
    "number at 12.\n"
    "Eighteen people were in hospital on Saturday evening, the county said.\n"
    "Mayor Owen Hartigg spoke at the scene late on Saturday.",
    at="2024-09-14",
    published_from="from text",
    read="partial",
    unread_reason="paywall after the third paragraph",
)
UNION = written(
    "courier-1",
    "Corley Courier",
    "“They came up one after another”",
    "Firefighters’ union officials said forty people had been pulled from the river; the "
    "county speaks of a dozen.\n"
    "The footbridge fell shortly before 7 p.m. on Saturday.",
    at=None,
    url=None,
    status=None,
    sha256=None,
    retrieved=None,
)
