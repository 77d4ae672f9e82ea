// Filters, shortcuts and remembering for a page that is whole without them.
// Nothing is fetched; words come from the page, so that they stay in one file a language.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("js");

  // A page opened from disk may be refused storage.
  const remembered = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { /* not kept */ } };

  const showTheme = (name) => {
    if (name === "light" || name === "dark") root.dataset.theme = name;
    else delete root.dataset.theme;
  };
  showTheme(remembered("discrepant-theme"));

  const start = () => {
    const all = (selector, within = document) => [...within.querySelectorAll(selector)];
    const one = (id) => document.getElementById(id);
    const facts = all(".fact");
    const bands = all("[data-facts]");
    const status = one("status");
    const search = one("search"), kind = one("kind"), outlet = one("outlet");
    const dialog = one("keys"), singleKeys = one("single-keys");
    const texts = new Map();
    const state = { verdicts: new Set(), kind: "", outlet: "", words: "" };

    // ---------------------------------------------------------------- theme

    for (const choice of all('input[name="theme"]')) {
      choice.checked = choice.value === (root.dataset.theme || "auto");
      choice.addEventListener("change", () => { showTheme(choice.value); remember("discrepant-theme", choice.value); });
    }

    // ---------------------------------------------------------------- filters

    // Without script a chip leads to its section; with it, it is a switch.
    const chips = all(".chip").map((link) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = link.className;
      button.dataset.verdict = link.dataset.verdict;
      button.setAttribute("aria-pressed", "false");
      button.append(...link.childNodes);
      link.replaceWith(button);
      button.addEventListener("click", () => {
        const verdict = button.dataset.verdict;
        if (!state.verdicts.delete(verdict)) state.verdicts.add(verdict);
        apply();
        keep();
      });
      return button;
    });

    const textOf = (fact) => {
      if (!texts.has(fact)) texts.set(fact, fact.textContent.toLowerCase());
      return texts.get(fact);
    };
    const isFiltered = () => state.verdicts.size > 0 || Boolean(state.kind || state.outlet || state.words);
    const fits = (fact, tokens) =>
      (state.verdicts.size === 0 || state.verdicts.has(fact.dataset.verdict)) &&
      (!state.kind || fact.dataset.kind === state.kind) &&
      (!state.outlet || fact.dataset.outlets.split(" ").includes(state.outlet)) &&
      tokens.every((token) => token.startsWith("-") && token.length > 1
        ? !textOf(fact).includes(token.slice(1)) : textOf(fact).includes(token));

    const apply = () => {
      const filtered = isFiltered();
      const tokens = state.words.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const fact of facts) {
        fact.hidden = filtered && !fits(fact, tokens);
        if (!fact.hidden) shown += 1;
      }
      for (const band of bands) {
        const alive = all(".fact", band).some((fact) => !fact.hidden);
        band.hidden = filtered && !alive;
        const fold = band.querySelector(":scope > details");
        if (fold && filtered && alive) fold.open = true;
      }
      for (const chip of chips) chip.setAttribute("aria-pressed", String(state.verdicts.has(chip.dataset.verdict)));
      const box = document.querySelector(".filters");
      if (!box) return;
      const template = shown ? box.dataset.shown : box.dataset.none;
      status.textContent = filtered ? template.replace("{shown}", shown).replace("{total}", facts.length) : "";
      one("none-shown").hidden = !filtered || shown > 0;
      box.querySelector('[data-do="reset"]').hidden = !filtered;
      search.value = state.words;
      kind.value = state.kind;
      outlet.value = state.outlet;
    };

    const clear = () => { state.verdicts.clear(); state.kind = state.outlet = state.words = ""; apply(); };

    // The filter lives behind "#?", an entry behind "#": a link to an entry needs no filter.
    const nameOf = (select, value) => [...select.options].find((option) => option.value === value)?.text;
    const keep = () => {
      const query = new URLSearchParams();
      if (state.verdicts.size) query.set("verdict", [...state.verdicts].join(" "));
      if (state.kind) query.set("kind", state.kind);
      if (state.outlet) query.set("outlet", nameOf(outlet, state.outlet));
      if (state.words) query.set("q", state.words);
      const text = query.toString();
      history.replaceState(null, "", text ? `#?${text}` : location.pathname + location.search);
    };
    const restore = (text) => {
      const query = new URLSearchParams(text);
      const known = new Set(chips.map((chip) => chip.dataset.verdict));
      state.verdicts = new Set((query.get("verdict") || "").split(" ").filter((name) => known.has(name)));
      state.kind = [...kind.options].some((option) => option.value === query.get("kind")) ? query.get("kind") : "";
      state.outlet = [...outlet.options].find((option) => option.text === query.get("outlet"))?.value || "";
      state.words = query.get("q") || "";
      apply();
    };

    if (search) {
      search.addEventListener("input", () => { state.words = search.value; apply(); keep(); });
      kind.addEventListener("change", () => { state.kind = kind.value; apply(); keep(); });
      outlet.addEventListener("change", () => { state.outlet = outlet.value; apply(); keep(); });
    }

    // ---------------------------------------------------------------- deep links

    const openTo = (target) => {
      for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
      const own = target.matches(".fact.small, .folded") && target.querySelector("details");
      if (own) own.open = true;
    };
    // Entries above that are drawn for the first time change the height: go there until it is still.
    let goal = null;
    const settle = (target, frames = 6) => {
      goal = target;
      target.scrollIntoView();
      if (frames > 0) requestAnimationFrame(() => { if (goal === target) settle(target, frames - 1); });
    };
    const follow = () => {
      const name = decodeURIComponent(location.hash.slice(1));
      if (name.startsWith("?")) { if (search) restore(name.slice(1)); return; }
      const target = name && one(name);
      if (!target) return;
      if (target.closest("[hidden]")) clear();
      openTo(target);
      settle(target);
      if (target.hasAttribute("tabindex")) target.focus({ preventScroll: true });
    };
    addEventListener("hashchange", follow);

    // ---------------------------------------------------------------- keyboard

    const stops = () => facts.filter((fact) => !fact.hidden && fact.offsetParent !== null && !fact.matches(".small"));
    const current = () => document.activeElement?.closest(".fact");
    const step = (by) => {
      const list = stops();
      if (!list.length) return;
      const at = list.indexOf(current());
      const here = at >= 0 ? at + by : by > 0 ? 0 : list.length - 1;
      const next = list[Math.min(Math.max(here, 0), list.length - 1)];
      next.focus({ preventScroll: true });
      settle(next);
    };
    const fold = () => {
      const folds = all("details", current() || document.createElement("p"));
      const open = folds.some((part) => !part.open);
      for (const part of folds) part.open = open;
    };
    const help = () => (dialog.open ? dialog.close() : dialog.showModal());
    const keys = { "/": () => search?.focus(), j: () => step(1), k: () => step(-1), o: fold, "?": help };

    singleKeys.checked = remembered("discrepant-keys") !== "off";
    singleKeys.addEventListener("change", () => remember("discrepant-keys", singleKeys.checked ? "on" : "off"));
    addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const typing = event.target.closest?.("input:not([type=radio], [type=checkbox]), select, textarea, [contenteditable]");
      if (event.key === "Escape" && typing) { event.target.blur(); return; }
      const act = keys[event.key];
      if (typing || !act || !singleKeys.checked || (dialog.open && event.key !== "?")) return;
      event.preventDefault();
      act();
    });

    // ---------------------------------------------------------------- buttons

    // Without script nothing could be copied, so the button comes with it.
    for (const tail of all(".passage > .tail")) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "cite";
      button.dataset.do = "cite";
      button.textContent = dialog.dataset.cite;
      tail.append(button);
    }

    const citationOf = (button) => {
      const passage = button.closest(".passage");
      const words = (selector) => passage.querySelector(selector)?.textContent.trim() || "";
      const address = passage.querySelector(".live")?.dataset.address || "";
      return [`“${words(".sentence")}”`, words(".outlet"), words("time"), address].filter(Boolean).join(", ");
    };
    const say = (button, words) => {
      const before = button.textContent;
      button.textContent = words;
      setTimeout(() => { button.textContent = before; }, 1600);
    };
    const cite = async (button) => {
      try {
        await navigator.clipboard.writeText(citationOf(button));
        say(button, dialog.dataset.copied);
      } catch {
        say(button, dialog.dataset.copyFailed);
      }
    };
    const printAll = () => {
      const closed = all("details:not([open])");
      root.classList.add("print-all");
      for (const part of closed) part.open = true;
      addEventListener("afterprint", () => {
        root.classList.remove("print-all");
        for (const part of closed) part.open = false;
      }, { once: true });
      print();
    };
    const actions = {
      print: () => print(), "print-all": printAll, help, cite, "close-help": () => dialog.close(),
      reset: () => { clear(); keep(); search.focus(); },
    };
    document.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) actions[button.dataset.do](button);
      // A second click on the same link changes no hash, yet should lead there again.
      const link = event.target.closest('a[href^="#"]');
      if (link && link.hash === location.hash) follow();
    });

    // Browsers without ::details-content print the sources only when they are open.
    addEventListener("beforeprint", () => {
      for (const id of ["articles", "unread"]) {
        const part = one(id)?.querySelector("details:not([open])");
        if (!part) continue;
        part.open = true;
        addEventListener("afterprint", () => { part.open = false; }, { once: true });
      }
    });

    follow();
  };

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
