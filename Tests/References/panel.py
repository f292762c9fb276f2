"""Golden values of the panel of referees: VIFp, IW-SSIM, FSIM, NLPD, GMSD, PSNR-HVS, CIEDE2000, XPSNR, SSIMULACRA 2.

    pip install torch==2.13.0 numpy==1.26.4 scipy==1.17.1 scikit-image==0.26.0
    pip install --no-deps piq==0.8.0 pyiqa==0.1.16 psnr-hvsm==0.3.0 IQA-pytorch==0.1
    CROSSMETRIC_DATA=... python panel.py > ../Fixtures/panel.csv

Columns by metric id: plain versions in numpy, written from the papers (panel_reference.py of the data). Columns
ID:PACKAGE: what an independent package makes of the same pair, in float64 where it can; its docs pages tell
where a package differs by rule.
"""
import contextlib
import os
import sys
import types

import numpy as np
import torch

from packages_reference import bare
from patterns import ramps

sys.path.insert(0, os.path.join(os.environ["CROSSMETRIC_DATA"], "fixtures/metric-panel"))
import panel_reference as P  # noqa: E402

CASES = [
    (192, 184, 12, 1),
    (177, 209, 25, 2),
    (301, 202, 60, 3),
    (256, 256, 4, 4),
    (330, 167, 127, 5),
    (421, 393, 20, 6),
]


def twins(a, b):
    """By id, as docs/metrics has them."""
    y, z = P.y601(a), P.y601(b)
    q, r = P.y601r(a), P.y601r(b)
    c1, (y10, _, _) = P.ycc709_10(a)
    c2, (z10, _, _) = P.ycc709_10(b)
    s = 255 / 1023
    grow = lambda x, n: np.pad(x, ((0, max(n - x.shape[0], 0)), (0, max(n - x.shape[1], 0))))
    hvs, hvs_m = P.psnr_hvs(y, z)
    fsim, fsimc = P.fsim(a, b)
    planes = [P.ycc601_limited(i) for i in (a, b)]
    xpsnr = P.xpsnr(*planes)
    ciede, (p95, most) = P.ciede2000(a, b)
    return {
        "psnr-hvs": hvs, "psnr-hvs-m": hvs_m,
        "ms-ssim-jpeg-ai": P.ms_ssim(grow(y10, 164), grow(z10, 164), 1023)[0],
        "psnr-hvs-jpeg-ai": P.psnr_hvs(y10, z10, 1023, pad=True)[0],
        "gmsd": P.gmsd(y, z)[0], "gmsd-matlab": P.gmsd(q, r)[0],
        "ciede2000": ciede, "ciede2000/p95": p95, "ciede2000/max": most,
        "xpsnr": xpsnr[0], "xpsnr/cb": xpsnr[1], "xpsnr/cr": xpsnr[2],
        "ssimulacra2": P.ssimulacra2(a, b)[0],
        "vif-p": P.vif_p(y, z)[0], "vif-p-matlab": P.vif_p(q, r)[0],
        "vif-p-jpeg-ai": P.vif_p(grow(y10 * s, 64), grow(z10 * s, 64))[0],
        "iw-ssim": P.iw_ssim(y, z)[0], "iw-ssim-matlab": P.iw_ssim(q, r)[0],
        "iw-ssim-jpeg-ai": P.iw_ssim(grow(y10 * s, 256), grow(z10 * s, 256), "align")[0],
        "nlpd": P.nlpd(y / 255, z / 255)[0], "nlpd-matlab": P.nlpd(q / 255, r / 255)[0],
        "nlpd-jpeg-ai": P.nlpd_jpegai(grow(y10 / 1023, 128), grow(z10 / 1023, 128))[0],
        "fsim": fsim, "fsimc": fsimc, "fsimc-jpeg-ai": P.fsim(c1 * s, c2 * s)[1],
    }


def packages(a, b):
    with contextlib.redirect_stdout(sys.stderr):  # It reports missing parts.
        from psnr_hvsm import psnr_hvs_hvsm
    from skimage.color import deltaE_ciede2000

    piq = types.SimpleNamespace(
        fsim=bare("piq.fsim").fsim, gmsd=bare("piq.gmsd").gmsd, vif_p=bare("piq.vif").vif_p,
        iw=bare("piq.iw_ssim").information_weighted_ssim)
    # piq takes the reconstruction first.
    rgb = [torch.from_numpy(i.astype(np.float64) / 255).permute(2, 0, 1)[None] for i in (a, b)]
    own = torch.tensor(P.MS_W, dtype=torch.float64)
    whole = lambda i: np.ascontiguousarray(
        P.y601(i)[: i.shape[0] // 8 * 8, : i.shape[1] // 8 * 8] / 255)
    hvs, hvs_m = psnr_hvs_hvsm(whole(a), whole(b))
    return {
        "psnr-hvs:psnr-hvsm": hvs, "psnr-hvs-m:psnr-hvsm": hvs_m,
        "gmsd:piq": piq.gmsd(*rgb).item(),
        "ciede2000:scikit-image": deltaE_ciede2000(P.srgb_lab(a), P.srgb_lab(b)).mean(),
        "vif-p:piq": piq.vif_p(*rgb[::-1]).item(),
        "iw-ssim:piq": piq.iw(*rgb[::-1], scale_weights=own).item(),
        "fsim:piq": piq.fsim(*rgb, chromatic=False).item(),
        "fsimc:piq": piq.fsim(*rgb).item(),
    }


def main():
    names = None
    for case in CASES:
        a, b = ramps(*case[:2]), ramps(*case)
        values = twins(a, b) | packages(a, b)
        if names is None:
            names = list(values)
            print(",".join(["width", "height", "noise", "seed"] + names))
        print(",".join([str(n) for n in case] + [repr(float(values[n])) for n in names]))


if __name__ == "__main__":
    main()
