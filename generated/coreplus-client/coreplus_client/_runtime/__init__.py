"""The hand-written half of every generated client.

The factory copies this package verbatim into each client as ``<package>/_runtime``, so that a client stands alone.
Nothing here knows an API: what differs between two APIs reaches the runtime as data (operations, models, an auth
object).

Reading order: ``unset``, ``json_types``, ``errors``, ``drift``, ``privacy``, ``clinic_time``, ``codec``, ``model``,
``filters``, ``files``, ``http``, ``operation``, ``auth``, ``transport``, ``walk``, ``pages``, ``rate_limit``,
``retry``, ``log``, ``tracing``, ``client``, ``resource``, ``command``. Each module imports only from those before it.
"""
