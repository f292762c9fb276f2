# gnuplot distance-vs-quality.gp writes distance-vs-quality.svg and distance-vs-quality.png
set encoding utf8
set terminal svg size 500,409 font 'Helvetica,14' noenhanced name 'figure_distance_vs_quality' dashlength 0.6 background rgb 'white'
set output 'distance-vs-quality.svg'
set datafile missing '?'
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'Distance at equal Quality' at screen 0.5, screen 0.9609 center noenhanced
set label 'sample, mean of 6 images ± standard error' at screen 0.5, screen 0.9169 center font ',12' textcolor rgb '#444444' noenhanced
set lmargin at screen 0.204
set rmargin at screen 0.968
set tmargin at screen 0.8729
set bmargin at screen 0.2176
set arrow from screen 0.2322, screen 0.04034 to screen 0.2922, screen 0.04034 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.2622, screen 0.04034 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.3062, screen 0.04034 left font ',12' noenhanced
set arrow from screen 0.5, screen 0.04034 to screen 0.56, screen 0.04034 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.53, screen 0.04034 point pt 9 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.574, screen 0.04034 left font ',12' noenhanced
set xrange [25.5:36.5]
set logscale y
set ytics (0.2, 0.3, 0.5, 0.7, 1)
set yrange [0.1241:1.177]
set label 'Quality (dB)' at screen 0.586, screen 0.1076 center noenhanced
set label 'Distance' at screen 0.028, screen 0.5452 center rotate by 90 noenhanced
set label 'seeded VGG-16 (no training), seed 0' at screen 0.062, screen 0.5452 center rotate by 90 font ',12' noenhanced
$curve0 << EOD
28.5 1 0.9375 1.0625
31 0.5 0.4375 0.5625
33.5 0.33333333 0.27083333 0.39583333
36 0.25 0.1875 0.3125
EOD
$curve1 << EOD
26 0.5 0.4375 0.5625
28.5 0.33333333 0.27083333 0.39583333
31 0.25 0.1875 0.3125
33.5 0.2 0.1375 0.2625
EOD
plot \
  $curve1 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve0 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 9 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1227 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 4 background rgb 'white'
set output 'distance-vs-quality.png'
replot
unset output
