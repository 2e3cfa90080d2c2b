"""The examples of the documents run as they stand."""

from __future__ import annotations

import doctest
import re
import shutil
from pathlib import Path

import pytest
import slantwise

from conftest import ROOT

FLAGS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
DOCUMENTS = ["bindings/python/README.md", "docs/guide/python.md"]


def blocks(document: str) -> list[str]:
    """The blocks of Python in a document."""
    return re.findall(r"^```python\n(.*?)^```$", (ROOT / document).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_examples_run_one_after_the_other(document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # What they write goes where nobody else writes.
    (tmp_path / "seeds").symlink_to(ROOT / "seeds", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(optionflags=FLAGS)
    examples = 0
    for number, block in enumerate(blocks(document), 1):
        test = doctest.DocTestParser().get_doctest(block, names, f"{document}, block {number}", document, 0)
        examples += len(test.examples)
        assert test.examples, f"block {number} holds no example"
        said: list[str] = []
        runner.run(test, out=said.append, clear_globs=False)
        names.update(test.globs)
        assert not said, "".join(said)
    assert examples > 5
    shutil.rmtree(tmp_path / "reports", ignore_errors=True)


def test_the_examples_of_the_package_run() -> None:
    tried = doctest.testmod(slantwise, optionflags=FLAGS)
    assert (tried.failed, tried.attempted) == (0, 3)
