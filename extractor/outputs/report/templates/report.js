// What the page does beyond showing itself: the record of a highlight on a card, and the keys.
(() => {
  const card = document.body.appendChild(document.createElement("div"));
  card.id = "card";
  card.hidden = true;
  card.setAttribute("role", "tooltip");
  let lit = [], timer = 0;

  const element = (name, text, parent) => {
    const made = parent.appendChild(document.createElement(name));
    made.textContent = text;
    return made;
  };

  // A fact's row in the record, as a list of what is named and what it is.
  const told = (row) => {
    const table = row.closest("table"), part = card.appendChild(document.createElement("section"));
    element("h4", table.caption.textContent, part);
    const list = part.appendChild(document.createElement("dl"));
    [...row.cells].forEach((cell, at) => {
      if (!cell.textContent) return;
      element("dt", table.tHead.rows[0].cells[at].textContent, list);
      element("dd", cell.textContent, list);
    });
  };

  const hide = () => {
    clearTimeout(timer);
    card.hidden = true;
    lit.forEach((one) => {
      one.classList.remove("lit", "same");
      one.removeAttribute("aria-describedby");
    });
    lit = [];
  };

  const light = (found, name) => found.forEach((one) => { one.classList.add(name); lit.push(one); });

  // Under the highlight, or over it where there is no room; never beyond the sides.
  const place = (run) => {
    const box = run.getClientRects()[0], room = document.documentElement;
    const left = Math.max(8, Math.min(box.left, room.clientWidth - card.offsetWidth - 8));
    const below = box.bottom + 8, above = box.top - card.offsetHeight - 8;
    const top = below + card.offsetHeight > room.clientHeight && above > 0 ? above : below;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
  };

  const show = (run) => {
    hide();
    const article = run.closest("article"), facts = run.dataset.f.split(" ");
    card.replaceChildren();
    facts.forEach((fact) => told(document.getElementById(`${article.id}-${fact}`)));
    light(article.querySelectorAll(`[data-f~="${facts[0]}"]`), "same");
    light([run], "lit");
    if (run.matches("a")) run.setAttribute("aria-describedby", "card");
    card.hidden = false;
    place(run);
  };

  // A note and the figures that it is about.
  const tie = (note) => {
    hide();
    const article = note.closest("article"), number = note.dataset.n;
    light(article.querySelectorAll(`[data-c~="${number}"], .note[data-n="${number}"]`), "lit");
  };

  const met = (target) => {
    const run = target.closest("[data-f]"), note = target.closest(".note, .ref");
    if (note) tie(note);
    else if (run) show(run);
    return run || note;
  };

  addEventListener("mouseover", (event) => {
    clearTimeout(timer);
    if (event.target.closest("#card")) return;
    if (event.target.closest("[data-f], .note, .ref")) met(event.target);
    else timer = setTimeout(hide, 250);
  });
  addEventListener("focusin", (event) => { if (!met(event.target)) hide(); });
  addEventListener("click", (event) => {
    const run = event.target.closest("a[data-f]");
    if (run && event.detail) event.preventDefault();  // a finger or a mouse: the card is enough
  });

  // From problem to problem.
  const keys = document.querySelector(".keys");
  let at = -1;
  const go = (step) => {
    const notes = [...document.querySelectorAll(".note")];
    if (!notes.length) return;
    at = (at + step + notes.length + (at < 0 && step < 0 ? 1 : 0)) % notes.length;
    const link = notes[at].querySelector("a");
    link.focus({ preventScroll: true });
    notes[at].scrollIntoView({ block: "center" });
  };
  keys.hidden = !document.querySelector(".note");
  keys.addEventListener("click", (event) => { if (event.target.dataset.go) go(Number(event.target.dataset.go)); });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
    if (event.target.closest("textarea, input:not([type=checkbox])")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || !keys.querySelector("input").checked) return;
    if (event.key === "n") go(1);
    if (event.key === "p") go(-1);
  });

  // On paper nothing is folded.
  addEventListener("beforeprint", () => document.querySelectorAll("details:not([open])").forEach((one) => {
    one.open = true;
    one.dataset.folded = "";
  }));
  addEventListener("afterprint", () => document.querySelectorAll("[data-folded]").forEach((one) => {
    one.open = false;
    delete one.dataset.folded;
  }));
})();
