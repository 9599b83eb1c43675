"""`python -m extractor.cli`, where the script is not on the path."""

from extractor.cli import main

main()
