"""The program around an audit: application, window, menu, actions, settings, jobs, faults."""
