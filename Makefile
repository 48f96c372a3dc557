# Everything a person at the root needs; each target makes what it stands on.
#   make run     the window on this desk's own store (without a display: a tour with screenshots)
#   make test    every check and every test
#   make bench   the figures, as a table (make bench-million: with a million letters, made first)
#   make soak    many desks at once on one store, killed at random for minutes, then proved
#   make build   a folder with the program that starts without Python (dist/daftar)
#   make clean   away with what was made, but for .venv

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

# Which Python the environment is made from, and how many tests run at once.
PYTHON ?= python3
TEST_PROCESSES ?= 2

BIN := .venv/bin
READY := .venv/ready-for

# Off screen and without colours of the desk, whatever the desk is like; hundreds of processes are
# started, which would compile the program each for itself where nobody keeps what was compiled.
TEST_ENVIRONMENT := QT_QPA_PLATFORM=offscreen PYTHONDONTWRITEBYTECODE=

.PHONY: help run test lint tests bench bench-million soak build clean

help:
	@sed -n 's/^#   //p' Makefile

# Made anew when what is asked for changes; otherwise nothing runs.
$(READY)-%: pyproject.toml installer/environment.sh installer/system_libraries.sh
	@PYTHON="$(PYTHON)" bash installer/environment.sh $*
	@touch $@

run: $(READY)-run
	@bash installer/open_window.sh

test: lint tests

lint: $(READY)-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(READY)-test
	$(TEST_ENVIRONMENT) $(BIN)/python -m pytest -n $(TEST_PROCESSES) --dist worksteal

bench: $(READY)-bench
	$(TEST_ENVIRONMENT) $(BIN)/python tests/bench/run.py

bench-million: $(READY)-bench
	$(TEST_ENVIRONMENT) $(BIN)/python tests/bench/run.py million

soak: $(READY)-test
	PYTHONPATH=.:tests $(BIN)/python -m soak.soaking

build: $(READY)-build
	$(BIN)/pyinstaller --noconfirm --log-level WARN --distpath dist --workpath build/pyinstaller installer/daftar.spec
	dist/daftar/daftar --version
	@echo "dist/daftar/daftar"

clean:
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -not -path './.venv/*' -prune -exec rm -rf {} +
