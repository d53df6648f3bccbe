"""Redraws the glyphs of a Song (serif) font as Hei (even) strokes.

Made for Hanazono Mincho, drawn by the KAGE engine with united outlines, which are polygons of few kinds: horizontals
21 units thick (of 1024) with a triangle at the right end, verticals up to 66 units thick with small serifs, and
tapering curves. Horizontals and verticals are found in the outline itself, as pairs of antiparallel edges; what is
left is thinned to a skeleton, whose branches are joined, fitted with cubic curves and given an even width.
BabelStone Han is drawn alike, with other thicknesses. Coordinates are the model's, 1024 to the em.
"""
import math
import numpy as np
from PIL import Image, ImageDraw
from skimage.morphology import skeletonize
from shapely.geometry import Polygon, LineString, Point
import shapely

UPM = 1024
RES = 3.0            # units a pixel of the raster that is thinned
PAD = 120
W = 85.0             # stroke width wanted, 1024 units
# what horizontals and verticals measure in the two fonts that can be redrawn; h is also half the zone a horizontal owns
HANAZONO = dict(hmin=13, hmax=28, vmin=29, vmax=84, h=19, flag=30)
BABELSTONE = dict(hmin=22, hmax=36, vmin=38, vmax=70, h=24, flag=38)
W_MIN = 0.82         # of W in every weight, where strokes crowd; less where the whole glyph is dense


def region(rs):
    g = Polygon()
    for r in rs:
        p = Polygon(r)
        if not p.is_valid:
            p = p.buffer(0)
        g = g.symmetric_difference(p)
    return g


def edges(g):
    """Edges with the interior on the left."""
    out = []
    polys = g.geoms if hasattr(g, 'geoms') else [g]
    for p in polys:
        if p.geom_type != 'Polygon' or p.is_empty:
            continue
        p = shapely.geometry.polygon.orient(p, 1.0)
        for r in [p.exterior, *p.interiors]:
            c = list(r.coords)
            out += list(zip(c, c[1:]))
    return out


def pairs(es, lo, hi, slope, minlen, flip):
    """Pairs of near-horizontal edges (flip: near-vertical) that face each other at a distance of lo..hi."""
    up, down = [], []
    for (x0, y0), (x1, y1) in es:
        if flip:
            # reflect in the diagonal; this turns the orientation round
            x0, y0, x1, y1 = y1, x1, y0, x0
        dx, dy = x1 - x0, y1 - y0
        if abs(dx) < minlen or abs(dy) > slope * abs(dx) + 0.5:
            continue
        if dx < 0:
            up.append((x1, y1, x0, y0))
        else:
            down.append((x0, y0, x1, y1))
    out = []
    for a in up:
        for b in down:
            l, r = max(a[0], b[0]), min(a[2], b[2])
            if r - l < 5:
                continue
            m = (l + r) / 2
            ya = a[1] + (a[3] - a[1]) * (m - a[0]) / (a[2] - a[0])
            yb = b[1] + (b[3] - b[1]) * (m - b[0]) / (b[2] - b[0])
            if lo <= ya - yb <= hi:
                e = a if a[2] - a[0] > b[2] - b[0] else b
                k = (e[3] - e[1]) / (e[2] - e[0])
                out.append((m, (ya + yb) / 2, k, ya - yb, l, r))
    return out


def strokes_along(g, ps, flip, far=2000):
    """From pairs to whole strokes: the inside part of the midline that goes through the pair's middle."""
    done = []
    for m, y, k, t, l, r in sorted(ps, key=lambda p: (p[4] - p[5], p[1], p[0])):
        if any(d['a'] - 2 <= m <= d['b'] + 2 and abs(d['y'] + d['k'] * (m - d['m']) - y) < 8 + 0.25 * d['t'] for d in done):
            continue
        a, b = (m - far, y - k * far), (m + far, y + k * far)
        line = LineString([a[::-1], b[::-1]] if flip else [a, b]).intersection(g)
        segs = line.geoms if hasattr(line, 'geoms') else [line]
        best = None
        for s in segs:
            if s.geom_type != 'LineString' or s.is_empty:
                continue
            c = [p[1] if flip else p[0] for p in s.coords]
            if min(c) - 3 <= m <= max(c) + 3:
                best = (min(c), max(c))
        if best:
            d = dict(m=m, y=y, k=k, t=t, a=best[0], b=best[1])
            d['cover'] = sum(q[5] - q[4] for q in ps if d['a'] - 2 <= q[0] <= d['b'] + 2
                             and abs(y + k * (q[0] - m) - q[1]) < 8 + 0.25 * t)
            done.append(d)
    return done


