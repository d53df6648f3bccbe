# The workshop. `just` lists what there is.

example := "examples/beibei/report.yaml"

_list:
    @just --list --unsorted

# Everything that must be clean before a change lands; the server runs the same.
ci:
    .ci/run

# Tests whose names contain WORDS; all without.
test *words:
    cargo test {{words}}

# Rewrite the goldens from what is drawn now; look at the difference before committing it.
bless *words:
    BLESS=1 cargo test {{words}}

# Draw the example in a layout, to look at it.
look layout="civic-red":
    mkdir -p target/look
    cargo run --release --quiet -- render {{example}} --layout {{layout}} -o target/look/{{layout}}.png

# How long the example takes, five times.
bench layout="civic-red":
    #!/usr/bin/env bash
    set -euo pipefail
    mkdir -p target/look
    cargo build --release --quiet
    folder=${CARGO_TARGET_DIR:-target}
    for _ in 1 2 3 4 5; do
        time "$folder/release/changtu" render {{example}} --layout {{layout}} -o target/look/bench.png
    done

# Licences and advisories of the dependencies; needs cargo-deny.
deny:
    cargo deny check
