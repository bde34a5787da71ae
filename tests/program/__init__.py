"""The program around an audit."""
