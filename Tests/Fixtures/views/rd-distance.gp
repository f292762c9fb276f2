# gnuplot rd-distance.gp writes rd-distance.svg and rd-distance.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
$curve1 << EOD
0.25 0.5 0.38940039 0.64201271
0.5 0.33333333 0.22909643 0.48499714
1 0.25 0.15163266 0.41218032
2 0.2 0.10705229 0.37364919
EOD
$curve0 << EOD
0.25 1 0.8824969 1.1331485
0.5 0.5 0.38940039 0.64201271
1 0.33333333 0.22909643 0.48499714
2 0.25 0.15163266 0.41218032
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Distance against rate' at screen 0.5, screen 0.9551 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9045 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.204
set rmargin at screen 0.968
set tmargin at screen 0.8539
set bmargin at screen 0.1685
set label name1 at screen 0.2547, screen 0.8207 left font ',12' textcolor rgb ink1 noenhanced front
set label name2 at screen 0.9173, screen 0.3338 right font ',12' textcolor rgb ink2 noenhanced front
set label 'Rate (bits per pixel)' at screen 0.586, screen 0.04775 center noenhanced front
set label 'Distance' at screen 0.028, screen 0.5112 center rotate by 90 noenhanced front
set label 'seeded VGG-16 (no training), seed 0' at screen 0.062, screen 0.5112 center rotate by 90 font ',12' noenhanced front
set logscale x
set xtics (0.3, 0.5, 0.7, 1, 2)
set xrange [0.2253:2.219]
set logscale y
set ytics (0.1, 0.2, 0.3, 0.5, 0.7, 1)
set yrange [0.09514:1.275]
set terminal svg size 500,356 font 'Helvetica,14' noenhanced name 'figure_rd_distance' dashlength 0.6 background rgb 'white'
set output 'rd-distance.svg'
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1068 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'rd-distance.png'
replot
unset output
