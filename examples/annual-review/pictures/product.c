/* The picture product.jpg: a pump that does not exist, in a studio that does not exist either.
 *
 *     cc -O3 -ffast-math product.c -lm -o product && ./product 1200 750 40 > product.ppm
 *
 * A path tracer over a distance field. The same arguments always give the same picture. */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct { double x, y, z; } V;
enum { FLOOR, PAINT, STEEL, DARK, COPPER };

static V v(double x, double y, double z) { return (V){x, y, z}; }
static V add(V a, V b) { return v(a.x + b.x, a.y + b.y, a.z + b.z); }
static V sub(V a, V b) { return v(a.x - b.x, a.y - b.y, a.z - b.z); }
static V mul(V a, double s) { return v(a.x * s, a.y * s, a.z * s); }
static V by(V a, V b) { return v(a.x * b.x, a.y * b.y, a.z * b.z); }
static double dot(V a, V b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
static V cross(V a, V b) { return v(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x); }
static V unit(V a) { return mul(a, 1 / sqrt(dot(a, a))); }

static uint64_t seed;
static double chance(void) {
  seed ^= seed << 13; seed ^= seed >> 7; seed ^= seed << 17;
  return (seed >> 11) * (1.0 / 9007199254740992.0);
}

/* A cylinder along x with rounded edges. */
static double tube(V p, double half, double r, double round) {
  double dx = fabs(p.x) - half + round, dr = hypot(p.y, p.z) - r + round;
  double ox = fmax(dx, 0), or = fmax(dr, 0);
  return fmin(fmax(dx, dr), 0) + hypot(ox, or) - round;
}
static double box(V p, V h, double round) {
  double x = fabs(p.x) - h.x + round, y = fabs(p.y) - h.y + round, z = fabs(p.z) - h.z + round;
  double out = sqrt(fmax(x, 0) * fmax(x, 0) + fmax(y, 0) * fmax(y, 0) + fmax(z, 0) * fmax(z, 0));
  return out + fmin(fmax(x, fmax(y, z)), 0) - round;
}
static double blend(double a, double b, double k) {
  double h = fmax(k - fabs(a - b), 0) / k;
  return fmin(a, b) - h * h * k * .25;
}
static V upright(V p) { return v(p.y, -p.x, p.z); }

/* Bolts around a flange whose axis is x. */
static double bolts(V p, double ring, int n, double half, double r) {
  double turn = 2 * M_PI / n, a = atan2(p.z, p.y);
  a -= turn * floor(a / turn + .5);
  double m = hypot(p.y, p.z);
  return tube(v(p.x, m * cos(a) - ring, m * sin(a)), half, r, .012);
}

static int stuff;
static void near(double *best, double d, int what) { if (d < *best) { *best = d; stuff = what; } }

static double field(V p) {
  double best = p.y + 1.25;
  stuff = FLOOR;
  double far = sqrt(dot(sub(p, v(.3, -.1, 0)), sub(p, v(.3, -.1, 0)))) - 2.75;
  if (far > .6) return fmin(best, far);
  /* The motor: body, fins, caps, box of terminals. */
  V m = sub(p, v(1.35, 0, 0));
  double body = tube(m, .88, .62, .06);
  double r = hypot(m.y, m.z), a = atan2(m.z, m.y), turn = 2 * M_PI / 40;
  double fin = a - turn * floor(a / turn + .5);
  double fins = fmax(fmax(fabs(r * sin(fin)) - .017, r - .71), fabs(m.x) - .78);
  near(&best, fmin(body, fmax(fins, .5 - r)), PAINT);
  near(&best, tube(sub(m, v(.93, 0, 0)), .16, .66, .1), PAINT);
  near(&best, tube(sub(m, v(-.86, 0, 0)), .07, .72, .03), PAINT);
  near(&best, box(sub(m, v(-.1, .82, 0)), v(.3, .16, .27), .04), PAINT);
  near(&best, box(sub(m, v(-.1, .985, 0)), v(.32, .022, .29), .02), STEEL);
  near(&best, tube(sub(v(m.z, m.y, m.x), v(.34, .8, -.1)), .1, .07, .02), DARK);
  /* The coupling. */
  near(&best, tube(sub(p, v(.28, 0, 0)), .22, .17, .03), STEEL);
  near(&best, tube(sub(p, v(.3, 0, 0)), .05, .27, .02), COPPER);
  near(&best, blend(tube(sub(p, v(-.05, 0, 0)), .16, .34, .05), tube(sub(p, v(-.2, 0, 0)), .06, .62, .03), .1), PAINT);
  near(&best, bolts(sub(p, v(-.12, 0, 0)), .53, 10, .05, .045), STEEL);
  /* The volute: a ring that grows towards the outlet, and the outlet. */
  V q = sub(p, v(-.56, 0, 0));
  double angle = (atan2(q.z, q.y) + M_PI) / (2 * M_PI);
  double thick = .27 + .09 * angle;
  double ring = hypot(hypot(q.y, q.z) - .46, q.x) - thick;
  double shell = blend(ring, tube(q, .2, .5, .08), .12);
  V o = upright(sub(p, v(-.56, .78, .42)));
  shell = blend(shell, tube(o, .5, .27, .02), .16);
  near(&best, shell, PAINT);
  V top = upright(sub(p, v(-.56, 1.3, .42)));
  near(&best, fmax(tube(top, .065, .5, .02), .22 - hypot(top.y, top.z)), STEEL);
  near(&best, bolts(top, .39, 8, .1, .05), DARK);
  V in = sub(p, v(-1.02, 0, 0));
  near(&best, fmax(tube(in, .22, .3, .02), .24 - hypot(in.y, in.z)), PAINT);
  V face = sub(p, v(-1.26, 0, 0));
  near(&best, fmax(tube(face, .065, .54, .02), .25 - hypot(face.y, face.z)), STEEL);
  near(&best, bolts(face, .42, 8, .1, .052), DARK);
  near(&best, fmax(tube(sub(p, v(-1.0, 0, 0)), .2, .25, 0), -tube(sub(p, v(-1.2, 0, 0)), .3, .21, 0)), DARK);
  near(&best, fmax(tube(sub(p, v(-.96, 0, 0)), .05, .2, .02), -0.1), COPPER);
  /* The gauge on the outlet. */
  V g = sub(p, v(-.56, .9, .84));
  near(&best, tube(v(g.z + .1, g.x, g.y), .12, .04, .01), COPPER);
  near(&best, tube(v(g.z - .05, g.x, g.y), .05, .16, .02), STEEL);
  near(&best, tube(v(g.z - .1, g.x, g.y), .012, .13, .005), FLOOR);
  /* Feet and base. */
  near(&best, box(sub(p, v(-.56, -.86, 0)), v(.2, .24, .42), .03), PAINT);
  near(&best, box(sub(p, v(.75, -.8, 0)), v(.12, .3, .5), .03), PAINT);
  near(&best, box(sub(p, v(1.9, -.8, 0)), v(.12, .3, .5), .03), PAINT);
  near(&best, box(sub(p, v(.62, -1.15, 0)), v(1.95, .1, .74), .04), DARK);
  V c = v(fabs(p.x - .62) - 1.7, p.y + 1.03, fabs(p.z) - .6);
  near(&best, tube(upright(c), .05, .06, .015), STEEL);
  return best;
}

static V normal(V p) {
  double e = 4e-4;
  V n = v(0, 0, 0);
  for (int i = 0; i < 4; i++) {
    V k = v((((i + 3) >> 1) & 1) * 2 - 1, ((i >> 1) & 1) * 2 - 1, (i & 1) * 2 - 1);
    n = add(n, mul(k, field(add(p, mul(k, e)))));
  }
  return unit(n);
}

static int march(V o, V d, V *at) {
  double t = 1e-3;
  for (int i = 0; i < 220 && t < 30; i++) {
    V p = add(o, mul(d, t));
    double s = field(p);
    if (s < 2e-4 * (1 + t)) { *at = p; return 1; }
    t += s * .86;
  }
  return 0;
}

/* Three soft lamps and a pale room. */
static double lamp(V d, V from, double spread) { return exp((dot(d, unit(from)) - 1) * spread); }
static V sky(V d) {
  double high = .5 + .5 * d.y;
  V light = add(mul(v(.10, .16, .27), 1 - high), mul(v(.34, .44, .60), high));
  light = add(light, mul(v(1.5, 1.48, 1.42), lamp(d, v(-.15, 1, .45), 9)));
  light = add(light, mul(v(2.2, 2.3, 2.5), lamp(d, v(-1, .5, .55), 26)));
  return add(light, mul(v(1.7, 1.45, 1.1), lamp(d, v(1, .45, -.35), 30)));
}

/* What stands behind everything: the floor runs into it without an edge. */
static V backdrop(V d) {
  double t = fmin(fmax((d.y + .16) / .42, 0), 1);
  return add(mul(v(.56, .70, .88), 1 - t), mul(v(.08, .20, .46), t));
}

static V scatter(V n) {
  double u = 2 * M_PI * chance(), w = 2 * chance() - 1, s = sqrt(1 - w * w);
  return unit(add(n, v(s * cos(u), s * sin(u), w)));
}

static V trace(V o, V d, int bounce) {
  V p;
  if (!march(o, d, &p)) return bounce ? sky(d) : backdrop(d);
  if (bounce > 3) return v(.1, .14, .2);
  field(p);
  int what = stuff;
  double away = hypot(p.x - .4, p.z);
  if (what == FLOOR && away > 11) return bounce ? sky(d) : backdrop(d);
  V n = normal(p);
  double fresnel = pow(1 - fmax(-dot(n, d), 0), 5);
  V mirror = sub(d, mul(n, 2 * dot(n, d))), colour = v(.46, .60, .80);
  double gloss = .04 + .3 * fresnel, rough = .1;
  switch (what) {
    case PAINT: colour = v(.016, .11, .48); gloss = .07 + .9 * fresnel; rough = .05; break;
    case STEEL: colour = v(.70, .72, .75); gloss = 1; rough = .2; break;
    case COPPER: colour = v(.93, .60, .32); gloss = 1; rough = .16; break;
    case DARK: colour = v(.03, .04, .065); gloss = .05 + .8 * fresnel; rough = .2; break;
  }
  V from = add(p, mul(n, 1.2e-3));
  V bright = unit(add(mirror, mul(scatter(n), rough)));
  if (dot(bright, n) <= 0) bright = scatter(n);
  if (gloss == 1) return by(add(colour, mul(sub(v(1, 1, 1), colour), fresnel)), trace(from, bright, bounce + 1));
  V light;
  if (bounce == 0)
    light = add(mul(trace(from, bright, 1), gloss), mul(by(colour, trace(from, scatter(n), 1)), 1 - gloss));
  else if (chance() < gloss) light = trace(from, bright, bounce + 1);
  else light = by(colour, trace(from, scatter(n), bounce + 1));
  if (what != FLOOR || bounce) return light;
  double mist = fmin(fmax((away - 3.4) / 7.6, 0), 1);
  mist = mist * mist * (3 - 2 * mist);
  return add(mul(light, 1 - mist), mul(backdrop(d), mist));
}

static int tone(double c) {
  c *= .95;
  c = c * (2.51 * c + .03) / (c * (2.43 * c + .59) + .14);
  return (int)(255 * pow(fmin(fmax(c, 0), 1), 1 / 2.2) + .5);
}

int main(int count, char **words) {
  int w = count > 1 ? atoi(words[1]) : 1200, h = count > 2 ? atoi(words[2]) : 750;
  int rays = count > 3 ? atoi(words[3]) : 40;
  V eye = v(-4.3, 1.75, 6.2), at = v(.5, -.12, 0);
  V ahead = unit(sub(at, eye)), right = unit(cross(ahead, v(0, 1, 0))), up = cross(right, ahead);
  printf("P6\n%d %d\n255\n", w, h);
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++) {
      seed = 88172645463325252ull ^ ((uint64_t)(y * w + x + 1) * 0x9E3779B97F4A7C15ull);
      for (int i = 0; i < 8; i++) chance();
      V sum = v(0, 0, 0);
      for (int i = 0; i < rays; i++) {
        double sx = (x + chance() - w * .5) / h, sy = (h * .5 - y - chance()) / h;
        V d = unit(add(ahead, add(mul(right, sx * .47), mul(up, sy * .47))));
        V c = trace(eye, d, 0);
        sum = add(sum, v(fmin(c.x, 6), fmin(c.y, 6), fmin(c.z, 6)));
      }
      sum = mul(sum, 1.0 / rays);
      putchar(tone(sum.x)); putchar(tone(sum.y)); putchar(tone(sum.z));
    }
}
