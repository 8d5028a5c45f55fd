# Rakor: make run opens it, make test checks everything. Both install what they need.
# This is the one place for build flags: another set would compile all of
# OpenGL's C once more (four minutes).

# Rakor's window speaks X11; on a Wayland desktop it runs under XWayland. See docs/decisions/0002-x11.md.
tags := x11
export GOFLAGS := $(strip $(filter-out -tags=$(tags),$(shell go env GOFLAGS)) -tags=$(tags))

tool := go tool -modfile=tools/go.mod
# All packages that build without C: everything except the root, which starts Fyne.
pure = $(shell go list ./... | grep -v '^rakor.id/rakor$$')

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test build packages-run packages-test packages-bench format vet lint arrows dead window keys race unit tokens kill-loop bench bench-try fmt vuln clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: packages-run build ## open Rakor (without a display: do the sample meeting, into out/)
	@scripts/run

test: packages-test format vet lint arrows dead build window keys bench-try race unit tokens ## run every check

build: ## compile build/rakor
	go build -o build/rakor .

packages-run:
	@scripts/install-packages run

packages-test:
	@scripts/install-packages test

packages-bench:
	@scripts/install-packages bench

format: ## say which files gofumpt would change
	@files=$$($(tool) gofumpt -l .) || exit 1; test -z "$$files" || { echo "not formatted (make fmt does it):"; echo "$$files"; exit 1; }

vet: ## go vet
	go vet ./...

lint: ## golangci-lint, with the arrows between packages
	$(tool) golangci-lint run

arrows: ## prove that each rule about imports refuses what it should
	@scripts/test-arrows

dead: ## say which functions nothing reaches
	@found=$$($(tool) deadcode -tags $(tags) -test ./...) || exit 1; test -z "$$found" || { echo "nothing reaches:"; echo "$$found"; exit 1; }

window: ## open the real window in a display of its own, type, close it
	@scripts/smoke-window

keys: ## type a whole meeting into the real window, never the mouse
	@scripts/type-meeting

race: ## the core's tests with the race detector
	go test -race ./app/... ./data/...

unit: ## all tests; everything but main without C
	go test .
	CGO_ENABLED=0 go test $(pure)

tokens: ## sign with a token; its driver speaks C, so it has a tag of its own
	go test -tags $(tags),pkcs11 -run Token ./export/signature

kill-loop: packages-test build ## the long form: hundreds of kills and power cuts while a meeting is typed
	CGO_ENABLED=0 RAKOR=$(CURDIR)/build/rakor RAKOR_KILLS=400 RAKOR_CUTS=120 go test -count=1 -v -run 'TestKilledWhileTyping|TestPowerCutWhileTyping' ./ui/cli
	RAKOR_KILLS=40 scripts/kill-window

bench: packages-bench build ## measure everything against its peers, into docs/benchmarks.md
	CGO_ENABLED=0 go run ./bench -out docs/benchmarks.md

bench-try: build ## try whether each measurement still works; the numbers mean nothing
	@CGO_ENABLED=0 go run ./bench -quick

fmt: ## format all files
	$(tool) gofumpt -w .

vuln: ## look for known vulnerabilities (needs the network: vuln.go.dev)
	$(tool) govulncheck -tags $(tags) ./...

clean: ## remove what was built
	rm -rf build out dist
