# `make help` lists what there is. Only Python 3.11+, git and make are needed.
.DEFAULT_GOAL := help
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
SERVICE ?= spk
URL ?= http://127.0.0.1:8080/setneg
export PORT DEMO

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(BIN)/.ready: requirements.txt instance/bootstrap.txt src/setneg.policy/pyproject.toml src/setneg.workflows/pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 atau lebih baru tidak ditemukan."; exit 1; }
	@echo "[1/4] Menyiapkan lingkungan Python (.venv) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r instance/bootstrap.txt 2>&1 | grep -v 'is ignored: it is neither' || true
	@$(BIN)/uv pip install -q -p $(BIN)/python --require-hashes -r requirements.txt
	@$(BIN)/uv pip install -q -p $(BIN)/python --no-build-isolation --no-deps -e src/setneg.workflows -e src/setneg.policy
	@touch $@

start: $(BIN)/.ready ## install, create the site once, serve it (PORT=8080, DEMO=1)
	@exec $(BIN)/python instance/start.py

upgrade: $(BIN)/.ready ## bring the site's data up to this version, while the portal stands still
	@test -x bin/instance || { echo "Belum ada situs; jalankan make start."; exit 1; }
	@bin/instance run instance/upgrade_site.py

# In the order of the folders: by number of tests, the few that start portals would come last and leave a core idle.
test: $(BIN)/.ready ## all tests
	@$(BIN)/pytest tests --ignore=tests/load -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)
	@$(BIN)/pytest tests/load -q $(ARGS)  # forks signers: in a process of its own, without threads

check: $(BIN)/.ready ## ruff, mypy, zpretty
	@$(BIN)/ruff check src tests instance
	@$(BIN)/ruff format --check src tests instance
	@$(BIN)/mypy src/setneg.workflows/src/setneg/workflows
	@git ls-files '*.zcml' '*.pt' 'profiles/*.xml' | xargs $(BIN)/zpretty --check

trace: $(BIN)/.ready ## which steps, rules and inconsistencies have a test
	@$(BIN)/python tests/trace

story: $(BIN)/.ready ## play a service standard against a running portal (SERVICE=spk URL=...)
	@$(BIN)/python tests/stories/play.py $(SERVICE) --url $(URL)

bench: $(BIN)/.ready ## measure, beside a plain Plone site; writes docs/benchmarks.md
	@$(BIN)/python tests/bench

docs: $(BIN)/.ready ## render docs/chains and the tables of positions
	@$(BIN)/python -m setneg.workflows.chains.render profiles/kemensetneg/rantai docs/chains
	@SETNEG_WRITE_DOCS=1 $(BIN)/pytest tests/docs/test_positions.py -q

locales: $(BIN)/.ready ## collect the words on screen into locales/; names what has no English
	@$(BIN)/python -m tests.locales.catalogues

pins: $(BIN)/.ready ## compile requirements.txt anew from the pyproject files
	@$(BIN)/uv pip compile pyproject.toml src/setneg.policy/pyproject.toml src/setneg.workflows/pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-package setneg.policy --no-emit-package setneg.workflows -o requirements.txt -q

clean: ## remove what was built, keep var/ (the data)
	@rm -rf .venv bin parts develop-eggs .installed.cfg var/buildout.json

.PHONY: help start upgrade test check trace story bench docs locales pins clean
