"""One module a service: its address, its pace, its pages, and how many records it says it has."""
