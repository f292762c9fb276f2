#!/usr/bin/env bash
# install.sh install|uninstall: program, manual page, completions, models and documents below $DESTDIR$PREFIX.
# The program is linked with Swift's runtime inside, so it needs no toolchain where it runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

to=${DESTDIR:-}${PREFIX:-/usr/local}
program=$to/bin/crossmetric
manual=$to/share/man/man1/crossmetric.1
bash=$to/share/bash-completion/completions/crossmetric
zsh=$to/share/zsh/site-functions/_crossmetric
fish=$to/share/fish/vendor_completions.d/crossmetric.fish
documents=$to/share/doc/crossmetric
models=$to/share/crossmetric/models

case ${1:-} in
  install)
    scratch=.build/static
    swift build -c release --product crossmetric --static-swift-stdlib --scratch-path "$scratch"
    built=$scratch/release/crossmetric
    install -D -s "$built" "$program"
    made=$(mktemp)
    trap 'rm -f "$made"' EXIT
    put() { cat >"$made" && install -D -m 644 "$made" "$1"; }
    "$built" manual | put "$manual"
    "$built" --generate-completion-script bash | put "$bash"
    "$built" --generate-completion-script zsh | put "$zsh"
    "$built" --generate-completion-script fish | put "$fish"
    find README.md LICENSE CITATION.cff docs -type f | while read -r file; do
      install -D -m 644 "$file" "$documents/$file"
    done
    for file in share/crossmetric/models/*; do install -D -m 644 "$file" "$models/${file##*/}"; done
    echo "Installed $program and, below $to/share, its manual page, completions, models and documents."
    ;;
  uninstall)
    rm -f "$program" "$manual" "$bash" "$zsh" "$fish"
    rm -rf "$documents" "$models"
    rmdir --ignore-fail-on-non-empty "$to/share/crossmetric" 2>/dev/null || true
    echo "Removed crossmetric from $to."
    ;;
  *)
    echo "Usage: scripts/install.sh install|uninstall, with PREFIX and DESTDIR" >&2
    exit 64
    ;;
esac
