"""The words of a command line become inputs: files, the files of a folder, the matches of a pattern, `-`.

A file that holds several texts is one input here; it is opened when its turn comes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from glob import glob, has_magic

from extractor.batch.work import STDIN
from extractor.errors import InputError, without_password
from extractor.inputs import is_taken_from_folders

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


def expand(words: Iterable[str], commands: Iterable[str] = ()) -> list[str | InputError]:
    """Every input once, in the order of the words; what leads nowhere stands in its place as an InputError.

    commands: sub-commands that the first word may have been meant for.
    """
    found: dict[str, str | InputError] = {}
    for at, word in enumerate(words):
        for item in _expand_word(word, commands if at == 0 else ()):
            name = item if isinstance(item, str) else item.source
            found.setdefault(name if name == STDIN else os.path.normpath(name), item)
    return list(found.values())


def _expand_word(word: str, commands: Iterable[str]) -> Iterator[str | InputError]:
    if word == STDIN:
        yield word
    elif os.path.isdir(word):
        yield from _files_in(word)
    elif os.path.lexists(word):
        yield word
    elif ADDRESS.match(word):
        yield InputError(without_password(word), "is an address; nothing is fetched: save it and name the file")
    elif has_magic(word):
        yield from _matching(word)
    else:
        yield InputError(word, "no such file or folder" + _meant(word, commands))


def _files_in(folder: str) -> Iterator[str | InputError]:
    """The articles under a folder, sorted; hidden files and folders are left alone."""
    files = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += [os.path.join(parent, name) for name in names if _is_article(name)]
    yield from sorted(files, key=lambda file: file.split(os.sep))
    if not files:
        yield InputError(folder, "no file in this folder has an ending that is known (.txt, .html, .jsonl, .csv, .zip …)")


def _is_article(name: str) -> bool:
    return is_taken_from_folders(name) and not name.startswith(".")


def _matching(pattern: str) -> Iterator[str | InputError]:
    """The files that a pattern means which the shell has left alone."""
    matches = sorted(glob(pattern, recursive=True))
    files = [match for match in matches if not os.path.isdir(match)]
    for match in matches if not files else files:
        yield from _expand_word(match, ())
    if not matches:
        yield InputError(pattern, "no file matches")


def _meant(word: str, commands: Iterable[str]) -> str:
    """The sub-command that a word without a match was perhaps meant for."""
    near = get_close_matches(word, list(commands), n=1)
    return f"; did you mean the command `extract {near[0]}`?" if near else ""
