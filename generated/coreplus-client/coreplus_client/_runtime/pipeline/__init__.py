"""A dlt source over the lists of a client, and exports of them. Only the module ``dlt`` of a client imports this."""
