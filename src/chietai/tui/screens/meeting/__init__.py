"""The desk: the stage on top, one entry line at the bottom, and what lies over them on request."""
