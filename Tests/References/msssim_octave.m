% MS-SSIM by the rule of Wang's MATLAB code (Wang, Simoncelli and Bovik 2003), written anew in GNU Octave
% with its core alone: grey by rgb2gray, 11x11 Gaussian of sigma 1.5, VALID, and between the scales means
% of 2x2 samples, extended symmetrically at the end, of which every second is kept. Negative means are
% not touched, so the product may be complex.
%
% Called by msssim_octave.py: lines "WIDTH HEIGHT A B" on standard input, A and B files of RGB samples;
% prints real and imaginary part.
1;

function grey = read_grey(name, width, height)
  file = fopen(name);
  samples = fread(file, Inf, "uint8=>uint8");
  fclose(file);
  grey = double(rgb2gray(permute(reshape(samples, 3, width, height), [3 2 1])));
end

function [ssim, cs] = means(x, y, window, c1, c2)
  mx = filter2(window, x, "valid");
  my = filter2(window, y, "valid");
  sxx = filter2(window, x .* x, "valid") - mx .* mx;
  syy = filter2(window, y .* y, "valid") - my .* my;
  sxy = filter2(window, x .* y, "valid") - mx .* my;
  contrast = (2 * sxy + c2) ./ (sxx + syy + c2);
  ssim = mean((contrast .* (2 * mx .* my + c1) ./ (mx .* mx + my .* my + c1))(:));
  cs = mean(contrast(:));
end

function half = halved(x)
  x = x([1:end end], [1:end end]);
  x = (x(1:end-1, 1:end-1) + x(2:end, 1:end-1) + x(1:end-1, 2:end) + x(2:end, 2:end)) / 4;
  half = x(1:2:end, 1:2:end);
end

[a, b] = meshgrid(-5:5);
window = exp(-(a .^ 2 + b .^ 2) / (2 * 1.5 ^ 2));
window = window / sum(window(:));
weights = [0.0448 0.2856 0.3001 0.2363 0.1333];
while ischar(line = fgetl(stdin))
  words = strsplit(line, " ");
  x = read_grey(words{3}, str2double(words{1}), str2double(words{2}));
  y = read_grey(words{4}, str2double(words{1}), str2double(words{2}));
  product = 1;
  for scale = 1:5
    [ssim, cs] = means(x, y, window, (0.01 * 255) ^ 2, (0.03 * 255) ^ 2);
    if scale == 5 cs = ssim; end
    product *= cs ^ weights(scale);
    x = halved(x);
    y = halved(y);
  end
  printf("%.17g %.17g\n", real(product), imag(product));
end
