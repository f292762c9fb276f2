// Building blocks and sums of the metrics that compare planes in Double: colour, filters, gradients,
// window moments, blocks. Plain loops that the compiler vectorises.
#pragma once
#include <stddef.h>
#include <stdint.h>

// MARK: Colour (panel_colour.c)

/// out = (r R + g G) + b B of interleaved RGB, of bytes or of 16-bit samples / 257.
void ck_weigh_bytes(const uint8_t *rgb, ptrdiff_t pixels, const double weights[3], double *out);
void ck_weigh_words(const uint16_t *rgb, ptrdiff_t pixels, const double weights[3], double *out);

/// Linear light 0...1 of every sample value of sRGB, `count` 256 or 65536.
void ck_srgb_table(double *table, int count);

/// Linear planes of interleaved sRGB: red, green, blue one behind the other.
void ck_linear_bytes(const uint8_t *rgb, ptrdiff_t pixels, const double *table, double *planes);
void ck_linear_words(const uint16_t *rgb, ptrdiff_t pixels, const double *table, double *planes);

/// CIELAB of linear planes, its white that of the primaries: L, a, b one behind the other; `lab` may be
/// `linear`.
void ck_lab(const double *linear, ptrdiff_t pixels, double *lab);

/// CIEDE2000 of two images in CIELAB, pixel by pixel.
void ck_ciede2000(const double *lab_a, const double *lab_b, ptrdiff_t pixels, double *differences);

/// The number that would stand at `place` if the numbers were sorted; rearranges them.
double ck_select(double *numbers, ptrdiff_t count, ptrdiff_t place);

/// XYB as SSIMULACRA 2 shifts it, of linear planes: X, Y, B one behind the other.
void ck_xyb(const double *linear, ptrdiff_t pixels, double *xyb);

// MARK: Planes (panel_planes.c)

typedef enum {
  /// Only where the window lies inside.
  CK_VALID,
  /// Zeros outside.
  CK_ZEROS,
  /// d c b a | a b c d
  CK_EDGE_TWICE,
  /// d c b | a b c d
  CK_EDGE_ONCE,
} ck_border;

/// Filters a plane with a symmetric window in both directions and keeps every `step`-th sample of rows
/// and columns. `taps` from the centre outwards, radius + 1 of them, radius at most 16. The sides, less
/// 2 radius where VALID, are divided by `step`, rounded up. `room` holds 2 (width + 2 radius) numbers,
/// and width + 2 radius + 1 more for step 2.
void ck_filter_plane(const double *in, ptrdiff_t width, ptrdiff_t height, const double *taps,
                     int radius, ck_border border, int step, double *room, double *out);

/// Means of factor x factor samples; what fills no block is left out.
void ck_block_means(const double *in, ptrdiff_t width, ptrdiff_t height, int factor, double *out);

/// Magnitude of the gradient by a 3x3 operator with the weights (side, centre, side) along and 1 0 -1
/// across, zeros outside.
void ck_gradient(const double *in, ptrdiff_t width, ptrdiff_t height, double side, double centre,
                 double *out);

/// 1 - (2 a b + t) / (a^2 + b^2 + t), pixel by pixel.
void ck_dissimilarity(const double *a, const double *b, ptrdiff_t count, double t, double *out);

typedef struct {
  double sum, squares;
} ck_sums;

/// Sum and sum of squares, in a fixed order.
ck_sums ck_sums_of(const double *numbers, ptrdiff_t count);

typedef struct {
  double weights, weighted;
} ck_weighted_sums;

/// Sums of weights and of weights times values. The weights' plane has `margin` more samples on each
/// side.
ck_weighted_sums ck_weigh(const double *values, ptrdiff_t width, ptrdiff_t height,
                          const double *weights, ptrdiff_t margin);

/// Sum of (a - b)^2, in a fixed order.
double ck_squared_distance(const double *a, const double *b, ptrdiff_t count);

enum { CK_AXIS_TAPS = 4 };

/// How samples along an axis come from those of another length: of each the first one that it comes from,
/// and the weights of that and of those behind it (which may lie outside where they are 0).
typedef struct {
  ptrdiff_t count;
  const int32_t *starts;
  const double *weights;
} ck_axis;

/// A plane of another size, along both axes, or what is left of `minuend` without it (unless that is
/// NULL). `room` holds width + CK_AXIS_TAPS numbers.
void ck_resample(const double *in, ptrdiff_t width, ptrdiff_t height, const ck_axis *rows,
                 const ck_axis *columns, const double *minuend, double *room, double *out);

/// out = a - b
void ck_subtract(const double *a, const double *b, ptrdiff_t count, double *out);

/// A plane divided by sigma plus the weighted sum of its absolute values in 5x5 samples around, zeros
/// outside or mirrored (CK_ZEROS, CK_EDGE_ONCE). `room` holds 5 (width + 4) numbers;
/// `out` may be `in`.
void ck_normalise_divisively(const double *in, ptrdiff_t width, ptrdiff_t height, double sigma,
                             const double weights[25], ck_border border, double *room, double *out);

// MARK: Windows (panel_windows.c)

/// Two planes of one size under a symmetric window, `taps` from the centre outwards.
typedef struct {
  const double *a, *b;
  ptrdiff_t width, height;
  const double *taps;
  int radius;
} ck_pair_window;

