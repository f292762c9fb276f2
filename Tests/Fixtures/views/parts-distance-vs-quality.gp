# gnuplot parts-distance-vs-quality.gp writes parts-distance-vs-quality.svg and parts-distance-vs-quality.png
set encoding utf8
set datafile missing '?'
$curve1 << EOD
26 0.5 0.38940039 0.64201271
28.5 0.33333333 0.22909643 0.48499714
31 0.25 0.15163266 0.41218032
33.5 0.2 0.10705229 0.37364919
EOD
$curve0 << EOD
28.5 1 0.8824969 1.1331485
31 0.5 0.38940039 0.64201271
33.5 0.33333333 0.22909643 0.48499714
36 0.25 0.15163266 0.41218032
EOD
$panel2_curve1 << EOD
26 0.5 0.38940039 0.64201271
28.5 0.33333333 0.22909643 0.48499714
31 0.25 0.15163266 0.41218032
33.5 0.2 0.10705229 0.37364919
EOD
$panel2_curve0 << EOD
28.5 1 0.8824969 1.1331485
31 0.5 0.38940039 0.64201271
33.5 0.33333333 0.22909643 0.48499714
36 0.25 0.15163266 0.41218032
EOD
$panel3_curve1 << EOD
26 0.5 0.38940039 0.64201271
28.5 0.33333333 0.22909643 0.48499714
31 0.25 0.15163266 0.41218032
33.5 0.2 0.10705229 0.37364919
EOD
$panel3_curve0 << EOD
28.5 1 0.8824969 1.1331485
31 0.5 0.38940039 0.64201271
33.5 0.33333333 0.22909643 0.48499714
36 0.25 0.15163266 0.41218032
EOD
set terminal svg size 500,445 font 'Helvetica,14' noenhanced name 'figure_parts_distance_vs_quality' dashlength 0.6 background rgb 'white'
set output 'parts-distance-vs-quality.svg'
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set label 'Distance and its parts against Quality' at screen 0.5, screen 0.964 center noenhanced front
set label 'sample, mean of 6 images' at screen 0.5, screen 0.9236 center font ',12' textcolor rgb '#444444' noenhanced front
set label 'Quality (dB)' at screen 0.546, screen 0.1281 center noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.546, screen 0.09213 center font ',12' noenhanced front
set label 'Distance' at screen 0.024, screen 0.5371 center rotate by 90 noenhanced front
set arrow from screen 0.2633, screen 0.04607 to screen 0.3233, screen 0.04607 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.2933, screen 0.04607 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.3373, screen 0.04607 left font ',12' noenhanced front
set arrow from screen 0.516, screen 0.04607 to screen 0.576, screen 0.04607 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.546, screen 0.04607 point pt 6 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.59, screen 0.04607 left font ',12' noenhanced front
set lmargin at screen 0.124
set rmargin at screen 0.47
set tmargin at screen 0.8831
set bmargin at screen 0.5978
set format '%h'
set tics font ',12'
set label 'all' at screen 0.458, screen 0.8652 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set lmargin at screen 0.622
set rmargin at screen 0.968
set tmargin at screen 0.8831
set bmargin at screen 0.5978
set format '%h'
set tics font ',12'
set label 'early' at screen 0.956, screen 0.8652 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel2_curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel2_curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel2_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $panel2_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set lmargin at screen 0.124
set rmargin at screen 0.47
set tmargin at screen 0.5258
set bmargin at screen 0.2404
set format '%h'
set tics font ',12'
set label 'late' at screen 0.458, screen 0.5079 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel3_curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel3_curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel3_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $panel3_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
unset multiplot
set terminal pngcairo size 1500,1335 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'parts-distance-vs-quality.png'
reset
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set label 'Distance and its parts against Quality' at screen 0.5, screen 0.964 center noenhanced front
set label 'sample, mean of 6 images' at screen 0.5, screen 0.9236 center font ',12' textcolor rgb '#444444' noenhanced front
set label 'Quality (dB)' at screen 0.546, screen 0.1281 center noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.546, screen 0.09213 center font ',12' noenhanced front
set label 'Distance' at screen 0.024, screen 0.5371 center rotate by 90 noenhanced front
set arrow from screen 0.2633, screen 0.04607 to screen 0.3233, screen 0.04607 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.2933, screen 0.04607 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.3373, screen 0.04607 left font ',12' noenhanced front
set arrow from screen 0.516, screen 0.04607 to screen 0.576, screen 0.04607 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.546, screen 0.04607 point pt 6 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.59, screen 0.04607 left font ',12' noenhanced front
set lmargin at screen 0.124
set rmargin at screen 0.47
set tmargin at screen 0.8831
set bmargin at screen 0.5978
set format '%h'
set tics font ',12'
set label 'all' at screen 0.458, screen 0.8652 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set lmargin at screen 0.622
set rmargin at screen 0.968
set tmargin at screen 0.8831
set bmargin at screen 0.5978
set format '%h'
set tics font ',12'
set label 'early' at screen 0.956, screen 0.8652 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel2_curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel2_curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel2_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $panel2_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set lmargin at screen 0.124
set rmargin at screen 0.47
set tmargin at screen 0.5258
set bmargin at screen 0.2404
set format '%h'
set tics font ',12'
set label 'late' at screen 0.458, screen 0.5079 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel3_curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel3_curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $panel3_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $panel3_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
unset multiplot
unset output
