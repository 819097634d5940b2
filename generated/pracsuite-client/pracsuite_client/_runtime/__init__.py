"""The hand-written part of every generated client.

The generator copies this package unchanged into each client as ``<package>/_runtime``, so that a client does not
depend on prackit. Nothing here is specific to one API: what differs between two APIs is data (operations, models,
an auth object).

These are the layers, lowest first. A module imports only from its own package and from lower layers:

1. ``values``: codecs, dates and times, records, JSON, deviations.
2. ``messages``: plain requests and responses, the files that they carry, and worker threads.
3. ``transport`` and ``errors``: the connection to the server; exceptions and their tracebacks.
4. ``operation``: operations as data; arguments to a request, a response to a value.
5. ``pagination``, ``reconciliation``, ``files``, ``observability``.
6. ``client``: the client classes, the call engine, the resources, the command line.
"""
