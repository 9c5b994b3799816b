// Shrinks photos before they travel: a cheap plan pays every megabyte.
import { $$, fill, number } from "./common.js";

const SIDE = 1600;
const QUALITIES = [0.72, 0.5];
const SMALL = 350 * 1024;

async function shrink(file) {
  if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size <= SMALL || !window.createImageBitmap)
    return file;
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  let blob;
  for (const quality of QUALITIES) {
    blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size <= SMALL) break;
  }
  if (!blob || blob.size >= file.size) return file;
  return new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" });
}

const size = (bytes) => (bytes > 900000 ? `${number(bytes / 1048576, 1)} MB` : `${number(bytes / 1024)} KB`);

function card(input, file, less, remove) {
  const row = document.createElement("div");
  row.className = "archivo__hecho";
  if (file.type.startsWith("image/")) {
    const mini = document.createElement("img");
    mini.className = "mini";
    mini.alt = "";
    mini.src = URL.createObjectURL(file);
    mini.addEventListener("load", () => URL.revokeObjectURL(mini.src));
    // A page that forbids blob: pictures simply shows none.
    mini.addEventListener("error", () => mini.remove());
    row.append(mini);
  }
  const text = document.createElement("span");
  const name = document.createElement("b");
  const note = document.createElement("small");
  name.textContent = file.name;
  note.textContent =
    size(file.size) + (less && input.dataset.textShrunk ? ` · ${input.dataset.textShrunk}` : "");
  text.append(name, note);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "boton boton--plano";
  button.textContent = input.dataset.textRemove || "×";
  const which = document.createElement("span");
  which.className = "oculto";
  which.textContent = ` ${file.name}`;
  button.append(which);
  button.addEventListener("click", remove);
  row.append(text, button);
  return row;
}

function wire(input) {
  const list = document.getElementById(input.dataset.files);
  const max = Number(input.dataset.maxMb) || Infinity;
  let kept = [];
  let working = null;

  const put = () => {
    const box = new DataTransfer();
    for (const one of kept) box.items.add(one.file);
    input.files = box.files;
    if (!list) return;
    const rows = kept.map((one) =>
      card(input, one.file, one.less, () => {
        kept = kept.filter((other) => other !== one);
        put();
        input.focus();
      }),
    );
    list.replaceChildren(...rows);
  };

  input.addEventListener("change", () => {
    const chosen = [...input.files];
    working = Promise.all(
      chosen.map(async (file) => {
        const small = await shrink(file).catch(() => file);
        return { file: small, less: small !== file };
      }),
    )
      .then((done) => {
        const fit = done.filter((one) => one.file.size <= max * 1048576);
        kept = input.multiple ? [...kept, ...fit] : fit.slice(0, 1);
        put();
        const big = done.find((one) => !fit.includes(one));
        input.setCustomValidity("");
        if (big && list && input.dataset.textBig) {
          const note = document.createElement("p");
          note.className = "mensaje-error";
          note.setAttribute("role", "alert");
          note.textContent = fill(input.dataset.textBig, {
            mb: number(big.file.size / 1048576, 1),
            max: number(max),
          });
          list.append(note);
        }
      })
      .finally(() => (working = null));
  });

  // Somebody may press «Continuar» while a photo is still being shrunk.
  input.form?.addEventListener(
    "submit",
    (event) => {
      if (!working) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const { submitter } = event;
      working.then(() => input.form.requestSubmit(submitter));
    },
    true,
  );
}

export function photos() {
  if (!window.DataTransfer) return;
  $$("input[type=file][data-shrink]").forEach(wire);
}
