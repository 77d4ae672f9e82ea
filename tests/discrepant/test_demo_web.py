"""The demo's web: what its sites answer, and what its texts and its key promise."""

import http.client
import re
import signal
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from crawler.outlets import outlets_in
from discrepant.demo.answers import Place, demo_answers, span_of
from discrepant.demo.houses import House, Story, houses
from discrepant.demo.web import DemoWeb
from discrepant.records import Outlet

ANSWERS = demo_answers()
STORIES: dict[Place, Story] = {
    Place(outlet=house.name, path=story.path): story
    for house in houses()
    for story in house.stories
}


@pytest.fixture(scope="module")
def web() -> Iterator[DemoWeb]:
    with DemoWeb() as served:
        yield served


@pytest.fixture(autouse=True)
def first_visit(web: DemoWeb) -> None:
    web.start_visit(1)


def get(
    url: str, headers: Mapping[str, str] | None = None, method: str = "GET"
) -> tuple[int, Mapping[str, str], str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request(method, parts.path, headers=dict(headers or {}))
        response = connection.getresponse()
        return response.status, dict(response.getheaders()), response.read().decode()
    finally:
        connection.close()


def outlet(web: DemoWeb, name: str) -> Outlet:
    return next(outlet for outlet in web.outlets if outlet.name == name)


def url(web: DemoWeb, place: Place) -> str:
    return outlet(web, place.outlet).home.rstrip("/") + place.path


def words_of(story: Story) -> str:
    return "\n".join(story.paragraphs)


def sentences_of(story: Story) -> list[str]:
    # A point after one letter ("a.m.") or "Sept" ends no sentence.
    return re.split(r"(?<![. ]\w\.)(?<!Oct\.)(?<=[.!?”\"])\s+(?=[A-Z“\"])", words_of(story))


def updated() -> Place:
    (place,) = (place for place, story in STORIES.items() if story.earlier)
    return place


# -------------------------------------------------------------------------------- the sites


def test_six_outlets_listen_on_six_ports(web: DemoWeb) -> None:
    assert len({urlsplit(outlet.home).port for outlet in web.outlets}) == 6
    assert sum(outlet.agency for outlet in web.outlets) == 1
    assert len({outlet.owner for outlet in web.outlets}) == 6


def test_every_page_says_that_it_is_invented(web: DemoWeb) -> None:
    for house in houses():
        home = outlet(web, house.name).home
        paths = ["", *(f"{section}/" for section in house.sections()), "no/such/page"]
        for address in [
            *(home + path for path in paths),
            *(home + story.path.lstrip("/") for story in house.stories),
        ]:
            assert "Invented outlet of the Discrepant demo" in get(address)[2], address


def test_every_page_of_a_story_holds_its_paragraphs_and_none_of_another(web: DemoWeb) -> None:
    for place, story in STORIES.items():
        status, headers, page = get(url(web, place))
        assert status == 200
        assert headers["Content-Type"].startswith("text/html")
        text = page.replace("&#39;", "'").replace("&#34;", '"')
        assert all(paragraph in text for paragraph in story.at_visit(1).paragraphs)
        assert "{{" not in page


def test_an_unknown_path_is_not_found(web: DemoWeb) -> None:
    assert {get(f"{outlet.home}no/such/page")[0] for outlet in web.outlets} == {404}


def test_there_is_each_kind_of_feed(web: DemoWeb) -> None:
    roots = {
        ElementTree.fromstring(get(address)[2]).tag.rpartition("}")[2]
        for outlet in web.outlets
        for address in (*outlet.feeds, *outlet.sitemaps)
    }
    assert roots == {"rss", "feed", "urlset"}
    assert all(outlet.feeds or outlet.sitemaps for outlet in web.outlets)


def test_feeds_and_news_sitemaps_carry_every_story(web: DemoWeb) -> None:
    for house in houses():
        site = outlet(web, house.name)
        for address in (*site.feeds, *site.sitemaps):
            listing = get(address)[2]
            assert all(site.home.rstrip("/") + story.path in listing for story in house.stories)


def test_every_robots_txt_closes_something_and_one_asks_for_a_pause(web: DemoWeb) -> None:
    texts = [get(f"{outlet.home}robots.txt")[2] for outlet in web.outlets]
    assert all("Disallow: /" in text for text in texts)
    delays = [float(delay) for text in texts for delay in re.findall(r"Crawl-delay: (\S+)", text)]
    assert max(delays) <= 1
    assert delays


def test_robots_txt_closes_the_forbidden_pages_and_no_others(web: DemoWeb) -> None:
    def closed(place: Place) -> bool:
        robots = get(f"{outlet(web, place.outlet).home}robots.txt")[2]
        return any(place.path.startswith(rule) for rule in re.findall(r"Disallow: (\S+)", robots))

    assert all(closed(place) for place in ANSWERS.forbidden)
    assert not any(closed(place) for place in (*ANSWERS.event, *ANSWERS.other))


def test_a_page_that_the_visitor_has_is_not_sent_again(web: DemoWeb) -> None:
    address = url(web, ANSWERS.event[0])
    _, headers, _ = get(address)
    assert get(address, {"If-None-Match": headers["ETag"]})[::2] == (304, "")
    assert get(address, {"If-Modified-Since": headers["Last-Modified"]})[0] == 304
    assert get(address, {"If-None-Match": '"another"'})[0] == 200
    assert get(address, {"If-Modified-Since": "yesterday"})[0] == 200


def test_a_head_request_gets_no_body(web: DemoWeb) -> None:
    status, headers, body = get(url(web, ANSWERS.event[0]), method="HEAD")
    assert (status, body) == (200, "")
    assert int(headers["Content-Length"]) > 1000


def test_the_second_visit_meets_the_updated_article_and_no_other_change(web: DemoWeb) -> None:
    def pages() -> dict[Place, tuple[str, str, str]]:
        answers = {place: get(url(web, place)) for place in STORIES}
        return {
            place: (headers["ETag"], headers["Last-Modified"], page)
            for place, (_, headers, page) in answers.items()
        }

    first = pages()
    web.start_visit(2)
    second = pages()
    changed = updated()
    assert {place for place in STORIES if first[place] != second[place]} == {changed}
    assert first[changed][1] != second[changed][1]
    assert STORIES[changed].changed.isoformat() in second[changed][2]
    assert STORIES[changed].changed.isoformat() not in first[changed][2]


def test_visits_are_counted_from_one(web: DemoWeb) -> None:
    with pytest.raises(ValueError, match="counted from 1"):
        web.start_visit(0)


def test_the_log_holds_every_request_in_order() -> None:
    with DemoWeb() as web:
        site = web.outlets[0]
        get(f"{site.home}robots.txt", {"User-Agent": "Curious/1"})
        get(f"{site.home}nothing", {"User-Agent": "Curious/1"})
        log = web.requests(site.name)
        assert [(entry.path, entry.status) for entry in log] == [
            ("/robots.txt", 200),
            ("/nothing", 404),
        ]
        assert {entry.user_agent for entry in log} == {"Curious/1"}
        assert log[0].moment <= log[1].moment
        assert web.requests(web.outlets[1].name) == ()


def test_leaving_closes_the_ports_and_the_connections_kept_alive() -> None:
    with DemoWeb() as web:
        address = urlsplit(web.outlets[0].home)
        connection = http.client.HTTPConnection(address.netloc, timeout=10)
        connection.request("GET", "/robots.txt")
        connection.getresponse().read()
        assert connection.sock is not None
    assert connection.sock.recv(1) == b""
    connection.close()
    with pytest.raises(ConnectionRefusedError):
        get(web.outlets[0].home)


def test_latency_holds_every_answer_back() -> None:
    with DemoWeb(latency=0.05) as web:
        site = web.outlets[0]
        for _ in range(2):
            get(site.home)
        one, other = web.requests(site.name)
    assert other.moment - one.moment >= 0.05


def test_the_outlet_file_describes_the_web(web: DemoWeb, tmp_path: Path) -> None:
    file = tmp_path / "outlets.toml"
    file.write_text(web.outlets_toml(), encoding="utf-8")
    assert outlets_in(file) == web.outlets


def test_the_module_serves_until_interrupted_and_prints_the_outlet_file() -> None:
    command = [sys.executable, "-m", "discrepant.demo", "--visit", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as serving:
        assert serving.stdout is not None
        assert serving.stderr is not None
        assert serving.stdout.readline() == "[[outlet]]\n"
        assert "Ctrl-C" in serving.stderr.readline()
        serving.send_signal(signal.SIGINT)
        serving.communicate(timeout=10)
        assert serving.returncode == 0


# -------------------------------------------------------------------------------- the texts


def test_the_paywalled_stub_says_so_on_its_page(web: DemoWeb) -> None:
    (place,) = (place for place, story in STORIES.items() if not story.is_free)
    page = get(url(web, place))[2]
    assert '"isAccessibleForFree": false' in page
    assert "Subscribe to read on" in page
    assert place in ANSWERS.event


def test_articles_of_the_event_have_twelve_to_twenty_five_sentences() -> None:
    for place in ANSWERS.event:
        story = STORIES[place]
        if story.is_free:
            assert 12 <= len(sentences_of(story)) <= 25, place


def test_one_reprint_is_verbatim_and_the_other_has_one_edited_figure() -> None:
    wire, verbatim, edited = (
        STORIES[place]
        for place in ANSWERS.event
        if place.outlet == "Meridian Wire" or STORIES[place].credit == "Meridian Wire"
    )
    assert verbatim.paragraphs[:-1] == wire.paragraphs
    assert verbatim.title == wire.title
    assert edited.title != wire.title
    was, is_now = words_of(wire).split(), words_of(edited).split()
    assert [(a, b) for a, b in zip(was, is_now, strict=False) if a != b] == [("40", "60")]


def test_around_the_event_every_outlet_has_other_stories_that_share_its_words() -> None:
    for house in houses():
        other = [place for place in ANSWERS.other if place.outlet == house.name]
        assert len(other) >= 2
    listed = [f"{STORIES[place].title} {STORIES[place].summary}" for place in ANSWERS.other]
    for word in ("Sochi", "Putin", "Tokayev"):
        assert sum(word in text for text in listed) >= 2
    years = {STORIES[place].published.year for place in ANSWERS.other}
    assert years == {2021, 2022}


def test_the_key_knows_every_page() -> None:
    known = [*ANSWERS.event, *ANSWERS.other, *ANSWERS.forbidden]
    assert sorted(known) == sorted(STORIES)


def test_zones_of_the_stories_are_their_houses() -> None:
    def is_local(house: House, story: Story) -> bool:
        local = story.published.replace(tzinfo=ZoneInfo(house.zone))
        return local.utcoffset() == story.published.utcoffset()

    assert all(is_local(house, story) for house in houses() for story in house.stories)


# -------------------------------------------------------------------------------- the key


def test_the_words_of_a_mention_stand_once_in_their_sentence_and_it_once_in_its_page() -> None:
    for fact in (*ANSWERS.facts, *ANSWERS.quiet):
        for mention in fact.mentions:
            asked = f"{fact.id}: {mention.place.outlet}: {mention.text}"
            story = STORIES[mention.place].at_visit(mention.visit or 2)
            text = story.title if mention.field == "title" else words_of(story)
            assert text.count(mention.sentence) == 1, asked
            assert mention.sentence.count(mention.text) == 1, asked
            assert span_of(mention.text, within=mention.sentence, of=text), asked


def test_words_of_the_first_visit_are_gone_at_the_second() -> None:
    early = [mention for fact in ANSWERS.facts for mention in fact.mentions if mention.visit == 1]
    assert early
    assert not any(mention.sentence in words_of(STORIES[mention.place]) for mention in early)


def test_an_excerpt_of_a_card_stands_once_in_its_page_and_its_word_once_in_it() -> None:
    for card in ANSWERS.cards:
        for excerpt in card.excerpts:
            asked = f"{card.id}: {excerpt.place.outlet}"
            text = words_of(STORIES[excerpt.place])
            assert text.count(excerpt.text) == 1, asked
            assert excerpt.text.count(excerpt.word) == 1, asked
            assert span_of(excerpt.word, within=excerpt.text, of=text), asked


def test_the_key_is_as_rich_as_promised() -> None:
    assert len(ANSWERS.facts) >= 16
    assert len(ANSWERS.quiet) >= 16
    assert {"conflict", "rival", "update", "scope"} == {fact.verdict for fact in ANSWERS.facts}
    assert {"agree", "scope"} == {fact.verdict for fact in ANSWERS.quiet}
    assert {"figure", "date", "time", "place", "person", "name", "quote", "polarity"} <= {
        fact.kind for fact in ANSWERS.facts
    }
    assert sum(card.kind == "verb" for card in ANSWERS.cards) >= 4
    assert sum(card.kind == "label" for card in ANSWERS.cards) >= 3


def test_ids_of_the_key_are_unique() -> None:
    identities = [fact.id for fact in (*ANSWERS.facts, *ANSWERS.quiet)]
    identities += [card.id for card in ANSWERS.cards]
    assert len(set(identities)) == len(identities)


def test_every_fact_of_the_key_has_two_groups_and_two_outlets() -> None:
    for fact in ANSWERS.facts:
        assert len({mention.group for mention in fact.mentions} - {"*"}) > 1, fact.id
        assert len({mention.place.outlet for mention in fact.mentions}) > 1, fact.id


def test_every_card_of_the_key_has_two_words_and_two_outlets() -> None:
    for card in ANSWERS.cards:
        assert len({excerpt.word for excerpt in card.excerpts}) > 1, card.id
        assert len({excerpt.place.outlet for excerpt in card.excerpts}) > 1, card.id


def test_no_words_answer_two_questions_of_the_key() -> None:
    answered = [
        (mention.place, mention.sentence, mention.text)
        for fact in ANSWERS.facts
        for mention in fact.mentions
    ]
    assert len(set(answered)) == len(answered)
