# gnuplot frame-gap-quality-frame16.gp writes frame-gap-quality-frame16.svg and frame-gap-quality-frame16.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
$level0 << EOD
0.25 0
1 0
EOD
$curve1 << EOD
0.25 2.5 2 3
0.5 2.5 2 3
0.75 2.5 2 3
1 2.5 2 3
EOD
$curve0 << EOD
0.25 -0.0625 -0.5625 0.4375
0.5 -0.0625 -0.5625 0.4375
0.75 -0.0625 -0.5625 0.4375
1 -0.0625 -0.5625 0.4375
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Frame gap of Quality against rate' at screen 0.5, screen 0.9577 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9101 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.8624
set bmargin at screen 0.1587
set label name1 at screen 0.9142, screen 0.2514 right font ',12' textcolor rgb ink1 noenhanced front
set label name2 at screen 0.9142, screen 0.7698 right font ',12' textcolor rgb ink2 noenhanced front
set label 'Rate (bits per pixel)' at screen 0.552, screen 0.04497 center noenhanced front
set label 'Quality frame gap (dB)' at screen 0.028, screen 0.5106 center rotate by 90 noenhanced front
set logscale x
set xtics (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1)
set xrange [0.2333:1.072]
set ytics 0.5
set yrange [-0.7406:3.178]
set terminal svg size 500,378 font 'Helvetica,14' noenhanced name 'figure_frame_gap_quality_frame16' dashlength 0.6 background rgb 'white'
set output 'frame-gap-quality-frame16.svg'
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $level0 using 1:2 with lines lt 1 lw 1.2 dt (4,3) lc rgb '#555555' notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1134 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'frame-gap-quality-frame16.png'
replot
unset output
