"""The same analysis on more documents than one ledger holds: parts, carried out by an engine.

A *dataset* is a folder, here or in object storage, with the tables of the ledger as Parquet files,
one for each table and part. It needs the extra ``quellen[scale]`` (Daft, pyarrow, Ray), which is
imported when a command of this room runs, never before.
"""
