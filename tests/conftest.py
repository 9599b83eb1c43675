"""Examples that hypothesis makes are the same in every run, so that a build fails for its change alone; FUZZ=N draws new ones."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize="FUZZ" not in os.environ)
settings.load_profile("repeatable")

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def spark():
    """A real Spark on two cores. Tests that use it are marked `xdist_group("spark")`, so that one process starts it."""
    if not shutil.which("java"):
        pytest.skip("needs Java 17")
    os.environ["PYTHONPATH"] = os.pathsep.join((str(ROOT), str(ROOT / "tests")))  # what its workers import from
    os.environ["PYSPARK_PYTHON"] = sys.executable
    from extractor.spark.session import session

    made = session("local[2]", ["spark.sql.shuffle.partitions=1", "spark.default.parallelism=1"])
    yield made
    made.stop()
