# gnuplot bd-matrix.gp writes bd-matrix.svg and bd-matrix.png
set encoding utf8
set datafile missing '?'
$cells << EOD
0 0 15901786
1 0 8102607
2 0 8102607
EOD
unset key
set border 3 lw 0.8 lc rgb '#333333'
set tics nomirror out scale 0.6
set grid lt 1 lw 0.5 lc rgb '#DDDDDD'
set style textbox opaque noborder margins 0.3,0.2
set format '%h'
set label 'BD-rate in every metric' at screen 0.5, screen 0.9192 center noenhanced front
set label 'sample, second against first, range: overlap, 95 % intervals' at screen 0.5, screen 0.8283 center font ',12' textcolor rgb '#444444' noenhanced front
set lmargin at screen 0.09227
set rmargin at screen 0.98
set tmargin at screen 0.6263
set bmargin at screen 0.4242
unset border
unset tics
unset grid
set xrange [0:3]
set yrange [1:0]
set label 'ours' at screen 0.07227, first 0.5 right font ',12' noenhanced front
set label 'Quality' at screen 0.2402, screen 0.6768 center font ',12' noenhanced front
set label 'Similarity' at screen 0.5361, screen 0.6768 center font ',12' noenhanced front
set label 'Distance' at screen 0.832, screen 0.6768 center font ',12' noenhanced front
set label '+154 %' at first 0.5, 0.3 center textcolor rgb '#000000' noenhanced front
set label '[+144, +164]' at first 0.5, 0.7 center font ',10.5' textcolor rgb '#000000' noenhanced front
set label '−45 %' at first 1.5, 0.3 center textcolor rgb '#000000' noenhanced front
set label '[−55, −35]' at first 1.5, 0.7 center font ',10.5' textcolor rgb '#000000' noenhanced front
set label '−45 %' at first 2.5, 0.3 center textcolor rgb '#000000' noenhanced front
set label '[−55, −35]' at first 2.5, 0.7 center font ',10.5' textcolor rgb '#000000' noenhanced front
set object rectangle from screen 0.3361, screen 0.3636 to screen 0.3461, screen 0.3232 fs solid 1 noborder fc rgb '#3471B5'
set object rectangle from screen 0.3461, screen 0.3636 to screen 0.3561, screen 0.3232 fs solid 1 noborder fc rgb '#3F78B9'
set object rectangle from screen 0.3561, screen 0.3636 to screen 0.3661, screen 0.3232 fs solid 1 noborder fc rgb '#497FBD'
set object rectangle from screen 0.3661, screen 0.3636 to screen 0.3761, screen 0.3232 fs solid 1 noborder fc rgb '#5387C0'
set object rectangle from screen 0.3761, screen 0.3636 to screen 0.3861, screen 0.3232 fs solid 1 noborder fc rgb '#5E8EC4'
set object rectangle from screen 0.3861, screen 0.3636 to screen 0.3961, screen 0.3232 fs solid 1 noborder fc rgb '#6895C8'
set object rectangle from screen 0.3961, screen 0.3636 to screen 0.4061, screen 0.3232 fs solid 1 noborder fc rgb '#739CCC'
set object rectangle from screen 0.4061, screen 0.3636 to screen 0.4161, screen 0.3232 fs solid 1 noborder fc rgb '#7DA4D0'
set object rectangle from screen 0.4161, screen 0.3636 to screen 0.4261, screen 0.3232 fs solid 1 noborder fc rgb '#87ABD3'
set object rectangle from screen 0.4261, screen 0.3636 to screen 0.4361, screen 0.3232 fs solid 1 noborder fc rgb '#92B2D7'
set object rectangle from screen 0.4361, screen 0.3636 to screen 0.4461, screen 0.3232 fs solid 1 noborder fc rgb '#9CBADB'
set object rectangle from screen 0.4461, screen 0.3636 to screen 0.4561, screen 0.3232 fs solid 1 noborder fc rgb '#A7C1DF'
set object rectangle from screen 0.4561, screen 0.3636 to screen 0.4661, screen 0.3232 fs solid 1 noborder fc rgb '#B1C8E3'
set object rectangle from screen 0.4661, screen 0.3636 to screen 0.4761, screen 0.3232 fs solid 1 noborder fc rgb '#BBD0E6'
set object rectangle from screen 0.4761, screen 0.3636 to screen 0.4861, screen 0.3232 fs solid 1 noborder fc rgb '#C6D7EA'
set object rectangle from screen 0.4861, screen 0.3636 to screen 0.4961, screen 0.3232 fs solid 1 noborder fc rgb '#D0DEEE'
set object rectangle from screen 0.4961, screen 0.3636 to screen 0.5061, screen 0.3232 fs solid 1 noborder fc rgb '#DBE5F2'
set object rectangle from screen 0.5061, screen 0.3636 to screen 0.5161, screen 0.3232 fs solid 1 noborder fc rgb '#E5EDF6'
set object rectangle from screen 0.5161, screen 0.3636 to screen 0.5261, screen 0.3232 fs solid 1 noborder fc rgb '#EFF4F9'
set object rectangle from screen 0.5261, screen 0.3636 to screen 0.5361, screen 0.3232 fs solid 1 noborder fc rgb '#FAFBFD'
set object rectangle from screen 0.5361, screen 0.3636 to screen 0.5461, screen 0.3232 fs solid 1 noborder fc rgb '#FFFDFB'
set object rectangle from screen 0.5461, screen 0.3636 to screen 0.5561, screen 0.3232 fs solid 1 noborder fc rgb '#FEF8F3'
set object rectangle from screen 0.5561, screen 0.3636 to screen 0.5661, screen 0.3232 fs solid 1 noborder fc rgb '#FDF4EA'
set object rectangle from screen 0.5661, screen 0.3636 to screen 0.5761, screen 0.3232 fs solid 1 noborder fc rgb '#FDEFE2'
set object rectangle from screen 0.5761, screen 0.3636 to screen 0.5861, screen 0.3232 fs solid 1 noborder fc rgb '#FCEBDA'
set object rectangle from screen 0.5861, screen 0.3636 to screen 0.5961, screen 0.3232 fs solid 1 noborder fc rgb '#FBE6D2'
set object rectangle from screen 0.5961, screen 0.3636 to screen 0.6061, screen 0.3232 fs solid 1 noborder fc rgb '#FBE1C9'
set object rectangle from screen 0.6061, screen 0.3636 to screen 0.6161, screen 0.3232 fs solid 1 noborder fc rgb '#FADDC1'
set object rectangle from screen 0.6161, screen 0.3636 to screen 0.6261, screen 0.3232 fs solid 1 noborder fc rgb '#F9D8B9'
set object rectangle from screen 0.6261, screen 0.3636 to screen 0.6361, screen 0.3232 fs solid 1 noborder fc rgb '#F9D4B1'
set object rectangle from screen 0.6361, screen 0.3636 to screen 0.6461, screen 0.3232 fs solid 1 noborder fc rgb '#F8CFA8'
set object rectangle from screen 0.6461, screen 0.3636 to screen 0.6561, screen 0.3232 fs solid 1 noborder fc rgb '#F8CBA0'
set object rectangle from screen 0.6561, screen 0.3636 to screen 0.6661, screen 0.3232 fs solid 1 noborder fc rgb '#F7C698'
set object rectangle from screen 0.6661, screen 0.3636 to screen 0.6761, screen 0.3232 fs solid 1 noborder fc rgb '#F6C290'
set object rectangle from screen 0.6761, screen 0.3636 to screen 0.6861, screen 0.3232 fs solid 1 noborder fc rgb '#F6BD87'
set object rectangle from screen 0.6861, screen 0.3636 to screen 0.6961, screen 0.3232 fs solid 1 noborder fc rgb '#F5B87F'
set object rectangle from screen 0.6961, screen 0.3636 to screen 0.7061, screen 0.3232 fs solid 1 noborder fc rgb '#F4B477'
set object rectangle from screen 0.7061, screen 0.3636 to screen 0.7161, screen 0.3232 fs solid 1 noborder fc rgb '#F4AF6F'
set object rectangle from screen 0.7161, screen 0.3636 to screen 0.7261, screen 0.3232 fs solid 1 noborder fc rgb '#F3AB66'
set object rectangle from screen 0.7261, screen 0.3636 to screen 0.7361, screen 0.3232 fs solid 1 noborder fc rgb '#F2A65E'
set label '−61 %, fewer bits' at screen 0.3361, screen 0.2626 center font ',10.5' textcolor rgb '#444444' noenhanced front
set label '0' at screen 0.5361, screen 0.2626 center font ',10.5' textcolor rgb '#444444' noenhanced front
set label '+154 %, more bits' at screen 0.7361, screen 0.2626 center font ',10.5' textcolor rgb '#444444' noenhanced front
set label 'without a BD-rate: 1 comparisons (image sets differ)' at screen 0.5, screen 0.1717 center font ',12' noenhanced front
set label 'Distance: seeded VGG-16 (no training), seed 0' at screen 0.5, screen 0.09091 center font ',12' noenhanced front
set terminal svg size 500,198 font 'Helvetica,14' noenhanced name 'figure_bd_matrix' dashlength 0.6 background rgb 'white'
set output 'bd-matrix.svg'
plot \
  $cells using ($1+.5):($2+.5):($1+.02):($1+.98):($2+.04):($2+.96):3 with boxxyerror fs solid 1 noborder lc rgb variable notitle
set terminal pngcairo size 1500,594 font 'Helvetica,14' noenhanced fontscale 2.25 linewidth 3 pointscale 5.1 background rgb 'white'
set output 'bd-matrix.png'
replot
unset output
