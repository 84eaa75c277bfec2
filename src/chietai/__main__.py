"""`python -m chietai`: the same as the command `chietai`."""

import sys

from chietai.cli import main

if __name__ == "__main__":
    sys.exit(main())
