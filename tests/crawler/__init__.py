"""Tests of the crawler: most with a network of our own, some over sockets on loopback."""
