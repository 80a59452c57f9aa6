"""Screens, and the JSON of their grid. Pages ask functions of `sheets` and `jobs`; they never query."""
