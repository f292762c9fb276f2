# gnuplot place.gp writes place.svg and place.png
set encoding utf8
set datafile missing '?'
$places0 << EOD
1.5 0.625 0.5 0.75
EOD
$places0parts << EOD
2.39 0.875 0.75 1
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Places of the referees from Similarity to Quality' at screen 0.5, screen 0.9212 center noenhanced front
set label 'sample, 6 images, 95 % intervals' at screen 0.5, screen 0.8325 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.143
set rmargin at screen 0.7601
set tmargin at screen 0.7438
set bmargin at screen 0.3941
set border 1
unset ytics
set yrange [3.56:0]
set label 'ours' at screen 0.02, first 0.5 left noenhanced front
set label 'Distance' at screen 0.125, first 1.5 right font ',12' noenhanced front
set label '0.62 [0.50, 0.75]' at screen 0.7781, first 1.5 left font ',12' noenhanced front
set label 'early' at screen 0.125, first 2.39 right font ',10.5' noenhanced front
set label '0.88 [0.75, 1.00]' at screen 0.7781, first 2.39 left font ',10.5' noenhanced front
set label 'late' at screen 0.125, first 3.17 right font ',10.5' noenhanced front
set label 'not known' at screen 0.7781, first 3.17 left font ',10.5' noenhanced front
set xtics 0.2
set xrange [-0.05:1.05]
set format '%h'
set xtics font ',12'
unset grid
set arrow from 0, first 1 to 0, first 3.56 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 1, first 1 to 1, first 3.56 nohead lw 0.5 lc rgb '#DDDDDD' back
set label 'Similarity' at screen 0.171, screen 0.197 center font ',12' noenhanced front
set label 'Quality' at screen 0.7321, screen 0.197 center font ',12' noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.1084 center font ',12' noenhanced front
set terminal svg size 500,203 font 'Helvetica,14' noenhanced name 'figure_place' dashlength 0.6 background rgb 'white'
set output 'place.svg'
plot \
  $places0 using 3:1:($4-$3):(0) with vectors nohead lw 1.4 lc rgb '#222222' notitle, \
  $places0 using 2:1 with points pt 7 ps 0.6 lc rgb '#0072B2' notitle, \
  $places0parts using 3:1:($4-$3):(0) with vectors nohead lw 0.9 lc rgb '#222222' notitle, \
  $places0parts using 2:1 with points pt 7 ps 0.4 lc rgb '#66AAD1' notitle
set terminal pngcairo size 1500,609 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'place.png'
replot
unset output
