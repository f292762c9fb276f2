// Mixed radix by Stockham's order (Cooley and Tukey 1965; Stockham 1966); a length with a prime factor
// above MOST_PRIME by Bluestein's chirps (1970). Tables in long double, so that they are the same on
// every machine.
#include "fft.h"

#include <math.h>
#include <stdlib.h>

#include "../Team/clones.h"
#include "panel_math.h"

#pragma STDC FP_CONTRACT OFF

enum { MOST_PRIME = 31, MOST_STAGES = 32 };

struct fft_plan {
  int length, stages;
  int radix[MOST_STAGES];
  // cos and -sin of 2 pi k / length.
  double *cosine, *sine;
  // Of Bluestein: the longer transform, chirps, and the transformed filter.
  fft_plan *longer;
  double *chirp_re, *chirp_im, *filter_re, *filter_im;
};

static double *numbers(size_t count) { return malloc(count * sizeof(double)); }

static void turn(long long part, long long whole, double *re, double *im) {
  const long double angle = 2 * 3.14159265358979323846264338328L * (part % whole) / whole;
  *re = (double)cosl(angle);
  *im = (double)-sinl(angle);
}

static int factors_of(int length, int radix[MOST_STAGES]) {
  int stages = 0;
  while (length % 4 == 0) radix[stages++] = 4, length /= 4;
  for (int prime = 2; prime <= MOST_PRIME && length > 1; prime++)
    while (length % prime == 0) radix[stages++] = prime, length /= prime;
  return length == 1 ? stages : -1;
}

fft_plan *fft_make(int length) {
  fft_plan *plan = calloc(1, sizeof *plan);
  plan->length = length;
  plan->stages = factors_of(length, plan->radix);
  plan->cosine = numbers(length);
  plan->sine = numbers(length);
  for (int k = 0; k < length; k++) turn(k, length, &plan->cosine[k], &plan->sine[k]);
  if (plan->stages >= 0) return plan;

  int longer = 2 * length - 1;
  while (1) {
    int rest = longer;
    for (int prime = 2; prime <= 5; prime++)
      while (rest % prime == 0) rest /= prime;
    if (rest == 1) break;
    longer++;
  }
  plan->longer = fft_make(longer);
  plan->chirp_re = numbers(length);
  plan->chirp_im = numbers(length);
  plan->filter_re = numbers(longer);
  plan->filter_im = numbers(longer);
  double *re = calloc((size_t)longer * FFT_LANES, sizeof(double));
  double *im = calloc((size_t)longer * FFT_LANES, sizeof(double));
  for (int k = 0; k < length; k++) {
    turn((long long)k * k, 2LL * length, &plan->chirp_re[k], &plan->chirp_im[k]);
    // The filter is the chirp's conjugate, around 0.
    for (int side = 0; side < 2; side++) {
      const size_t at = (side == 0 || k == 0 ? k : longer - k) * (size_t)FFT_LANES;
      re[at] = plan->chirp_re[k];
      im[at] = -plan->chirp_im[k];
    }
  }
  double *room = numbers(fft_room(plan->longer));
  const fft_lanes filter = fft_run(plan->longer, re, im, room);
  for (int k = 0; k < longer; k++) {
    plan->filter_re[k] = filter.re[(size_t)k * FFT_LANES] / longer;
    plan->filter_im[k] = filter.im[(size_t)k * FFT_LANES] / longer;
  }
  free(re);
  free(im);
  free(room);
  return plan;
}

void fft_end(fft_plan *plan) {
  if (!plan) return;
  fft_end(plan->longer);
  double *tables[] = {plan->cosine,   plan->sine,      plan->chirp_re,
                      plan->chirp_im, plan->filter_re, plan->filter_im};
  for (int i = 0; i < 6; i++) free(tables[i]);
  free(plan);
}

size_t fft_room(const fft_plan *plan) {
  const size_t own = 2 * (size_t)plan->length * FFT_LANES;
  return plan->longer ? 2 * (size_t)plan->longer->length * FFT_LANES + fft_room(plan->longer) : own;
}

enum { PRODUCTS = 1, PLAIN = 0 };

// A complex number of four transforms, times the turn w.
#define PUT(re, im, xr, xi, wr, wi, kind) \
  do { \
    FOUR(re) = (kind) == PLAIN ? (xr) : (xr) * (wr) - (xi) * (wi); \
    FOUR(im) = (kind) == PLAIN ? (xi) : (xr) * (wi) + (xi) * (wr); \
  } while (0)

