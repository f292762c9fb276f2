#!/usr/bin/env bash
# Installs programs that recipes can use and that Debian 12 has none of: an FFmpeg with libvmaf, libvvenc
# and a VVC decoder, from PyPI's imageio-ffmpeg. Nothing else of the project needs it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

data=${XDG_DATA_HOME:-$HOME/.local/share}
programs=${CROSSMETRIC_PROGRAMS:-$data/crossmetric/programs}
python=.build/extras-venv/bin/python
[ -x "$python" ] || python3 -m venv .build/extras-venv ||
  { echo "extras need Python 3 with venv (Debian: apt-get install python3-venv)" >&2; exit 1; }
"$python" -m pip install -q imageio-ffmpeg==0.8.1
program=$("$python" -c 'import imageio_ffmpeg; print(imageio_ffmpeg.get_ffmpeg_exe())')
mkdir -p "$programs"
cp "$program" "$programs/ffmpeg.new"
mv "$programs/ffmpeg.new" "$programs/ffmpeg"
"$programs/ffmpeg" -hide_banner -version | head -n 1
echo "installed as $programs/ffmpeg"
