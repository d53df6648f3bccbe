"""How well a redrawn glyph keeps its model. A misdrawn character is worse than a missing one, so the bounds are strict.

Everything is compared on a raster of 4 units a pixel, 1000 units to the em.
"""

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, label
from skimage.morphology import skeletonize

UNIT, SIDE = 4.0, 300
# The bounds: a stroke's length of the model that no new ink covers, new ink where the model has none.
LOST, STRAY = 44.0, 0.002
# How far from the model's skeleton ink may begin, and how far from the model it may end beyond half its own stroke.
SLACK, BEYOND = 14.0, 8.0
# The smallest counter that must stay open, in square units, and the share of it that must.
COUNTER, OPEN = 900.0, 0.04
EIGHT = np.ones((3, 3), int)


def fill(rings):
    """The raster of polygons, filled by the even-odd rule."""
    raster = np.zeros((SIDE, SIDE), np.uint8)
    for ring in rings:
        image = Image.new("L", (SIDE, SIDE), 0)
        points = [((x + 80) / UNIT, (y + 220) / UNIT) for x, y in ring]
        ImageDraw.Draw(image).polygon(points, fill=1)
        raster ^= np.asarray(image)
    return raster.astype(bool)


def flatten(segments):
    """The polygons of an outline of lines and cubic curves."""
    rings = []
    for verb, points in segments:
        if verb == "moveTo":
            rings.append([points[0]])
        elif verb == "lineTo":
            rings[-1].append(points[0])
        elif verb == "curveTo":
            start = np.array(rings[-1][-1], float)
            one, two, end = (np.array(point, float) for point in points)
            for t in np.linspace(0.125, 1, 8):
                u = 1 - t
                rings[-1].append(tuple(u**3 * start + 3 * u * u * t * one + 3 * u * t * t * two + t**3 * end))
    return [ring for ring in rings if len(ring) > 2]


def compare(model, drawn, stroke):
    """The longest piece of the model's skeleton that is lost, the share of stray ink, the counters that are filled.

    `model` and `drawn` are rasters; `stroke` is the width of the new strokes.
    """
    skeleton = skeletonize(model)
    lost = skeleton & (distance_transform_edt(~drawn) * UNIT > SLACK)
    pieces, count = label(lost, EIGHT)
    sizes = np.bincount(pieces.ravel())[1:] if count else np.array([0])
    beyond = stroke / 2 + BEYOND
    stray = drawn & (distance_transform_edt(~model) * UNIT > beyond)
    holes, count = label(~model)
    filled = 0
    for number in range(1, count + 1):
        hole = holes == number
        if hole.sum() * UNIT * UNIT >= COUNTER and (hole & ~drawn).sum() < OPEN * hole.sum():
            filled += 1
    return float(sizes.max()) * UNIT, float(stray.sum() / max(1, drawn.sum())), filled


def is_faithful(found):
    """Whether what `compare` found is within the bounds."""
    lost, stray, filled = found
    return lost <= LOST and stray <= STRAY and filled == 0
