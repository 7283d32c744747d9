# The two commands: make ads, make test. Each sets up what it needs, once.
.POSIX:
.DELETE_ON_ERROR:
.PHONY: ads site test quick lint bench goldens labels schemas docs pictures clean help

BIN = .venv/bin

help:
	@echo "make ads     build the example into output/"
	@echo "make site    publish the example as a site into output/site/"
	@echo "make test    run all tests (make quick: the fast ones)"
	@echo "make bench   measure"

ads: .venv/ready
	@$(BIN)/annons build examples/nordic-jobs --output output --verbose
	@echo "Open output/back-office-agent-tallinn/back-office-agent-tallinn.da.html in a browser to begin."

site: .venv/ready
	@$(BIN)/annons publish examples/nordic-jobs --as-of 2018-03-01 --output output/site
	@echo "Open output/site/index.html in a browser."

test: lint .venv/ready-test
	$(BIN)/python -m pytest -q -n auto -m "not slow"
	$(BIN)/python -m pytest -q -n auto --dist loadfile -m slow

quick: .venv/ready-test
	$(BIN)/python -m pytest -q -n auto -m "not slow"

lint: .venv/ready-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready-bench
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.phrases

# What is generated and kept in the repository; tests say when it is stale.
goldens: .venv/ready-test
	$(BIN)/python -m pytest -q tests/test_goldens.py tests/publish/exports/test_goldens.py --update-goldens

labels: .venv/ready
	$(BIN)/python -m generator.l10n.extract

schemas: .venv/ready
	$(BIN)/python -m generator.posting.schema

docs: .venv/ready
	$(BIN)/python docs/make_reference.py

pictures: .venv/ready-test
	$(BIN)/annons build examples/nordic-jobs --theme nordic --output output/nordic
	$(BIN)/annons build examples/nordic-jobs --theme classic --output output/classic
	$(BIN)/python docs/make_pictures.py output/nordic output/classic

clean:
	rm -rf .venv tests/web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "annons needs python3 3.11 or later" >&2; exit 3; }
	@.ci/need py:ensurepip=python3-venv
	@echo "Making a virtual environment in .venv"
	@python3 -m venv .venv

.venv/ready: .venv/bin/python pyproject.toml constraints.txt
	@.ci/need lib:libpango-1.0.so.0=libpango-1.0-0 lib:libpangoft2-1.0.so.0=libpangoft2-1.0-0 \
		lib:libharfbuzz-subset.so.0=libharfbuzz-subset0
	@.ci/need --optional "drafts by Apertium" cmd:apertium=apertium \
		file:/usr/share/apertium/modes/dan-nob.mode=apertium-dan-nor file:/usr/share/apertium/modes/swe-dan.mode=apertium-swe-dan \
		file:/usr/share/apertium/modes/swe-nob.mode=apertium-swe-nor file:/usr/share/apertium/modes/nno-nob.mode=apertium-nno-nob
	@.ci/need --optional "checks of spelling" file:/usr/share/hunspell/da_DK.dic=hunspell-da \
		file:/usr/share/hunspell/nb_NO.dic=hunspell-no file:/usr/share/hunspell/sv_SE.dic=hunspell-sv \
		file:/usr/share/hunspell/en_GB.dic=hunspell-en-gb
	@echo "Installing Python packages"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable .
	@touch $@

.venv/ready-test: .venv/ready tests/web/package.json
	@.ci/need cmd:chromium=chromium cmd:chromedriver=chromium-driver cmd:node=nodejs cmd:npm=npm \
		cmd:gs=ghostscript cmd:qpdf=qpdf cmd:pdffonts=poppler-utils
	@.ci/need --optional "checks by veraPDF" cmd:java=default-jre-headless file:/usr/share/java/jaxb-runtime.jar=libjaxb-java
	@.ci/need --optional "print profiles" file:/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc=scribus-data
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[test]'
	@npm install --prefix tests/web --silent --no-audit --no-fund --no-package-lock --no-update-notifier
	@touch $@

.venv/ready-bench: .venv/ready-test
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'
	@touch $@
