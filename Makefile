# The whole set-up is in each target: `make demo` or `make test` is all that a fresh machine needs.

CONFIGURATION = -c release
PROGRAM = .build/release/crossmetric
DEMO = crossmetric-demo
SWIFT_FOLDERS = Sources Metrics Plots Tests Examples Package.swift

PREFIX = /usr/local
DESTDIR =

.PHONY: build demo test reproduce browser-test notebooks example extras slurm-test train models model-parity lint format bench sanitize fuzz docs wheel python-test install uninstall clean setup help

build: setup ## build the program (.build/release/crossmetric)
	@swift build $(CONFIGURATION)

demo: build ## encode, score, compare and report on small images, with models that come with the program
	@scripts/setup.sh demo || echo "The demo goes on without its photographs."
	@$(PROGRAM) demo --out $(DEMO)

# Without testable imports, so that tests and program share one build. Tests with trained weights run
# where these are installed or arrive within a minute.
test: build ## run all tests; with CROSSMETRIC_DATA=DIR those that need outside data too
	@scripts/setup.sh test || echo "make test goes on without another processor."
	@if $(PROGRAM) weights fetch --within 60; then export CROSSMETRIC_TRAINED=required; \
	else echo "make test goes on without trained weights."; fi; \
	swift test $(CONFIGURATION) --disable-testable-imports

notebooks: demo wheel ## run the notebooks on the demo's results
	@scripts/notebooks.sh

example: build ## build Examples/from-swift and compare it with the program
	@scripts/example.sh

extras: ## install an FFmpeg for vvc, vmaf and xpsnr-ffmpeg (PyPI's imageio-ffmpeg)
	@scripts/extras.sh

slurm-test: demo ## score the demo on a Slurm of one node (root; installs slurm-wlm; skips where that fails)
	@scripts/slurm-test.sh

# A toolchain of its own (Training/README.md); STEPS, MINUTES and OBJECTIVE say how long and what for.
train: ## one round of training of the models that come with the program; STEPS=50 is a trial
	@STEPS="$(STEPS)" MINUTES="$(MINUTES)" OBJECTIVE="$(OBJECTIVE)" Training/run.sh

models: build ## measure those models on the Kodak images in KODAK=FOLDER
	@scripts/shipped-models.sh "$(KODAK)"

model-parity: build ## compare their streams and images with CompressAI's, on the same pictures
	@Training/setup.sh .build/training/venv
	@.build/training/venv/bin/python Tests/References/shipped_models.py "$(KODAK)"

browser-test: build ## use a report in headless Chromium
	@scripts/setup.sh browser
	@Tests/Browser/run.sh

lint: ## check the format of the sources
	@swift format lint --strict --parallel -r $(SWIFT_FOLDERS)

format: ## bring the sources into format
	@swift format -i --parallel -r $(SWIFT_FOLDERS)

bench: build ## time the metrics against Python peers (see Benchmarks/README.md)
	@Benchmarks/run.sh

sanitize: setup ## run the tests of the C code under the address and undefined-behaviour sanitizers
	@scripts/sanitize.sh

fuzz: setup ## fuzz the readers of images, weights, streams and curves, each for SECONDS_EACH=60 seconds
	@scripts/fuzz.sh

reproduce: build ## published numbers beside ours; with CROSSMETRIC_DATA=DIR those that need outside data too
	@python3 scripts/reproduce.py

docs: build ## make the library's reference (.build/docs)
	@scripts/docs.sh

wheel: setup ## build the Python package with the command inside (dist/crossmetric-*.whl)
	@scripts/setup.sh python
	@scripts/wheel.sh

python-test: wheel ## install that wheel into a fresh environment without Swift and run its tests
	@scripts/python-test.sh

install: setup ## install below PREFIX (/usr/local), or DESTDIR and PREFIX
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install.sh install

uninstall: ## remove what install has put there
	@PREFIX="$(PREFIX)" DESTDIR="$(DESTDIR)" scripts/install.sh uninstall

clean: ## remove what was built and the demo's folder
	@rm -rf .build $(DEMO)

setup: # install the Debian packages that are missing
	@scripts/setup.sh

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
