"""Time and messages: what is to be said when and to whom, and getting it there once."""