def at(s, x):
    return s['y'] + s['k'] * (x - s['m'])


def branches(sk):
    """The skeleton as polylines of pixels between ends and forks; through a fork the straightest ways are joined."""
    ys, xs = np.nonzero(sk)
    px = set(zip(xs.tolist(), ys.tolist()))

    def nb(p):
        x, y = p
        four = [q for q in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)) if q in px]
        for q in ((x + 1, y + 1), (x - 1, y + 1), (x + 1, y - 1), (x - 1, y - 1)):
            if q in px and not any(abs(f[0] - q[0]) + abs(f[1] - q[1]) == 1 for f in four):
                four.append(q)
        return four
    deg = {p: nb(p) for p in sorted(px)}
    nodes = {p for p, n in deg.items() if len(n) != 2}
    seen, out = set(), []
    for p in sorted(nodes):
        for q in deg[p]:
            if (p, q) in seen:
                continue
            path, prev, cur = [p], p, q
            while True:
                path.append(cur)
                if cur in nodes:
                    break
                nxt = [n for n in deg[cur] if n != prev]
                if not nxt:
                    break
                prev, cur = cur, nxt[0]
            seen.add((path[0], path[1]))
            seen.add((path[-1], path[-2]))
            out.append(path)
    used = {p for b in out for p in b}
    for p in sorted(px - used):      # closed rings
        if p in used:
            continue
        path, prev, cur = [p], None, p
        while True:
            nxt = [n for n in deg[cur] if n != prev and n not in used]
            used.add(cur)
            if not nxt or nxt[0] == p:
                break
            prev, cur = cur, nxt[0]
            path.append(cur)
        if len(path) > 3:
            out.append(path)
    return out, {p for p, n in deg.items() if len(n) > 2}


def length(p):
    return float(np.sum(np.hypot(*np.diff(np.asarray(p, float), axis=0).T))) if len(p) > 1 else 0.0


def direction(path, end, n=12):
    """Unit vector that leaves the path at its end (0 or -1)."""
    p = np.asarray(path[:n] if end == 0 else path[-n:][::-1], float)
    v = p[0] - p[-1]
    h = math.hypot(*v)
    return v / h if h else v


def join(paths, forks, spur, stub, cut):
    """Drops spurs, then joins pairs of branches which go on straight through a fork."""
    def touches(p):
        return (p[0] in forks) + (p[-1] in forks)
    def loose(p):
        x, y = p[-1] if p[0] in forks else p[0]
        return not cut[y - 2:y + 3, x - 2:x + 3].any()
    # the corners of a stroke's head give short branches with a loose end
    paths = [p for p in paths if not (touches(p) == 1 and length(p) < (spur if loose(p) else stub))]
    while True:
        best = None
        for i, a in enumerate(paths):
            for ea in (0, -1):
                for j in range(i + 1, len(paths)):
                    b = paths[j]
                    for eb in (0, -1):
                        d = math.hypot(a[ea][0] - b[eb][0], a[ea][1] - b[eb][1])
                        if d > 4:
                            continue
                        c = float(np.dot(direction(a, ea), direction(b, eb)))
                        if c < -0.72 and (best is None or c < best[0]):
                            best = (c, i, ea, j, eb)
        if best is None:
            return paths
        _, i, ea, j, eb = best
        a, b = paths[i], paths[j]
        a = a if ea == -1 else a[::-1]
        b = b if eb == 0 else b[::-1]
        paths = [p for n, p in enumerate(paths) if n not in (i, j)] + [a + b[1:]]


