# gnuplot rd-quality.gp writes rd-quality.svg and rd-quality.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
name3 = 'VTM (first)'
colour3 = '#E08640'; ink3 = '#A86530'
$curve2 << EOD
0.25 30.5 ? ?
0.5 33 ? ?
1 35.5 ? ?
2 38 ? ?
EOD
$curve1 << EOD
0.25 26 25 27
0.5 28.5 27.5 29.5
1 31 30 32
2 33.5 32.5 34.5
EOD
$curve0 << EOD
0.25 28.5 27.5 29.5
0.5 31 30 32
1 33.5 32.5 34.5
2 36 35 37
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Quality against rate' at screen 0.5, screen 0.9603 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals, thin: 24 images' at screen 0.5, screen 0.9156 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.871
set bmargin at screen 0.2109
# Columns of the legend, each as wide as its longest name.
letters = 0
if (strlen(name1) > letters) { letters = strlen(name1) }
column1 = (53 + 5.23 * letters) / 500
letters = 0
if (strlen(name2) > letters) { letters = strlen(name2) }
column2 = (53 + 6.3166154 * letters) / 500
letters = 0
if (strlen(name3) > letters) { letters = strlen(name3) }
column3 = (53 + 5.6836364 * letters) / 500
legend1 = (1 + 0.032 - (column1 + column2 + column3)) / 2
if (legend1 < 0.028) { legend1 = 0.028 }
legend2 = legend1 + column1
legend3 = legend2 + column2
set arrow from screen legend1 + 0, screen 0.05087 to screen legend1 + 0.06, screen 0.05087 nohead lt 1 lw 1.8 dt solid lc rgb colour1
set label '' at screen legend1 + 0.03, screen 0.05087 point pt 7 ps 0.54 lc rgb colour1
set label name1 at screen legend1 + 0.074, screen 0.05087 left font ',12' noenhanced front
set arrow from screen legend2 + 0, screen 0.05087 to screen legend2 + 0.06, screen 0.05087 nohead lt 1 lw 1.8 dt (9,4) lc rgb colour2
set label '' at screen legend2 + 0.03, screen 0.05087 point pt 6 ps 0.54 lc rgb colour2
set label name2 at screen legend2 + 0.074, screen 0.05087 left font ',12' noenhanced front
set arrow from screen legend3 + 0, screen 0.05087 to screen legend3 + 0.06, screen 0.05087 nohead lt 1 lw 0.8 dt solid lc rgb colour3
set label '' at screen legend3 + 0.03, screen 0.05087 point pt 5 ps 0.38 lc rgb colour3
set label name3 at screen legend3 + 0.074, screen 0.05087 left font ',12' noenhanced front
set label 'Rate (bits per pixel)' at screen 0.552, screen 0.1042 center noenhanced front
set label 'Quality (dB)' at screen 0.028, screen 0.5409 center rotate by 90 noenhanced front
set logscale x
set xtics (0.3, 0.5, 0.7, 1, 2)
set xrange [0.2253:2.219]
set ytics 2
set yrange [24.35:38.65]
set terminal svg size 500,403 font 'Helvetica,14' noenhanced name 'figure_rd_quality' dashlength 0.6 background rgb 'white'
set output 'rd-quality.svg'
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $curve2 using 1:2 with linespoints lt 1 lw 0.8 dt solid lc rgb colour3 pt 5 ps 0.38 notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1209 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'rd-quality.png'
replot
unset output
