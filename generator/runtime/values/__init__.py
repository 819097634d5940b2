"""Values: codecs, dates and times, records, JSON, and deviations from a schema."""