// Butterflies of `count` numbers side by side, `far` apart; `kind` is PLAIN where all turns w are 1.
PANEL_INLINE void butterflies(const int radix, const int kind, const double *ar, const double *ai,
                              ptrdiff_t far, double *br, double *bi, ptrdiff_t count,
                              const double *wr, const double *wi, const double *turns_re,
                              const double *turns_im) {
  for (const double *end = ar + count; ar < end; ar += 4, ai += 4, br += 4, bi += 4) {
    if (radix == 2) {
      const four ur = FOUR(ar), ui = FOUR(ai), vr = FOUR(ar + far), vi = FOUR(ai + far);
      PUT(br, bi, ur + vr, ui + vi, 1, 0, PLAIN);
      PUT(br + count, bi + count, ur - vr, ui - vi, wr[1], wi[1], kind);
    } else if (radix == 4) {
      const four sr = FOUR(ar) + FOUR(ar + 2 * far), si = FOUR(ai) + FOUR(ai + 2 * far);
      const four dr = FOUR(ar) - FOUR(ar + 2 * far), di = FOUR(ai) - FOUR(ai + 2 * far);
      const four tr = FOUR(ar + far) + FOUR(ar + 3 * far), ti = FOUR(ai + far) + FOUR(ai + 3 * far);
      const four er = FOUR(ar + far) - FOUR(ar + 3 * far), ei = FOUR(ai + far) - FOUR(ai + 3 * far);
      // Minus i times e.
      PUT(br, bi, sr + tr, si + ti, 1, 0, PLAIN);
      PUT(br + count, bi + count, dr + ei, di - er, wr[1], wi[1], kind);
      PUT(br + 2 * count, bi + 2 * count, sr - tr, si - ti, wr[2], wi[2], kind);
      PUT(br + 3 * count, bi + 3 * count, dr - ei, di + er, wr[3], wi[3], kind);
    } else {
      for (int k = 0; k < radix; k++) {
        four sr = FOUR(ar), si = FOUR(ai);
        for (int j = 1, at = k; j < radix; j++) {
          const four xr = FOUR(ar + j * far), xi = FOUR(ai + j * far);
          sr += k == 0 ? xr : xr * turns_re[at] - xi * turns_im[at];
          si += k == 0 ? xi : xr * turns_im[at] + xi * turns_re[at];
          at += at + k < radix ? k : k - radix;
        }
        PUT(br + k * count, bi + k * count, sr, si, wr[k], wi[k], kind);
      }
    }
  }
}

// One stage: `count` numbers together (product of the radices so far, times the lanes), `groups` left of
// each residue.
PANEL_INLINE void stage(const fft_plan *plan, const int radix, int groups, ptrdiff_t count, int step,
                        fft_lanes in, fft_lanes out) {
  const int n = plan->length;
  const ptrdiff_t far = (ptrdiff_t)groups * count;
  // Turns of the radix, from the table of the whole length.
  double turns_re[MOST_PRIME + 1], turns_im[MOST_PRIME + 1];
  for (int k = 0; k < radix; k++) {
    turns_re[k] = plan->cosine[k * (n / radix)];
    turns_im[k] = plan->sine[k * (n / radix)];
  }
  for (int p = 0; p < groups; p++) {
    double wr[MOST_PRIME + 1], wi[MOST_PRIME + 1];
    for (int k = 0; k < radix; k++) {
      const long long at = (long long)p * k * step % n;
      wr[k] = plan->cosine[at];
      wi[k] = plan->sine[at];
    }
    const double *ar = in.re + p * count, *ai = in.im + p * count;
    double *br = out.re + p * radix * count, *bi = out.im + p * radix * count;
    if (p == 0) {
      butterflies(radix, PLAIN, ar, ai, far, br, bi, count, wr, wi, turns_re, turns_im);
    } else {
      butterflies(radix, PRODUCTS, ar, ai, far, br, bi, count, wr, wi, turns_re, turns_im);
    }
  }
}

CK_CLONES
static fft_lanes mixed(const fft_plan *plan, double *re, double *im, double *room) {
  const size_t all = (size_t)plan->length * FFT_LANES;
  fft_lanes own = {re, im}, other = {room, room + all};
  int done = 1;
  for (int s = 0; s < plan->stages; s++) {
    const int radix = plan->radix[s], groups = plan->length / done / radix;
    const ptrdiff_t count = (ptrdiff_t)done * FFT_LANES;
    switch (radix) {
    case 2: stage(plan, 2, groups, count, done, own, other); break;
    case 3: stage(plan, 3, groups, count, done, own, other); break;
    case 4: stage(plan, 4, groups, count, done, own, other); break;
    case 5: stage(plan, 5, groups, count, done, own, other); break;
    default: stage(plan, radix, groups, count, done, own, other);
    }
    const fft_lanes kept = own;
    own = other;
    other = kept;
    done *= radix;
  }
  return own;
}

// out = a * b, eight transforms with one factor a frequency.
CK_CLONES
static void times(fft_lanes a, const double *re, const double *im, int count, fft_lanes out) {
  for (int k = 0; k < count; k++)
    for (size_t at = (size_t)k * FFT_LANES; at < (k + 1) * (size_t)FFT_LANES; at += 4) {
      const four x = FOUR(a.re + at), y = FOUR(a.im + at);
      PUT(out.re + at, out.im + at, x, y, re[k], im[k], PRODUCTS);
    }
}

static fft_lanes chirped(const fft_plan *plan, double *re, double *im, double *room) {
  const int n = plan->length, m = plan->longer->length;
  const size_t all = (size_t)m * FFT_LANES;
  const fft_lanes own = {re, im};
  // Two rooms, of which one holds the numbers and the other is free.
  double *const rooms[] = {room, room + 2 * all};
  fft_lanes a = {rooms[0], rooms[0] + all};
  times(own, plan->chirp_re, plan->chirp_im, n, a);
  for (size_t at = (size_t)n * FFT_LANES; at < all; at++) a.re[at] = a.im[at] = 0;
  a = fft_run(plan->longer, a.re, a.im, rooms[1]);
  times(a, plan->filter_re, plan->filter_im, m, a);
  a = fft_run(plan->longer, a.im, a.re, a.re == rooms[0] ? rooms[1] : rooms[0]);
  const fft_lanes turned = {a.im, a.re};
  times(turned, plan->chirp_re, plan->chirp_im, n, own);
  return own;
}

fft_lanes fft_run(const fft_plan *plan, double *re, double *im, double *room) {
  return (plan->longer ? chirped : mixed)(plan, re, im, room);
}
