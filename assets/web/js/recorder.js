// Records the voice of the board word by word with the browser's microphone. Without it people send WAV files.
import { $, $$ } from "./common.js";

const RATE = 22_050;

/** PCM of 16 bits, one channel, in a WAV file. */
function wav(samples) {
  const bytes = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const words = (at, letters) => [...letters].forEach((letter, n) => bytes.setUint8(at + n, letter.charCodeAt(0)));
  words(0, "RIFF");
  bytes.setUint32(4, 36 + samples.length * 2, true);
  words(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true);
  bytes.setUint32(28, RATE * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  words(36, "data");
  bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) => bytes.setInt16(44 + n * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true));
  return new Blob([bytes], { type: "audio/wav" });
}

/** What the microphone gave (whatever the browser packs it in) as samples of one channel. */
async function samples(blob) {
  const whole = await new AudioContext().decodeAudioData(await blob.arrayBuffer());
  const offline = new OfflineAudioContext(1, Math.max(1, Math.ceil(whole.duration * RATE)), RATE);
  const source = offline.createBufferSource();
  source.buffer = whole;
  source.connect(offline.destination);
  source.start();
  return (await offline.startRendering()).getChannelData(0);
}

function recorder(sheet) {
  const take = $("[data-take]", sheet);
  const result = $("[data-result]", sheet);
  let recording = null;
  let microphone;
  let skipped = 0;
  const missing = () => $$("[data-word]:not([data-hecho])");
  const word = () => {
    const all = missing();
    return all[skipped % Math.max(1, all.length)];
  };
  const show = () => {
    const now = word();
    $("[data-say]", sheet).textContent = now ? `«${$("span", now).textContent}»` : "";
    take.disabled = !now;
    if (!now) result.textContent = result.dataset.all;
  };

  async function keep(blob, place) {
    const form = new FormData();
    form.append("clips", wav(await samples(blob)), `${place.dataset.word}.wav`);
    const answer = await fetch(sheet.dataset.recorder, { method: "POST", body: form, headers: { Accept: "application/json" } });
    result.textContent = answer.ok ? result.dataset.kept : result.dataset.refused;
    if (answer.ok) {
      place.setAttribute("data-hecho", "");
      $("small", place)?.remove();
    }
    show();
  }

  take.addEventListener("click", async () => {
    if (recording) {
      recording.stop();
      return;
    }
    const place = word();
    try {
      microphone ??= await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      result.textContent = result.dataset.denied;
      return;
    }
    recording = new MediaRecorder(microphone);
    const parts = [];
    recording.addEventListener("dataavailable", ({ data }) => parts.push(data));
    recording.addEventListener("stop", () => {
      recording = null;
      take.textContent = take.dataset.start;
      keep(new Blob(parts), place).catch(() => (result.textContent = result.dataset.refused));
    });
    recording.start();
    take.textContent = take.dataset.stop;
  });
  $("[data-skip]", sheet).addEventListener("click", () => {
    skipped += 1;
    show();
  });
  sheet.hidden = false;
  show();
}

const sheet = $("[data-recorder]");
if (sheet && window.MediaRecorder && navigator.mediaDevices) recorder(sheet);
