"""Chietai: runs workshop-style council meetings in the 知恵交換 format."""

__version__ = "0.1.0"
