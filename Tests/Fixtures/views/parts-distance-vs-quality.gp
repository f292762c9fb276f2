# gnuplot parts-distance-vs-quality.gp writes parts-distance-vs-quality.svg and parts-distance-vs-quality.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
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
set terminal svg size 500,431 font 'Helvetica,14' noenhanced name 'figure_parts_distance_vs_quality' dashlength 0.6 background rgb 'white'
set output 'parts-distance-vs-quality.svg'
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Distance and its parts against Quality' at screen 0.5, screen 0.9629 center noenhanced front
set label 'sample, mean of 6 images' at screen 0.5, screen 0.9211 center font ',12' textcolor rgb '#444444' noenhanced front
set label 'Quality (dB)' at screen 0.548, screen 0.1323 center noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.548, screen 0.09513 center font ',12' noenhanced front
set label 'Distance' at screen 0.024, screen 0.5383 center rotate by 90 noenhanced front
# Columns of the legend, each as wide as its longest name.
letters = 0
if (strlen(name1) > letters) { letters = strlen(name1) }
column1 = (53 + 5.23 * letters) / 500
letters = 0
if (strlen(name2) > letters) { letters = strlen(name2) }
column2 = (53 + 6.3166154 * letters) / 500
legend1 = (1 + 0.032 - (column1 + column2)) / 2
if (legend1 < 0.028) { legend1 = 0.028 }
legend2 = legend1 + column1
set arrow from screen legend1 + 0, screen 0.04756 to screen legend1 + 0.06, screen 0.04756 nohead lt 1 lw 1.8 dt solid lc rgb colour1
set label '' at screen legend1 + 0.03, screen 0.04756 point pt 7 ps 0.54 lc rgb colour1
set label name1 at screen legend1 + 0.074, screen 0.04756 left font ',12' noenhanced front
set arrow from screen legend2 + 0, screen 0.04756 to screen legend2 + 0.06, screen 0.04756 nohead lt 1 lw 1.8 dt (9,4) lc rgb colour2
set label '' at screen legend2 + 0.03, screen 0.04756 point pt 6 ps 0.54 lc rgb colour2
set label name2 at screen legend2 + 0.074, screen 0.04756 left font ',12' noenhanced front
set lmargin at screen 0.128
set rmargin at screen 0.494
set tmargin at screen 0.8794
set bmargin at screen 0.6009
set format '%h'
set tics font ',12'
set label 'all' at screen 0.482, screen 0.8608 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.602
set rmargin at screen 0.968
set tmargin at screen 0.8794
set bmargin at screen 0.6009
set format '%h'
set tics font ',12'
set label 'early' at screen 0.956, screen 0.8608 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel2_curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $panel2_curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $panel2_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $panel2_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.128
set rmargin at screen 0.494
set tmargin at screen 0.5267
set bmargin at screen 0.2483
set format '%h'
set tics font ',12'
set label 'late' at screen 0.482, screen 0.5081 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel3_curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $panel3_curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $panel3_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $panel3_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
unset multiplot
set terminal pngcairo size 1500,1293 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'parts-distance-vs-quality.png'
reset
set multiplot
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Distance and its parts against Quality' at screen 0.5, screen 0.9629 center noenhanced front
set label 'sample, mean of 6 images' at screen 0.5, screen 0.9211 center font ',12' textcolor rgb '#444444' noenhanced front
set label 'Quality (dB)' at screen 0.548, screen 0.1323 center noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.548, screen 0.09513 center font ',12' noenhanced front
set label 'Distance' at screen 0.024, screen 0.5383 center rotate by 90 noenhanced front
# Columns of the legend, each as wide as its longest name.
letters = 0
if (strlen(name1) > letters) { letters = strlen(name1) }
column1 = (53 + 5.23 * letters) / 500
letters = 0
if (strlen(name2) > letters) { letters = strlen(name2) }
column2 = (53 + 6.3166154 * letters) / 500
legend1 = (1 + 0.032 - (column1 + column2)) / 2
if (legend1 < 0.028) { legend1 = 0.028 }
legend2 = legend1 + column1
set arrow from screen legend1 + 0, screen 0.04756 to screen legend1 + 0.06, screen 0.04756 nohead lt 1 lw 1.8 dt solid lc rgb colour1
set label '' at screen legend1 + 0.03, screen 0.04756 point pt 7 ps 0.54 lc rgb colour1
set label name1 at screen legend1 + 0.074, screen 0.04756 left font ',12' noenhanced front
set arrow from screen legend2 + 0, screen 0.04756 to screen legend2 + 0.06, screen 0.04756 nohead lt 1 lw 1.8 dt (9,4) lc rgb colour2
set label '' at screen legend2 + 0.03, screen 0.04756 point pt 6 ps 0.54 lc rgb colour2
set label name2 at screen legend2 + 0.074, screen 0.04756 left font ',12' noenhanced front
set lmargin at screen 0.128
set rmargin at screen 0.494
set tmargin at screen 0.8794
set bmargin at screen 0.6009
set format '%h'
set tics font ',12'
set label 'all' at screen 0.482, screen 0.8608 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.602
set rmargin at screen 0.968
set tmargin at screen 0.8794
set bmargin at screen 0.6009
set format '%h'
set tics font ',12'
set label 'early' at screen 0.956, screen 0.8608 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel2_curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $panel2_curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $panel2_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $panel2_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
reset
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set lmargin at screen 0.128
set rmargin at screen 0.494
set tmargin at screen 0.5267
set bmargin at screen 0.2483
set format '%h'
set tics font ',12'
set label 'late' at screen 0.482, screen 0.5081 right font ',12' noenhanced front
set xtics 5
set xrange [25.5:36.5]
set logscale y
set ytics (0.1, 0.2, 0.5, 1)
set yrange [0.09514:1.275]
plot \
  $panel3_curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $panel3_curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $panel3_curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $panel3_curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
unset multiplot
unset output
