#!/usr/bin/env bash
# The press files that another processor makes: banxin built for aarch64 and run by an emulator, against the one built
# for this machine. The bundled editions must come out the same in every profile, byte for byte.
#
#     tests/other_processor.sh
#
# Once for each release: it builds everything twice. Needs rustup; installs the rest on Debian, as root. What it found
# stands in docs/tests.md.
set -euo pipefail
cd "$(dirname "$0")/.."

target=aarch64-unknown-linux-gnu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

rustup target add "$target"
missing=()
command -v aarch64-linux-gnu-gcc >/dev/null || missing+=(gcc-aarch64-linux-gnu libc6-dev-arm64-cross)
command -v qemu-aarch64 >/dev/null || missing+=(qemu-user)
if [ ${#missing[@]} -gt 0 ]; then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER=aarch64-linux-gnu-gcc
cargo build --locked --release --bin banxin
cargo build --locked --release --example press_files --target "$target"
folder=$(cargo metadata --locked --no-deps --format-version 1 |
  sed 's/.*"target_directory":"\([^"]*\)".*/\1/')
# The libraries of the other system, where Debian has them. The library alone: an emulator of one program starts no other
# one for the reading of pictures.
other=(qemu-aarch64 -L /usr/aarch64-linux-gnu "$folder/$target/release/examples/press_files")
editions=(erqi specimen pictures)
"${other[@]}" "$work" "${editions[@]/#/content/}"

differ=0
for edition in "${editions[@]}"; do
  for profile in x4 x1a a2u x4+a2u proof; do
    "$folder/release/banxin" -q build --profile "$profile" "content/$edition" -o "$work/here.pdf"
    if cmp -s "$work/here.pdf" "$work/$edition-$profile.pdf"; then
      printf 'same    %s in %s: %s\n' "$edition" "$profile" "$(sha256sum <"$work/here.pdf" | cut -c1-16)"
    else
      printf 'DIFFERS %s in %s\n' "$edition" "$profile"
      differ=1
    fi
  done
done
exit "$differ"
