# Two commands do everything on a fresh machine: `make demo` and `make test`.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	&& echo $$p && break; done)
LEDGER := examples/demo.ledger
REPORT := report.html

.PHONY: help demo serve test lint types tests scale pictures bench lock clean

help:  ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

demo: $(VENV)/.run  ## read the examples and write the report
	@rm -f $(LEDGER) $(LEDGER)-wal $(LEDGER)-shm
	@$(BIN)/quellen read examples/sources --ledger $(LEDGER)
	@$(BIN)/quellen report --ledger $(LEDGER) --output $(REPORT)
	@echo "Open it: file://$(CURDIR)/$(REPORT)"

serve: $(VENV)/.run  ## work on the examples in the browser
	@test -f $(LEDGER) || $(BIN)/quellen read examples/sources --ledger $(LEDGER)
	@$(BIN)/quellen serve --ledger $(LEDGER)

test: lint types tests  ## lint, types, tests and accuracy floors

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

tests: $(VENV)/.dev
	$(BIN)/python -m pytest

# Daft asks for older versions of what we lock, and Ray is large: they have an environment of their
# own, and `make tests` leaves out the few tests that need them.
scale: $(VENV)/.dev  ## tests on Daft and on a Ray cluster of this machine (downloads 300 MB)
	$(PYTHON) -m venv $(VENV)/scale
	$(VENV)/scale/bin/pip install --quiet --editable '.[scale]' pytest hypothesis
	$(VENV)/scale/bin/python -m pytest tests/scale

pictures: $(VENV)/.dev  ## make the pictures of the documentation anew
	QUELLEN_PICTURES=1 $(BIN)/python -m pytest tests/showing/workbench/test_pictures.py

bench: $(VENV)/.dev  ## accuracy and speed, with the shared gold where it is there
	$(BIN)/python -m bench

lock:  ## resolve the dependencies anew
	$(PYTHON) -m venv $(VENV)/lock && $(VENV)/lock/bin/pip --quiet install uv
	$(VENV)/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header --python-version 3.11 \
		pyproject.toml --output-file requirements/run.lock
	$(VENV)/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --no-header --python-version 3.11 \
		pyproject.toml --group dev --constraint requirements/run.lock \
		--output-file requirements/dev.lock

clean:  ## remove what was made here
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	rm -f $(LEDGER)* $(REPORT)

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "python cannot make a virtual environment here: install its venv module (Debian: apt-get install python3-venv)"; exit 1; }

# The lock is installed with its hashes; the project itself only if something about it has changed.
$(VENV)/.run: $(VENV)/bin/python requirements/run.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	@touch $@
