# gnuplot rd-similarity.gp writes rd-similarity.svg and rd-similarity.png
set encoding utf8
set datafile missing '?'
$curve1 << EOD
0.25 12.0412 11.902226 12.180174
0.5 15.0515 14.773551 15.329448
1 18.0618 17.505903 18.617697
2 21.0721 19.960306 22.183894
EOD
$curve0 << EOD
0.25 12.0412 11.902226 12.180174
0.5 15.0515 14.773551 15.329448
1 18.0618 17.505903 18.617697
2 21.0721 19.960306 22.183894
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set format '%h'
set label 'Similarity against rate' at screen 0.5, screen 0.9603 center noenhanced front
set label 'sample, mean of 6 images, 95 % intervals' at screen 0.5, screen 0.9156 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.871
set bmargin at screen 0.2109
set arrow from screen 0.2633, screen 0.05087 to screen 0.3233, screen 0.05087 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.2933, screen 0.05087 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.3373, screen 0.05087 left font ',12' noenhanced front
set arrow from screen 0.516, screen 0.05087 to screen 0.576, screen 0.05087 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.546, screen 0.05087 point pt 6 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.59, screen 0.05087 left font ',12' noenhanced front
set label 'Rate (bits per pixel)' at screen 0.552, screen 0.1042 center noenhanced front
set label 'Similarity (dB)' at screen 0.028, screen 0.5409 center rotate by 90 noenhanced front
set logscale x
set xtics (0.3, 0.5, 0.7, 1, 2)
set xrange [0.2253:2.219]
set ytics 2
set yrange [11.39:22.7]
set terminal svg size 500,403 font 'Helvetica,14' noenhanced name 'figure_rd_similarity' dashlength 0.6 background rgb 'white'
set output 'rd-similarity.svg'
plot \
  $curve1 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve0 using 1:3:4 with filledcurves lc rgb '#0072B2' fs transparent solid 0.12 noborder notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 6 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1209 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'rd-similarity.png'
replot
unset output
