# Everything that is done with Remit. `make` lists it.
#
# A fresh Debian machine needs make, git, curl and Rust with cargo (by rustup). The rest is installed by
# the targets that need it: `make run` and `make test` each do all of their own set-up.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.ONESHELL:
.NOTPARALLEL:
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# Beancount checks the books that we write. It is a Python program and has an environment of its own.
BEANCOUNT := $(abspath $(or $(CARGO_TARGET_DIR),target)/beancount)

# Schemathesis and the FHIR models check the API; they have an environment of their own too.
API_CHECKS := $(abspath $(or $(CARGO_TARGET_DIR),target)/api-checks)

# Where cargo and pip put what they install, if the shell does not look there already.
export PATH := $(PATH):$(or $(CARGO_HOME),$(HOME)/.cargo)/bin:$(BEANCOUNT)/bin

# What npm writes once it has fetched everything.
DESIGN_SYSTEM := crates/web/node_modules/.package-lock.json

# In CI the lock file is taken as it is.
LOCKED := $(if $(CI),--locked)

# The record that `make run` builds.
DEMO_STORE ?= demo.db

# How long each fuzz target runs.
FUZZ_SECONDS ?= 10
# The fuzz targets are built with other settings, so they have a target folder of their own.
FUZZ_TARGET := $(abspath $(or $(CARGO_TARGET_DIR:%=%/fuzz),fuzz/target))
# cargo-fuzz needs switches that the stable compiler has only with RUSTC_BOOTSTRAP.
FUZZ := RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$(FUZZ_TARGET) cargo fuzz

# $(call debian,PACKAGE…) installs the Debian packages that are missing, as root. Anybody else is told
# which they are, and the step fails. On another system it says what is needed and goes on.
define debian
if ! command -v dpkg-query > /dev/null; then
	echo "set-up: this is not Debian; what is needed is: $(1)" >&2