def trim(a, free):
    """Takes off the kink that a serif makes at a path's first end: the stroke goes on straight instead."""
    if not free or length(a) < 120:
        return a
    u = np.r_[0, np.cumsum(np.hypot(*np.diff(a, axis=0).T))]
    i, j = int(np.searchsorted(u, 44)), int(np.searchsorted(u, 96))
    if j >= len(a):
        return a
    body, head = unit(a[i] - a[j]), unit(a[0] - a[int(np.searchsorted(u, 30))])
    if float(np.dot(body, head)) > 0.955:
        return a
    reach = max(0.0, float(np.dot(a[0] - a[i], body)))
    return np.vstack([a[i] + body * reach, a[i:]])


def fit(pts, tol, depth=0):
    """Cubic curves through a polyline, least squares with fixed ends."""
    p = np.asarray(pts, float)
    if len(p) < 3 or length(p) < 12:
        return [(p[0], p[0] + (p[-1] - p[0]) / 3, p[-1] - (p[-1] - p[0]) / 3, p[-1])]
    u = np.r_[0, np.cumsum(np.hypot(*np.diff(p, axis=0).T))]
    u /= u[-1]
    c = None
    for _ in range(3):
        b = np.stack([(1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u ** 3], 1)
        rhs = p - np.outer(b[:, 0], p[0]) - np.outer(b[:, 3], p[-1])
        m = b[:, 1:3]
        x = np.linalg.lstsq(m.T @ m + 1e-4 * np.eye(2), m.T @ rhs + 1e-4 * np.array([p[0] + (p[-1] - p[0]) / 3, p[-1] - (p[-1] - p[0]) / 3]), rcond=None)[0]
        c = np.array([p[0], x[0], x[1], p[-1]])
        q = b @ c
        d1 = 3 * ((1 - u) ** 2)[:, None] * (c[1] - c[0]) + 6 * (u * (1 - u))[:, None] * (c[2] - c[1]) + 3 * (u ** 2)[:, None] * (c[3] - c[2])
        den = np.sum(d1 * d1, 1) + 1e-9
        u = np.clip(u - np.sum((q - p) * d1, 1) / den * 0.8, 0, 1)
        u[0], u[-1] = 0, 1
        u = np.maximum.accumulate(u)
    b = np.stack([(1 - u) ** 3, 3 * u * (1 - u) ** 2, 3 * u * u * (1 - u), u ** 3], 1)
    err = np.hypot(*(b @ c - p).T)
    k = int(err.argmax())
    if err[k] > tol and depth < 3 and 3 < k < len(p) - 4:
        return fit(p[:k + 1], tol, depth + 1) + fit(p[k:], tol, depth + 1)
    return [tuple(c)]


def unit(v):
    h = math.hypot(*v)
    return np.asarray(v) / h if h > 1e-6 else np.array([1.0, 0.0])


def offset(c, d):
    """A cubic curve moved sideways by d: each control point by the normals of its neighbours (Tiller, Hanson)."""
    n = lambda v: np.array([-unit(v)[1], unit(v)[0]])
    c0, c1, c2, c3 = map(np.asarray, c)
    t0 = c1 - c0 if math.hypot(*(c1 - c0)) > 1 else c3 - c0
    t3 = c3 - c2 if math.hypot(*(c3 - c2)) > 1 else c3 - c0
    n0, n3 = n(t0), n(t3)
    nm = n(c2 - c1) if math.hypot(*(c2 - c1)) > 1 else n(c3 - c0)
    def corner(p, a, b):
        s = a + b
        q = float(np.dot(s, s)) / 2
        return p + s * (d / max(q, 0.7))
    return c0 + n0 * d, corner(c1, n0, nm), corner(c2, nm, n3), c3 + n3 * d


def redraw(rs, w=W, k=HANAZONO):
    """Contours of the gothic glyph: lists of ('M'|'L'|'C', points)."""
    g = region(rs)
    es = edges(g)
    hs = strokes_along(g, pairs(es, k['hmin'], k['hmax'], 0.12, 9, False), False)
    vs = strokes_along(g, pairs(es, k['vmin'], k['vmax'], 0.08, 18, True), True)
    hs = [h for h in hs if h['b'] - h['a'] > 40]
    # a vertical's two edges run along it, but for the gaps where it is crossed; else it is a part of a curve
    vs = [v for v in vs if v['b'] - v['a'] > max(40, 1.1 * v['t']) and v['cover'] + 30 * sum(
        v['a'] < at(h, v['y']) < v['b'] and h['a'] - 5 < v['y'] < h['b'] + 5 for h in hs) > 0.5 * (v['b'] - v['a']) - 30]

    # widths: narrower where strokes crowd
    def crowd(ss, near):
        best = 1e9
        for i, s in enumerate(ss):
            for o in ss[i + 1:]:
                l, r = max(s['a'], o['a']), min(s['b'], o['b'])
                if r - l > 25:
                    d = abs(at(s, (l + r) / 2) - at(o, (l + r) / 2))
                    if d > near:
                        best = min(best, d)
        return best
    # raster and skeleton
    n = int((UPM + 2 * PAD) / RES)
    arr = np.zeros((n, n), np.uint8)
    for r in rs:
        q = [((x + PAD) / RES, (y + PAD + 120) / RES) for x, y in r]
        x0, y0 = int(min(p[0] for p in q)), int(min(p[1] for p in q))
        x1, y1 = int(max(p[0] for p in q)) + 2, int(max(p[1] for p in q)) + 2
        im = Image.new('L', (x1 - x0, y1 - y0), 0)
        ImageDraw.Draw(im).polygon([(x - x0, y - y0) for x, y in q], fill=1)
        arr[y0:y1, x0:x1] ^= np.asarray(im)
    sk = skeletonize(arr.astype(bool))
    # the denser the glyph, the thinner its strokes
    cap = 0.78 * 900 * 860 / max(1.0, float(sk.sum()) * RES * 1.1)
    # Bolder strokes may take a larger share of the room.
    tight = math.sqrt(w / W)
    cap *= tight
    floor = min(W * W_MIN, max(cap * 0.9, W * 0.42))
    wh = max(floor, min(w * 0.94, cap, 0.57 * tight * crowd(hs, 27)))
    wv = max(floor, min(w, cap * 1.06, 0.60 * tight * crowd(vs, 40), wh * 1.3))
    wh = min(wh, wv * 1.1)
    wc = (wh + wv) / 2
    # skeleton pixels that the straight strokes, their serifs and triangles account for
    yy, xx = np.nonzero(sk)
    X, Y = xx * RES - PAD, yy * RES - PAD - 120
    c = np.zeros(len(X), bool)
    for h in hs:
        d = Y - at(h, X)
        c |= (abs(d) < k['h']) & (X > h['a'] - 16) & (X < h['b'] + 16)
        c |= (d > 0) & (d < 62) & (X > h['b'] - 125) & (X < h['b'] + 16) & (d < 1.15 * np.minimum(X - h['b'] + 130, 60))
    for v in vs:
        d = X - (v['y'] + v['k'] * (Y - v['m']))
        c |= (abs(d) < v['t'] / 2 + 4) & (Y > v['a'] - 24) & (Y < v['b'] + 30)
        c |= (abs(d) < v['t'] / 2 + k['flag']) & (Y > v['b'] - 34) & (Y < v['b'] + 30)
    cut = np.zeros((n, n), bool)
    cut[yy[c], xx[c]] = True
    live = sk & ~cut
    paths, forks = branches(live)
    paths = join(paths, forks, 60 / RES, 36 / RES, cut)
    curves = []
    for p in paths:
        q = [(x * RES - PAD, y * RES - PAD - 120) for x, y in p]
        if length(q) < 26:
            continue
        # smooth, then lengthen: into the stroke it was cut from, or by a part of the head's half width
        a = np.asarray(q, float)
        for _ in range(6):
            a[1:-1] = (a[:-2] + 2 * a[1:-1] + a[2:]) / 4
        ext = []
        free = []
        for end in (0, -1):
            x, y = p[end]
            free.append(not cut[max(y - 2, 0):y + 3, max(x - 2, 0):x + 3].any())
        a = trim(trim(a[::-1], free[1])[::-1], free[0])
        for end in (0, -1):
            x, y = p[end]
            y0, y1, x0, x1 = max(y - 2, 0), y + 3, max(x - 2, 0), x + 3
            was_cut = bool(cut[y0:y1, x0:x1].any())
            d = direction([tuple(t) for t in a], end, 14)
            if was_cut:
                # into a vertical that it was cut from: to its axis, or through to its far side at its foot
                to = a[end] + d * 30
                for v in vs:
                    px, py = float(a[end][0]), float(a[end][1])
                    off = abs(px - (v['y'] + v['k'] * (py - v['m'])))
                    if off < v['t'] / 2 + 14 and v['a'] - 45 < py < v['a'] + 75 and abs(d[0]) > 0.6:
                        to = np.array([px + math.copysign(off + wv / 2, d[0]), py])
                        v['foot'] = py - wc / 2
                        break
                ext.append(to)
            else:
                r = 0.0
                pt = Point(*a[end])
                if g.contains(pt):
                    r = g.boundary.distance(pt)
                ext.append(a[end] + d * min(r, 34))
        a = np.vstack([ext[0], a[1:-1] if len(a) > 6 else a, ext[1]])
        curves.append(fit(a, 7.0))

    # ends of straight strokes: at a corner they end flush with the other stroke's outer edge
    def vx(v, y):
        return v['y'] + v['k'] * (y - v['m'])
    for h in hs:
        for e, sg in (('a', -1), ('b', 1)):
            for v in vs:
                y = at(h, h[e])
                if v['a'] - 40 < y < v['b'] + 40 and abs(vx(v, y) - h[e]) < v['t'] / 2 + 32:
                    h['n' + e] = vx(v, y) + sg * wv / 2
                    lo, hi = abs(v['a'] - y), abs(v['b'] - y)
                    if hi < 62 and v['b'] > y - 5:
                        v['nb'] = y + wh / 2
                    elif lo < 80 and v['a'] < y + 5:
                        v['na'] = y - wh / 2
                    break
    out = []

    def quad(p):
        out.append([('M', [p[0]]), ('L', [p[1]]), ('L', [p[2]]), ('L', [p[3]])])
    for h in hs:
        a, b = h.get('na', h['a']), h.get('nb', h['b'] - 8)
        ya, yb = at(h, a), at(h, b)
        quad([(a, ya - wh / 2), (b, yb - wh / 2), (b, yb + wh / 2), (a, ya + wh / 2)])
    for v in vs:
        a, b = v.get('foot', v.get('na', v['a'] + 6)), v.get('nb', v['b'] - 10)
        xa, xb = vx(v, a), vx(v, b)
        quad([(xa - wv / 2, a), (xa + wv / 2, a), (xb + wv / 2, b), (xb - wv / 2, b)])
    for cs in curves:
        for i, c in enumerate(cs):
            l, r = offset(c, wc / 2), offset(c, -wc / 2)
            out.append([('M', [tuple(r[0])]), ('C', [tuple(r[1]), tuple(r[2]), tuple(r[3])]), ('L', [tuple(l[3])]),
                        ('C', [tuple(l[2]), tuple(l[1]), tuple(l[0])])])
            if i:       # a round joint
                x, y = c[0]
                r, q = wc / 2, wc / 2 * 0.5523
                out.append([('M', [(x + r, y)]), ('C', [(x + r, y + q), (x + q, y + r), (x, y + r)]),
                            ('C', [(x - q, y + r), (x - r, y + q), (x - r, y)]), ('C', [(x - r, y - q), (x - q, y - r), (x, y - r)]),
                            ('C', [(x + q, y - r), (x + r, y - q), (x + r, y)])])
    return out, (wh, wv, wc)
