"""Meeting formats: TOML files that people can write, read into `chietai.meeting.programme.Format`.

`load_formats(user_folder(home, "formats"))` gives those that came with the program and the user's own.
"""

from chietai.formats.load import DEFAULT_FORMAT, FormatFiles, load_formats, read_format

__all__ = ["DEFAULT_FORMAT", "FormatFiles", "load_formats", "read_format"]
