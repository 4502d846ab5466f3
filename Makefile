# Two commands for a fresh machine (Python 3.11+ and make): `make demo`, `make test`.
# Everything else is in the justfile.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test setup browser

demo: setup
	@$(BIN)/python examples/demo.py

test: setup browser
	@PATH="$(CURDIR)/$(BIN):$$PATH" ./scripts/check

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit("onrecord needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,bench]'
	@touch $(STAMP)

# Chromium comes from Debian, where that may be installed; else the browser tests say
# that they were skipped (in CI that is a failure).
browser:
	@./scripts/chromium
