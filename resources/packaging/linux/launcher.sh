#!/bin/sh
# Starts Casewalk with the Python in this folder, whatever is installed or set beside it.
here=$(dirname "$(readlink -f "$0")")
export CASEWALK_STARTED_AS="${0##*/}"
exec "$here/runtime/bin/@PYTHON@" -E -s -B "$here/app/main.py" "$@"
