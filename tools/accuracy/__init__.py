"""How well trials are classified: `classify` against labels of people. `python tools/accuracy DATA` prints the page."""
