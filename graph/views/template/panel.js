"use strict";
// What stands around the picture: the panel of the chosen node, the search box, the buttons.
(() => {
  const { panels, texts } = picture.content;
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), search = byId("search"), found = byId("found");
  const MOST_FOUND = 12;

  // Text reaches the page here only, and only as text.
  function element(tag, text = "", name = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function button(text, action, name = "") {
    const made = element("button", text, name);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  // Chooses a node by its id, or none for null.
  function choose(id, travel = false) {
    picture.highlight(id);
    panel.hidden = id === null;
    if (id === null) return;
    showPanel(id);
    if (travel) picture.travelTo(id, panel.offsetWidth);
  }

  function showPanel(id) {
    const { kind, colour, names, properties, facts, more } = panels[id];
    const close = button("×", () => choose(null), "close");
    close.setAttribute("aria-label", "Close");
    const kindOf = element("div", kind, "kind");
    kindOf.style.color = colour;
    const stated = id.startsWith("more:") ? "" : id;
    panel.replaceChildren(close, kindOf, element("h2", names[0]), element("small", stated));
    panel.append(propertyList(properties), ...factLists(facts));
    if (more) panel.append(element("h3", `and ${more} more facts`));
    panel.scrollTop = 0;
  }

  function propertyList(properties) {
    const list = element("dl");
    let last = "";
    for (const [name, value] of properties) {
      list.append(element("dt", name === last ? "" : name), element("dd", value));
      last = name;
    }
    return list;
  }

  function factLists(facts) {
    const lists = new Map();
    for (const [type, otherId, other, qualifiers, outgoing, evidence] of facts) {
      const heading = outgoing ? `${texts[type]} →` : `← ${texts[type]}`;
      if (!lists.has(heading)) lists.set(heading, element("ul"));
      lists.get(heading).append(factItem(texts[otherId], texts[other], texts[qualifiers], evidence));
    }
    return [...lists].flatMap(([heading, list]) => [element("h3", heading), list]);
  }

  function factItem(otherId, other, qualifiers, evidence) {
    const item = element("li"), drawn = Object.hasOwn(panels, otherId);
    item.append(drawn ? button(other, () => choose(otherId, true)) : element("span", other));
    if (qualifiers) item.append(element("span", qualifiers));
    for (const place of evidence) item.append(element("small", texts[place]));
    return item;
  }

  function find(text) {
    const wanted = text.trim().toLowerCase();
    const holds = (name) => name.toLowerCase().includes(wanted);
    const ids = wanted ? Object.keys(panels).filter((id) => [id, ...panels[id].names].some(holds)) : [];
    found.hidden = !wanted;
    found.replaceChildren(...ids.slice(0, MOST_FOUND).map(hit));
    if (!ids.length) found.append(element("li", "nothing in this picture has that name", "none"));
  }

  function hit(id) {
    const item = element("li");
    const name = button(panels[id].names[0], () => {
      found.hidden = true;
      choose(id, true);
    });
    name.append(" ", element("small", panels[id].kind));
    item.append(name);
    return item;
  }

  picture.onClick(choose);
  search.addEventListener("input", () => find(search.value));
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter") found.querySelector("button")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    found.hidden = true;
    choose(null);
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) found.hidden = true;
  });
  byId("closer").addEventListener("click", () => picture.zoom(1.25));
  byId("farther").addEventListener("click", () => picture.zoom(0.8));
  byId("all").addEventListener("click", picture.showAll);
  addEventListener("beforeprint", () => choose(null));
})();
