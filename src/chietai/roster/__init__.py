"""Member lists in: CSV and Excel as people really have them."""
