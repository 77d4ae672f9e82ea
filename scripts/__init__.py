"""What the Makefile runs besides the tools: run before or beside the install, never shipped."""
