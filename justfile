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

# Draw the pictures of docs/gallery anew.
gallery:
    docs/gallery/make.sh

# How long each phase of the example takes.
bench *words:
    cargo bench --bench phases -- {{words}}

# Licences and advisories of the dependencies; needs cargo-deny.
deny:
    cargo deny check
