"""A small web of six invented outlets that cover one event, with the key to its differences.

``web`` serves it on loopback, ``houses`` reads its texts, ``pages`` renders them, ``answers``
reads the key and ``scoring`` holds a comparison against it.
"""

__all__: list[str] = []
