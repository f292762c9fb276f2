# gnuplot bias-distance.gp writes bias-distance.svg and bias-distance.png
set encoding utf8
set terminal svg size 500,265 font 'Helvetica,14' noenhanced name 'figure_bias_distance' dashlength 0.6 background rgb 'white'
set output 'bias-distance.svg'
set datafile missing '?'
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'Cross-metric bias of the Distance' at screen 0.5, screen 0.9396 center noenhanced
set label 'sample, 6 images, 95 % intervals' at screen 0.5, screen 0.8717 center font ',12' textcolor rgb '#444444' noenhanced
set lmargin at screen 0.284
set rmargin at screen 0.732
set tmargin at screen 0.8038
set bmargin at screen 0.317
set label 'Distance: second-optimised against first-optimised (log ratio)' at screen 0.5, screen 0.1509 center noenhanced
set label 'seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.08302 center font ',12' noenhanced
set border 1
unset ytics
set arrow from 0, graph 0 to 0, graph 1 nohead lw 0.8 lc rgb '#333333' front
set yrange [6.46:0]
set xrange [-0.4911:1.749]
set xtics ('0 %%' 0, '+100 %%' 0.69314718, '+300 %%' 1.3862944) font ',12'
set grid noytics xtics
set label 'ours' at screen 0.02, first 0.5 left noenhanced
set label 'equal Quality' at graph -0.03, first 1.5 right font ',12' noenhanced
set label '−26 % [−31, −20]' at graph 1.03, first 1.5 left font ',12' noenhanced
set label 'early' at graph -0.03, first 2.4 right font ',11' noenhanced
set label '−15 % [−20, +2.0]' at graph 1.03, first 2.4 left font ',11' noenhanced
set label 'equal Similarity' at graph -0.03, first 3.48 right font ',12' noenhanced
set label '+320 % [+280, +410]' at graph 1.03, first 3.48 left font ',12' noenhanced
set label 'early' at graph -0.03, first 4.38 right font ',11' noenhanced
set label 'no shared interval' at graph 1.03, first 4.38 left font ',11' noenhanced
set label 'equal rate' at graph -0.03, first 5.46 right font ',12' noenhanced
set label '+103 % [+77, +131]' at graph 1.03, first 5.46 left font ',12' noenhanced
$bars0 << EOD
1.5 -0.30110509 -0.37106368 -0.22314355
3.48 1.4350845 1.3350011 1.6292405
5.46 0.70803579 0.57097955 0.83724752
EOD
$bars0parts << EOD
2.4 -0.16251893 -0.22314355 0.019802627
EOD
plot \
  $bars0 using 2:1:(0):2:($1-0.36):($1+0.36) with boxxyerror fs solid 1 noborder lc rgb '#2687BE' notitle, \
  $bars0parts using 2:1:(0):2:($1-0.24):($1+0.24) with boxxyerror fs solid 1 noborder lc rgb '#99C7E0' notitle, \
  $bars0 using 3:1:($4-$3):(0) with vectors nohead lw 1.4 lc rgb '#222222' notitle, \
  $bars0parts using 3:1:($4-$3):(0) with vectors nohead lw 0.9 lc rgb '#222222' notitle
set terminal pngcairo size 1500,795 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 4 background rgb 'white'
set output 'bias-distance.png'
replot
unset output
