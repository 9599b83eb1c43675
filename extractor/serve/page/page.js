// The text goes to the server a moment after the last key; what comes back is the report's own HTML, escaped there.
(() => {
  const form = document.getElementById("form"), text = document.getElementById("text");
  const result = document.getElementById("result"), status = document.getElementById("status");
  const file = document.getElementById("file"), keys = document.querySelector(".keys");
  const PAUSE = 400;
  let timer = 0, asked = null;

  const say = (words, bad = false) => {
    status.textContent = words;
    status.classList.toggle("bad", bad);
  };

  const show = (html) => {
    result.innerHTML = html;
    result.classList.remove("stale");
    const notes = result.querySelectorAll(".note").length;
    keys.hidden = !notes;
    say(html && (notes ? `${notes} ${notes === 1 ? "check fails" : "checks fail"}` : "Nothing fails"));
  };

  const read = async () => {
    clearTimeout(timer);
    if (asked) asked.abort();
    asked = null;  // an answer that is still under way comes too late
    if (!text.value.trim()) return show("");
    const mine = asked = new AbortController();
    result.classList.add("stale");
    say("Reading …");
    try {
      const answer = await fetch("/read", {
        method: "POST", body: text.value, headers: { "Content-Type": "text/plain; charset=utf-8" }, signal: mine.signal,
      });
      const body = await answer.text();
      if (mine !== asked) return;
      if (answer.ok) show(body);
      else say(JSON.parse(body).detail, true);
    } catch (problem) {
      if (problem.name !== "AbortError") say("The server does not answer.", true);
    }
  };

  const open = async (found) => {
    if (!found) return;
    text.value = await found.text();
    read();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); read(); });
  text.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(read, PAUSE); });
  file.addEventListener("change", () => { open(file.files[0]); file.value = ""; });
  document.getElementById("clear").addEventListener("click", () => { text.value = ""; read(); text.focus(); });
  addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    open(event.dataTransfer.files[0]);
  });
  if (text.value.trim()) read();  // what the browser has kept over a reload
})();
