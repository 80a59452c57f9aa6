"""The sheet engine: tables people make, the values in them, files, the merge, and who may do what."""
