"""The comparing: articles become a comparison. Pure: no file, socket, clock or randomness."""
