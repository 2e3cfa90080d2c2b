"""The types that are told, and the package as it is installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from importlib import metadata, resources
from pathlib import Path

from conftest import ROOT

CONFIGURATION = ROOT / "bindings/python/pyproject.toml"

RIGHT = """
from pathlib import Path
import polars
import slantwise

frame = polars.DataFrame({"outlet": ["A"], "text": ["The rebels left."]})
counts: slantwise.Table = slantwise.count(frame, "conflict", by="article", columns={"text": "text"})
back: polars.DataFrame = counts.to_polars()
comparison = slantwise.compare([Path("a.txt"), Path("b.txt")], ["conflict", slantwise.Lexicon("hedges")], events={"2024-01-01": "x"})
figure: slantwise.Figure = comparison.figures["naming-grid"]
svg: str = figure.svg
png: bytes = figure.png(scale=1.5)
place: Path = comparison.save("report")
words: list[str] = [hit.words for hit in slantwise.find("text")]
"""

WRONG = """
import slantwise

slantwise.count("a.txt", by="outlets")
slantwise.count(7)
slantwise.compare("a.txt", rng_seed="one")
slantwise.Lexicon("conflict").removes("coup")
"""


def mypy(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--cache-dir", "/dev/null", str(path)]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, check=False)


def test_right_uses_have_types(tmp_path: Path) -> None:
    path = tmp_path / "right.py"
    path.write_text(RIGHT)
    done = mypy(path)
    assert done.returncode == 0, done.stdout


def test_wrong_uses_are_told(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text(WRONG)
    told = {line.split(":")[1] for line in mypy(path).stdout.splitlines() if " error: " in line}
    assert told == {"4", "5", "6", "7"}


def test_the_stubs_say_what_is_there() -> None:
    command = [sys.executable, "-m", "mypy.stubtest", "slantwise._native", "--mypy-config-file", str(CONFIGURATION)]
    done = subprocess.run(command, cwd=ROOT / "bindings", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_package_itself_has_types() -> None:
    command = [sys.executable, "-m", "mypy", "--config-file", str(CONFIGURATION), "--cache-dir", "/dev/null", "python"]
    done = subprocess.run(command, cwd=ROOT / "bindings/python", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_package_is_whole() -> None:
    about = metadata.metadata("slantwise")
    assert (about["Name"], about["Requires-Python"], about["License-Expression"]) == ("slantwise", ">=3.10", "MIT OR Apache-2.0")
    assert metadata.requires("slantwise") is None, "nothing else is needed"
    files = {str(file) for file in metadata.files("slantwise") or []}
    assert {"slantwise/py.typed", "slantwise/_native.pyi", "slantwise/_native.abi3.so"} <= files or sys.platform != "linux"
    assert resources.files("slantwise").joinpath("py.typed").is_file()
    assert "# slantwise" in (about.get_payload() or about["Description"])


def test_licences_and_version_are_those_of_the_project() -> None:
    for name, here in [("LICENSE-MIT", "MIT"), ("LICENSE-APACHE", "Apache-2.0")]:
        assert (ROOT / "bindings/python/LICENSES" / here).read_bytes() == (ROOT / name).read_bytes()
    version = next(line for line in (ROOT / "Cargo.toml").read_text().splitlines() if line.startswith("version = "))
    assert metadata.version("slantwise") in version


def test_the_package_of_sources_holds_all_that_a_build_needs(tmp_path: Path) -> None:
    made = [sys.executable, "-m", "maturin", "sdist", "--out", str(tmp_path)]
    ended = subprocess.run(made, cwd=ROOT / "bindings/python", capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    with tarfile.open(next(tmp_path.glob("slantwise-*.tar.gz"))) as packed:
        files = {name.split("/", 1)[1] for name in packed.getnames() if "/" in name}
    needed = {"PKG-INFO", "pyproject.toml", "Cargo.toml", "Cargo.lock", "src/lib.rs", "lexicons/conflict.toml", "bindings/python/src/lib.rs"}
    assert needed | {"python/slantwise/_native.pyi", "LICENSES/MIT", "LICENSES/Apache-2.0"} <= files, sorted(files)
