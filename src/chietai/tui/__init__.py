"""The screens.

Importing anything of this package first turns off the kitty key protocol, before Textual reads the setting: with it,
long commits of a Japanese input method arrive as escape codes, and some terminals drop them altogether.
"""

import os

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