/// Numbers that the functions below need as `room`.
ptrdiff_t ck_pair_window_room(const ck_pair_window *window);

/// Sums of VIFp over one scale, the window VALID: information in b of a, and in a.
typedef struct {
  double kept, all;
} ck_vif_sums;
ck_vif_sums ck_vif(const ck_pair_window *window, double noise, double epsilon, double *room);

/// Contrast-structure of SSIM at every VALID position, with luminance where c1 is not 0.
void ck_structure(const ck_pair_window *window, double c1, double c2, double *room, double *out);

/// Means and means of 4th powers over one plane of SSIMULACRA 2, zeros outside: of the error of
/// structure, of artifacts, of lost details.
void ck_ssimulacra2(const ck_pair_window *window, double *room, double means[3],
                    double fourths[3]);

// MARK: IW-SSIM (panel_information.c)

enum { CK_NEIGHBOURS = 10 };

/// Sums of products of the nine neighbours of every inner sample of a band, and with `parent`, a plane
/// of the same size, of its sample: products[i][j], j <= i.
void ck_neighbour_products(const double *band, const double *parent, ptrdiff_t width,
                           ptrdiff_t height, double products[CK_NEIGHBOURS][CK_NEIGHBOURS]);

/// Gain and noise of the channel from a to b under a 3x3 box, zeros outside.
void ck_channel(const ck_pair_window *window, double *room, double *gain, double *noise);

/// The information weight of the inner samples of some rows, of (width - 2) x (height - 2) in all.
void ck_information(const double *band, const double *parent, ptrdiff_t width, ptrdiff_t first,
                    ptrdiff_t end, const double *gain, const double *noise, int count,
                    const double inverse[CK_NEIGHBOURS][CK_NEIGHBOURS],
                    const double eigenvalues[CK_NEIGHBOURS], double variance, double *out);

// MARK: FSIM (fsim.c)

/// Sums over all places: of the larger phase congruency, and of that times the similarity. Chroma (I and
/// Q of both) counts unless it is NULL.
ck_weighted_sums ck_fsim(const double *phase_a, const double *phase_b, const double *gradient_a,
                         const double *gradient_b, const double *i_a, const double *i_b,
                         const double *q_a, const double *q_b, ptrdiff_t count);

// MARK: Blocks (panel_blocks.c)

/// The DCT-II (orthonormal) of all whole 8x8 blocks, block after block, 64 numbers each.
void ck_dct_blocks(const double *plane, ptrdiff_t width, ptrdiff_t height, double *room,
                   double *out);

/// The masking of each block by PSNR-HVS-M.
void ck_block_masking(const double *plane, ptrdiff_t width, ptrdiff_t height, const double *dct,
                      const double mask[64], double *out);

/// Sum of squared weighted differences of DCT blocks; with masking (not NULL) only of what exceeds it.
double ck_block_differences(const double *a, const double *b, ptrdiff_t blocks,
                            const double weights[64], const double mask[64],
                            const double *masking_a, const double *masking_b);

// MARK: XPSNR (xpsnr.c)

/// Planes of 8-bit studio-swing YCbCr (BT.601) at full resolution, Y, Cb, Cr one behind the other.
void ck_studio_ycbcr_bytes(const uint8_t *rgb, ptrdiff_t pixels, int32_t *planes);
void ck_studio_ycbcr_words(const uint16_t *rgb, ptrdiff_t pixels, int32_t *planes);

/// The side of a block, 0 where the image is too small for blocks: plain PSNR then.
int ck_xpsnr_block(ptrdiff_t width, ptrdiff_t height);

/// Weights of the blocks from the original's luma; `weights` holds one a block.
void ck_xpsnr_weights(const int32_t *luma, ptrdiff_t width, ptrdiff_t height, double *weights);

/// The weighted sum of squared errors of a plane, rounded; without weights (NULL) the plain sum.
double ck_xpsnr_error(const int32_t *a, const int32_t *b, ptrdiff_t width, ptrdiff_t height,
                      const double *weights);

// MARK: Butteraugli (butteraugli.c)

enum { CK_BUTTERAUGLI_PLANES = 11 };

/// How a long call ended.
typedef enum { CK_NO_MEMORY, CK_DONE, CK_CANCELLED } ck_outcome;

/// Asked on the calling thread before each step of a long call; where it gives another number than 0,
/// the call ends with CK_CANCELLED and its results are undefined.
typedef int (*ck_is_cancelled)(void);

/// The frequency bands of linear planes on a display of so many nits, and the mask: CK_BUTTERAUGLI_PLANES
/// planes.
ck_outcome ck_butteraugli_bands(const double *linear, ptrdiff_t width, ptrdiff_t height, double nits,
                                ck_is_cancelled is_cancelled, double *planes);

/// The map of differences of two images' bands at one scale, the original first.
ck_outcome ck_butteraugli_map(const double *a, const double *b, ptrdiff_t width, ptrdiff_t height,
                              ck_is_cancelled is_cancelled, double *map);

/// The largest number of a map, and the sums of its 3rd, 6th and 12th powers; with the map of half the
/// sides (or NULL) 0.85 of the one and 0.5 of the other. `room` holds 3 width numbers.
void ck_butteraugli_scores(const double *fine, const double *coarse, ptrdiff_t width,
                           ptrdiff_t height, double *room, double *most, double powers[3]);
