"""What happened and who looked: tables and writers."""
