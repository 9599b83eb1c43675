"""Many inputs, one run: what is wrong with one article costs that article only, and a run that was killed goes on."""
