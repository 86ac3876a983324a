"""What every step costs on trials of the field, and on 10 and 100 times as many: `python -m benchmarks.field`."""
