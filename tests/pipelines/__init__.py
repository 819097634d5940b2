"""Tests of the dlt sources and exports."""
