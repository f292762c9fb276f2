# gnuplot sensitivity.gp writes sensitivity.svg and sensitivity.png
set encoding utf8
set datafile missing '?'
$range << EOD
1.6 -0.69314718 0.69314718
EOD
$means << EOD
1.4 0.69314718
EOD
$default << EOD
1.6 0.69314718
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Sensitivity of the BD-rates to their settings' at screen 0.5, screen 0.9158 center noenhanced front
set label 'sample' at screen 0.5, screen 0.8211 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.1238
set rmargin at screen 0.7075
set tmargin at screen 0.7263
set bmargin at screen 0.4947
set border 1
unset ytics
set yrange [2.2:0]
set label 'it''s (second) against ours (first)' at screen 0.02, first 0.5 left noenhanced front
set label 'Quality' at screen 0.1058, first 1.6 right font ',12' noenhanced front
set label '+100 % [−50, +100]' at screen 0.7255, first 1.6 left font ',12' noenhanced front
set xrange [-0.7763:0.7763]
set xtics ('−50 %%' -0.69314718, '−30 %%' -0.35667494, '0 %%' 0, '+30 %%' 0.26236426, '+100 %%' 0.69314718) font ',12'
unset grid
set arrow from -0.69314718, first 1 to -0.69314718, first 2.2 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from -0.35667494, first 1 to -0.35667494, first 2.2 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0.26236426, first 1 to 0.26236426, first 2.2 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0.69314718, first 1 to 0.69314718, first 2.2 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0, first 1 to 0, first 2.2 nohead lw 0.8 lc rgb '#333333' front
set label 'BD-rate' at screen 0.4156, screen 0.2737 center noenhanced front
set label '' at screen 0.048, screen 0.1474 point pt 7 ps 0.5 lc rgb '#0072B2'
set label 'BD of the mean curves' at screen 0.072, screen 0.1474 left font ',12' noenhanced front
set label '' at screen 0.5013, screen 0.1474 point pt 9 ps 0.5 lc rgb '#D55E00'
set label 'mean of the images'' BD' at screen 0.5253, screen 0.1474 left font ',12' noenhanced front
set label '' at screen 0.048, screen 0.05789 point pt 6 ps 0.5 lc rgb '#7F7F7F'
set label 'extrapolated (not in the range)' at screen 0.072, screen 0.05789 left font ',12' noenhanced front
set label '' at screen 0.5013, screen 0.05789 point pt 13 ps 0.5 lc rgb '#000000'
set label 'as in bdrate.csv' at screen 0.5253, screen 0.05789 left font ',12' noenhanced front
set terminal svg size 500,190 font 'Helvetica,14' noenhanced name 'figure_sensitivity' dashlength 0.6 background rgb 'white'
set output 'sensitivity.svg'
plot \
  $range using 2:1:($3-$2):(0) with vectors nohead lw 4 lc rgb '#CCCCCC' notitle, \
  $means using 2:1 with points pt 7 ps 0.4 lc rgb '#0072B2' notitle, \
  $default using 2:1 with points pt 13 ps 0.7 lc rgb '#000000' notitle
set terminal pngcairo size 1500,570 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'sensitivity.png'
replot
unset output
