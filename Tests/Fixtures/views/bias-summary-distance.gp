# gnuplot bias-summary-distance.gp writes bias-summary-distance.svg and bias-summary-distance.png
set encoding utf8
set datafile missing '?'
$bars0 << EOD
1.5 -0.30110509 -0.37106368 -0.22314355
2.8 1.4350845 1.3350011 1.6292405
4.1 0.70803579 0.57097955 0.83724752
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Cross-metric bias in Distance' at screen 0.5, screen 0.9298 center noenhanced front
set label 'sample, 6 images, 95 % intervals' at screen 0.5, screen 0.8509 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.2265
set rmargin at screen 0.6922
set tmargin at screen 0.7719
set bmargin at screen 0.3684
set border 1
unset ytics
set yrange [4.6:0]
set label 'ours' at screen 0.02, first 0.5 left noenhanced front
set label 'equal Quality' at screen 0.2085, first 1.5 right font ',12' noenhanced front
set label '−26 % [−31, −20]' at screen 0.7102, first 1.5 left font ',12' noenhanced front
set label 'equal Similarity' at screen 0.2085, first 2.8 right font ',12' noenhanced front
set label '+320 % [+280, +410]' at screen 0.7102, first 2.8 left font ',12' noenhanced front
set label 'equal rate' at screen 0.2085, first 4.1 right font ',12' noenhanced front
set label '+103 % [+77, +131]' at screen 0.7102, first 4.1 left font ',12' noenhanced front
set xrange [-0.4911:1.749]
set xtics ('0 %%' 0, '+100 %%' 0.69314718, '+300 %%' 1.3862944) font ',12'
unset grid
set arrow from 0.69314718, first 1 to 0.69314718, first 4.6 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 1.3862944, first 1 to 1.3862944, first 4.6 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0, first 1 to 0, first 4.6 nohead lw 0.8 lc rgb '#333333' front
set label 'Distance of second relative to first' at screen 0.5, screen 0.1754 center noenhanced front
set label 'seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.09649 center font ',12' noenhanced front
set terminal svg size 500,228 font 'Helvetica,14' noenhanced name 'figure_bias_summary_distance' dashlength 0.6 background rgb 'white'
set output 'bias-summary-distance.svg'
plot \
  $bars0 using 2:1:(0):2:($1-0.36):($1+0.36) with boxxyerror fs solid 1 noborder lc rgb '#2687BE' notitle, \
  $bars0 using 3:1:($4-$3):(0) with vectors nohead lw 1.4 lc rgb '#222222' notitle
set terminal pngcairo size 1500,684 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'bias-summary-distance.png'
replot
unset output
