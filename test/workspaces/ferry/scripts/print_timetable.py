print("08:00 Old Pier")
