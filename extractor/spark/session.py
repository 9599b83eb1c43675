"""The session of a command: what was submitted to, or what a master's name asks for."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from pyspark.sql import SparkSession

from extractor.errors import ExtractorError, UsageError

SUBMITTED = "PYSPARK_GATEWAY_PORT"  # set by spark-submit, which has its own say on the master
LOCAL = {
    "spark.ui.enabled": "false",
    "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile=file:{Path(__file__).with_name('log4j2.properties')}",
    "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),  # 200 by default, which a cluster needs
}
OURS = {"spark.ui.showConsoleProgress": "false"}


def session(master: str | None = None, settings: Iterable[str] = ()) -> SparkSession:
    """A session on `master`, such as local[4] or spark://…; else that of spark-submit; else on all cores here.

    settings: `key=value`, as for spark-submit's --conf. Raises UsageError for another form, and ExtractorError where
    Spark cannot start.
    """
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # the workers' Python is that which has this package
    master = master or (None if SUBMITTED in os.environ else "local[*]")
    builder = SparkSession.builder.appName("extract")
    given = dict(parted(setting) for setting in settings)
    for key, value in {**OURS, **(LOCAL if (master or "").startswith("local") else {}), **given}.items():
        builder = builder.config(key, value)
    if master:
        builder = builder.master(master)
    try:
        return builder.getOrCreate()
    except Exception as problem:
        raise ExtractorError(f"Spark does not start ({' '.join(str(problem).split())[:200]}); it needs Java 17") from problem


def parted(setting: str) -> tuple[str, str]:
    key, sign, value = setting.partition("=")
    if not sign or not key:
        raise UsageError(f"{setting!r} is no setting: give --conf KEY=VALUE")
    return key, value
