"""Tests of the reports: comparisons built by hand, pages read by machine and in a browser."""
