// The screens of the service hall: what is half typed stays through news, and the clock of the attention runs.
import { $$ } from "./common.js";

const two = (n) => String(n).padStart(2, "0");

export function hall() {
  // A form in which somebody typed, and a drawer that somebody opened, are not touched by the next refresh.
  document.addEventListener("input", (event) => {
    const form = event.target.closest?.("form[data-keep]");
    if (form) form.dataset.typed = "1";
  });
  document.addEventListener(
    "toggle",
    (event) => {
      const drawer = event.target;
      if (!drawer.matches?.("details[data-keep]")) return;
      if (drawer.open) drawer.dataset.typed = "1";
      else delete drawer.dataset.typed;
    },
    true,
  );
  for (const drawer of $$("details[data-keep][open]")) drawer.dataset.typed = "1";
  if (!$$("[data-since], [data-live^='hall/']").length) return;
  // What is shown came with the page: only what passed since is added, so that a wrong clock does no harm.
  setInterval(() => {
    for (const clock of $$("[data-since]")) {
      if (clock.dataset.of !== clock.dataset.since) {
        const [minutes, seconds] = clock.textContent.split(":").map(Number);
        clock.dataset.of = clock.dataset.since;
        clock.dataset.start = String(performance.now() - (minutes * 60 + seconds) * 1000);
      }
      const passed = Math.floor((performance.now() - Number(clock.dataset.start)) / 1000);
      clock.textContent = `${two(Math.floor(passed / 60))}:${two(passed % 60)}`;
    }
  }, 1000);
}
