"""The crawler: a query or a URL becomes articles. The only room with a network."""
