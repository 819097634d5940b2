"""Generates typed client and model packages from hand-written OpenAPI documents.

    document/          rules/       ir/               emit/              output/
    read and bundle ─▶ check ─▶ parse and build ─▶ render and format ─▶ write

``pipeline.py`` calls the stages in this order. Each stage is a function from a value to a value. Files are written
once, at the end, all or none. ``python -m generator --help`` shows the commands.
"""
