# gnuplot image-bias-distance.gp writes image-bias-distance.svg and image-bias-distance.png
set encoding utf8
set datafile missing '?'
$means << EOD
2.2 0.067658648
EOD
$dots0 << EOD
2.2 -0.16251893
2.2 -0.051293294
2.2 0.048790164
2.2 0.13976194
2.2 0.22314355
2.2 0.30010459
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'Distance of each image' at screen 0.5, screen 0.9216 center noenhanced front
set label 'sample, bar: geometric mean of the images, name: farthest from it' at screen 0.5, screen 0.8333 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.198
set rmargin at screen 0.7185
set tmargin at screen 0.7451
set bmargin at screen 0.4118
set border 1
unset ytics
set yrange [3.4:0]
set label 'ours' at screen 0.02, first 0.5 left noenhanced front
set label 'equal Quality' at screen 0.18, first 2.2 right font ',12' noenhanced front
set label 'second lower: 2 of 6' at screen 0.7365, first 2.2 left font ',12' noenhanced front
set xrange [-0.1903:0.3279]
set xtics ('−10 %%' -0.10536052, '0 %%' 0, '+20 %%' 0.18232156) font ',12'
unset grid
set arrow from -0.10536052, first 1 to -0.10536052, first 3.4 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0.18232156, first 1 to 0.18232156, first 3.4 nohead lw 0.5 lc rgb '#DDDDDD' back
set arrow from 0, first 1 to 0, first 3.4 nohead lw 0.8 lc rgb '#333333' front
set label 'Distance of second relative to first' at screen 0.5, screen 0.1961 center noenhanced front
set label 'seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.1078 center font ',12' noenhanced front
set label 'ours0' at screen 0.2276, first 3.05 center font ',10.5' textcolor rgb '#444444' noenhanced front
set terminal svg size 500,204 font 'Helvetica,14' noenhanced name 'figure_image_bias_distance' dashlength 0.6 background rgb 'white'
set output 'image-bias-distance.svg'
plot \
  $means using 2:($1-0.6):(0):(1.2) with vectors nohead lw 2.4 lc rgb '#222222' notitle, \
  $dots0 using 2:1 with points pt 7 ps 0.42 lc rgb '#338EC1' notitle
set terminal pngcairo size 1500,612 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'image-bias-distance.png'
replot
unset output
