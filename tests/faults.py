"""Work that goes wrong where the name of an input says so. A module of its own: the workers of a pool import it by name."""

import os
import signal
import sys
import time
from pathlib import Path

from extractor.batch.work import Work


class Faulty(Work):
    """Reads like Work, but for what has `crash`, `abort`, `hang`, `stuck`, `bloat`, `defect`, `leave` or `once` in its name."""

    def article(self, source):
        fault = FAULTS.get(Path(source.name).stem.partition("-")[0])
        if fault:
            fault(source)
        return super().article(source)


def crash(_):
    os.kill(os.getpid(), signal.SIGSEGV)


def hang(_):
    time.sleep(3600)


def stuck(_):
    """In C, where no signal handler of Python runs."""
    sys.set_int_max_str_digits(0) if hasattr(sys, "set_int_max_str_digits") else None
    str(7 ** (10**7))


def bloat(_):
    """More than the limit at once: refused before a page is touched, however slow the machine."""
    bytearray(4 << 30)


def defect(_):
    raise ZeroDivisionError("not caught anywhere")


def leave(_):
    os._exit(0)


def once(source):
    """Killed from outside, the first time only."""
    mark = Path(source.name + ".seen")
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)


FAULTS = {
    "crash": crash,
    "abort": lambda _: os.abort(),
    "hang": hang,
    "stuck": stuck,
    "bloat": bloat,
    "defect": defect,
    "leave": leave,
    "once": once,
}
