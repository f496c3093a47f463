# Two commands do everything on a fresh machine: `make run` and `make test`.
.PHONY: help run test setup lint format benchmark fuzz screenshots translations package smoke clean
PY := .venv/bin/python
# Tests start hundreds of processes, and each would compile the program anew.
export PYTHONDONTWRITEBYTECODE :=
# Two processes test at a time, and threads of each would wait for the other's by spinning.
ONE_THREAD := OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 TF_NUM_INTRAOP_THREADS=1

help:
	@echo "make run        open the window with the sample scans (without a screen: classify them)"
	@echo "make test       style, types, layers and tests"
	@echo "make setup      install what is missing, which the others do too"
	@echo "make benchmark  measure Lightbox beside what one would otherwise run (WITH=--long for all of it)"
	@echo "make fuzz       20,000 damaged files through the workers (COUNT and SEED choose others)"
	@echo "make package    a built program that needs no Python: a folder, a .deb and a portable archive"
	@echo "make smoke      try what was built, outside the checkout"
	@echo "make translations  bring the catalogue of the window's texts up to date with the code"
	@echo "make format     let ruff format the code"

setup:
	@tools/setup.sh

run: setup
	@tools/run.sh

lint: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports

test: lint
	$(ONE_THREAD) QT_QPA_PLATFORM=offscreen $(PY) -m pytest --numprocesses 2 --dist loadfile

benchmark: setup
	$(PY) -m benchmarks $(WITH)

fuzz: setup
	$(PY) -m tests.fuzzing --count $(or $(COUNT),20000) --seed $(or $(SEED),1)

screenshots: setup
	@tools/screenshots.sh

translations: setup
	$(PY) tools/translations.py

package: setup
	@tools/package.sh

smoke:
	@tools/smoke.sh $(WHAT)

format: setup
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache
