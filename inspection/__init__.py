"""What is done around an inspection: files read, returns without identifiers, requests, positions stated."""
