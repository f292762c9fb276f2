// ---- Dark and light: as the system has it, or as the reader wants it.

const themes = ["system", "light", "dark"];

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  at("theme").textContent = `Theme: ${theme}`;
  memory.set("crossmetric-theme", theme);
}
function nextTheme() {
  setTheme(themes[(themes.indexOf(document.documentElement.dataset.theme) + 1) % themes.length]);
}
function theme() {
  at("theme").addEventListener("click", nextTheme);
  const kept = memory.get("crossmetric-theme");
  setTheme(themes.includes(kept) ? kept : "system");
}
