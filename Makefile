# Rakor: make run opens it, make test checks everything. Both install what they need.
# This is the one place for build flags: another set would compile all of
# OpenGL's C once more (four minutes).

# Rakor's window speaks X11; on a Wayland desktop it runs under XWayland. See docs/decisions/0002-x11.md.
tags := x11
# Without the paths of this machine, as what is handed out is built.
flags := -trimpath -tags=$(tags)
export GOFLAGS := $(strip $(filter-out $(flags),$(shell go env GOFLAGS)) $(flags))

tool := go tool -modfile=tools/go.mod
# All packages that build without C: everything except the root, which starts Fyne.
pure = $(shell go list ./... | grep -v '^rakor.id/rakor$$')

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test build packages-run packages-test packages-package packages-bench format vet compile lint arrows dead window keys race unit tokens kill-loop monkey package package-test bench bench-try fmt vuln clean

help: ## list what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: packages-run build ## open Rakor (without a display: do the sample meeting, into out/)
	@scripts/run

test: packages-test packages-package compile format vet lint arrows dead vuln build window keys bench-try race unit tokens package-test ## run every check

# For both systems at once: each waits for minutes on one file of OpenGL's C.
compile: ## compile for this system and for Windows, into build/
	@GOOS=windows GOARCH=amd64 CGO_ENABLED=1 CC=x86_64-w64-mingw32-gcc go build -o build/rakor.exe . & windows=$$!; \
	CGO_ENABLED=1 go build -o build/rakor . && wait $$windows

build: ## compile build/rakor
	CGO_ENABLED=1 go build -o build/rakor .

packages-run:
	@scripts/install-packages run

packages-test:
	@scripts/install-packages test

packages-package:
	@scripts/install-packages package

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

window: ## open the real window in a display of its own, type, close it; start it twice; kill it while typing
	@scripts/smoke-window
	@scripts/test-one-owner $(CURDIR)/build/rakor
	@RAKOR_KILLS=4 scripts/kill-window

keys: ## type a whole meeting into the real window, never the mouse
	@scripts/type-meeting

# Long replays that one goroutine goes through; the race detector would make minutes of them and see nothing. Of app it watches what runs beside the typing.
replays := ^Test(Year|Join.*|FlippedBytes|Salvage.*|CheckFinds.*|TwoMinuteTakers.*|NoOutput.*|BundleThat.*|RestoreOfSealed.*|PreviewCache)$$

race: ## the core's tests with the race detector
	go test -race -skip '$(replays)' ./data/... $(shell go list ./app/... | grep -v /app$$)
	go test -race -timeout 20m -run 'Session|Draft|Order|Action|Presence|Marks|Paste|Preview' -skip '$(replays)' ./app

unit: ## all tests; everything but main without C
	go test .
	CGO_ENABLED=0 go test $(pure)

tokens: ## sign with a token; its driver speaks C, so it has a tag of its own
	go test -tags $(tags),pkcs11 -run Token ./export/signature

kill-loop: packages-test build ## the long form: hundreds of kills and power cuts while a meeting is typed
	CGO_ENABLED=0 RAKOR=$(CURDIR)/build/rakor RAKOR_KILLS=400 RAKOR_CUTS=120 go test -count=1 -v -run 'TestKilledWhileTyping|TestPowerCutWhileTyping' ./ui/cli
	RAKOR_KILLS=40 scripts/kill-window

monkey: ## the long form of the test that does anything in any order in the window
	CGO_ENABLED=0 RAKOR_MONKEY_WALKS=200 RAKOR_MONKEY_STEPS=1000 go test -count=1 -timeout 3h -run TestMonkey ./ui

package: packages-package ## make the Windows installer, the portable zip, the Debian package and the tarball, into dist/
	@scripts/package

package-test: package ## install them: the Debian package in a bare root (needs root), the installer under Wine
	@scripts/try-package

bench: packages-bench build ## measure everything against its peers, into docs/benchmarks.md
	CGO_ENABLED=0 go run ./bench -out docs/benchmarks.md

bench-try: build ## try whether each measurement still works; the numbers mean nothing
	@CGO_ENABLED=0 go run ./bench -quick

fmt: ## format all files
	$(tool) gofumpt -w .

vuln: ## look for known vulnerabilities (says so where vuln.go.dev cannot be reached)
	@scripts/vuln

clean: ## remove what was built
	rm -rf build out dist
