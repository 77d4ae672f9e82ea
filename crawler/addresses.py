"""Which network addresses a crawler may connect to: public ones, and those named by the user."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from crawler.failures import FetchFailed
from discrepant.errors import UsageProblem

__all__ = ["Address", "Guard", "address_of", "is_public"]

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network

# Ranges that Python 3.11 calls global although they reach other networks through a translator,
# a relay or a group: NAT64, 6to4, Teredo, site-local, multicast (shared/guides/security.md).
_NOT_PUBLIC: tuple[_Network, ...] = tuple(
    ipaddress.ip_network(text)
    for text in (
        "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "fec0::/10", "ff00::/8",
        "::/96", "224.0.0.0/4", "192.88.99.0/24", "100.64.0.0/10", "0.0.0.0/8", "240.0.0.0/4",
    )
)  # fmt: skip


def address_of(text: str) -> Address:
    """The address that a resolver's text names: zone dropped, IPv4 inside IPv6 taken out.

    >>> address_of("::ffff:10.0.0.1")
    IPv4Address('10.0.0.1')
    """
    address = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def is_public(address: Address) -> bool:
    """True if the address belongs to the open internet.

    >>> is_public(address_of("64:ff9b::7f00:1")), is_public(address_of("93.184.216.34"))
    (False, True)
    """
    if not address.is_global or address.is_multicast:
        return False
    return not any(address in net for net in _NOT_PUBLIC if net.version == address.version)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """Lets public addresses through, and the hosts and networks that the user named."""

    hosts: frozenset[str] = frozenset()
    networks: tuple[_Network, ...] = ()

    @classmethod
    def allowing(cls, names: Iterable[str]) -> Guard:
        """A guard from host names ("intranet.example", "127.0.0.1:8001") and networks.

        UsageProblem when a name with a slash is not a network.
        """
        hosts, networks = set(), []
        for name in names:
            if "/" not in name:
                hosts.add(name.strip().lower())
                continue
            try:
                networks.append(ipaddress.ip_network(name.strip(), strict=False))
            except ValueError:
                raise UsageProblem(
                    f"{name!r} is not a network. Write a host such as intranet.example, "
                    "or a network such as 127.0.0.0/8."
                ) from None
        return cls(hosts=frozenset(hosts), networks=tuple(networks))

    def check(self, host: str, port: int, addresses: Iterable[Address]) -> None:
        """Raises FetchFailed unless every address of the host may be connected to.

        Every one: a name that answers with a public and a private address is an attack.
        """
        host = host.lower()
        if host in self.hosts or f"{host}:{port}" in self.hosts:
            return
        for address in addresses:
            if not is_public(address) and not self._names(address):
                raise FetchFailed(
                    f"{host} has the private address {address}. "
                    f"If you trust that host, pass --allow-private {host}."
                )

    def _names(self, address: Address) -> bool:
        if str(address) in self.hosts:
            return True
        return any(address in net for net in self.networks if net.version == address.version)
