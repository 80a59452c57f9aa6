"""Every spreadsheet of the corpus is read, or refused with a sentence of ours; none fails in an unexpected way."""

from collections import Counter
from pathlib import Path

from sheets.reader import read_workbook
from sheets.sentences import SENTENCES, Refused

CORPUS = Path(__file__).parents[1].parent / "shared" / "corpus"
SUFFIXES = {".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".csv", ".tsv"}


def test_the_corpus_is_read_or_refused() -> None:
    files = sorted(path for path in CORPUS.rglob("*") if path.suffix.lower() in SUFFIXES)
    if not files:
        print(f"There is no corpus at {CORPUS}: nothing was read.")
        return
    outcomes: Counter[str] = Counter()
    wrong = []
    for path in files:
        try:
            read_workbook(path.read_bytes(), path.name)
            outcomes["read"] += 1
        except Refused as refused:
            outcomes[refused.code] += 1
            if refused.code not in SENTENCES or refused.code == "unexpected" or "…" in refused.sentence():
                wrong.append((path.name, refused.code))
    print(f"{len(files)} files: {dict(outcomes)}")
    assert not wrong
    assert outcomes["file_too_slow"] == 0
    assert outcomes["read"] >= 0.85 * len(files)
