# gnuplot images-distance-vs-similarity.gp writes images-distance-vs-similarity.svg and images-distance-vs-similarity.png
set encoding utf8
set datafile missing '?'
# Names of the curves, their colours, and those of the names.
name1 = 'ours (first)'
colour1 = '#0072B2'; ink1 = '#0072B2'
name2 = 'ours (second)'
colour2 = '#004267'; ink2 = '#004267'
$image0 << EOD
12.0412 1 ? ?
15.0515 0.5 ? ?
18.0618 0.33333333 ? ?
21.0721 0.25 ? ?
EOD
$image1 << EOD
9.1687827 0.9375 ? ?
10.371721 0.46875 ? ?
11.126729 0.3125 ? ?
11.559939 0.234375 ? ?
EOD
$image2 << EOD
12.0412 0.5 ? ?
15.0515 0.33333333 ? ?
18.0618 0.25 ? ?
21.0721 0.2 ? ?
EOD
$image3 << EOD
9.1687827 0.46875 ? ?
10.371721 0.3125 ? ?
11.126729 0.234375 ? ?
11.559939 0.1875 ? ?
EOD
$curve1 << EOD
12.0412 0.5 ? ?
15.0515 0.33333333 ? ?
18.0618 0.25 ? ?
21.0721 0.2 ? ?
EOD
$curve0 << EOD
12.0412 1 ? ?
15.0515 0.5 ? ?
18.0618 0.33333333 ? ?
21.0721 0.25 ? ?
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Distance against Similarity, image by image' at screen 0.5, screen 0.958 center noenhanced front
set label 'sample, mean of 6 images' at screen 0.5, screen 0.9108 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.204
set rmargin at screen 0.968
set tmargin at screen 0.8635
set bmargin at screen 0.2231
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
set arrow from screen legend1 + 0, screen 0.05381 to screen legend1 + 0.06, screen 0.05381 nohead lt 1 lw 1.8 dt solid lc rgb colour1
set label '' at screen legend1 + 0.03, screen 0.05381 point pt 7 ps 0.54 lc rgb colour1
set label name1 at screen legend1 + 0.074, screen 0.05381 left font ',12' noenhanced front
set arrow from screen legend2 + 0, screen 0.05381 to screen legend2 + 0.06, screen 0.05381 nohead lt 1 lw 1.8 dt (9,4) lc rgb colour2
set label '' at screen legend2 + 0.03, screen 0.05381 point pt 6 ps 0.54 lc rgb colour2
set label name2 at screen legend2 + 0.074, screen 0.05381 left font ',12' noenhanced front
set label 'Similarity (dB)' at screen 0.586, screen 0.1102 center noenhanced front
set label 'Distance' at screen 0.028, screen 0.5433 center rotate by 90 noenhanced front
set label 'seeded VGG-16 (no training), seed 0' at screen 0.062, screen 0.5433 center rotate by 90 font ',12' noenhanced front
set xtics 2
set xrange [8.574:21.67]
set logscale y
set ytics (0.2, 0.3, 0.5, 0.7, 1)
set yrange [0.1724:1.087]
set clip two
set terminal svg size 500,381 font 'Helvetica,14' noenhanced name 'figure_images_distance_vs_similarity' dashlength 0.6 background rgb 'white'
set output 'images-distance-vs-similarity.svg'
plot \
  $image0 using 1:2 with linespoints lt 1 lw 0.6 dt solid lc rgb '#4D9CC9' pt 7 ps 0.25 notitle, \
  $image1 using 1:2 with linespoints lt 1 lw 0.6 dt solid lc rgb '#4D9CC9' pt 7 ps 0.25 notitle, \
  $image2 using 1:2 with linespoints lt 1 lw 0.6 dt (9,4) lc rgb '#4D7B95' pt 6 ps 0.25 notitle, \
  $image3 using 1:2 with linespoints lt 1 lw 0.6 dt (9,4) lc rgb '#4D7B95' pt 6 ps 0.25 notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb colour2 pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb colour1 pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1143 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'images-distance-vs-similarity.png'
replot
unset output
