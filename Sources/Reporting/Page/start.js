// ---- All parts of the page, in their order.

theme();
fitFonts();
about();
tables();
scores();
inversions();
viewer();
gallery();
hover();
document.documentElement.dataset.ready = "true";
