"""People's text: the gate, folding, variants, graphemes, figures and dates, phrases and line ends. Pure."""
