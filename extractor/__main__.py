"""`python -m extractor`, where the script `extract` is not on the path."""

from extractor.cli import main

main()
