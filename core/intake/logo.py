"""Reads a logo and keeps nothing of it but its pixels. Only the reading process does this."""

import io
from typing import TYPE_CHECKING, Final

from core.intake.disk import NOTHING_IN
from core.model.fault import Unreadable, shown
from core.model.house_style import HIGHEST_LOGO, WIDEST_LOGO, png
from core.words import tr

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

LARGEST_LOGO: Final = 5 * 1024 * 1024
MOST_PIXELS: Final = 12_000_000
_KINDS: Final = ("PNG", "JPEG")


def logo_png(source: str, data: bytes) -> bytes:
    """Return a PNG or JPEG as our own PNG on white, at most as large as paper can show.

    Raises Unreadable when it is neither, is damaged, or is far larger than a logo.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > LARGEST_LOGO:
        raise _too_large(source)
    try:
        with Image.open(io.BytesIO(data), formats=_KINDS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise _too_large(source)
            turned = ImageOps.exif_transpose(opened)
            return _packed(_on_white(turned))
    except UnidentifiedImageError as error:
        raise Unreadable(
            tr("“{shown}” is no picture that can be a logo.", shown=shown(source)),
            NOTHING_IN,
            tr("Save it as PNG or JPEG, and choose it again."),
        ) from error
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise Unreadable(
            tr("“{shown}” is a damaged picture.", shown=shown(source)),
            NOTHING_IN,
            tr("Open it in a picture program, save it as PNG, and choose it again."),
        ) from error


def _on_white(picture: "Picture") -> "Picture":
    """Return a picture small enough, with white where it lets the page through."""
    from PIL import Image

    seen = picture.convert("RGBA")
    seen.thumbnail((WIDEST_LOGO, HIGHEST_LOGO), Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", seen.size, "#FFFFFF")
    return Image.alpha_composite(ground, seen).convert("RGB")


def _packed(picture: "Picture") -> bytes:
    return png(picture.width, picture.height, picture.tobytes())


def _too_large(source: str) -> Unreadable:
    return Unreadable(
        tr("“{shown}” is far larger than a logo.", shown=shown(source)),
        NOTHING_IN,
        tr("Save it smaller, 2,000 pixels wide at most, and choose it again."),
    )
