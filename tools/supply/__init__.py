"""The supply chain of the packages: what their lock files pin, under which licences, and with which known faults."""
