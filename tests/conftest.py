"""Examples that hypothesis makes are the same in every run, so that a build fails for its change alone; FUZZ=N draws new ones."""

import os

from hypothesis import settings

settings.register_profile("repeatable", derandomize="FUZZ" not in os.environ)
settings.load_profile("repeatable")
