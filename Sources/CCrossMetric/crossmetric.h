/* CrossMetric from C: scores of images in memory, BD-rates, cross-metric bias, studies.
 *
* Every function that can fail returns a cm_status. If `message` is not NULL, it stores a sentence
* there that says what is wrong and what to do. Free it with cm_free. On success *message is NULL.
 *
* Any number of threads may use an object at the same time. Free it once, by the function named
* after it; an original keeps its scorer alive. Text is UTF-8. Text that an object returns belongs to it
* and is valid as long as the object.
 *
 * After a fork the child cannot use a library that the parent has used (its threads are gone): every
 * function that can fail then returns CM_FORKED.
 *
* Under one CM_ABI_VERSION, functions and the fields of structures do not change; new functions may be
 * added. */
#ifndef CROSSMETRIC_H
#define CROSSMETRIC_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CM_ABI_VERSION 1

/* CM_ABI_VERSION of the library. A program that was compiled with another one must stop. */
int32_t cm_abi_version(void);
/* Version of CrossMetric, such as "0.1.0". */
const char *cm_version(void);
/* Frees a message or a note; NULL is allowed. */
void cm_free(void *memory);

typedef int32_t cm_status;
enum {
  CM_OK = 0,
  /* A wrong call: NULL for a required argument, or an impossible stride or count. */
  CM_BAD_CALL = 1,
  /* An image that cannot be read, or whose kind is not supported. */
  CM_IMAGE = 2,
  /* An unknown metric, or a pair that it cannot score: sizes, depths, too small. */
  CM_METRIC = 3,
  /* Weights are missing, or are not the expected ones. */
  CM_WEIGHTS = 4,
  /* A study, its files or its results folder. */
  CM_STUDY = 5,
  /* Curves that cannot be compared under the given rules. */
  CM_CURVES = 6,
  /* The caller's cm_cancel was set. */
  CM_CANCELLED = 7,
  /* This process was forked from one that had used the library. */
  CM_FORKED = 8,
  CM_OTHER = 9
};

/* Sets the path of the program `crossmetric`. It then reads HDF5 files of weights in a separate process,
 * since some damaged files crash the HDF5 library. Without it, this process reads them. Models that come with
 * the program (`shipped:NAME` in a study) are found below the folders above it. */
cm_status cm_set_program(const char *path, char **message);

/* ---- Metrics ---- */

/* Ids of all metrics, and whether a metric is a default (used if no metric is named). Metrics that FFmpeg computes
 * (vmaf) are among them even if it is not installed; then a scorer of them fails with CM_METRIC. */
int32_t cm_metric_count(void);
const char *cm_metric_id(int32_t index);
int32_t cm_metric_is_usual(int32_t index);

/* ---- Scorers ---- */

typedef struct cm_scorer cm_scorer;

/* Rules for all metrics of a scorer; they enter every definition. NULL for the whole or for a text means
 * the default. */
typedef struct cm_rules {
  /* What to do with alpha channels of files: "refuse" (default), "drop", "black", "white". */
  const char *alpha;
  /* Pairs of 8 and 16 bit: "equal" (default, refuse them) or "match" (both on the scale 0...255). */
  const char *depth;
  /* 1 for the most exact arithmetic of each metric, slower and by another definition. */
  int32_t exact;
  /* Cores to use; 0 for all. Changes no number. */
  int32_t cores;
} cm_rules;

/* Makes a scorer and reads its weights.
 *
* metrics: ids, such as "psnr", "ms-ssim", "vgg16"; none for the defaults (cm_metric_is_usual).
 * weights: "METRIC=trained", "METRIC=seeded" or "METRIC=FILE". A metric without one runs on trained weights
 * where `crossmetric weights fetch` has installed them, else on seeded ones. */
cm_status cm_scorer_new(const char *const *metrics, int32_t metric_count, const char *const *weights,
                        int32_t weight_count, const cm_rules *rules, cm_scorer **scorer, char **message);
