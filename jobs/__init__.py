"""Time and messages: what is to be said when and to whom, and getting it there once."""

from jobs import sentences as sentences  # teaches the engine's `say` this layer's sentences
