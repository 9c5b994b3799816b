// Citizen pages. Every task can be finished without this file; it saves data, time and disappointment.
import { $$, answer, copy, start } from "./common.js";
import { drafts } from "./draft.js";
import { follow } from "./follow.js";
import { photos } from "./photos.js";

function share(button) {
  const { title, text } = button.dataset;
  const url = new URL(button.dataset.url || location.href, location.href).href;
  if (!navigator.share && !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title, text, url });
      } else {
        await copy(url);
        answer(button);
      }
    } catch {
      // The person closed the dialog: nothing to tell.
    }
  });
}

// What the server sent is known before anything is filled in.
follow();
// The drafts before the rest: counters must count what was restored.
drafts();
start();
photos();
$$("button[data-share]").forEach(share);
