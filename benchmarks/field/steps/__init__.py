"""The steps that are measured, one a process: `python -m benchmarks.field.steps MODULE.NAME ARGUMENTS-AS-JSON`."""
