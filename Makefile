# The whole set-up is in each target: `make demo` or `make test` is all that a fresh machine needs.

CONFIGURATION = -c release
PROGRAM = .build/release/crossmetric
DEMO = crossmetric-demo
SWIFT_FOLDERS = Sources Metrics Plots Tests Package.swift

.PHONY: build demo test browser-test lint format bench clean setup help

build: setup ## build the program (.build/release/crossmetric)
	@swift build $(CONFIGURATION)

demo: build ## encode, score, compare and report on data that it makes itself
	@$(PROGRAM) demo --out $(DEMO)

# Without testable imports, so that tests and program share one build.
test: setup ## run all tests; with CROSSMETRIC_DATA=DIR those that need outside data too
	@swift test $(CONFIGURATION) --disable-testable-imports

browser-test: build ## use a report in headless Chromium (needs chromium and chromium-driver)
	@Tests/Browser/run.sh

lint: ## check the format of the sources
	@swift format lint --strict --parallel -r $(SWIFT_FOLDERS)

format: ## bring the sources into format
	@swift format -i --parallel -r $(SWIFT_FOLDERS)

bench: build ## time the metrics against Python peers (see Benchmarks/README.md)
	@Benchmarks/run.sh

clean: ## remove what was built and the demo's folder
	@rm -rf .build $(DEMO)

setup: # install the Debian packages that are missing
	@scripts/setup.sh

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
