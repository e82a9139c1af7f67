# The verbs of this project. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help run install test test-needs lint fmt bench bench-proof bench-serving train train-proof editor messages lock clean
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c

PYTHON ?= python3
BIN := .venv/bin
export PYTHONUTF8 := 1
# The order of the tests and what Hypothesis tries: the same every time. `make test SEED=4711` goes another way.
SEED := 1
PYTEST := $(BIN)/pytest -n 2 --randomly-seed=$(SEED) --hypothesis-seed=$(SEED)

help:  ## List these verbs
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 20

run: .venv/installed  ## Start the archive with its sample stories and print its address
	@$(BIN)/ficstead init
	@$(BIN)/ficstead demo
	@exec $(BIN)/ficstead serve

install: .venv/installed  ## Install the archive's program into .venv

test: .venv/installed-for-tests test-needs lint  ## Install what the tests need, check everything, run every test on SQLite and PostgreSQL
	$(PYTEST) -m "not browser"
	$(PYTEST) -m browser
	$(BIN)/python -m tests.postgres $(PYTEST) -m "not browser" tests/archive tests/test_cli.py
	$(BIN)/python -m tests.postgres $(PYTEST) -m browser tests/browser/test_the_whole_loop.py tests/browser/test_serial_desk.py

test-needs:
	@tools/test-needs

lint: .venv/installed-for-tests  ## Check style, imports, types, templates, migrations, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/djlint --quiet --lint ficstead
	$(BIN)/mypy
	$(BIN)/typos
	$(BIN)/deptry --no-ansi .
	FICSTEAD_VAR=$$(mktemp -d) $(BIN)/python -W error -m django makemigrations --check --dry-run --settings ficstead.archive.config.settings

fmt: .venv/installed-for-tests  ## Put the code in shape
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: .venv/installed-for-tests  ## Measure, each figure beside a peer or a limit of the same run
	$(BIN)/python bench/manuscript.py
	$(BIN)/python bench/accuracy.py --totals-only tests/press/manuscript/samples tests/press/manuscript/heldout
	$(BIN)/python bench/bindery.py
	$(BIN)/python bench/proof/manuscripts.py

bench-proof: .venv/installed-for-tests  ## Measure the proofreader on clean novels of your own: make bench-proof NOVELS=folder
	@test -n "$(NOVELS)" || { echo "Say where the novels are, plain texts: make bench-proof NOVELS=folder"; exit 1; }
	$(BIN)/python bench/proof/alarms.py "$(NOVELS)"
	$(BIN)/python bench/proof/recall.py "$(NOVELS)"
	$(BIN)/python bench/proof/edit.py "$(NOVELS)"
	$(BIN)/python bench/proof/speed.py "$(NOVELS)"

bench-serving: .venv/installed-for-tests  ## Measure the server: pages, a day in small, weights, growth (wants wrk, nginx, HAProxy)
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.mixed
	$(BIN)/python -m bench.size
	$(BIN)/python -m bench.pages_uncached
	$(BIN)/python -m bench.counting
	$(BIN)/python -m bench.writes
	$(BIN)/python -m bench.freshness
	$(BIN)/python -m tests.postgres $(BIN)/python -m bench.machines
	$(BIN)/python -m bench.growth

train: .venv/installed-for-tests  ## Learn the wording of notes anew from bench/training
	$(BIN)/python bench/training/train.py

train-proof: .venv/installed-for-tests  ## Learn anew which of two words is meant, from clean fiction: make train-proof TEXTS="folder ..."
	@test -n "$(TEXTS)" || { echo "Say where the novels are (bench/proof/train_neighbours.py tells which): make train-proof TEXTS=\"folder ...\""; exit 1; }
	OPENBLAS_NUM_THREADS=1 $(BIN)/python bench/proof/train_neighbours.py $(TEXTS)

editor:  ## Build the author's editor anew from tools/editor (needs npm; what it makes is committed)
	cd tools/editor && npm ci --ignore-scripts --silent && npm run --silent build

messages: .venv/installed-for-tests  ## Gather the words that can be translated into locale/django.pot
	mkdir -p ficstead/archive/locale
	$(BIN)/pybabel --quiet extract -F babel.cfg -k gettext_lazy --project Ficstead -o ficstead/archive/locale/django.pot .

lock: .venv/installed-for-tests  ## Pin every dependency anew, with hashes
	$(BIN)/uv pip compile $(LOCK) --group build pyproject.toml -o requirements/base.txt
	$(BIN)/uv pip compile $(LOCK) --group build --group dev -c requirements/base.txt pyproject.toml -o requirements/dev.txt
LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

clean:  ## Remove what can be made again (never var/, which holds the archive)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Ficstead needs Python 3.11 or newer; $$($(PYTHON) --version) is here."; exit 1; }
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python can't make a virtual environment. On Debian: apt install python3-venv"; exit 1; }

.venv/installed: requirements/base.txt pyproject.toml | .venv/bin/python
	@echo "Installing what Ficstead needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements/base.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv/installed-for-tests: requirements/dev.txt .venv/installed | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