void cm_scorer_free(cm_scorer *scorer);

/* The numbers of a reconstruction: the score of each metric, followed by its parts. */
int32_t cm_scorer_column_count(const cm_scorer *scorer);
/* "vgg16", then "vgg16/relu1_2", ... */
const char *cm_scorer_column(const cm_scorer *scorer, int32_t column);
/* The metric that a column belongs to. */
const char *cm_scorer_metric(const cm_scorer *scorer, int32_t column);
/* "higher", "lower" or "neither" is better. */
const char *cm_scorer_orientation(const cm_scorer *scorer, int32_t column);
/* Everything that changes the number, and the start of the SHA-256 of that text. Numbers of different
 * fingerprints are of different metrics. */
const char *cm_scorer_definition(const cm_scorer *scorer, int32_t column);
const char *cm_scorer_fingerprint(const cm_scorer *scorer, int32_t column);
/* Where the weights come from; empty without weights. */
const char *cm_scorer_weights(const cm_scorer *scorer, int32_t column);
/* 1 for seeded, untrained weights: the numbers cannot be compared with published ones. */
int32_t cm_scorer_is_untrained(const cm_scorer *scorer, int32_t column);

/* ---- Images ---- */

/* Samples in the caller's memory. They are copied, and the memory is not kept. Strides are in bytes and may be
 * negative; 0 means that samples, pixels or rows follow each other without a gap. */
typedef struct cm_image {
  /* The first sample of the upper left pixel. */
  const void *samples;
  int64_t width;
  int64_t height;
  /* 1 (grey, held as R = G = B) or 3 (R, G, B). */
  int32_t channels;
  /* 8, or 16 in this machine's byte order. */
  int32_t bits;
  int64_t row_stride;
  int64_t pixel_stride;
  int64_t channel_stride;
} cm_image;

typedef struct cm_original cm_original;

/* An original. Its part of each metric is computed once, at the first use. */
cm_status cm_original_new(const cm_scorer *scorer, const cm_image *image, cm_original **original,
                          char **message);
/* The same from a file: PNG, PPM or PGM. */
cm_status cm_original_read(const cm_scorer *scorer, const char *path, cm_original **original, char **message);
void cm_original_free(cm_original *original);
int64_t cm_original_width(const cm_original *original);
int64_t cm_original_height(const cm_original *original);

/* Ends calls early: they return CM_CANCELLED before the next metric or image, and in a slow metric before its next
 * step, such as a strip of a map, a layer, a scale or a filter. */
typedef struct cm_cancel cm_cancel;
cm_cancel *cm_cancel_new(void);
void cm_cancel_set(const cm_cancel *cancel);
void cm_cancel_free(cm_cancel *cancel);

/* Scores a reconstruction. scores: room for as many numbers as the scorer has columns; a perfect one has an
 * infinite PSNR. cancel may be NULL. */
cm_status cm_score(const cm_original *original, const cm_image *reconstruction, const cm_cancel *cancel,
                   double *scores, char **message);
cm_status cm_score_file(const cm_original *original, const char *path, const cm_cancel *cancel, double *scores,
                        char **message);
/* Scores `count` reconstructions on all cores. scores: a row each. If one fails, no score counts, and *failed
* is its index. The scores are those of cm_score, bit for bit. */
cm_status cm_score_many(const cm_original *original, const cm_image *reconstructions, int64_t count,
                        const cm_cancel *cancel, double *scores, int64_t *failed, char **message);
/* The same of files. */
cm_status cm_score_files(const cm_original *original, const char *const *paths, int64_t count,
                         const cm_cancel *cancel, double *scores, int64_t *failed, char **message);

/* ---- Curves ---- */

/* A codec's operating points, in any order. With more than one image the arrays hold the images of the first
 * point, then those of the second, and so on; with one image they hold means, and there are no intervals. */
typedef struct cm_curve {
  /* Bits per pixel; for cm_cross_metric_bias the values that are held equal. */
  const double *rates;
  /* Raw scores: MS-SSIM between 0 and 1, a distance as it is. */
  const double *scores;
  int64_t points;
  int64_t images;
} cm_curve;

