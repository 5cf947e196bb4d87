# Everything that is done with this project, by one word each. "make" lists them.

PORT ?= 8000
PYTHON_ENV := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help install demo run test lint format bench translate lock clean

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | \
	  sed -E 's/^([a-z]+):.*## (.*)/\1\t\2/' | expand -t 12

install: ## Prepare .venv and check the system's libraries
	@sh deploy/prepare.sh

demo: install ## Serve the demo on http://127.0.0.1:8000 (PORT= changes it)
	@PORT=$(PORT) sh deploy/demo.sh

run: install ## Serve your own work with Django's development server
	@PORT=$(PORT) sh deploy/run.sh

test: ## Lint, then every test on SQLite, on PostgreSQL and in Chromium
	@bash deploy/test.sh

lint: ## Check the code, the templates, the layers, the translations
	@sh deploy/prepare.sh test
	@bash deploy/lint.sh

format: ## Put the code and the templates in order
	@sh deploy/prepare.sh test
	@$(PYTHON_ENV) -m ruff check --fix-only --quiet .
	@$(PYTHON_ENV) -m ruff format .
	@find templates -name '*.html' -exec .venv/bin/djhtml --quiet -t 2 {} +

bench: ## Measure the pages and the autosave against a bare view
	@sh deploy/prepare.sh test
	@$(PYTHON_ENV) manage.py compile_translations
	@$(PYTHON_ENV) -m tests.load

translate: ## Add new texts to locale/vi and compile it
	@sh deploy/prepare.sh test
	@$(PYTHON_ENV) manage.py check_translations --add
	@$(PYTHON_ENV) manage.py compile_translations

lock: install ## Write the lock files anew (UPGRADE=1 takes newer versions)
	@UPGRADE=$(UPGRADE) sh deploy/lock.sh

clean: ## Remove caches and compiled files; keeps .venv and var/
	@rm -rf .pytest_cache .ruff_cache .hypothesis .import_linter_cache test-results
	@find . -path ./.venv -prune -o -path ./var -prune -o \
	  \( -name __pycache__ -o -name '*.mo' \) -print0 | xargs -0 rm -rf
