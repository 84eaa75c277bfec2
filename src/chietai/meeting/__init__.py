"""What a meeting is: events, state, rules. Pure: no Textual, no Rich, no TinyDB, no disk."""
