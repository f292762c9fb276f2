# gnuplot ranges.gp writes ranges.svg and ranges.png
set encoding utf8
set datafile missing '?'
$ranges0 << EOD
0.65 28.5 36 26 33.5 1 3
EOD
$ranges1 << EOD
0.65 12.0412 21.0721 12.0412 21.0721 1 3
EOD
$ranges2 << EOD
0.65 0.25 1 0.2 0.5 0.049787068 0.36787944
EOD
set terminal svg size 500,340 font 'Helvetica,14' noenhanced name 'figure_ranges' dashlength 0.6 background rgb 'white'
set output 'ranges.svg'
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Qualities that the BD-rates cover' at screen 0.5, screen 0.9529 center noenhanced front
set label 'sample, second against first, %: overlap' at screen 0.5, screen 0.9 center font ',12' textcolor rgb '#444444' noenhanced front
set arrow from screen 0.14, screen 0.1 to screen 0.192, screen 0.1 nohead lw 2.4 lc rgb '#0072B2'
set label 'anchor' at screen 0.206, screen 0.1 left font ',12' noenhanced front
set arrow from screen 0.4, screen 0.1 to screen 0.452, screen 0.1 nohead lw 2.4 lc rgb '#D55E00'
set label 'codec' at screen 0.466, screen 0.1 left font ',12' noenhanced front
set arrow from screen 0.66, screen 0.1 to screen 0.712, screen 0.1 nohead lw 9.0 lc rgb '#DDDDDD'
set label 'shared range' at screen 0.726, screen 0.1 left font ',12' noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.05294 center font ',12' noenhanced front
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.8471
set bmargin at screen 0.7706
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '1–3 dB, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set xtics 10
set xrange [-0.75:37.75]
set format '%h'
set xtics font ',12'
set label 'Quality (dB)' at screen 0.4037, screen 0.6706 center font ',12' noenhanced front
plot \
  $ranges0 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges0 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges0 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.6059
set bmargin at screen 0.5294
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '1–3 dB, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set xtics 5
set xrange [-0.003605:22.08]
set format '%h'
set xtics font ',12'
set label 'Similarity (dB)' at screen 0.4037, screen 0.4294 center font ',12' noenhanced front
plot \
  $ranges1 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges1 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges1 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.3647
set bmargin at screen 0.2882
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '0.0498–0.368, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set logscale x
set xtics (0.05, 0.1, 0.2, 0.5, 1)
set xrange [0.04285:1.162]
set format '%h'
set xtics font ',12'
set label 'Distance' at screen 0.4037, screen 0.1882 center font ',12' noenhanced front
plot \
  $ranges2 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges2 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges2 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
unset multiplot
set terminal pngcairo size 1500,1020 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'ranges.png'
reset
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Qualities that the BD-rates cover' at screen 0.5, screen 0.9529 center noenhanced front
set label 'sample, second against first, %: overlap' at screen 0.5, screen 0.9 center font ',12' textcolor rgb '#444444' noenhanced front
set arrow from screen 0.14, screen 0.1 to screen 0.192, screen 0.1 nohead lw 2.4 lc rgb '#0072B2'
set label 'anchor' at screen 0.206, screen 0.1 left font ',12' noenhanced front
set arrow from screen 0.4, screen 0.1 to screen 0.452, screen 0.1 nohead lw 2.4 lc rgb '#D55E00'
set label 'codec' at screen 0.466, screen 0.1 left font ',12' noenhanced front
set arrow from screen 0.66, screen 0.1 to screen 0.712, screen 0.1 nohead lw 9.0 lc rgb '#DDDDDD'
set label 'shared range' at screen 0.726, screen 0.1 left font ',12' noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.05294 center font ',12' noenhanced front
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.8471
set bmargin at screen 0.7706
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '1–3 dB, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set xtics 10
set xrange [-0.75:37.75]
set format '%h'
set xtics font ',12'
set label 'Quality (dB)' at screen 0.4037, screen 0.6706 center font ',12' noenhanced front
plot \
  $ranges0 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges0 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges0 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.6059
set bmargin at screen 0.5294
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '1–3 dB, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set xtics 5
set xrange [-0.003605:22.08]
set format '%h'
set xtics font ',12'
set label 'Similarity (dB)' at screen 0.4037, screen 0.4294 center font ',12' noenhanced front
plot \
  $ranges1 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges1 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges1 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.09027
set rmargin at screen 0.7171
set tmargin at screen 0.3647
set bmargin at screen 0.2882
set border 1
unset ytics
set yrange [1.3:0]
set label 'ours' at screen 0.07227, first 0.65 right font ',12' noenhanced front
set label '0.0498–0.368, 51 %' at screen 0.7351, first 0.65 left font ',12' noenhanced front
set logscale x
set xtics (0.05, 0.1, 0.2, 0.5, 1)
set xrange [0.04285:1.162]
set format '%h'
set xtics font ',12'
set label 'Distance' at screen 0.4037, screen 0.1882 center font ',12' noenhanced front
plot \
  $ranges2 using 6:($1-0.42):6:7:($1-0.42):($1+0.42) with boxxyerror fs solid 1 noborder lc rgb '#DDDDDD' notitle, \
  $ranges2 using 2:($1-0.2):($3-$2):(0) with vectors nohead lw 2.4 lc rgb '#0072B2' notitle, \
  $ranges2 using 4:($1+0.2):($5-$4):(0) with vectors nohead lw 2.4 lc rgb '#D55E00' notitle
unset multiplot
unset output
