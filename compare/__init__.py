"""The comparing: articles become a comparison. Pure: no file, socket, clock or randomness."""

from compare.comparing import compare

__all__ = ["compare"]
