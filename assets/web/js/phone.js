// The turn on the phone vibrates when it is called. The page renews itself by follow.js; this only watches it.
import { $ } from "./common.js";
import { offer, retire } from "./phone_push.js";

const OVER = ["finished", "gone", "unattended"];

const place = $("#turno");
const state = () => $("[data-estado]", place)?.dataset.estado;
if (place) {
  const title = document.title;
  let known = null;
  const look = () => {
    offer(place);
    const now = state();
    if (now === known) return;
    const first = known === null;
    known = now;
    const called = now === "called";
    if (OVER.includes(now)) retire().catch(() => {});
    document.title = called ? `● ${title}` : title;
    if (called && !first) navigator.vibrate?.([400, 150, 400, 150, 800]);
  };
  look();
  new MutationObserver(look).observe(place, { childList: true, subtree: true });
}
