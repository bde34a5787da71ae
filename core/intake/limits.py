"""How much a file from outside may hold or cost."""

from typing import Final

MOST_ROWS: Final = 20_000
MOST_COLUMNS: Final = 16_384
MOST_CELLS: Final = 3_000_000
"""Rows times columns, as far as anything stands."""
MOST_NOTES: Final = 200
"""Notes stuck on the cells of a sheet; of further ones nothing is told."""
LARGEST_INSIDE: Final = 150 * 1024 * 1024
"""Bytes of a workbook unpacked."""
LONGEST_CELL: Final = 32_767  # what Excel holds; nobody types more into one box
MOST_MEMORY: Final = 300 * 1024 * 1024
MOST_SECONDS: Final = 20
"""Of processor time without progress."""
LONGEST_MESSAGE: Final = 400
