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

  int longer = 2 * length - 1, radix[MOST_STAGES];
  while (1) {
    int rest = longer;
    for (int prime = 2; prime <= 5; prime++)
      while (rest % prime == 0) rest /= prime;
    if (rest == 1) break;
    longer++;
  }
  (void)radix;
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
  fft_run(plan->longer, re, im, room);
  for (int k = 0; k < longer; k++) {
    plan->filter_re[k] = re[(size_t)k * FFT_LANES] / longer;
    plan->filter_im[k] = im[(size_t)k * FFT_LANES] / longer;
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

typedef struct {
  const double *re, *im;
} const_pair;

typedef struct {
  double *re, *im;
} pair;

// One stage: `count` numbers together (product of the radices so far, times the lanes), `parts` groups
// left of each residue.
PANEL_INLINE void stage(const fft_plan *plan, const int radix, int groups, int count, int step,
                        const_pair in, pair out) {
  const int n = plan->length;
  for (int p = 0; p < groups; p++) {
    double wr[MOST_PRIME + 1], wi[MOST_PRIME + 1];
    for (int k = 0; k < radix; k++) {
      const long long at = (long long)p * k * step % n;
      wr[k] = plan->cosine[at];
      wi[k] = plan->sine[at];
    }
    const double *ar = in.re + (ptrdiff_t)p * count, *ai = in.im + (ptrdiff_t)p * count;
    const ptrdiff_t far = (ptrdiff_t)groups * count;
    double *br = out.re + (ptrdiff_t)p * radix * count, *bi = out.im + (ptrdiff_t)p * radix * count;
    if (radix == 2) {
      for (int i = 0; i < count; i++) {
        const double dr = ar[i] - ar[i + far], di = ai[i] - ai[i + far];
        br[i] = ar[i] + ar[i + far];
        bi[i] = ai[i] + ai[i + far];
        br[i + count] = dr * wr[1] - di * wi[1];
        bi[i + count] = dr * wi[1] + di * wr[1];
      }
    } else if (radix == 4) {
      for (int i = 0; i < count; i++) {
        const double sr = ar[i] + ar[i + 2 * far], si = ai[i] + ai[i + 2 * far];
        const double dr = ar[i] - ar[i + 2 * far], di = ai[i] - ai[i + 2 * far];
        const double tr = ar[i + far] + ar[i + 3 * far], ti = ai[i + far] + ai[i + 3 * far];
        const double er = ar[i + far] - ar[i + 3 * far], ei = ai[i + far] - ai[i + 3 * far];
        br[i] = sr + tr;
        bi[i] = si + ti;
        // Minus i times e.
        const double xr = dr + ei, xi = di - er, yr = sr - tr, yi = si - ti;
        const double zr = dr - ei, zi = di + er;
        br[i + count] = xr * wr[1] - xi * wi[1];
        bi[i + count] = xr * wi[1] + xi * wr[1];
        br[i + 2 * count] = yr * wr[2] - yi * wi[2];
        bi[i + 2 * count] = yr * wi[2] + yi * wr[2];
        br[i + 3 * count] = zr * wr[3] - zi * wi[3];
        bi[i + 3 * count] = zr * wi[3] + zi * wr[3];
      }
    } else {
      // Turns of the radix by the table of the whole length.
      const int unit = n / radix;
      for (int i = 0; i < count; i += FFT_LANES) {
        for (int k = 0; k < radix; k++) {
          double sr[FFT_LANES], si[FFT_LANES];
          for (int l = 0; l < FFT_LANES; l++) sr[l] = ar[i + l], si[l] = ai[i + l];
          int at = 0;
          for (int j = 1; j < radix; j++) {
            at += k;
            if (at >= radix) at -= radix;
            const double cr = plan->cosine[at * unit], ci = plan->sine[at * unit];
            const double *xr = ar + i + j * far, *xi = ai + i + j * far;
            for (int l = 0; l < FFT_LANES; l++) {
              sr[l] += xr[l] * cr - xi[l] * ci;
              si[l] += xr[l] * ci + xi[l] * cr;
            }
          }
          for (int l = 0; l < FFT_LANES; l++) {
            br[i + k * count + l] = sr[l] * wr[k] - si[l] * wi[k];
            bi[i + k * count + l] = sr[l] * wi[k] + si[l] * wr[k];
          }
        }
      }
    }
  }
}

CK_CLONES
static void mixed(const fft_plan *plan, double *re, double *im, double *room) {
  const size_t all = (size_t)plan->length * FFT_LANES;
  pair own = {re, im}, other = {room, room + all};
  int done = 1;
  for (int s = 0; s < plan->stages; s++) {
    const int radix = plan->radix[s], groups = plan->length / done / radix;
    const const_pair in = {own.re, own.im};
    switch (radix) {
    case 2: stage(plan, 2, groups, done * FFT_LANES, done, in, other); break;
    case 3: stage(plan, 3, groups, done * FFT_LANES, done, in, other); break;
    case 4: stage(plan, 4, groups, done * FFT_LANES, done, in, other); break;
    case 5: stage(plan, 5, groups, done * FFT_LANES, done, in, other); break;
    default: stage(plan, radix, groups, done * FFT_LANES, done, in, other);
    }
    const pair kept = own;
    own = other;
    other = kept;
    done *= radix;
  }
  if (own.re != re) {
    memcpy(re, own.re, all * sizeof(double));
    memcpy(im, own.im, all * sizeof(double));
  }
}

CK_CLONES
static void chirped(const fft_plan *plan, double *re, double *im, double *room) {
  const int n = plan->length, m = plan->longer->length;
  double *ar = room, *ai = room + (size_t)m * FFT_LANES, *rest = ai + (size_t)m * FFT_LANES;
  for (int k = 0; k < n; k++)
    for (int l = 0; l < FFT_LANES; l++) {
      const size_t at = (size_t)k * FFT_LANES + l;
      ar[at] = re[at] * plan->chirp_re[k] - im[at] * plan->chirp_im[k];
      ai[at] = re[at] * plan->chirp_im[k] + im[at] * plan->chirp_re[k];
    }
  for (size_t at = (size_t)n * FFT_LANES; at < (size_t)m * FFT_LANES; at++) ar[at] = ai[at] = 0;
  fft_run(plan->longer, ar, ai, rest);
  for (int k = 0; k < m; k++)
    for (int l = 0; l < FFT_LANES; l++) {
      const size_t at = (size_t)k * FFT_LANES + l;
      const double x = ar[at], y = ai[at];
      ar[at] = x * plan->filter_re[k] - y * plan->filter_im[k];
      ai[at] = x * plan->filter_im[k] + y * plan->filter_re[k];
    }
  fft_run(plan->longer, ai, ar, rest);
  for (int k = 0; k < n; k++)
    for (int l = 0; l < FFT_LANES; l++) {
      const size_t at = (size_t)k * FFT_LANES + l;
      re[at] = ar[at] * plan->chirp_re[k] - ai[at] * plan->chirp_im[k];
      im[at] = ar[at] * plan->chirp_im[k] + ai[at] * plan->chirp_re[k];
    }
}

void fft_run(const fft_plan *plan, double *re, double *im, double *room) {
  if (plan->longer) {
    chirped(plan, re, im, room);
  } else {
    mixed(plan, re, im, room);
  }
}
