"""What can be done: one small class per command. A command feeds its key, the footer, the palette and the help."""
