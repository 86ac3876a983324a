# The two commands: `make landscape` (set up, run the main job) and `make test` (set up, pass every test).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check
RUNTIME := $(VENV)/.runtime
DEVELOPMENT := $(VENV)/.development
OUT ?= out
COMPILE := $(BIN)/uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --python-version 3.11 --no-header

DATA ?= ../shared/data

.PHONY: landscape test lint neo4j-test docs extract accuracy sources benchmarks lock clean

landscape: $(RUNTIME)
	$(BIN)/cgtkg build --out $(OUT)

test: $(DEVELOPMENT) lint
	$(BIN)/pytest --numprocesses auto --maxprocesses 4

# The database suite and every saved query on a real Neo4j, started from Maven Central's artifacts.
neo4j-test: $(DEVELOPMENT)
	$(BIN)/pytest -m neo4j

lint: $(DEVELOPMENT)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(DEVELOPMENT)
	$(BIN)/python -m cgtkg.schema.dictionary > docs/data-dictionary.md
	$(BIN)/python -m cgtkg.queries > docs/queries.md

# The bundled extract of trials and the figures of its classification, from registry files at hand (DATA).
extract: $(DEVELOPMENT)
	$(BIN)/python tools/extract.py $(DATA)

accuracy: $(DEVELOPMENT)
	$(BIN)/python -m tools.accuracy $(DATA) > docs/accuracy.new
	mv docs/accuracy.new docs/accuracy.md

# What loading every file at hand gives, with licences and attributions; some minutes.
sources: $(DEVELOPMENT)
	$(BIN)/python -m tools.sources $(DATA) > docs/sources.new
	mv docs/sources.new docs/sources.md

# Half an hour on two idle cores; the figures are ratios where they can be, since machines are noisy.
benchmarks: $(DEVELOPMENT)
	$(BIN)/python -m benchmarks.field > docs/benchmarks.new
	mv docs/benchmarks.new docs/benchmarks.md

lock: $(DEVELOPMENT)
	$(COMPILE) --extra build pyproject.toml --output-file requirements.lock
	$(COMPILE) --extra build --extra dev --extra fast --extra parquet --extra py2neo --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("cgtkg needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

clean:
	rm -rf $(VENV) $(OUT) build dist
