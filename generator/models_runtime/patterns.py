"""Match patterns as JSON Schema defines them. In a models package this is the clients' module itself."""

from ..runtime.values.patterns import matches as matches
