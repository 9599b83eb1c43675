"""What holds several texts, or one packed: rows, archives, web archives. One file a kind; `members` is the door.

Everything streams: of a container only the row or member that is being read stands in memory. Nothing is written to
disk and nothing is fetched. What is wrong with a member costs that member; where a container breaks off, what was read
before stays.

    articles.jsonl:17               a row, by its line (in .json and Parquet by its number)
    articles.csv#wrap-2026-02-12    a row, by its id column
    articles.zip/feb/12.txt         a member of an archive
    crawl.warc.gz#https://…         a page of a web archive, by its address

The second of two that would be called the same gets `~` and its line or number behind its name. A text's `sha256` is of
the bytes as they were read: unpacked, of a page without HTTP's own packing, of a row's text in UTF-8. The offsets of a
record count the characters of that text; of a page, those of the article without its mark-up.
"""

from extractor.inputs.columns import Columns
from extractor.inputs.kinds import is_container, is_taken_from_folders
from extractor.inputs.members import members

__all__ = ["Columns", "is_container", "is_taken_from_folders", "members"]
