"""The words that people read for the things of the meeting. Every text goes through gettext here, once."""
