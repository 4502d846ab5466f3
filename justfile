# `just` lists these; the Makefile holds what a fresh machine needs.
export PATH := justfile_directory() / ".venv/bin:" + env_var("PATH")

default:
    @just --list

# set up the virtual environment and the commit hooks
setup:
    make setup
    pre-commit install

# all that CI runs
check:
    make test

# the example story, from articles to an account
demo:
    make demo

# measured scores against their floors
gate *ARGS:
    python quality/gate.py {{ARGS}}

# speed, memory, growth
bench *ARGS:
    python benchmarks/read.py {{ARGS}}
    python benchmarks/annotate.py
    python benchmarks/link.py
    python benchmarks/account.py
    python benchmarks/save.py

# format and fix what can be fixed
fmt:
    ruff format src tests quality benchmarks
    ruff check --fix src tests quality benchmarks

# what the documents say, held against the program
docs:
    pytest tests/docs tests/cli/test_docs.py
