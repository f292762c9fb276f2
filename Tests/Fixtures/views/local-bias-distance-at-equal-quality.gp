# gnuplot local-bias-distance-at-equal-quality.gp writes local-bias-distance-at-equal-quality.svg and local-bias-distance-at-equal-quality.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (second/first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
$level0 << EOD
26 -21
34 -21
EOD
$curve0 << EOD
26 0 -5 5
28 -10 -15 -5
30 -20 -25 -15
32 -30 -35 -25
34 -40 -45 -35
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Bias of the Distance along Quality' at screen 0.5, screen 0.9569 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9084 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.204
set rmargin at screen 0.968
set tmargin at screen 0.8598
set bmargin at screen 0.2022
set label name1 at screen 0.9173, screen 0.2622 right font ',12' textcolor rgb ink1 noenhanced front
set label 'Quality (dB)' at screen 0.586, screen 0.08625 center noenhanced front
set label 'thin: mean along the range, −21 %' at screen 0.586, screen 0.04582 center font ',12' noenhanced front
set label 'Distance difference (%)' at screen 0.028, screen 0.531 center rotate by 90 noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.062, screen 0.531 center rotate by 90 font ',12' noenhanced front
set xtics 2
set xrange [25.6:34.4]
set ytics 10
set yrange [-47.5:7.5]
set terminal svg size 500,371 font 'Helvetica,14' noenhanced name 'figure_local_bias_distance_at_equal_quality' dashlength 0.6 background rgb 'white'
set output 'local-bias-distance-at-equal-quality.svg'
plot \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $level0 using 1:2 with lines lt 1 lw 1.2 dt (4,3) lc rgb '#555555' notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1113 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'local-bias-distance-at-equal-quality.png'
replot
unset output
