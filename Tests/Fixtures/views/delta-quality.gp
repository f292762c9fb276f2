# gnuplot delta-quality.gp writes delta-quality.svg and delta-quality.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours'
colour1 = '#004267'; ink1 = '#004267'
$level0 << EOD
0.25 0
4 0
EOD
$curve0 << EOD
0.25 -1 -1.25 -0.75
0.5 -1.5 -1.75 -1.25
1 -2 -2.25 -1.75
2 -2.5 -2.75 -2.25
4 -3 -3.25 -2.75
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Quality difference, second against first' at screen 0.5, screen 0.9577 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9101 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.8624
set bmargin at screen 0.1587
set label name1 at screen 0.9142, screen 0.2108 right font ',12' textcolor rgb ink1 noenhanced front
set label 'Rate (bits per pixel)' at screen 0.552, screen 0.04497 center noenhanced front
set label 'Quality difference (dB)' at screen 0.028, screen 0.5106 center rotate by 90 noenhanced front
set logscale x
set xtics (0.3, 0.5, 0.7, 1, 2, 3)
set xrange [0.2176:4.595]
set ytics 0.5
set yrange [-3.413:0.1625]
set terminal svg size 500,378 font 'Helvetica,14' noenhanced name 'figure_delta_quality' dashlength 0.6 background rgb 'white'
set output 'delta-quality.svg'
plot \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $level0 using 1:2 with lines lt 1 lw 1.2 dt (4,3) lc rgb '#555555' notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour1 pt 6 ps 0.54 notitle
set terminal pngcairo size 1500,1134 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'delta-quality.png'
replot
unset output
