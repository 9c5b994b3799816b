// The board of the room and the display of a counter. Without script both renew themselves whole.
import { $, $$ } from "./common.js";
import { Queue } from "./board_queue.js";
import { announce } from "./board_voice.js";
import { link } from "./hall_link.js";

/** How long a message is shown. */
const MESSAGE_MS = 12_000;
/** After a call the calls before stay for at least so long. */
const QUIET_MS = 20_000;

const body = document.body;
/** The letters for the last chair leave no place for messages beside the calls before. */
const deep = ["3", "4"].includes(body.dataset.lejos);
const text = (selector, words) => {
  const place = $(selector);
  if (place && place.textContent !== words) place.textContent = words;
};

function emergency(words) {
  const sheet = $("[data-emergency]");
  if (words) text("[data-emergency-text]", words);
  sheet.hidden = !words;
}

/** The clock follows the server, also while it does not answer. */
function clock() {
  const place = $("[data-clock]");
  let ahead = Number(body.dataset.at) / 1000 - Date.now();
  const show = () => {
    const time = new Intl.DateTimeFormat("es-CO", {
      hour: "numeric",
      minute: "2-digit",
      hourCycle: "h23",
      timeZone: "America/Bogota",
    }).format(Date.now() + ahead);
    text("[data-clock]", time);
    place.dateTime = new Date(Date.now() + ahead).toISOString();
  };
  setInterval(show, 1000);
  return (at) => {
    ahead = at / 1000 - Date.now();
    show();
  };
}

/** Pictures, clips and sentences of the company, each for a while, clips once to their end. */
function poster() {
  const place = $("[data-messages]");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let known = null;
  let shown = 0;
  let timer;
  const turn = (step) => {
    const all = $$("figure", place);
    if (!all.length) return;
    shown = (shown + step) % all.length;
    all.forEach((figure, at) => {
      figure.hidden = at !== shown;
      $("video", figure)?.pause();
    });
    const video = $("video", all[shown]);
    if (video && !still.matches) {
      video.loop = all.length === 1;
      video.currentTime = 0;
      video.play().catch(() => {});
      video.onended = () => deep || turn(1);
    }
    clearTimeout(timer);
    if (all.length > 1 && !deep) timer = setTimeout(() => turn(1), video && !still.matches ? 180_000 : MESSAGE_MS);
  };
  const draw = (message) => {
    const figure = document.createElement("figure");
    if (message.media) {
      const media = document.createElement(message.video ? "video" : "img");
      if (message.video) {
        Object.assign(media, { muted: true, playsInline: true, preload: "metadata" });
        media.setAttribute("aria-label", message.body);
      } else media.alt = "";
      media.src = message.media;
      figure.append(media);
    }
    const words = document.createElement("figcaption");
    words.textContent = message.body;
    figure.append(words);
    return figure;
  };
  const post = (messages) => {
    const now = JSON.stringify(messages);
    if (now === known) return;
    known = now;
    shown = 0;
    place.replaceChildren(...messages.map(draw));
    turn(0);
  };
  return { post, next: () => turn(1) };
}

/**
 * In a deep room the messages take the place of the calls before by turns, each its time, while nobody is called.
 * Gives what a call does: the calls before are there again.
 */
function byTurns(next) {
  let called = 0;
  const turn = () => {
    const video = $("[data-messages] figure:not([hidden]) video");
    const shows = body.hasAttribute("data-cartel");
    if (shows && video && !video.paused && !video.loop) return;
    const quiet = Date.now() - called > QUIET_MS && Boolean($("[data-messages] figure"));
    body.toggleAttribute("data-cartel", quiet && !shows);
    if (quiet && !shows) next();
  };
  if (deep) setInterval(turn, MESSAGE_MS);
  return () => {
    called = Date.now();
    body.removeAttribute("data-cartel");
  };
}

function board(base) {
  const sheet = $("[data-call]");
  const notice = $("[data-notice]");
  const usual = notice.textContent;
  const button = $("[data-sound]");
  const tick = clock();
  const { post, next } = poster();
  const callsAgain = byTurns(next);
  const first = $("[data-code]").textContent;
  let queue;
  let calls = [];
  let speaking = false;

  function history() {
    const rows = queue.before(calls).map((call) => {
      const row = document.createElement("tr");
      for (const words of [call.code, call.counter]) row.append(Object.assign(document.createElement("td"), { textContent: words }));
      return row;
    });
    $("[data-before]").replaceChildren(...rows);
  }

  function show(call, announced) {
    sheet.hidden = false;
    callsAgain();
    $("[data-welcome]").hidden = true;
    text("[data-code]", call.code);
    $("[data-code]").toggleAttribute("data-largo", call.code.length > 6);
    text("[data-desk]", String(call.counter));
    text("[data-service]", call.service);
    $("[data-icon]").setAttribute("href", call.icon);
    sheet.toggleAttribute("data-otra", call.again);
    for (const motion of ["data-llega", "data-late"]) sheet.removeAttribute(motion);
    if (announced) {
      void sheet.offsetWidth; // the motion begins anew
      sheet.setAttribute(call.again ? "data-late" : "data-llega", "");
      text("[data-said]", call.said);
    }
    body.dataset.shown = call.id;
    history();
  }

  async function say(call) {
    speaking = true;
    body.dataset.speaking = call.id;
    const allowed = await announce(call);
    delete body.dataset.speaking;
    speaking = false;
    button.hidden = allowed !== false;
  }

  button.addEventListener("click", () => {
    button.hidden = true;
    if (queue?.current) say(queue.current);
  });

  link({
    state: `${base}/estado`,
    live: `${base}/vivo`,
    lost(down) {
      body.toggleAttribute("data-sin-red", down);
      text("[data-notice]", down ? notice.dataset.lost : usual);
    },
    heard(news) {
      calls = news.calls;
      tick(news.at);
      emergency(news.emergency);
      post(news.messages);
      text("[data-welcome]", news.welcome);
      text("[data-waiting]", news.waiting);
      $("[data-wait-line]").hidden = !news.wait;
      if (news.wait) text("[data-wait]", news.wait);
      if (!queue) {
        // what the page brought is known; a call between the page and now is news
        const known = first ? calls.find((call) => call.id <= Number(body.dataset.at)) : null;
        queue = new Queue(known?.id ?? 0);
        queue.current = known ?? null;
      }
      const jumped = queue.hear(calls, news.at);
      if (jumped) show(jumped, false);
      else if (!calls.length && queue.current) {
        // a new day
        queue = new Queue(queue.seen);
        sheet.hidden = true;
        $("[data-welcome]").hidden = false;
      }
      history();
    },
  });

  setInterval(() => {
    const call = queue?.next(Date.now(), speaking);
    if (!call) return;
    show(call, true);
    say(call);
  }, 200);
}

function display(base) {
  const ask = link({
    state: `${base}/estado`,
    live: `${base.replace(/\/modulo\/\d+$/, "/tablero")}/vivo`,
    every: 1500, // captions are in the memory of the server and wake nobody
    lost(down) {
      $("[data-lost-notice]").hidden = !down;
    },
    heard(news) {
      emergency(news.emergency);
      text("[data-code]", news.code ?? "");
      text("[data-standing]", news.standing);
      body.toggleAttribute("data-llama", news.calling);
      $("[data-officer-line]").hidden = !news.officer;
      text("[data-officer]", news.officer ?? "");
      $("[data-caption]").hidden = !news.caption;
      text("[data-caption]", news.caption ?? "");
    },
  });
  document.addEventListener("click", ask);
}

if (body.dataset.board) board(body.dataset.board);
if (body.dataset.display) display(body.dataset.display);
