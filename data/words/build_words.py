#!/usr/bin/env python3
"""Makes the table of words from jieba's dictionary and the words of extra.txt.

    data/words/build_words.py [OUT]     OUT is a file, by default words.bin beside this script

Fetches the source of jieba from PyPI by name; needs python3 with pip. Two builds give the same bytes.
What the table looks like stands in README.md, and src/typeset/cjk/table.rs reads it.
"""

import hashlib
import math
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

JIEBA = "jieba==0.42.1"
SUM = "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2"
HERE = Path(__file__).resolve().parent
# Words counted less often are left out; docs/decisions/0002-words.md says how this was chosen.
RAREST = 10
LONGEST = 6
# Steps of the cost for each bit; a cost has seven.
STEPS, MOST = 5, 127
# The eighth: the word has no joint within. Idioms, fixed phrases and names have none.
WHOLE, FIXED = 128, ("i", "l", "nr", "nrt")


def is_han(word):
    return all("\u4e00" <= char <= "\u9fff" for char in word)


def dictionary():
    """Every word of jieba with its count and part of speech."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*pip, "-d", folder, JIEBA], check=True)
        archive = next(Path(folder).glob("jieba-*.tar.gz"))
        assert hashlib.sha256(archive.read_bytes()).hexdigest() == SUM, "another jieba"
        with tarfile.open(archive) as tar:
            member = next(name for name in tar.getnames() if name.endswith("/jieba/dict.txt"))
            text = tar.extractfile(member).read().decode("utf-8")
    rows = (line.split(" ") for line in text.splitlines())
    return {word: (int(count), kind) for word, count, kind in rows}


def extras():
    """The words of extra.txt, those of them without a joint within, and those that it takes out."""
    lines = (HERE / "extra.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    whole = {word[1:] for word in words if word[0] == "="}
    more = {word.lstrip("=") for word in words if not word.startswith("-")}
    wrong = [word for word in more if not (2 <= len(word) <= LONGEST and is_han(word))]
    assert not wrong, f"not of 2 to {LONGEST} Han: {wrong}"
    return sorted(more, key=lambda word: (len(word), word)), whole, {w[1:] for w in words if w[0] == "-"}


def cheapest(word, costs, unknown):
    """The cost of the best division of a word into shorter ones."""
    best = [0]
    for end in range(1, len(word) + 1):
        ways = (
            best[start] + costs.get(word[start:end], unknown if end - start == 1 else math.inf)
            for start in range(max(0, end - LONGEST), end)
            if end - start < len(word)
        )
        best.append(min(ways))
    return best[-1]


def table():
    """The cost of every word, with the mark of those that have no joint within."""
    known = dictionary()
    more, whole, less = extras()
    total = sum(count for count, _ in known.values())
    costs, marks = {}, {}
    for word, (count, kind) in known.items():
        is_rare = count < RAREST and len(word) > 1
        if is_rare or len(word) > LONGEST or not is_han(word) or word in less:
            continue
        costs[word] = min(MOST, round(STEPS * math.log2(total / max(count, 1))))
        marks[word] = WHOLE if len(word) > 1 and kind in FIXED else 0
    for word in more:
        split = cheapest(word, costs, MOST) - STEPS
        costs[word] = max(1, min(costs.get(word, MOST), split))
        marks[word] = WHOLE if word in whole else 0
    return {word: cost | marks[word] for word, cost in costs.items()}


def pack(words):
    """Six counts, then for each length the sorted words, big-endian, each with its cost."""
    ranks = [sorted(word for word in words if len(word) == size) for size in range(1, LONGEST + 1)]
    parts = [len(rank).to_bytes(4, "little") for rank in ranks]
    parts += [word.encode("utf-16-be") + bytes([words[word]]) for rank in ranks for word in rank]
    return b"".join(parts)


if __name__ == "__main__":
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "words.bin"
    words = table()
    out.write_bytes(pack(words))
    print(f"{len(words)} words, {out.stat().st_size} bytes")
