// What a page does by itself beyond forms and links: it keeps what somebody was about to do when news come, says what
// is new to who cannot see it, counts the clock down, and lets go of its stream while nobody looks.
(() => {
  "use strict";
  const at = (selector, root) => (root || document).querySelector(selector);
  const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const part = () => at("#seat, #room");
  // How long a line about what somebody else did stands.
  const TOLD_MS = 15000;

  // --- What somebody was about to do: choices, words, what lies open, where the keyboard is.
  let kept = null;
  const remember = (root) => {
    const fields = {};
    for (const form of all("form[id]", root)) {
      for (const field of form.elements) {
        if (!field.name || field.type === "hidden" || field.type === "submit") continue;
        const key = `${form.id} ${field.name} ${field.type === "radio" || field.type === "checkbox" ? field.value : ""}`;
        const radio = field.type === "radio" || field.type === "checkbox";
        const touched = radio ? field.checked !== field.defaultChecked
          : field.tagName === "SELECT" ? field.selectedIndex > 0 : field.value !== field.defaultValue;
        if (touched) fields[key] = radio ? field.checked : field.value;
      }
    }
    const open = {};
    for (const one of all("details[id]", root)) open[one.id] = one.open;
    const here = document.activeElement;
    const focus = here && root.contains(here)
      ? { id: here.id, form: here.form && here.form.id, name: here.name, value: here.value, owner: here.tagName === "SUMMARY" ? here.parentElement.id : "",
          start: here.selectionStart, end: here.selectionEnd }
      : null;
    return { where: root.dataset.at, reading: !!(here && here.classList.contains("given")), step: Number(root.dataset.step), fields, open, focus, given: at(".given", root),
      waited: !!at("#waits", root), chosen: Object.keys(fields).some((key) => key.startsWith("answer-") && fields[key]) };
  };
  const restore = (root, was) => {
    if (!was) return;
    const same = was.where === root.dataset.at;
    root.classList.toggle("still", same);
    // What has just been asked for is looked at: a code that was given, and who is waited for once one is done.
    const now = at(".given", root);
    const given = now && (!was.given || was.given.textContent !== now.textContent) && now;
    const waits = same && was.sent === "ready" && at("#waits", root);
    if (given || waits) was.focus = null;
    if (given) look(given);
    // A code that was given stays until it is put away, whatever else goes on in the room.
    if (was.given && !at(".given", root)) {
      at("#main", root).prepend(was.given);
      if (was.reading) was.given.focus({ preventScroll: true });
    }
    if (!same) return;
    if (waits) look(waits);
    for (const form of all("form[id]", root)) {
      for (const field of form.elements) {
        if (!field.name) continue;
        const radio = field.type === "radio" || field.type === "checkbox";
        const key = `${form.id} ${field.name} ${radio ? field.value : ""}`;
        if (!(key in was.fields)) continue;
        if (radio) field.checked = was.fields[key]; else field.value = was.fields[key];
      }
    }
    for (const one of all("details[id]", root)) {
      // A card that has just been answered folds by itself; everything else stays as it was left.
      if (one.id in was.open && !(one.id.startsWith("card-") && was.sent)) one.open = was.open[one.id];
    }
    const focus = was.focus;
    if (!focus) return;
    const form = focus.form && document.getElementById(focus.form);
    const field = (focus.id && document.getElementById(focus.id))
      || (form && [...form.elements].find((one) => one.name === focus.name && one.value === focus.value))
      || (form && at("button", form))
      || (focus.owner && at(`#${CSS.escape(focus.owner)} > summary`));
    // A card that has folded takes the keyboard with it: the one that lies open now has it next.
    const folded = field && field.tagName !== "SUMMARY" && field.closest("details:not([open])");
    if (folded) {
      (at(".card details[open] > summary", root) || at("summary", folded)).focus({ preventScroll: true });
    } else if (field) {
      field.focus({ preventScroll: true });
      if (focus.start != null && field.setSelectionRange && /^(text|textarea)$/.test(field.type)) field.setSelectionRange(focus.start, focus.end);
    }
  };

  const look = (box) => {
    box.scrollIntoView({ block: "nearest" });
    box.focus({ preventScroll: true });
  };

  const say = (text) => {
    const line = at("#say");
    if (!line || !text) return;
    line.textContent = "";
    window.setTimeout(() => { line.textContent = text; }, 60);
  };

  // --- What looks another way within a phase: elements that take the place of those with the same ids. `sent` is the
  // form that this answers, if one does.
  const isPart = (text) => /^<div id="part"/.test(text || "");
  const change = (text, sent) => {
    const root = part();
    const box = document.createElement("template");
    box.innerHTML = text;
    const news = box.content.firstElementChild;
    const { revision, since, at: where, command } = news.dataset;
    if (where !== root.dataset.at || Number(since) > Number(root.dataset.revision)) { window.location.reload(); return; }
    if (Number(revision) <= Number(root.dataset.revision)) return;
    const was = remember(root);
    if (sent) { was.sent = named(sent) || "a form"; forget(was, sent); }
    all(".notice[role=alert]", root).forEach((one) => one.remove());
    for (const fresh of [...news.children]) {
      const old = document.getElementById(fresh.id);
      if (!old) { window.location.reload(); return; }
      old.replaceWith(fresh);
      window.htmx.process(fresh);
    }
    root.dataset.revision = revision;
    for (const field of all('input[name="command"]', root)) field.value = command;
    restore(root, was);
    clock();
  };
  const named = (sent) => sent.id || (sent.form && sent.form.id);
  // What was just sent is done with: what comes has it.
  const forget = (was, sent) => {
    const id = named(sent);
    for (const key of Object.keys(was.fields)) if (id && key.startsWith(`${id} `)) delete was.fields[key];
  };
  // The host is told what the page has, so that it answers with what has changed and does not send it once more.
  document.addEventListener("htmx:configRequest", (event) => {
    const live = at("#live");
    const root = part();
    if (!root || event.detail.verb !== "post") return;
    event.detail.headers["Footlights-Has"] = root.dataset.revision;
    const named = live && /[?&]page=([^&]*)/.exec(live.getAttribute("sse-connect") || "");
    if (named) event.detail.headers["Footlights-Page"] = named[1];
  });

  document.addEventListener("htmx:beforeSwap", (event) => {
    const root = part();
    if (!root || event.detail.target !== root) return;
    // It was not done, or cannot be kept now: the page stays as it is, and says so.
    if (event.detail.xhr.status >= 400) { event.detail.shouldSwap = false; failed = why(event.detail.serverResponse || ""); net(failed); return; }
    if (isPart(event.detail.serverResponse)) {
      event.detail.shouldSwap = false;
      change(event.detail.serverResponse, event.detail.requestConfig && event.detail.requestConfig.elt);
      return;
    }
    const found = /data-revision="(\d+)"/.exec(event.detail.serverResponse || "");
    // News that came while the form was under way are newer than its answer.
    if (found && Number(found[1]) < Number(root.dataset.revision)) { event.detail.shouldSwap = false; return; }
    kept = remember(root);
    const form = event.detail.requestConfig && event.detail.requestConfig.elt;
    kept.sent = (form && named(form)) || "a form";
    if (form) forget(kept, form);
  });
  const why = (answer) => {
    if (!answer.startsWith("<")) return answer;
    const line = at("#trouble", new DOMParser().parseFromString(answer, "text/html"));
    return line ? line.textContent : at("#net").dataset.lost;
  };
  let failed = "";
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!event.detail.successful || !failed) return;
    if (at("#net").textContent === failed) net("");
    failed = "";
  });
  // What was asked and answered folds up, and the keyboard goes back to where it was asked.
  document.addEventListener("htmx:afterRequest", (event) => {
    const box = event.detail.successful && event.target.closest && event.target.closest("details.confirm[open]");
    if (!box) return;
    const had = box.contains(document.activeElement);
    box.open = false;
    if (had) at("summary", box).focus({ preventScroll: true });
  });
  document.addEventListener("htmx:sseBeforeMessage", (event) => {
    const { type, data } = event.detail;
    const does = { gone, trouble: net, moment, part: (text) => change(text, null) }[type];
    if (does) { event.preventDefault(); does(data); return; }
    const root = part();
    if (!root) return;
    const found = /data-revision="(\d+)"/.exec(event.detail.data || "");
    // The page has this, or something newer, already.
    if (found && Number(found[1]) <= Number(root.dataset.revision)) { event.preventDefault(); return; }
    kept = remember(root);
  });
  // The seat is somebody else's, or nobody's: nothing more comes, and the door is the only way in.
  const gone = (why) => {
    const live = at("#live");
    const main = at("#main");
    if (!live || !main) return;
    const { join, joinText } = live.dataset;
    if (source) source.close();
    live.remove();
    net("");
    const box = document.createElement("div");
    box.className = "notice gone-seat";
    box.tabIndex = -1;
    box.setAttribute("role", "alert");
    const line = document.createElement("p");
    line.textContent = why;
    const way = document.createElement("a");
    way.className = "btn lamp";
    way.href = join;
    way.textContent = joinText;
    box.append(line, way);
    // What could be pressed here would do nothing any more.
    main.replaceChildren(box);
    all(".foot, .below, .strip").forEach((one) => one.remove());
    window.scrollTo({ top: 0 });
    box.focus({ preventScroll: true });
  };
  // A page that is at another moment though nobody has pressed anything on it says why.
  const told = (was, root) => {
    const words = at("#net").dataset;
    const now = Number(root.dataset.step);
    // Where the session was ended, or somebody else decides here, a line on the page says that already.
    if (was.sent || !was.step || !now || root.dataset.ended || at(".automated", root)) return;
    const lines = [];
    if (now < was.step) lines.push(words.undone);
    else if (!was.waited) lines.push(words.moved);
    if (lines.length && was.chosen) lines.push(words.unsent);
    if (!lines.length) return;
    const text = lines.join(" ");
    net(text);
    window.setTimeout(() => { if (at("#net").textContent === text) net(""); }, TOLD_MS);
  };
  // A page beside the game is not swapped under who reads it: it says where the game is by now. The debrief alone is
  // asked for again when the score is shown, and left when the game goes on.
  const moment = (text) => {
    const root = part();
    const was = at("#moment");
    const line = at("#went-on");
    const box = document.createElement("template");
    box.innerHTML = text;
    const now = box.content.firstElementChild;
    if (!was || !line || !now) return;
    const { at: where, shown } = now.dataset;
    if (window.location.pathname.endsWith("/debrief")) {
      if (where !== root.dataset.at) window.location.assign(at("a", line).href);
      else if (shown && !root.dataset.shown) window.htmx.ajax("GET", window.location.href, { target: "#seat", swap: "outerHTML", select: "#seat" });
      return;
    }
    was.replaceWith(now);
    line.hidden = where === line.dataset.at;
    at("b", line).textContent = now.dataset.say;
    if (where !== was.dataset.at) { said = ""; say(now.dataset.say); }
    clock();
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    const root = part();
    if (!root || !kept || (event.detail.target !== root && event.target !== root && !root.contains(event.target) && event.target.id !== "live")) return;
    const was = kept;
    kept = null;
    restore(root, was);
    if (was.where !== root.dataset.at) {
      note();
      say(root.dataset.say);
      window.scrollTo({ top: 0 });
      told(was, root);
      if (was.focus) at("#main").focus({ preventScroll: true });
    }
    clock();
  });

  // --- The clocks: each counts down from when it was put here. The page's own speaks as well.
  let said = "";
  const clock = () => {
    for (const line of all(".clock")) {
      if (line.ends === undefined) line.ends = performance.now() + Number(line.dataset.left);
      if (line.dataset.runs !== "yes") continue;
      const left = Math.max(0, Math.ceil((line.ends - performance.now()) / 1000));
      const shown = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
      const time = at("time", line);
      if (time.textContent !== shown) time.textContent = shown;
      line.classList.toggle("late", left <= 20);
      if (line.id !== "clock") continue;
      const where = (at("#moment") || part() || document.body).dataset.at;
      if (left <= 20 && left > 0 && said !== `last ${where}`) { said = `last ${where}`; say(line.dataset.sayLast); }
      if (left === 0 && said !== `over ${where}`) { said = `over ${where}`; say(line.dataset.sayOver); }
    }
    if (!at("#clock")) said = "";
  };

  // --- The line to the host.
  const net = (text) => { const line = at("#net"); if (line && line.textContent !== text) line.textContent = text; };
  let lost = false;
  document.addEventListener("htmx:sseError", () => {
    if (document.hidden) return;
    lost = true;
    net(at("#net").dataset.lost);
  });
  let source = null;
  document.addEventListener("htmx:sseOpen", (event) => {
    source = event.detail.source;
    if (!lost) return;
    lost = false;
    net(at("#net").dataset.back);
    window.setTimeout(() => { if (!lost) net(""); }, 4000);
  });
  for (const broken of ["htmx:sendError", "htmx:timeout"]) document.addEventListener(broken, () => { lost = true; net(at("#net").dataset.lost); });

  // While nobody looks the stream is closed; whoever comes back gets a new one, and with it the whole page.
  let asleep = null;
  document.addEventListener("visibilitychange", () => {
    const live = at("#live");
    if (document.hidden && live) {
      asleep = live.cloneNode(false);
      if (source) source.close();
      live.remove();
    } else if (!document.hidden && asleep) {
      document.body.append(asleep);
      window.htmx.process(asleep);
      asleep = null;
    }
  });
  // A page that the browser kept in memory is stale when it is shown again.
  window.addEventListener("pageshow", (event) => { if (event.persisted) window.location.reload(); });

  // A link to a person opens what is known of them.
  const open = () => {
    const to = window.location.hash.length > 1 && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (to && to.tagName === "DETAILS") to.open = true;
  };
  window.addEventListener("hashchange", open);
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href*='#person-']");
    if (link) { const to = document.getElementById(link.hash.slice(1)); if (to) to.open = true; }
  });

  // Notes for who plays alone: the first that was not read yet lies open; one that was closed is not opened again.
  const NOTES = "footlights-read";
  let read = new Set();
  try { read = new Set(JSON.parse(window.localStorage.getItem(NOTES) || "[]")); } catch { /* a browser that keeps nothing */ }
  const note = () => {
    const fresh = all("details.mark").filter((one) => !read.has(one.id));
    if (fresh.length && !fresh.some((one) => one.open)) fresh[0].open = true;
  };
  document.addEventListener("toggle", (event) => {
    const one = event.target;
    if (!one.matches || !one.matches("details.mark") || one.open || read.has(one.id)) return;
    read.add(one.id);
    try { window.localStorage.setItem(NOTES, JSON.stringify([...read])); } catch { /* it is shown again next time */ }
    note();
  }, true);

  // Numbers take an option of the card that lies open.
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "radio") return;
    if (!/^[1-5]$/.test(event.key)) return;
    const option = at(`.card details[open] input.o${event.key}`);
    if (option) { option.checked = true; option.focus(); }
  });

  open();
  note();
  clock();
  window.setInterval(clock, 250);
})();
