"""`python -m ficstead` is `ficstead`."""

from ficstead.cli import main

main()
