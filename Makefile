# One command per daily act; `make help` lists them. Needs Python 3.11 (or PYTHON=/path/to/one).

PYTHON ?= $(shell for p in python3.11 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && echo $$p && break; \
	done)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PAGES := evals/corpus/pages
STORE ?= build/demo
QUESTION ?= Combien Microsoft a-t-il investi dans Mistral AI ?
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help install run test fast check eval bench screenshots readme lock clean

help: ## List these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1 - \2/p' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Make .venv with everything the lock file pins, and the dossier command

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 was not found: install it, or say where it is with make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Installing into $(VENV) (a few minutes the first time)"
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --progress-bar off -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps -e .
	@touch $@

run: install ## Index the demo dossier, answer one question, then open the screen
	$(BIN)/dossier index $(PAGES) --store $(STORE)
	$(BIN)/dossier ask "$(QUESTION)" --store $(STORE)
	$(BIN)/dossier ui --store $(STORE)

test: install ## Run every test (browser tests too when there is a Chromium)
	$(BIN)/python -m pytest -q -n $(WORKERS)

fast: install ## Run the tests that take no time
	$(BIN)/python -m pytest -q -n $(WORKERS) -m "not slow and not browser"

check: install ## Lint, formatting and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

eval: install ## Score the answers; exit code 3 when they fall under the gate
	$(BIN)/dossier eval

bench: install ## Measure retrieval and speed
	$(BIN)/dossier bench

screenshots: install ## Draw the README's pictures anew
	$(BIN)/python tests/screenshots.py

readme: install ## Paste the real output of the README's commands anew
	$(BIN)/python tests/readme.py

lock: install ## Pin every package anew, from the ranges of pyproject.toml
	mkdir -p build
	printf 'torch==2.13.0\n' > build/constraints.txt
	$(BIN)/pip-compile --quiet --extra dev --constraint build/constraints.txt --output-file requirements.lock \
		--strip-extras --no-annotate --no-header --no-emit-index-url --no-emit-find-links pyproject.toml
	sed -i.bak 's/+cpu$$//' requirements.lock && rm -f requirements.lock.bak

clean: ## Take away what these commands made
	rm -rf $(VENV) build reports
