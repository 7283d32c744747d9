/* Search and filters of the list of jobs. All jobs are in the page: this hides those that are not looked for, and keeps what is
   looked for in the address, so that it can be linked to. Without it the page is the whole list. */
(() => {
  "use strict";

  const form = document.querySelector(".search"), list = document.querySelector(".jobs");
  if (!form || !list) return;

  const WAIT = 200; // milliseconds after the last key before a count is told and the address changes
  const NEAR = 3; // letters from which a word is found within a longer one: compounds have their last part first
  const LANG = document.documentElement.lang;
  const count = document.querySelector(".count"), nothing = document.querySelector(".nothing");
  const clearers = [...document.querySelectorAll(".clear")];
  const fields = [...form.elements].filter(field => field.name);
  const filters = fields.filter(field => field.tagName === "SELECT");

  // Letters that are no base letter with a mark, and two ways to write the Nordic ones where there is no key for them.
  const OTHER = { æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ß: "ss" };
  const SHORT = { ...OTHER, ø: "o" };
  const LONG = { ...OTHER, ø: "oe", ö: "oe", ä: "ae", å: "aa", ü: "ue" };

  const fold = (text, letters) =>
    [...text.normalize("NFC").toLowerCase()].map(sign => letters[sign] || sign).join("")
      .normalize("NFD").replace(/\p{M}|\u00ad/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const forms = text => [fold(text, SHORT), fold(text, LONG)];

  const jobs = [...list.children].map(item => ({
    item,
    text: " " + forms(item.textContent + " " + item.dataset.words).join("  "),
    values: Object.fromEntries(filters.map(filter => [filter.name, (item.dataset[filter.name] || "").split(" ")])),
  }));

  const holds = (text, word) => text.includes(word.length < NEAR ? " " + word : word);

  const plural = new Intl.PluralRules(LANG), number = new Intl.NumberFormat(LANG);
  const sentence = found => (count.dataset[plural.select(found)] || count.dataset.other).replace("{count}", number.format(found));

  let waiting = 0;

  const show = () => {
    const [short, long] = forms(form.elements.q.value).map(text => text.split(" ").filter(Boolean));
    const chosen = filters.filter(filter => filter.value);
    let found = 0;
    for (const { item, text, values } of jobs) {
      const fits = chosen.every(filter => values[filter.name].includes(filter.value))
        && short.every((word, place) => holds(text, word) || holds(text, long[place]));
      item.hidden = !fits;
      found += fits;
    }
    const asked = Boolean(chosen.length || form.elements.q.value.trim());
    list.hidden = !found;
    nothing.hidden = Boolean(found);
    clearers[0].hidden = !asked || !found;
    clearTimeout(waiting);
    waiting = setTimeout(() => tell(found), WAIT);
  };

  const tell = found => {
    const words = sentence(found);
    if (count.textContent !== words) count.textContent = words;
    const asked = new URLSearchParams(fields.filter(field => field.value.trim()).map(field => [field.name, field.value.trim()]));
    const query = asked.size ? "?" + asked : "";
    if (query !== location.search) history.replaceState(null, "", location.pathname + query + location.hash);
    for (const link of document.querySelectorAll(".languages a")) link.search = query;
  };

  const read = () => {
    const asked = new URLSearchParams(location.search);
    form.elements.q.value = asked.get("q") || "";
    for (const filter of filters) {
      const value = asked.get(filter.name) || "";
      filter.value = [...filter.options].some(option => option.value === value) ? value : "";
    }
  };

  const clear = () => {
    for (const field of fields) field.value = "";
    show();
    form.elements.q.focus();
  };

  form.addEventListener("input", show);
  form.addEventListener("change", show);
  form.addEventListener("submit", event => {
    event.preventDefault();
    document.querySelector("#jobs").focus();
  });
  for (const button of clearers) button.addEventListener("click", clear);
  addEventListener("popstate", () => { read(); show(); });

  form.hidden = false;
  read();
  show();
})();
