# Two commands do everything: `make build` (environment, then the graph) and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.locked
PIP := install --quiet --disable-pip-version-check
CODE := src tests benchmarks docs

.PHONY: build test slow bench changes docs env lock clean

build: env ## the graph of the documents in data/documents, under build/
	$(BIN)/ipkg build data/documents

test: env ## lint, types, the contract of the rooms, tests with branch coverage
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ipkg lint
	$(BIN)/pytest --cov --cov-report=term:skip-covered

slow: env ## what needs Java, a long time or another program
	$(BIN)/pytest -n0 -m slow -rs

bench: env ## quality against gold (with floors), speed of reading and of the graph (as ratios)
	$(BIN)/python benchmarks/quality.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/speed.py

changes: env ## what is read now and was not before; make changes REVISION=HEAD~3
	$(BIN)/python benchmarks/changes.py $(REVISION)

docs: env ## the reference pages, from the code
	$(BIN)/python docs/generate.py

env: $(STAMP)

# A Python without ensurepip (Debian without python3-venv) makes the environment with its own pip instead.
$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "ipkg needs Python 3.11 or newer; say which one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 2; }
	@echo "Setting up $(VENV) with the locked dependencies (once, about a minute) …" >&2
	@if $(PYTHON) -c 'import ensurepip' 2>/dev/null; then \
	  $(PYTHON) -m venv $(VENV) && pip="$(BIN)/python -m pip"; \
	else \
	  $(PYTHON) -m venv --without-pip $(VENV) && pip="$(PYTHON) -m pip --python $(BIN)/python"; \
	fi && \
	$$pip $(PIP) --require-hashes -r requirements.lock && \
	$$pip $(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

lock: ## the lock file, from pyproject.toml; needs uv (https://docs.astral.sh/uv/)
	uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --group dev \
	  pyproject.toml --output-file requirements.lock

clean: ## everything that the other targets made
	rm -rf build $(VENV)
