"""Discrepant: reads what several outlets wrote about one event and shows where they differ."""
