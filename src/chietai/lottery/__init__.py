"""The draw (くじ引き): who sits with whom. Pure."""
