# gnuplot rd-quality.gp writes rd-quality.svg and rd-quality.png
set encoding utf8
set terminal svg size 500,426 font 'Helvetica,14' noenhanced name 'figure_rd_quality' dashlength 0.6 background rgb 'white'
set output 'rd-quality.svg'
set datafile missing '?'
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'Quality against rate' at screen 0.5, screen 0.9624 center noenhanced
set label 'sample, mean of 6 images ± standard error' at screen 0.5, screen 0.9202 center font ',12' textcolor rgb '#444444' noenhanced
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.8779
set bmargin at screen 0.2488
set arrow from screen 0.1188, screen 0.07864 to screen 0.1788, screen 0.07864 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.1488, screen 0.07864 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.1928, screen 0.07864 left font ',12' noenhanced
set arrow from screen 0.1188, screen 0.03873 to screen 0.1788, screen 0.03873 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.1488, screen 0.03873 point pt 9 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.1928, screen 0.03873 left font ',12' noenhanced
set arrow from screen 0.5, screen 0.07864 to screen 0.56, screen 0.07864 nohead lt 1 lw 0.8 dt solid lc rgb '#E49659'
set label '' at screen 0.53, screen 0.07864 point pt 6 ps 0.35 lc rgb '#E49659'
set label 'VTM (first, 24 images)' at screen 0.574, screen 0.07864 left font ',12' noenhanced
set logscale x
set xtics (0.3, 0.5, 0.7, 1, 2)
set xrange [0.2253:2.219]
set yrange [24.88:38.62]
set label 'Rate (bits per pixel)' at screen 0.552, screen 0.1432 center noenhanced
set label 'Quality (dB)' at screen 0.028, screen 0.5634 center rotate by 90 noenhanced
$curve0 << EOD
0.25 28.5 28 29
0.5 31 30.5 31.5
1 33.5 33 34
2 36 35.5 36.5
EOD
$curve1 << EOD
0.25 26 25.5 26.5
0.5 28.5 28 29
1 31 30.5 31.5
2 33.5 33 34
EOD
$curve2 << EOD
0.25 30.5 ? ?
0.5 33 ? ?
1 35.5 ? ?
2 38 ? ?
EOD
plot \
  $curve1 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve0 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve2 using 1:2 with linespoints lt 1 lw 0.8 dt solid lc rgb '#E49659' pt 6 ps 0.35 notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 9 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1278 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 4 background rgb 'white'
set output 'rd-quality.png'
replot
unset output
