"""What the desk works out for the facilitator: what a line would do, what is offered, the time. Without a widget."""
