"""Executes a notebook from a clean start, and holds its outputs to those that are committed.

    python execute.py NOTEBOOK COPY [--keep]

COPY gets the executed notebook. Fails when a cell fails, and when an output is not the one in NOTEBOOK; ``--keep`` writes the new outputs there instead.

What would differ from run to run, or from machine to machine, is left out: counts, times, versions, and the PNG of a figure, which depends on the fonts
at hand and shows what its SVG shows.
"""

import argparse
import difflib
import json
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

#: Seconds that one cell may take, on a slow machine.
LONGEST = 1200
#: Lines of a difference that are shown.
SHOWN = 40


def main() -> int:
    asked = argparse.ArgumentParser(description="Executes a notebook and holds its outputs to those that are committed.")
    asked.add_argument("notebook", type=Path)
    asked.add_argument("copy", type=Path)
    asked.add_argument("--keep", action="store_true", help="write the outputs into the notebook")
    told = asked.parse_args()

    committed = told.notebook.read_text(encoding="utf-8")
    try:
        fresh = executed(committed, told.notebook.parent)
    except CellExecutionError as failed:
        print(f"{told.notebook}: a cell failed\n{failed}", file=sys.stderr)
        return 1
    told.copy.parent.mkdir(parents=True, exist_ok=True)
    told.copy.write_text(fresh, encoding="utf-8")
    if told.keep:
        told.notebook.write_text(fresh, encoding="utf-8")
    elif fresh != committed:
        lines = difflib.unified_diff(committed.splitlines(), fresh.splitlines(), str(told.notebook), str(told.copy), n=1, lineterm="")
        print("\n".join(line[:300] for line in list(lines)[:SHOWN]), file=sys.stderr)
        print(f"{told.notebook}: a fresh run gives another notebook; look at {told.copy}, and keep it with --keep if it is right", file=sys.stderr)
        return 1
    return 0


def executed(text: str, folder: Path) -> str:
    """The notebook with the outputs of a run in that folder, in a kernel of its own."""
    notebook = nbformat.reads(text, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = []
    client = NotebookClient(notebook, timeout=LONGEST, resources={"metadata": {"path": str(folder)}}, record_timing=False, coalesce_streams=True)
    client.execute()
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [lasting(output) for output in cell.outputs if not is_nothing(output)]
    kernel = notebook.metadata.kernelspec
    notebook.metadata = {"kernelspec": kernel, "language_info": {"name": kernel["language"]}}
    nbformat.validate(notebook)
    # As Jupyter writes it, so that saving the notebook there changes nothing but outputs.
    return json.dumps(json.loads(nbformat.writes(notebook)), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def is_nothing(output: nbformat.NotebookNode) -> bool:
    """Whether it is the value of a loop or a call in Rust that gives none, which its kernel shows as `()`."""
    return output.output_type == "execute_result" and output.data.get("text/plain") == "()"


def lasting(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The output without what depends on the run or the machine."""
    if "execution_count" in output:
        output.execution_count = None
    if "data" in output and "image/svg+xml" in output.data:
        output.data.pop("image/png", None)
    return output


if __name__ == "__main__":
    sys.exit(main())