else
	missing=()
	for package in $(1); do
		state="$$(dpkg-query -W -f '$${Status}' "$$package" 2> /dev/null || true)"
		[[ "$$state" == *"ok installed" ]] || missing+=("$$package")
	done
	if (( $${#missing[@]} )); then
		if (( EUID )); then
			echo "set-up: missing $${missing[*]}; as root: apt-get install $${missing[*]}" >&2
			exit 1
		fi
		echo "set-up: installing $${missing[*]}" >&2
		apt-get update -qq
		DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$${missing[@]}"
	fi
fi
endef

.PHONY: help
help: ## list what can be done (the default)
	@grep -E '^[a-z-]+:.*## ' $(firstword $(MAKEFILE_LIST)) | sort | sed -E 's/^([a-z-]+):.*## /\1\t/' |
		awk -F '\t' '{ printf "make %-14s %s\n", $$1, $$2 }'

.PHONY: setup
setup: setup-build ## install all that building and testing need, where it is missing
	@$(call debian,postgresql)
	if ! cargo nextest --version > /dev/null 2>&1; then
		echo "set-up: installing cargo-nextest; this takes some minutes" >&2
		cargo install cargo-nextest --locked
	fi
	if ! command -v bean-check > /dev/null; then
		$(call debian,python3-venv)
		echo "set-up: installing beancount" >&2
		python3 -m venv "$(BEANCOUNT)"
		"$(BEANCOUNT)/bin/pip" install --quiet beancount==3.2.3
	fi

.PHONY: setup-build
setup-build: ## install all that building needs, where it is missing
	@$(call debian,build-essential pkg-config ca-certificates curl)
	if ! command -v cargo > /dev/null; then
		echo "set-up: cargo is missing. Install the stable toolchain with rustup, then try again." >&2
		echo "        The Rust that Debian 12 packages is too old." >&2
		exit 1
	fi
	$(MAKE) $(DESIGN_SYSTEM)

# The pages carry the styles of the NHS design system, which npm fetches as the lock file has it.
$(DESIGN_SYSTEM): crates/web/package-lock.json
	@if ! command -v npm > /dev/null; then
		$(call debian,nodejs npm)
	fi
	echo "set-up: fetching the NHS design system" >&2
	npm ci --prefix crates/web --ignore-scripts --no-audit --no-fund --silent
	touch $@

.PHONY: setup-fuzz
setup-fuzz: setup-build ## install all that fuzzing needs, where it is missing
	@if ! cargo fuzz --version > /dev/null 2>&1; then
		echo "set-up: installing cargo-fuzz; this takes some minutes" >&2
		cargo install cargo-fuzz --locked
	fi

.PHONY: run
run: setup-build ## the main job: build remit, run its demo on embedded SQLite, serve its pages
	cargo run --release $(LOCKED) -p remit-cli --bin remit -- --store $(DEMO_STORE) demo

.PHONY: test
test: setup ## run every test
	@# A run of doc tests that finds none would be a test run without a test, so it is left out then.
	if grep -rqE '^[[:space:]]*//[/!][[:space:]]*```' --include='*.rs' crates; then
		cargo test $(LOCKED) --workspace --doc
	fi
	cargo nextest run $(LOCKED) --workspace $(NEXTEST)

.PHONY: test-browser
test-browser: setup-build ## do the journeys in Chromium: axe, 320 pixels, keyboard, without script
	@$(call debian,chromium)
	cargo build $(LOCKED) -p remit-cli --bin remit
	npm ci --prefix tests/browser --ignore-scripts --no-audit --no-fund --silent
	made="$$(mktemp -d)"; trap 'rm -rf "$$made"' EXIT
	remit="$(or $(CARGO_TARGET_DIR),target)/debug/remit"
	"$$remit" --store "$$made/demo.db" demo --no-serve > /dev/null
	REMIT="$$remit" STORE="$$made/demo.db" node --test --test-concurrency=1 \
		tests/browser/{run,journeys,working,provider,wrong}.mjs

.PHONY: check-api
check-api: setup-build ## check the API from outside: Schemathesis, and FHIR over England's record
	@if ! [[ -x "$(API_CHECKS)/bin/schemathesis" ]]; then
		$(call debian,python3-venv)
		echo "set-up: installing schemathesis and fhir.resources" >&2
		python3 -m venv "$(API_CHECKS)"
		"$(API_CHECKS)/bin/pip" install --quiet schemathesis==4.32.5 fhir.resources==8.3.0
	fi
	cargo build --quiet $(LOCKED) -p remit-cli --bin remit
	REMIT="$(abspath $(or $(CARGO_TARGET_DIR),target)/debug/remit)" CHECKS="$(API_CHECKS)" tests/api/check.sh

.PHONY: check
check: check-format check-lints ## check the format and the lints; warnings fail

.PHONY: check-format
check-format: setup-build ## check the format
	cargo fmt --all --check
	if [[ -f fuzz/Cargo.toml ]]; then cargo fmt --manifest-path fuzz/Cargo.toml --check; fi

.PHONY: check-lints
check-lints: setup-build ## check the lints; warnings fail
	cargo clippy $(LOCKED) --workspace --all-targets -- -D warnings

.PHONY: docs
docs: setup-build ## make the documents that come from the program: the rule book, acts, commands
	for word in rules acts commands; do
		cargo run --quiet $(LOCKED) -p remit-cli --bin remit -- "$$word" --out "docs/$$word.md"
	done

.PHONY: bench
bench: setup-build ## measure speed and memory
	cargo build --release $(LOCKED) -p remit-cli -p remit-bench
	cargo run --release $(LOCKED) -p remit-bench
	$(MAKE) bench-engine

.PHONY: bench-engine
bench-engine: setup-build ## measure the engine beside DuckDB and Polars: ROWS=20000000 CODEC=zstd SKEW=skewed
	bench/engine.sh $(or $(ROWS),20000000) $(or $(CODEC),zstd) $(or $(SKEW),skewed)

.PHONY: bench-load
bench-load: setup-build ## load the pages and the API, beside a bare "hello": STORE=england.db
	@$(call debian,wrk curl)
	bench/load.sh

.PHONY: bench-engine-cost
bench-engine-cost: setup-build ## measure the engine from 1 to 200 million rows, and draw it; half an hour, 10 GB
	times="$$(mktemp)"
	for rows in 1000000 5000000 20000000 100000000 200000000; do
		bench/engine.sh $$rows zstd skewed "$$times"
	done
	python3 bench/engine_cost.py "$$times" docs/engine_cost.svg

.PHONY: fuzz
fuzz: setup-fuzz ## fuzz every reader, FUZZ_SECONDS=10 each, from the kept corpus
	@targets="$$($(FUZZ) list)"
	if [[ -z "$$targets" ]]; then echo "fuzz: there is no target" >&2; exit 1; fi
	began=$$SECONDS
	$(FUZZ) build
	echo "fuzz: built in $$((SECONDS - began)) s"
	for target in $$targets; do
		kept="fuzz/corpus/$$target"; found="$(FUZZ_TARGET)/found/$$target"; log="$$found.log"
		mkdir -p "$$kept" "$$found"
		# What is new goes to the first folder: the kept corpus changes only by hand.
		if ! $(FUZZ) run "$$target" "$$found" "$$kept" -- -max_total_time=$(FUZZ_SECONDS) \
			-timeout=20 -print_final_stats=1 > "$$log" 2>&1; then
			tail -n 200 "$$log"
			echo "fuzz: $$target FAILED; the input is in fuzz/artifacts/$$target" >&2
			exit 1
		fi
		inputs="$$(sed -nE 's/^stat::number_of_executed_units: *//p' "$$log")"
		printf 'fuzz: %-24s %s inputs in %s s\n' "$$target" "$${inputs:-?}" "$(FUZZ_SECONDS)"
	done

.PHONY: soak
soak: setup setup-fuzz ## the long tests: 200 kills a store, more cases, a minute of fuzzing a target
	REMIT_SOAK=1 REMIT_CRASH_KILLS=200 REMIT_POWER_LOSSES=400 REMIT_FULL_DISKS=300 \
		REMIT_FAILING_DISKS=300 REMIT_MODEL_CASES=240 PROPTEST_CASES=2000 \
		cargo nextest run $(LOCKED) --workspace $(NEXTEST)
	$(MAKE) fuzz FUZZ_SECONDS=60

.PHONY: clean
clean: ## remove what was built, and the record of the demo
	cargo clean
	rm -rf $(FUZZ_TARGET)
	rm -f $(DEMO_STORE) $(DEMO_STORE)-wal $(DEMO_STORE)-shm
