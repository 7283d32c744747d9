/* Loads a page again when its file has changed, and says at its foot what keeps it from being built. It is added to pages on
   their way to the browser, never to the files themselves. */
(() => {
  "use strict";

  const OURS = document.currentScript.dataset.mark; // of the state that is shown
  const SCROLL = "annons-watch-scroll";
  const AGAIN = 1000; // milliseconds until a server that is gone is asked again
  const GONE = 3000; // milliseconds after which the reader is told that it is gone

  const STYLE = `
    /* Important, since the page's own rules would win otherwise. */
    :host { all: initial !important; position: fixed !important; inset: auto 0 0 0 !important; z-index: 2147483647 !important;
      display: block !important; }
    :host([hidden]) { display: none !important; }
    div { max-height: 40vh; overflow: auto; padding: .65rem 1.25rem .75rem; border-top: 3px solid #b98900; background: #fff4d6;
      color: #4a3600; font: 15px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
      overflow-wrap: anywhere; box-shadow: 0 -2px 12px #14181f1f; }
    div.gone { border-color: #4d5664; background: #f6f7f9; color: #14181f; }
    b, span { display: block; }
    b { font-weight: 650; }
    span + span { opacity: .85; }
    @media print { :host { display: none !important; } }`;

  let bar = null, box = null, source = null, again = 0, gone = 0, failure = null;

  const show = (lines, kind) => {
    if (!bar) {
      bar = document.createElement("annons-watch");
      const root = bar.attachShadow({ mode: "open" }), style = document.createElement("style");
      style.textContent = STYLE;
      box = document.createElement("div");
      box.setAttribute("role", "status");
      root.append(style, box);
      document.body.append(bar);
    }
    bar.hidden = false;
    box.className = kind;
    box.replaceChildren(...lines.filter(([, text]) => text).map(([tag, text]) => {
      const line = document.createElement(tag);
      line.textContent = text;
      return line;
    }));
    // The end of the page can still be scrolled into sight.
    document.documentElement.style.marginBottom = `${bar.offsetHeight}px`;
  };

  const hide = () => {
    if (!bar) return;
    bar.hidden = true;
    box.replaceChildren();
    document.documentElement.style.marginBottom = "";
  };

  const tell = () => {
    if (!failure) return hide();
    const more = failure.more ? ` (and ${failure.more} more ${failure.more === 1 ? "error" : "errors"})` : "";
    show([["b", failure.where], ["span", failure.message + more], ["span", failure.hint && `→ ${failure.hint}`]], "failed");
  };

  const reload = () => {
    close();
    try {
      sessionStorage.setItem(SCROLL, JSON.stringify([location.pathname, scrollX, scrollY]));
    } catch { /* Where nothing may be kept, the browser's own memory has to do. */ }
    location.reload();
  };

  const restore = () => {
    try {
      const [page, x, y] = JSON.parse(sessionStorage.getItem(SCROLL));
      if (page === location.pathname) scrollTo({ left: x, top: y, behavior: "instant" });
    } catch { /* Nothing was kept. */ }
  };

  const close = () => {
    if (source) source.close();
    source = null;
    clearTimeout(again);
  };

  const open = () => {
    close();
    source = new EventSource(`/-annons/events?page=${encodeURIComponent(location.pathname)}`);
    source.onmessage = event => {
      clearTimeout(gone);
      gone = 0;
      const said = JSON.parse(event.data);
      failure = said.failure;
      if (said.mark && said.mark !== OURS) reload();
      else tell();
    };
    source.onerror = () => {
      gone ||= setTimeout(() => show([["span", "annons watch has stopped; this page no longer follows your changes."]], "gone"), GONE);
      // Browsers come back by themselves, except after an answer that they did not expect.
      if (source && source.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN);
    };
  };

  // A browser keeps six connections to a server at most: a page that nobody sees gives its own back.
  const follow = () => document.visibilityState === "visible" ? open() : close();

  restore();
  addEventListener("load", () => {
    restore();
    try { sessionStorage.removeItem(SCROLL); } catch { /* as above */ }
  });
  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", close);
  addEventListener("pageshow", event => { if (event.persisted) follow(); });
  follow();
})();
