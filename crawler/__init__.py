"""The crawler: from a query or URLs to articles; the only room with a network."""
