# gnuplot similarity-vs-quality-distance.gp writes similarity-vs-quality-distance.svg and similarity-vs-quality-distance.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
$level0 << EOD
29 13
30 12
EOD
$level1 << EOD
30 14
31 13
EOD
$curve1 << EOD
26 12.0412 11.902226 12.180174
28.5 15.0515 14.773551 15.329448
31 18.0618 17.505903 18.617697
33.5 21.0721 19.960306 22.183894
EOD
$curve0 << EOD
28.5 12.0412 11.902226 12.180174
31 15.0515 14.773551 15.329448
33.5 18.0618 17.505903 18.617697
36 21.0721 19.960306 22.183894
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Similarity against Quality, lines of equal Distance' at screen 0.5, screen 0.9593 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9135 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.8677
set bmargin at screen 0.1908
set label name1 at screen 0.9142, screen 0.7984 right font ',12' textcolor rgb ink1 noenhanced front
set label name2 at screen 0.7251, screen 0.7984 right font ',12' textcolor rgb ink2 noenhanced front
set label 'Quality (dB)' at screen 0.552, screen 0.08142 center noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.552, screen 0.04326 center font ',12' noenhanced front
set label 'Similarity (dB)' at screen 0.028, screen 0.5293 center rotate by 90 noenhanced front
set xtics 2
set xrange [25.5:36.5]
set ytics 2
set yrange [11.39:22.7]
set label '0.3' at first 30, first 12 offset 0.4,-0.7 left boxed font ',12' textcolor rgb '#444444' noenhanced front
set label '0.4' at first 31, first 13 offset 0.4,-0.7 left boxed font ',12' textcolor rgb '#444444' noenhanced front
set terminal svg size 500,393 font 'Helvetica,14' noenhanced name 'figure_similarity_vs_quality_distance' dashlength 0.6 background rgb 'white'
set output 'similarity-vs-quality-distance.svg'
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb colour2 fs transparent solid 0.14 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb colour1 fs transparent solid 0.14 noborder notitle, \
  $level0 using 1:2 with lines lt 1 lw 1.2 dt (4,3) lc rgb '#555555' notitle, \
  $level1 using 1:2 with lines lt 1 lw 1.2 dt (4,3) lc rgb '#555555' notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1179 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'similarity-vs-quality-distance.png'
replot
unset output
