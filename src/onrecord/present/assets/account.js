// The page works without this file: links jump to the articles, everything can be read.
// With it, the articles open beside the account with the exact words lit, and lines filter.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const PLACE = /^#(article-[0-9a-f]+)(?::(\d+-\d+(?:,\d+-\d+)*))?$/;
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));

  // --- light and dark -------------------------------------------------------------------
  const KEY = "onrecord-theme";
  const dark = () => root.dataset.theme ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
  const remembered = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const remember = (theme) => { try { localStorage.setItem(KEY, theme); } catch { /* private */ } };
  const kept = remembered();
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;

  function theme() {
    const button = $("theme");
    const show = () => {
      button.textContent = dark() ? "Light" : "Dark";
      button.setAttribute("aria-label", `Use ${dark() ? "light" : "dark"} colours`);
    };
    button.addEventListener("click", () => {
      root.dataset.theme = dark() ? "light" : "dark";
      remember(root.dataset.theme);
      show();
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
    show();
  }

  // --- the reader -----------------------------------------------------------------------
  let opener = null; // the link that focus goes back to

  function unlight() {
    for (const mark of all("mark", $("reader"))) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
  }

  // Offsets count code points; strings here count UTF-16 units.
  function units(text, points) {
    let at = 0;
    for (let i = 0; i < points; i++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  }
  function points(text) {
    let n = text.length;
    for (let i = 0; i + 1 < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit < 0xdc00) { n--; i++; }
    }
    return n;
  }

  function light(box, spans) {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let at = 0; walker.nextNode();) {
      const size = points(walker.currentNode.data);
      nodes.push([walker.currentNode, at, at + size]);
      at += size;
    }
    const marks = [];
    for (const [node, start, end] of nodes) {
      // from the last span to the first, so that splitting leaves what stands before intact
      const hits = spans.filter(([a, b]) => a < end && b > start).reverse();
      for (const [a, b] of hits) {
        const from = units(node.data, Math.max(a, start) - start);
        const to = units(node.data, Math.min(b, end) - start);
        if (to < node.data.length) node.splitText(to);
        const piece = from > 0 ? node.splitText(from) : node;
        const mark = document.createElement("mark");
        piece.replaceWith(mark);
        mark.append(piece);
        marks.push(mark);
      }
    }
    return marks.sort((a, b) => a.compareDocumentPosition(b) & 4 ? -1 : 1);
  }

  function union(text) { // sorted, without overlap
    const found = [];
    for (const [a, b] of text.split(",").map((s) => s.split("-").map(Number)).sort((x, y) => x[0] - y[0])) {
      const last = found[found.length - 1];
      if (last && a <= last[1]) last[1] = Math.max(last[1], b); else found.push([a, b]);
    }
    return found;
  }

  function open(hash, from) {
    const place = PLACE.exec(hash);
    const sheet = place && $(place[1]);
    if (!sheet) return false;
    const keep = from && from.getBoundingClientRect().top;
    unlight();
    for (const other of all(".sheet.current")) other.classList.remove("current");
    sheet.classList.add("current");
    root.classList.add("open");
    $("reader-where").textContent = `Article ${sheet.dataset.no}, ${sheet.dataset.outlet}`;
    const marks = place[2] ? light(sheet.querySelector(".text"), union(place[2])) : [];
    activate(from, hash);
    if (from && matchMedia("(max-width: 42rem)").matches) {
      from.closest(".line, li, figure")?.scrollIntoView({ block: "start", behavior: "instant" });
    } else if (from) {
      scrollBy({ top: from.getBoundingClientRect().top - keep, behavior: "instant" });
    }
    const box = sheet.closest(".sheets");
    const first = marks[0];
    box.scrollTop = first
      ? box.scrollTop + first.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3
      : 0;
    const target = first || sheet;
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    return true;
  }

  function activate(from, hash) {
    for (const held of all(".active")) held.classList.remove("active");
    const link = from || document.querySelector(`main a.words[href="${hash}"]`);
    if (!link) return;
    const line = link.closest(".lines > .line, .version, .side, .member");
    if (line) line.classList.add("active");
    if (line && line.id) {
      for (const drawn of all(`[data-line="${line.id}"]`)) drawn.classList.add("active");
    }
  }

  function close() {
    if (!root.classList.contains("open")) return;
    root.classList.remove("open");
    unlight();
    for (const held of all(".active")) held.classList.remove("active");
    if (PLACE.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    const back = opener && opener.isConnected ? opener : null;
    opener = null;
    if (back) back.focus();
  }

  function reveal(id) { // a line inside a closed "more" or hidden by a filter
    const line = id && $(id);
    if (!line) return null;
    const shut = line.closest("details:not([open])");
    if (shut) shut.open = true;
    if (line.hidden || line.closest("[hidden]")) reset();
    return line;
  }

  function follow(link, event) {
    const hash = link.getAttribute("href");
    if (PLACE.test(hash)) {
      if (!link.closest(".reader")) opener = link;
      if (!open(hash, link.closest(".reader") ? null : link)) return;
      event.preventDefault();
      if (location.hash !== hash) history.pushState(null, "", hash);
    } else if (link.dataset.only) {
      event.preventDefault();
      only(link.dataset.only.split(" "), link.dataset.about);
    } else {
      const line = reveal(hash.slice(1));
      if (line && link.closest(".reader")) {
        event.preventDefault();
        if (matchMedia("(max-width: 67.99rem)").matches) { opener = null; close(); }
        show(line);
      }
    }
  }

  function show(line) {
    line.scrollIntoView({ block: "center" });
    const link = line.querySelector("a.words");
    if (link) { activate(link, ""); link.focus({ preventScroll: true }); }
  }

  function clicks() {
    document.addEventListener("click", (event) => {
      if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
      const link = event.target.closest('a[href^="#"]');
      if (link) return follow(link, event);
      const drawn = event.target.closest("[data-line]");
      const line = drawn ? reveal(drawn.dataset.line) : event.target.closest(".lines > .line");
      if (!line || event.target.closest("a, button, summary, input, select")) return;
      if (!drawn && String(getSelection())) return; // someone is copying words
      const words = line.querySelector("a.words");
      if (drawn) line.scrollIntoView({ block: "center" });
      if (words) words.click();
    });
    addEventListener("popstate", () => { if (!open(location.hash, null)) close(); });
    addEventListener("hashchange", () => {
      if (PLACE.test(location.hash)) open(location.hash, null); else reveal(location.hash.slice(1));
    });
    $("reader-close").addEventListener("click", close);
  }

  // --- keys -----------------------------------------------------------------------------
  function keys() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "Escape") {
        if (root.classList.contains("open")) { close(); event.preventDefault(); }
        else if (root.classList.contains("filtering")) $("filter-toggle").click();
        return;
      }
      if (event.target.closest("input, select, textarea")) return;
      if (event.key === "/") {
        event.preventDefault();
        filtering(true);
        $("f-text").focus();
      } else if (event.key === "j" || event.key === "k") {
        step(event.key === "j" ? 1 : -1);
      }
    });
  }

  function step(by) {
    const links = all("main .line a.words");
    const here = links.indexOf(opener || document.activeElement);
    let at = here < 0 ? 0 : here + by;
    while (links[at] && !links[at].getClientRects().length) at += by;
    const next = links[at];
    if (!next) return;
    next.scrollIntoView({ block: "center", behavior: "instant" });
    if (root.classList.contains("open")) next.click(); else next.focus({ preventScroll: true });
  }

  // --- filters --------------------------------------------------------------------------
  const FIELDS = ["f-text", "f-s", "f-o", "f-i", "f-m", "f-from", "f-to"];
  const BOXES = ".group, .family, .rest-of:not(.of-news)";
  let lines = null; // read once, at the first filter
  let parts = null;
  let chosen = null; // the lines of one cell of the matrix

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const set = (text) => new Set(text ? text.split(" ") : []);

  function gather() {
    lines ??= all("main .line").map((el) => {
      const [first, last] = (el.dataset.d || "/").split("/");
      return {
        el, first, last, text: null, again: el.classList.contains("again"), part: el.closest(".part"),
        o: set(el.dataset.o), s: set(el.dataset.s), i: set(el.dataset.i), m: set(el.dataset.m),
      };
    });
    return lines;
  }

  function passes(line, want) {
    if (chosen) return chosen.ids.has(line.el.id) || line.part.id === "positions";
    for (const key of ["s", "o", "i", "m"]) if (want[key] && !line[key].has(want[key])) return false;
    if (want.from && !(line.last && line.last >= want.from)) return false;
    if (want.to && !(line.first && line.first <= want.to)) return false;
    if (!want.text.length) return true;
    line.text ??= fold(line.el.textContent);
    return want.text.every((word) => line.text.includes(word));
  }

  function apply() {
    const want = {
      text: fold($("f-text").value).split(/\s+/).filter(Boolean),
      s: $("f-s").value, o: $("f-o").value, i: $("f-i").value, m: $("f-m").value,
      from: $("f-from").value, to: $("f-to").value,
    };
    const active = Boolean(chosen) || want.text.length > 0 || ["s", "o", "i", "m", "from", "to"].some((k) => want[k]);
    const counts = new Map();
    let shown = 0;
    root.classList.toggle("chosen", Boolean(chosen));
    const alive = new Set(); // the boxes around lines that are shown
    for (const line of gather()) {
      const pass = passes(line, want);
      line.el.hidden = !pass;
      if (!pass) continue;
      if (!line.again) { // a line's second place is no second line
        if (!chosen || line.el.id) shown++;
        counts.set(line.part, (counts.get(line.part) || 0) + 1);
      }
      for (let box = line.el.closest(BOXES); box; box = box.parentElement.closest(BOXES)) alive.add(box);
    }
    for (const box of all(BOXES)) {
      box.hidden = !alive.has(box);
      if (active && box.matches("details") && !box.hidden) box.open = true;
    }
    tally(active, counts);
    for (const drawn of all("[data-line]")) drawn.classList.toggle("dim", $(drawn.dataset.line)?.hidden ?? false);
    const whole = lines.filter((line) => !line.again).length;
    $("shown").textContent = chosen ? `${shown} of ${whole} lines: ${chosen.about}`
      : active && !shown ? `No line matches (0 of ${whole})`
        : `${shown} of ${whole} lines shown`;
    $("reset").hidden = !active;
    $("nothing").hidden = shown > 0;
    root.classList.toggle("filtered", active);
  }

  function tally(active, counts) { // how many lines of each part are shown
    parts ??= all(".part").map((part) => {
      const none = Array.from(part.children).find((child) => child.classList.contains("none"));
      const count = $(`count-${part.id}`);
      return { part, none, count, whole: count.textContent };
    });
    for (const { part, none, count, whole } of parts) {
      const shown = counts.get(part) || 0;
      if (none) none.hidden = !active || shown > 0;
      part.classList.toggle("blank", Boolean(none) && !none.hidden);
      count.textContent = active ? String(shown) : whole;
      count.parentElement.classList.toggle("faded", active && !shown);
    }
  }

  function reset() {
    for (const id of FIELDS) $(id).value = "";
    chosen = null;
    apply();
  }

  function only(ids, about) {
    for (const id of FIELDS) $(id).value = "";
    chosen = { ids: new Set(ids), about };
    apply();
    filtering(true);
    const first = $(ids[0]);
    if (!first) return;
    $("statements").scrollIntoView({ block: "start" });
    first.querySelector("a.words")?.focus({ preventScroll: true });
  }

  function filtering(on) {
    root.classList.toggle("filtering", on);
    $("filter-toggle").setAttribute("aria-expanded", String(on));
  }

  function filters() {
    let waiting = 0;
    for (const id of FIELDS) {
      $(id).addEventListener("input", () => {
        chosen = null;
        cancelAnimationFrame(waiting);
        waiting = requestAnimationFrame(apply);
      });
    }
    for (const id of ["reset", "reset-too"]) {
      $(id).addEventListener("click", () => { reset(); $("f-text").focus(); });
    }
    $("filter-toggle").addEventListener("click", () => filtering(!root.classList.contains("filtering")));
    apply();
  }

  function again(line) { // a line's second place: what points at the line finds the first
    const copy = line.cloneNode(true);
    copy.classList.add("again");
    for (const held of [copy, ...all("[id]", copy)]) held.removeAttribute("id");
    return copy;
  }

  // --- statements by speaker or by issue --------------------------------------------------
  function grouping() {
    const box = $("voices");
    if (!box) return;
    const bySpeaker = all(".group", box);
    const homes = all(".line", box).map((line) => [line, line.parentNode]);
    const names = Array.from($("f-i").options).slice(1).map((o) => o.textContent);
    const press = (issue) => {
      $("by-issue").setAttribute("aria-pressed", String(issue));
      $("by-speaker").setAttribute("aria-pressed", String(!issue));
      box.classList.toggle("grouped", issue);
    };
    $("by-speaker").addEventListener("click", () => {
      for (const [line, home] of homes) home.append(line);
      box.replaceChildren(...bySpeaker);
      press(false);
      lines = null;
      apply();
    });
    $("by-issue").addEventListener("click", () => {
      const made = [...names, "no issue named"].map((name) => {
        const group = document.createElement("section");
        const heading = document.createElement("h3");
        const list = document.createElement("ol");
        const label = document.createElement("bdi");
        group.className = "group";
        list.className = "lines";
        label.textContent = name;
        heading.append(label);
        group.append(heading, list);
        return group;
      });
      for (const [line] of homes) {
        const [first, ...others] = set(line.dataset.i).size ? line.dataset.i.split(" ").map(Number) : [names.length];
        made[first].lastChild.append(line);
        for (const issue of others) made[issue].lastChild.append(again(line));
      }
      box.replaceChildren(...made.filter((group) => group.lastChild.childElementCount));
      press(true);
      lines = null; // read anew: there are more places than lines
      apply();
    });
  }

  function rows() { // actors beyond the first twelve
    const button = $("all-rows");
    if (!button) return;
    button.addEventListener("click", () => {
      $("matrix").classList.add("all");
      button.parentElement.hidden = true;
    });
  }

  // --- print: what is folded unfolds -------------------------------------------------------
  function printing() {
    let shut = [];
    addEventListener("beforeprint", () => {
      shut = all("details:not([open])");
      for (const more of shut) more.open = true;
    });
    addEventListener("afterprint", () => { for (const more of shut) more.open = false; });
  }

  function spy() { // the part being read, in the rail
    const links = new Map(all(".rail nav a").map((a) => [a.hash.slice(1), a]));
    const watcher = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute("aria-current");
        links.get(target.id)?.setAttribute("aria-current", "true");
      }
    }, { rootMargin: "-15% 0px -75% 0px" });
    for (const part of all(".part")) watcher.observe(part);
  }

  addEventListener("DOMContentLoaded", () => {
    theme();
    clicks();
    keys();
    filters();
    grouping();
    rows();
    printing();
    spy();
    if (!open(location.hash, null)) reveal(location.hash.slice(1));
  });
})();
