"""Files wherever Spark finds them, through its own Hadoop file systems."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pyspark.sql import SparkSession


class Files:
    def __init__(self, spark: SparkSession) -> None:
        self._jvm: Any = spark.sparkContext._jvm
        self._conf: Any = spark.sparkContext._jsc.hadoopConfiguration()

    def _path(self, where: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(where)

    def _system(self, path: Any) -> Any:
        return path.getFileSystem(self._conf)

    def is_local(self, where: str) -> bool:
        return self._system(self._path(where)).getUri().getScheme() == "file"

    def exists(self, where: str) -> bool:
        path = self._path(where)
        return self._system(path).exists(path)

    def found(self, pattern: str) -> list[str]:
        """What fits a pattern, such as `facts/*/day=*`."""
        path = self._path(pattern)
        return [str(status.getPath().toString()) for status in self._system(path).globStatus(path) or ()]

    def listed(self, where: str, most: int) -> Iterator[str]:
        """The names of the first files below a path or pattern, but for hidden ones (`_…`, `.…`)."""
        for start in self.found(where):
            path, left = self._path(start), most
            files = self._system(path).listFiles(path, True)
            while left and files.hasNext():
                name = str(files.next().getPath().getName())
                if not name.startswith((".", "_")):
                    left -= 1
                    yield name

    def delete(self, where: str) -> None:
        """A file or a folder with all that is in it, if it is there."""
        path = self._path(where)
        self._system(path).delete(path, True)

    def write(self, where: str, text: str) -> None:
        """A small file, in the place of an earlier one."""
        path = self._path(where)
        out = self._system(path).create(path, True)
        try:
            out.write(bytearray(text, "utf-8"))
        finally:
            out.close()

    def read(self, where: str) -> str:
        path = self._path(where)
        opened = self._system(path).open(path)
        try:
            return str(self._jvm.org.apache.commons.io.IOUtils.toString(opened, "UTF-8"))
        finally:
            opened.close()
