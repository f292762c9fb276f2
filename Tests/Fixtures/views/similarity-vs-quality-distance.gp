# gnuplot similarity-vs-quality-distance.gp writes similarity-vs-quality-distance.svg and similarity-vs-quality-distance.png
set encoding utf8
set terminal svg size 500,424 font 'Helvetica,14' noenhanced name 'figure_similarity_vs_quality_distance' dashlength 0.6 background rgb 'white'
set output 'similarity-vs-quality-distance.svg'
set datafile missing '?'
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set label 'Similarity against Quality, lines of equal Distance' at screen 0.5, screen 0.9623 center noenhanced
set label 'sample, mean of 6 images ± standard error' at screen 0.5, screen 0.9198 center font ',12' textcolor rgb '#444444' noenhanced
set lmargin at screen 0.136
set rmargin at screen 0.968
set tmargin at screen 0.8774
set bmargin at screen 0.2453
set arrow from screen 0.0794, screen 0.03892 to screen 0.1394, screen 0.03892 nohead lt 1 lw 1.8 dt solid lc rgb '#0072B2'
set label '' at screen 0.1094, screen 0.03892 point pt 7 ps 0.54 lc rgb '#0072B2'
set label 'ours (first)' at screen 0.1534, screen 0.03892 left font ',12' noenhanced
set arrow from screen 0.3598, screen 0.03892 to screen 0.4198, screen 0.03892 nohead lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2'
set label '' at screen 0.3898, screen 0.03892 point pt 9 ps 0.54 lc rgb '#0072B2'
set label 'ours (second)' at screen 0.4338, screen 0.03892 left font ',12' noenhanced
set arrow from screen 0.6402, screen 0.03892 to screen 0.7002, screen 0.03892 nohead lt 1 lw 0.9 dt (1,3) lc rgb '#888888'
set label '' at screen 0.6702, screen 0.03892 point pt 7 ps 0.0 lc rgb '#888888'
set label 'equal Distance' at screen 0.7142, screen 0.03892 left font ',12' noenhanced
set xrange [25.5:36.5]
set yrange [11.49:22.15]
set label 'Quality (dB)' at screen 0.552, screen 0.1392 center noenhanced
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.552, screen 0.1038 center font ',12' noenhanced
set label 'Similarity (dB)' at screen 0.028, screen 0.5613 center rotate by 90 noenhanced
$curve0 << EOD
28.5 12.0412 11.972263 12.111249
31 15.0515 14.914703 15.192746
33.5 18.0618 17.792383 18.349041
36 21.0721 20.549009 21.666935
EOD
$curve1 << EOD
26 12.0412 11.972263 12.111249
28.5 15.0515 14.914703 15.192746
31 18.0618 17.792383 18.349041
33.5 21.0721 20.549009 21.666935
EOD
$level0 << EOD
29 13
30 12
EOD
set label '0.3' at first 29, 13 right offset -0.7,0.35 noenhanced font ',10' textcolor rgb '#444444' front
$level1 << EOD
30 14
31 13
EOD
set label '0.4' at first 30, 14 right offset -0.7,0.35 noenhanced font ',10' textcolor rgb '#444444' front
plot \
  $level0 using 1:2 with lines lt 1 lw 0.9 dt (1,3) lc rgb '#888888' notitle, \
  $level1 using 1:2 with lines lt 1 lw 0.9 dt (1,3) lc rgb '#888888' notitle, \
  $curve1 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve0 using 1:3:(0):($4-$3) with vectors nohead lw 0.8 lc rgb '#66AAD1' notitle, \
  $curve1 using 1:2 with linespoints lt 1 lw 1.8 dt (9,4) lc rgb '#0072B2' pt 9 ps 0.54 notitle, \
  $curve0 using 1:2 with linespoints lt 1 lw 1.8 dt solid lc rgb '#0072B2' pt 7 ps 0.54 notitle
set terminal pngcairo size 1500,1272 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 4 background rgb 'white'
set output 'similarity-vs-quality-distance.png'
replot
unset output
