# Everything that one runs here; `make` alone lists it.
# Starts from nothing but make and a Python from 3.11 on, with the make of macOS (3.81) as with that of Linux.

VENV := .venv
PYTHON_HERE := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
TEST_INSTALLED := $(VENV)/.test-installed
INSTALL := $(PYTHON_HERE) -m pip install -qq --disable-pip-version-check

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test lint types format docs clean \
	bench-discrepancies bench-quantities bench-dates bench-crawl bench-kill9 \
	bench-pairs bench-cost

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' Makefile

demo: $(INSTALLED) ## crawl the small invented web, compare, write out/demo/report.html
	$(PYTHON_HERE) -m discrepant demo -o out/demo

test: lint types ## lint, types and every test; looks for Chromium (CHROMIUM=path) for the report's
	@$(PYTHON_HERE) scripts/find_chromium.py --install
	$(PYTHON_HERE) -m pytest $(ARGS)

lint: $(TEST_INSTALLED) ## ruff: rules and format
	$(PYTHON_HERE) -m ruff check
	$(PYTHON_HERE) -m ruff format --check

types: $(TEST_INSTALLED) ## mypy, strict
	$(PYTHON_HERE) -m mypy

format: $(TEST_INSTALLED) ## let ruff rewrite what it can
	$(PYTHON_HERE) -m ruff check --fix
	$(PYTHON_HERE) -m ruff format

docs: $(INSTALLED) ## write docs/cli.md anew from the help texts
	$(PYTHON_HERE) -m scripts.cli_docs

bench-discrepancies: $(INSTALLED) ## score compare on the annotated events (ARGS="--misses 20" ...)
	$(PYTHON_HERE) -m bench.discrepancies $(ARGS)

bench-pairs: $(INSTALLED) ## score compare on 64 pairs, two of each kind of conflict and look-alike
	$(PYTHON_HERE) -m bench.pairs

bench-quantities: $(INSTALLED) ## score the reading of figures
	$(PYTHON_HERE) -m bench.quantities $(ARGS)

bench-dates: $(INSTALLED) ## score the reading of dates
	$(PYTHON_HERE) -m bench.dates $(ARGS)

bench-cost: $(INSTALLED) ## print what compare costs: many outlets, and articles made to be slow
	$(PYTHON_HERE) -m bench.cost $(ARGS)

bench-crawl: $(INSTALLED) ## gather real events over HTTP on loopback and score what was gathered
	$(PYTHON_HERE) -m bench.crawl_events $(ARGS)

bench-kill9: $(INSTALLED) ## kill a crawl five times in mid-run, resume, count what was lost or doubled
	$(PYTHON_HERE) -m bench.kill9 $(ARGS)

clean: ## remove the environment, what was written and what tools cached
	rm -rf $(VENV) out dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment is laid anew when its Python is gone, and installed anew when pyproject.toml changes.
$(PYTHON_HERE):
	@python=$$(sh scripts/find_python.sh) && echo "Making $(VENV) with $$python" \
		&& "$$python" -m venv --clear $(VENV)

$(INSTALLED): pyproject.toml $(PYTHON_HERE)
	@echo "Installing Discrepant into $(VENV): about a minute the first time"
	@$(INSTALL) --editable .
	@touch $@

$(TEST_INSTALLED): pyproject.toml $(PYTHON_HERE)
	@echo "Installing Discrepant and its test tools into $(VENV): about two minutes the first time"
	@$(INSTALL) --editable '.[test]'
	@touch $(INSTALLED) $@
