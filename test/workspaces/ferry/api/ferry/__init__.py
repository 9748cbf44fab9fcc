"""Tickets and timetables."""
