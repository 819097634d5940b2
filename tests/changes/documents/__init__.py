"""Tests of the comparison of documents, and the proofs of its rules."""
