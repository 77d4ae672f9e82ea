"""The tests: one folder a room, and beside them the tests of the whole."""
