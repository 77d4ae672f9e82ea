"""No page, redirect or name leads inside: the guard at the only door to the network."""

import asyncio

import httpcore
import pytest

from crawler.addresses import Address, Guard, address_of, is_public
from crawler.failures import FetchFailed
from crawler.options import Options
from crawler.transport import GuardedBackend, GuardedNetwork
from discrepant.errors import UsageProblem

PRIVATE = (
    "127.0.0.1", "127.255.255.254", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
    "0.0.0.0", "100.64.0.1", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "192.88.99.1",
    "255.255.255.255", "203.0.113.5", "::1", "::", "fe80::1", "fc00::1", "fd12::1", "fec0::1",
    "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1",
    "2002:7f00:1::", "2001::1", "2001:db8::1", "::127.0.0.1", "fe80::1%lo",
)  # fmt: skip


class DeadEnd(httpcore.AsyncNetworkBackend):
    """A backend that only notes where it was asked to connect."""

    def __init__(self) -> None:
        self.connected: list[str] = []

    async def connect_tcp(
        self, host: str, port: int, *args: object, **kwargs: object
    ) -> httpcore.AsyncNetworkStream:
        self.connected.append(host)
        raise httpcore.ConnectError("nobody there")


@pytest.mark.parametrize("text", PRIVATE)
def test_an_address_that_is_not_of_the_open_internet_is_not_public(text: str) -> None:
    assert not is_public(address_of(text))


@pytest.mark.parametrize("text", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34"])
def test_an_address_of_the_open_internet_is_public(text: str) -> None:
    assert is_public(address_of(text))


def ask(url: str, *answers: str, allow: tuple[str, ...] = ()) -> tuple[FetchFailed, list[str]]:
    """What asking for the URL fails with when its name resolves so, and where we connected."""
    dead_end = DeadEnd()

    async def resolve(host: str, port: int) -> tuple[Address, ...]:
        return tuple(address_of(answer) for answer in answers)

    async def run() -> FetchFailed:
        backend = GuardedBackend(Guard.allowing(allow), resolve=resolve, inner=dead_end)
        network = GuardedNetwork(Options(), backend=backend)
        try:
            async with network.get(url, {}):
                raise AssertionError("there was an answer")
        except FetchFailed as failure:
            return failure
        finally:
            await network.aclose()

    return asyncio.run(run()), dead_end.connected


@pytest.mark.parametrize("text", PRIVATE)
def test_a_name_that_resolves_inside_is_never_connected_to(text: str) -> None:
    failure, connected = ask("http://innocent.example/", text)
    assert "private address" in failure.reason
    assert "--allow-private innocent.example" in failure.reason
    assert connected == []


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    failure, connected = ask("http://mixed.example/", "93.184.216.34", "10.0.0.1")
    assert "10.0.0.1" in failure.reason
    assert connected == []


def test_the_connection_goes_to_the_address_that_was_checked() -> None:
    failure, connected = ask("http://news.example/", "93.184.216.34", "93.184.216.35")
    assert failure.reason == "the host does not accept connections"
    assert connected == ["93.184.216.34", "93.184.216.35"]


def test_a_name_that_moves_inside_between_two_look_ups_is_not_followed_there() -> None:
    dead_end, rounds = DeadEnd(), 100
    answers = iter(("93.184.216.34", "10.0.0.1") * rounds)

    async def resolve(host: str, port: int) -> tuple[Address, ...]:
        return (address_of(next(answers)),)

    async def run() -> None:
        backend = GuardedBackend(Guard(), resolve=resolve, inner=dead_end)
        network = GuardedNetwork(Options(), backend=backend)
        for _ in range(2 * rounds):
            with pytest.raises(FetchFailed):
                async with network.get("http://rebinding.example/", {}):
                    pass
        await network.aclose()

    asyncio.run(run())
    assert dead_end.connected == ["93.184.216.34"] * rounds


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/", "http://2130706433/", "http://0x7f000001/", "http://0x7f.1/",
        "http://127.1/", "http://0177.0.0.1/", "http://[::1]/", "http://[::ffff:127.0.0.1]/",
        "http://localhost/", "http://127.0.0.1./",
    ],
)  # fmt: skip
def test_no_way_of_writing_loopback_passes_the_real_resolver(url: str) -> None:
    async def run() -> None:
        dead_end = DeadEnd()
        network = GuardedNetwork(Options(), backend=GuardedBackend(Guard(), inner=dead_end))
        with pytest.raises(FetchFailed, match=r"private address|no host|not a web address"):
            async with network.get(url, {}):
                pass
        assert dead_end.connected == []
        await network.aclose()

    asyncio.run(run())


@pytest.mark.parametrize(
    "allow",
    ["intranet.example", "intranet.example:80", "INTRANET.example", "10.0.0.0/8", "10.0.0.1"],
)
def test_what_the_user_names_is_let_through(allow: str) -> None:
    _, connected = ask("http://intranet.example/", "10.0.0.1", allow=(allow,))
    assert connected == ["10.0.0.1"]


@pytest.mark.parametrize("allow", ["other.example", "intranet.example:8080", "192.168.0.0/16"])
def test_naming_one_host_lets_no_other_through(allow: str) -> None:
    _, connected = ask("http://intranet.example/", "10.0.0.1", allow=(allow,))
    assert connected == []


def test_a_network_that_is_none_is_named_to_the_user() -> None:
    with pytest.raises(UsageProblem, match=r"'intranet/8' is not a network"):
        Guard.allowing(("intranet/8",))


def test_no_socket_file_is_ever_opened() -> None:
    with pytest.raises(FetchFailed):
        asyncio.run(GuardedBackend(Guard()).connect_unix_socket("/run/docker.sock"))
