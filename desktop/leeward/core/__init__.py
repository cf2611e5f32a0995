"""Pure values and functions: no clock, no file, no Qt."""