/* How curves are compared; NULL for the whole or for a text means the default. */
typedef struct cm_curve_rules {
  /* "pchip" (default), "akima" or "cubic". */
  const char *method;
  /* "overlap" (default), "LO:HI" in bits per pixel, or "low", "median", "high", "full" of the shared rates. */
  const char *range;
  /* "log" (default: MS-SSIM in dB, a distance as -ln) or "linear". */
  const char *scale;
  /* Fewest points of a curve, 1 to 4; 0 for 4. */
  int32_t least_points;
  /* 1 to leave out points that another one beats in rate and quality. */
  int32_t leaves_out_dominated;
  /* Draws of the bootstrap (from 24 images on; fewer images have jackknife intervals); 0 for 20,000. */
  int64_t draws;
  uint64_t seed;
} cm_curve_rules;

/* Unknown numbers are NaN, unknown counts of points -1; the note says why. */
typedef struct cm_delta {
  /* BD-rate in percent, and its 95 % interval over images. */
  double rate_percent, rate_low, rate_high;
  /* BD-quality: dB, or percent for a distance. */
  double quality;
  /* Shared over union of the two ranges of quality. */
  double overlap_percent;
  int64_t anchor_points, test_points;
  /* Notes on the numbers; empty if there are none. Free it with cm_free. */
  char *note;
} cm_delta;

/* Bjontegaard deltas of a test against its anchor. metric: an id, which says what the scores are and how
* they enter (see docs/definitions.md); NULL for a quality on a linear scale, higher is better. */
cm_status cm_bd_rate(const cm_curve *anchor, const cm_curve *test, const char *metric,
                     const cm_curve_rules *rules, cm_delta *delta, char **message);

typedef struct cm_bias {
  /* 100 (exp(mean of ln d_b - ln d_a) - 1), its 95 % interval over images, and two-sided p. */
  double percent, low, high, p;
  /* The range that it is the mean over, on the scale of the quantity that is held equal. */
  double from, to;
  int64_t a_points, b_points;
  char *note;
} cm_bias;

/* Cross-metric bias of objective b against objective a: how much larger the distance is at equal values of
 * `at_equal` (a metric's id, or "bpp"). rates of the curves: those values; scores: the distances. Of the rules
 * draws and seed count. */
cm_status cm_cross_metric_bias(const cm_curve *a, const cm_curve *b, const char *at_equal, const char *distance,
                               const cm_curve_rules *rules, cm_bias *bias, char **message);

/* A mean and its 95 % interval over images: jackknife with Student's t under 24 values, BCa over draws from
 * then on; NaN under 5. */
cm_status cm_mean_interval(const double *values, int64_t count, int64_t draws, uint64_t seed, double *mean,
                           double *low, double *high, char **message);

/* ---- Studies ---- */

/* Scores, analyzes, plots and reports a study into a results folder, and continues earlier work there.
 *
* tell: called from any thread with each warning, a sentence; may be NULL. Without gnuplot the status is
 * CM_STUDY, after all tables and the scripts of the figures were written. */
cm_status cm_study_run(const char *study, const char *results, void (*tell)(void *context, const char *sentence),
                       void *context, char **message);

/* The rows of scores.csv in a results folder that count (the images, codecs and points of its study, under
 * current definitions; all of them in a folder without a rule), as CSV with a header; free it with cm_free. */
cm_status cm_results_scores(const char *results, char **csv, char **message);

/* Whether a column of a table in a results folder holds text, which must stay as it is written ("0.10" is
* another point than "0.1"): 1 for text, 0 for numbers, -1 for an unknown column. */
int32_t cm_column_is_text(const char *column);

/* The command `crossmetric`, as a program's main; it ends the process. Only in the shared library. */
int crossmetric_main(int argc, char **argv);

#ifdef __cplusplus
}
#endif

#endif
