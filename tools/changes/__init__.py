"""What changes of the specs and of the packages mean for users of the packages, and the versions that follow."""
