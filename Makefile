# Every target sets up what it needs: `make check` in a fresh clone is the place to start, `make help` lists the rest.
# Written for GNU make 3.81 (the one macOS ships) and later.

# The interpreter that the environment is made with, 3.11 or newer; empty: the first that fits is found.
PYTHON =
# Where the environment stands, and which of pyproject.toml's dependency groups it holds.
VENV = .venv
GROUP = dev
# How long `make fuzz` tries each target, or with how many texts, the same ones each time.
SECONDS = 60
RUNS =
# What `make mutants` mutates, as `articlelint.dates*`; empty: all that pyproject.toml names.
MUTATED =
# What `make all-pythons` looks for.
VERSIONS = 3.11 3.12 3.13

BIN = $(VENV)/bin
READY = $(VENV)/ready-$(GROUP)
ARGUMENTS =

.DEFAULT_GOAL := help
.PHONY: help check test lint format generate generated docs coverage benchmark benchmark-peers conformance fuzz fuzz-here mutants mutants-here all-pythons clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-15s %s\n", $$1, $$2 }' Makefile

# Compiled modules start 60 ms sooner, and a shell may forbid Python to write them by the way.
check: $(READY) ## set all up, then lint the sample articles
	@$(BIN)/python -m compileall -q articlelint
	$(BIN)/articlelint check seeds/

test: $(READY) ## run the tests; ARGUMENTS='-k dates' hands pytest more
	$(BIN)/python -m pytest $(ARGUMENTS)

lint: $(READY) ## what continuous integration asks of the code itself
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY) ## let ruff mend what it can
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

generate: $(READY) ## write anew what is generated: the rules' pages, the output in README.md
	$(BIN)/python scripts/generate.py
	$(BIN)/python scripts/readme.py

generated: $(READY) ## compare what is generated with what is committed
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/readme.py --check
	$(BIN)/python scripts/changelog.py --check

# Its modules are imported to list the rules; a warning, as of a dead link, is a failure.
docs: $(READY) ## build the documentation's site in build/site
	$(BIN)/python -m sphinx --quiet --builder html --doctree-dir build/doctrees --fresh-env --nitpicky \
		--fail-on-warning --keep-going --jobs auto docs build/site
	@echo "build/site/index.html is the first page"

coverage: $(READY) ## run the tests and say which branches they never took
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

# Packages that ship the suites are fetched once, into build/.
conformance: $(READY) ## run the suites of YAML, JSON Schema, URLs and CommonMark against our readers
	$(BIN)/python conformance/suites.py $(ARGUMENTS)

# In an environment of its own: atheris has no wheels for some machines.
fuzz: ## try texts that nobody has written on each target, for SECONDS or RUNS of them
	@$(MAKE) --no-print-directory fuzz-here VENV=.venv-fuzz GROUP=fuzz

fuzz-here: $(READY)
	$(BIN)/python fuzzing/fuzz.py $(if $(RUNS),--runs $(RUNS),--seconds $(SECONDS)) $(ARGUMENTS)

# In an environment of its own, which holds mutmut too; `mutmut results` and `mutmut show NAME` tell of the survivors.
mutants: ## mutate the core, and see which mutants the tests let live; MUTATED='articlelint.dates*' names some
	@$(MAKE) --no-print-directory mutants-here VENV=.venv-mutants GROUP=mutants

# A mutant that loops may fill 13 GB before its time is up. Some shells can't set the limit, which is in KB.
mutants-here: $(READY)
	ulimit -v 4000000 2> /dev/null || true; $(BIN)/mutmut run $(MUTATED)

benchmark: $(READY) ## measure start-up and throughput
	$(BIN)/python benchmarks/measure.py

benchmark-peers: $(READY) ## measure beside the linters on the PATH, and write table and chart into README.md
	$(BIN)/python benchmarks/peers.py --readme --slow $(ARGUMENTS)

all-pythons: ## run the tests on each Python of VERSIONS that is installed
	@for version in $(VERSIONS); do \
		python=`sh scripts/find_python.sh $$version` || { echo "Python $$version is not installed: not tested"; continue; }; \
		echo "Python $$version: $$python"; \
		$(MAKE) --no-print-directory test VENV=.venv-$$version GROUP=test PYTHON="$$python" || exit 1; \
	done

clean: ## remove the environments and what tools left behind
	rm -rf .venv .venv-3.* .venv-fuzz .venv-mutants mutants build dist htmlcov .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# pip learnt `--group` (PEP 735) in 25.1; an environment gets the pip that its Python came with.
$(READY): pyproject.toml
	@python=`sh scripts/find_python.sh '$(PYTHON)'` && \
		echo "$(VENV): made with $$python" && "$$python" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group $(GROUP)
	@touch $@
