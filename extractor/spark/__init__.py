"""The same reader on Apache Spark, which has to be there, and this package on every executor. Extra `spark`.

    from extractor.spark import read, read_into, compare

    records = read(articles, text_column="body", id_column="url")    # a DataFrame of records, a row an article
    read_into(spark, "s3a://news/2026/", "s3a://facts/")             # all that is new there, into tables by day
    compare(spark, "s3a://facts/")                                   # what does not hold between its articles
"""

from extractor.errors import needs

with needs("pyspark", "spark"):
    import pyspark  # noqa: F401

from extractor.spark.comparing import compare
from extractor.spark.growing import Taken, read_into
from extractor.spark.reading import read

__all__ = ["Taken", "compare", "read", "read_into"]
