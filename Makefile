# The two commands of the README, and what they are made of. `make help` prints the lines that begin with #>.
# Everything runs in .venv, which is made here. It holds what requirements.lock says, which is enough to run stories;
# with the first `make test` what requirements-dev.lock adds to that comes, too.

PYTHON ?= python3 python3.14 python3.13 python3.12 python3.11
WORKERS ?= auto
BIN := .venv/bin
PYTEST := pytest -q -n $(WORKERS) --maxprocesses 4

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Without compiled modules every command would compile itself anew, which takes longer than its work.
unexport PYTHONPATH PYTHONHOME PYTHONDONTWRITEBYTECODE

.PHONY: demo test check style format types layers coverage bench mutants wheel-test lock clean help
.NOTPARALLEL:

#> make demo        run the history of Series K of nStor, from issue to conversion, and print it
demo: .venv/.runs
	@$(BIN)/pari run terms/nstor/series-k-history.events

#> make test        the whole test suite
test: .venv/.ready
	$(BIN)/$(PYTEST) $(TESTS)

#> make check       style, types, layers and test: what a change must pass
check: style types layers test

#> make style       what ruff finds, and whether everything is formatted
style: .venv/.ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check

#> make format      format everything, and mend what ruff can mend safely
format: .venv/.ready
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

#> make types       mypy, strict
types: .venv/.ready
	$(BIN)/mypy

#> make layers      imports go down, never up, never sideways
layers: .venv/.ready
	$(BIN)/lint-imports

# Rooms in which every branch is tested; the report of the rest is for reading.
PROVEN := */paripassu/money.py,*/paripassu/dates.py,*/resolve/*,*/interpreter/*,*/waterfall/*

#> make coverage    which branches no test takes; fails if any of money, dates, resolve, interpreter, waterfall is left
coverage: .venv/.ready
	$(BIN)/coverage run -m pytest -q $(TESTS)
	$(BIN)/coverage report
	$(BIN)/coverage report --include='$(PROVEN)' --fail-under=100

#> make bench       speed, as ratios to bare Python, beancount and hledger in one run
bench: .venv/.ready .venv-bench/.ready
	$(BIN)/python bench/run.py --peers .venv-bench/bin $(BENCH)

#> make mutants     each single change of the library's terms: is it named, and does the search find a story of it?
mutants: .venv/.ready
	@$(BIN)/python bench/searching.py $(MUTANTS)

#> make wheel-test  build the sdist, the wheel from it, and run the suite on that wheel, far from the checkout
wheel-test: .venv/.ready
	rm -rf dist build
	$(BIN)/hatchling build --target sdist --directory dist
	$(BIN)/python -m pip wheel -q --no-build-isolation --no-deps --wheel-dir dist dist/*.tar.gz
	$(BIN)/python -m venv build/venv
	build/venv/bin/python -m pip install -q --require-hashes -r requirements-dev.lock
	build/venv/bin/python -m pip install -q --no-deps dist/*.whl
	@# All of the checkout but the engine: what the tests then import can only be the wheel.
	mkdir build/copy
	tar -cf - --exclude __pycache__ bench docs grammar terms tests pyproject.toml Makefile *.md *.lock LICENSE \
	  .ci .gitignore .pre-commit-config.yaml | tar -xf - -C build/copy
	cd build/copy && ../venv/bin/python -c 'import paripassu; assert "site-packages" in paripassu.__file__'
	cd build/copy && PATH="$$PWD/../venv/bin:$$PATH" ../venv/bin/$(PYTEST) $(TESTS)

#> make lock        bring the locks up to date with pyproject.toml; the only command that needs uv, and gets it itself
lock:
	$(call find_python) && "$$python" -m venv .venv-lock
	.venv-lock/bin/python -m pip install -q uv
	.venv-lock/bin/uv pip compile $(LOCK) --all-extras --group dev --output-file requirements-dev.lock pyproject.toml
	.venv-lock/bin/uv pip compile $(LOCK) --extra calendar --group build --constraint requirements-dev.lock \
	  --output-file requirements.lock pyproject.toml
	.venv-lock/bin/uv pip compile $(LOCK) --group bench --output-file requirements-bench.lock
LOCK := --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --custom-compile-command 'make lock'

#> make clean       remove the environments and everything that was built
clean:
	rm -rf .venv .venv-bench .venv-lock build dist .coverage .hypothesis .import_linter_cache .mypy_cache \
	  .pytest_cache .ruff_cache
	find bench engine tests -name __pycache__ -type d -prune -exec rm -rf {} +

#> make help        this list
help:
	@sed -n 's/^#> //p' Makefile

# Sets $python to the first Python that will do. Debian and Ubuntu ship `venv` without what it needs to work.
define find_python
python= ; for each in $(PYTHON); do \
  if "$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$each; break; fi; done; \
if [ -z "$$python" ]; then \
  echo "Python 3.11 or later is needed, and none of these is: $(PYTHON)." >&2; \
  echo "Install one, or name it: make PYTHON=/path/to/python3.12" >&2; exit 1; fi; \
if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
  echo "$$python cannot make environments: its venv module is missing or incomplete." >&2; \
  echo "On Debian and Ubuntu it is a package of its own: sudo apt install python3-venv" >&2; exit 1; fi
endef

# A lock that changes makes .venv anew, so that nothing is in it that the locks do not name.
.venv/.core: requirements.lock requirements-dev.lock
	@$(call find_python) && rm -rf .venv && echo "Making .venv with $$python (half a minute, once)" && \
	  "$$python" -m venv .venv
	@$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	@touch $@

.venv/.runs: .venv/.core pyproject.toml
	@$(BIN)/python -m pip install -q --no-build-isolation --no-deps --editable .
	@touch $@

.venv/.ready: .venv/.runs
	@echo "Bringing .venv up to what the tests and the extras need (a minute the first time)"
	@$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	@touch $@

.venv-bench/.ready: requirements-bench.lock
	@$(call find_python) && rm -rf .venv-bench && "$$python" -m venv .venv-bench
	@.venv-bench/bin/python -m pip install -q --require-hashes -r requirements-bench.lock
	@touch $@
