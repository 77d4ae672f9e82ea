"""Tests of the records, the archive, the pipeline, the command line and the demo web."""
