"""The factory: hand-written OpenAPI documents in, typed client and model packages out.

    load ──▶ bundle ──▶ check ──▶ parse ──▶ view ──▶ render ──▶ format ──▶ write

Each stage is a function from a value to a value; files are written once, at the end, all or none. ``python -m generator
--help`` shows the commands.
"""
