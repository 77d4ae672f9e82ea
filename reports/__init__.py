"""The reports: a comparison becomes HTML, JSON and CSV. Pure: same input, same bytes."""
