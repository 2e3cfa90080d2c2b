"""The interpreter is let go while articles are counted, and Ctrl-C ends the work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import pyarrow
import slantwise
from slantwise import _native
from slantwise._articles import opened
from slantwise._lexicon import taken

TEXT = "The rebels seized the city on Sunday. “The regime has fallen,” a resident said. " * 40


def table(rows: int) -> pyarrow.Table:
    return pyarrow.table({"outlet": [f"outlet {row % 3}" for row in range(rows)], "text": [f"{row}. {TEXT}" for row in range(rows)]})


def test_other_threads_go_on_while_articles_are_counted() -> None:
    corpus, _ = opened(table(600), "table", {"columns": {}, "set_aside": None, "strict": False})
    lists = taken("conflict")
    turns, seen, is_done = 0, [0, 0], threading.Event()

    def work() -> None:
        seen[0] = turns
        _native.count(corpus, lists, False)
        seen[1] = turns
        is_done.set()

    interval = sys.getswitchinterval()
    # No thread is made to give way: the other one has its turn only where the interpreter is let go.
    sys.setswitchinterval(1000)
    try:
        worker = threading.Thread(target=work)
        worker.start()
        while not is_done.is_set():
            turns += 1
            time.sleep(0)
        worker.join()
    finally:
        sys.setswitchinterval(interval)
    assert seen[1] > seen[0]


def test_many_threads_count_the_same() -> None:
    rows = list(slantwise.count(table(30), "conflict"))
    found: list[list[dict[str, object]]] = []
    workers = [threading.Thread(target=lambda: found.append(list(slantwise.count(table(30), "conflict")))) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [rows] * 4


INTERRUPTED = """
import os, signal, threading
import pyarrow, slantwise
from test_threads import table
corpus = table(3000)
is_read = threading.Event()

def batches():
    yield from corpus.to_batches()
    is_read.set()

def interrupt():
    is_read.wait()
    os.kill(os.getpid(), signal.SIGINT)

threading.Thread(target=interrupt).start()
try:
    slantwise.compare(pyarrow.RecordBatchReader.from_batches(corpus.schema, batches()), "conflict")
except KeyboardInterrupt:
    print("interrupted", len(slantwise.count(corpus.slice(0, 3), "conflict")) > 0)
"""


def test_ctrl_c_ends_the_work_and_the_next_goes_on() -> None:
    environment = {**os.environ, "PYTHONPATH": os.path.dirname(__file__)}
    done = subprocess.run([sys.executable, "-c", INTERRUPTED], env=environment, capture_output=True, text=True, timeout=300)
    assert (done.stdout, done.returncode) == ("interrupted True\n", 0), done.stderr
    assert "panicked" not in done.stderr
    assert signal.SIGINT
