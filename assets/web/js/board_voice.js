// Announces a call aloud, one after the other: a recording of the server, else the browser's own Spanish voice,
// else the chime.

const CHIME = "/sala/voz/campana.wav";

/** Ends when the sound ended; `false` when the browser forbids sound until somebody touches the screen. */
function play(url) {
  return new Promise((done) => {
    const sound = new Audio(url);
    sound.addEventListener("ended", () => done(true));
    sound.addEventListener("error", () => done(null));
    sound.play().catch((error) => done(error.name === "NotAllowedError" ? false : null));
  });
}

/** A voice for es-*; browsers load theirs late, or have none. */
const spanish = () => window.speechSynthesis?.getVoices().find((voice) => voice.lang.startsWith("es"));

function speak(sentence, voice) {
  return new Promise((done) => {
    const said = new SpeechSynthesisUtterance(sentence);
    Object.assign(said, { voice, lang: voice.lang, rate: 0.9 });
    said.addEventListener("end", done);
    said.addEventListener("error", done);
    window.speechSynthesis.speak(said);
  });
}

/** No sound holds the calls up for longer than this. */
const MOST_MS = 20_000;

/** Says a call; gives `false` when sound is not allowed. */
export function announce(call) {
  const late = new Promise((done) => setTimeout(() => done(null), MOST_MS));
  return Promise.race([aloud(call), late]);
}

async function aloud(call) {
  if (call.voice) {
    const played = await play(call.voice);
    if (played !== null) return played;
  }
  const chimed = await play(CHIME);
  if (chimed === false) return false;
  const voice = call.sentence && spanish();
  for (let times = 0; voice && times < 2; times += 1) await speak(call.sentence, voice);
  return true;
}
