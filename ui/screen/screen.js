// Joins the buttons inside our own HTML to their cards, to the page view and to Python.
// A button's id says what it does: cite-TURN-NUMBER-PLACE, open-…, up-…, copy-TURN, retry-TURN.
(() => {
  "use strict";
  const byId = (id) => document.getElementById(id);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const narrow = matchMedia("(max-width: 820px)");
  let calls = 0;
  let opener = null;
  let citing = null; // the citation button last used, and the number in its card
  let cited = null;
  let awaited = null; // the citation button whose passages, of an earlier question, are on their way
  let toMark = false;
  let waiting = 0;
  let stale = null; // the mark of the page shown before, or its title: what stands until the new one comes
  let saving = null;

  const send = (name, value) => {
    const box = document.querySelector(`#${name} textarea, #${name} input`);
    box.value = `${value} ${++calls}`;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.dispatchEvent(new KeyboardEvent("keypress", { key: "Enter", bubbles: true }));
  };
  const jump = (element, block) => element?.scrollIntoView({ block, behavior: "instant" });
  const scroll = (element, block) =>
    element?.scrollIntoView({ block, behavior: calm.matches ? "instant" : "smooth" });
  // In its own pane where there is one: the window stays where it is.
  const center = (mark) => {
    const pane = byId("whole");
    if (narrow.matches) {
      jump(mark, "center");
      return;
    }
    const middle = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 2;
    pane.scrollTo({ top: pane.scrollTop + middle, behavior: "instant" }); // a new page has no way to go
  };
  const marked = () => document.querySelector("#whole mark") ?? document.querySelector("#whole .page-title");
  const read = (on) => byId("right").classList.toggle("reading", on);

  const cardOf = (button) => `card-${button.id.split("-").slice(1, 3).join("-")}`;
  const card = (button, moving) => {
    const named = byId(cardOf(button));
    awaited = named ? null : { id: button.id, moving };
    if (!named) {
      send("act", button.id);
      return;
    }
    const found = named.closest(".card");
    read(false);
    citing = button;
    cited = named;
    document.querySelectorAll(".ev.shown, .card.on, .cite.on").forEach((one) => one.classList.remove("shown", "on"));
    found.closest(".ev").classList.add("shown");
    byId("passages").classList.toggle("older", found.closest(".ev").nextElementSibling !== null);
    found.classList.add("on");
    button.classList.add("on");
    if (moving || !narrow.matches) scroll(found, narrow.matches ? "start" : "nearest");
    if (moving) {
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
    }
  };

  const copied = (turn) => {
    const told = byId(`copied-${turn}`);
    told.classList.add("on");
    told.setAttribute("role", "status");
    setTimeout(() => told.classList.remove("on"), 2500);
  };
  const copy = (turn) => {
    const text = byId(`notes-${turn}`).textContent;
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text).then(() => copied(turn));
      return;
    }
    const box = document.createElement("textarea"); // a page that is not served from this machine
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    copied(turn);
  };

  const save = ({ kind, id }) => {
    const types = { md: "text/markdown", html: "text/html" };
    const file = new Blob([byId(id).textContent], { type: `${types[kind]};charset=utf-8` });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `dossier.${kind}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const acts = {
    cite: (button) => card(button, true),
    open: (button, rest) => {
      opener = button;
      toMark = true;
      stale = marked();
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        stale = null; // the same page at the same quote is not drawn anew
        changed();
      }, 700);
      read(true);
      const here = cited && cited.isConnected && button.closest(".card")?.contains(cited);
      const at = here && cited.className.match(/at-(\d+-\d+)/);
      send("pick", at ? `${cited.id.replace("card-", "")}-${at[1]}` : rest);
    },
    back: () => {
      read(false);
      if (opener && opener.isConnected) opener.focus();
    },
    up: () => {
      if (!citing || !citing.isConnected) return;
      scroll(citing, "center");
      citing.focus({ preventScroll: true });
    },
    copy: (button, rest) => copy(rest),
    save: (button, kind) => {
      send("want", kind);
      saving = { kind, id: `file-${kind}-${calls}` };
    },
    retry: (button) => send("act", button.id),
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[id]");
    if (!button) return;
    const [kind, ...rest] = button.id.split("-");
    if (Object.hasOwn(acts, kind)) acts[kind](button, rest.join("-"));
  });
  document.addEventListener("focusin", (event) => {
    const button = event.target.closest && event.target.closest("button.cite");
    if (button && button.matches(":focus-visible")) card(button, false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && byId("right").classList.contains("reading")) acts.back();
  });

  // The box is emptied once its question stands in the conversation, unless more was typed since.
  const empty = (question) => {
    const box = document.querySelector("#question textarea");
    const plain = (text) => text.replace(/\s+/g, " ").trim();
    if (!box || plain(box.value) !== plain(question.textContent)) return;
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // At once: each frame of a smooth scroll draws the whole window anew while the answer comes.
  // Not at all on a wide screen where the question stands high already, as the first one does.
  const toQuestion = () =>
    requestAnimationFrame(() => {
      const last = [...document.querySelectorAll("#talk .question")].pop();
      const top = last?.getBoundingClientRect().top;
      if (narrow.matches || !(top >= 0 && top < innerHeight / 3)) jump(last, "start");
    });

  let questions = 0;
  let toScroll = false;
  const changed = () => {
    const name = byId("brand-name");
    if (name && document.documentElement.lang !== name.lang) document.documentElement.lang = name.lang;
    const asked = document.querySelectorAll("#talk .question");
    if (asked.length > questions) {
      empty(asked[asked.length - 1]);
      read(false);
      byId("passages").classList.remove("older");
      byId("passages").scrollTop = 0;
      toQuestion();
      toScroll = true; // again when its passages stand: the page may have been too short
    }
    const found = document.querySelectorAll("#passages .ev");
    const last = found[found.length - 1];
    if (toScroll && last?.id === `ev-${asked.length}` && last.querySelector(".card")) {
      toQuestion();
      toScroll = false;
    }
    questions = asked.length;
    if (awaited && byId(awaited.id) && byId(cardOf(byId(awaited.id)))) card(byId(awaited.id), awaited.moving);
    const queue = byId("queue");
    const place = queue?.querySelector(".progress-text")?.textContent.match(/\d+\/\d+/);
    const word = place ? "word-waiting" : queue?.querySelector(".pending") ? "word-searching" : null;
    const told = word ? byId(word).textContent.replace("#", place) : "";
    if (queue && (queue.dataset.told ?? "") !== told) queue.dataset.told = told;
    document.querySelectorAll(".upload-container[aria-label]").forEach((one) => {
      one.removeAttribute("aria-label"); // Gradio's, in English; the words inside are its name
    });
    document.querySelectorAll(".scroll:not([tabindex])").forEach((one) => (one.tabIndex = 0));
    if (saving && byId(saving.id)) {
      save(saving);
      saving = null;
    }
    const mark = document.querySelector("#whole mark");
    if (toMark && marked() && marked() !== stale) {
      toMark = false;
      stale = null;
      byId("whole").scrollTop = 0;
      if (mark) center(mark);
      byId("back").focus({ preventScroll: true });
    }
  };
  new MutationObserver(changed).observe(document, { childList: true, subtree: true, characterData: true });
})();
