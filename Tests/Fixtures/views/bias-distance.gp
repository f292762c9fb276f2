# gnuplot bias-distance.gp writes bias-distance.svg and bias-distance.png
set encoding utf8
set datafile missing '?'
$bars0 << EOD
1.5 -0.30110509 -0.37106368 -0.22314355
3.58 1.4350845 1.3350011 1.6292405
5.66 0.70803579 0.57097955 0.83724752
EOD
$bars0parts << EOD
2.39 -0.16251893 -0.22314355 0.019802627
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Cross-metric bias in Distance, part by part' at screen 0.5, screen 0.9382 center noenhanced front
set label 'sample, 6 images, 95 % intervals' at screen 0.5, screen 0.8687 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.2265
set rmargin at screen 0.6922
set tmargin at screen 0.7992
set bmargin at screen 0.3243
set border 1
unset ytics
set yrange [6.16:0]
set label 'ours' at screen 0.02, first 0.5 left noenhanced front
set label 'equal Quality' at screen 0.2085, first 1.5 right font ',12' noenhanced front
set label '−26 % [−31, −20]' at screen 0.7102, first 1.5 left font ',12' noenhanced front
set label 'early' at screen 0.2085, first 2.39 right font ',10.5' noenhanced front
set label '−15 % [−20, +2.0]' at screen 0.7102, first 2.39 left font ',10.5' noenhanced front
set label 'equal Similarity' at screen 0.2085, first 3.58 right font ',12' noenhanced front
set label '+320 % [+280, +410]' at screen 0.7102, first 3.58 left font ',12' noenhanced front
set label 'early' at screen 0.2085, first 4.47 right font ',10.5' noenhanced front
set label 'no shared range' at screen 0.7102, first 4.47 left font ',10.5' noenhanced front
set label 'equal rate' at screen 0.2085, first 5.66 right font ',12' noenhanced front
set label '+103 % [+77, +131]' at screen 0.7102, first 5.66 left font ',12' noenhanced front
set xrange [-0.4911:1.749]
set xtics ('0 %%' 0, '+100 %%' 0.69314718, '+300 %%' 1.3862944) font ',12'
unset grid
set arrow from 0.69314718, first 1 to 0.69314718, first 6.16 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 1.3862944, first 1 to 1.3862944, first 6.16 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0, first 1 to 0, first 6.16 nohead lw 0.8 lc rgb '#333333' front
set label 'Distance of second relative to first' at screen 0.5, screen 0.1544 center noenhanced front
set label 'seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.08494 center font ',12' noenhanced front
set terminal svg size 500,259 font 'Helvetica,14' noenhanced name 'figure_bias_distance' dashlength 0.6 background rgb 'white'
set output 'bias-distance.svg'
plot \
  $bars0 using 2:1:(0):2:($1-0.36):($1+0.36) with boxxyerror fs solid 1 noborder lc rgb '#2687BE' notitle, \
  $bars0parts using 2:1:(0):2:($1-0.24):($1+0.24) with boxxyerror fs solid 1 noborder lc rgb '#99C7E0' notitle, \
  $bars0 using 3:1:($4-$3):(0) with vectors nohead lw 1.4 lc rgb '#222222' notitle, \
  $bars0parts using 3:1:($4-$3):(0) with vectors nohead lw 0.9 lc rgb '#222222' notitle
set terminal pngcairo size 1500,777 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'bias-distance.png'
replot
unset output
