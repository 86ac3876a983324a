"use strict";
(() => {
  const drawing = JSON.parse(document.getElementById("drawing").textContent);
  const byId = (id) => document.getElementById(id);
  const nodes = new vis.DataSet(drawing.nodes);
  const edges = new vis.DataSet(drawing.edges);
  const network = new vis.Network(byId("canvas"), { nodes, edges }, drawing.options);
  const font = getComputedStyle(document.body).fontFamily;
  const CLOSEST = 1.15, OWN_SPACE = 36;
  const AWAY = 0.18, PALE = "rgba(74, 85, 99, 0.22)"; // what is neither chosen nor joined to it
  const ROUNDING = drawing.options.nodes.shapeProperties.borderRadius; // a bounding box is wider by this
  let near = null; // the chosen node and its neighbours; null while none is chosen

  // Text reaches the page here only, and only as text.
  function element(tag, text = "", name = "") {
    const made = document.createElement(tag);
    made.textContent = text;
    if (name) made.className = name;
    return made;
  }

  function button(text, action) {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  }

  function drawRegions(context) {
    const scale = network.getScale();
    for (const region of drawing.regions) {
      context.save();
      context.beginPath();
      context.roundRect(region.x, region.y, region.width, region.height, 16);
      context.globalAlpha = 0.06;
      context.fillStyle = region.colour;
      context.fill();
      context.globalAlpha = 0.35;
      context.lineWidth = 1;
      context.strokeStyle = region.colour;
      context.stroke();
      context.globalAlpha = 1;
      // From afar headings grow to stay readable, as far as the region is wide.
      let size = Math.min(28, Math.max(16, 13 / scale));
      const small = size < 22, room = region.width - 40;
      context.textBaseline = "middle";
      context.fillStyle = "#1d2733";
      context.font = `600 ${size}px ${font}`;
      size *= Math.min(1, room / context.measureText(region.title).width);
      context.font = `600 ${size}px ${font}`;
      context.fillText(region.title, region.x + 20, region.y + (small ? 22 : 30));
      if (small) {
        context.fillStyle = "#5b6470";
        context.font = `12px ${font}`;
        context.fillText(region.subtitle, region.x + 20, region.y + 43, room);
      }
      context.restore();
    }
  }

  function drawSigns(context) {
    for (const { id, sign } of drawing.nodes) {
      const box = network.getBoundingBox(id);
      const radius = sign.size * 0.62;
      const x = box.left + ROUNDING + radius + sign.size * 0.36, y = (box.top + box.bottom) / 2;
      context.save();
      context.globalAlpha = !near || near.has(id) ? 1 : AWAY;
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = sign.disc;
      context.fill();
      context.fillStyle = sign.ink;
      context.font = `600 ${sign.size * 0.74}px ${font}`;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillText(sign.text, x, y + sign.size * 0.04);
      context.restore();
    }
  }

  // Shows the node and its neighbours, or everything again for null.
  function highlight(id) {
    near = id === null ? null : new Set([id, ...network.getConnectedNodes(id)]);
    nodes.update(drawing.nodes.map((node) => {
      const clear = !near || near.has(node.id);
      return { id: node.id, opacity: clear ? 1 : AWAY, font: { ...node.font, color: clear ? node.font.color : PALE } };
    }));
    edges.update(drawing.edges.map((edge) => {
      const touches = edge.from === id || edge.to === id;
      const opacity = near ? (touches ? 0.95 : 0.05) : edge.color.opacity;
      const ink = !near || touches ? edge.font.color : PALE;
      return { id: edge.id, color: { ...edge.color, opacity }, font: { ...edge.font, color: ink } };
    }));
  }

  function choose(id, travel = false) {
    network.selectNodes([id], false);
    highlight(id);
    showPanel(id);
    if (!travel) return;
    const offset = { x: -byId("panel").offsetWidth / 2, y: 0 }, scale = Math.max(network.getScale(), 0.9);
    network.focus(id, { scale, offset, locked: false, animation: { duration: 350 } });
  }

  function chooseNone() {
    network.unselectAll();
    highlight(null);
    byId("panel").hidden = true;
  }

  function showPanel(id) {
    const panel = byId("panel"), content = drawing.panels[id];
    const close = button("×", chooseNone);
    close.className = "close";
    close.setAttribute("aria-label", "Close");
    const kind = element("div", content.kind, "kind");
    kind.style.color = content.colour;
    panel.replaceChildren(close, kind, element("h2", content.names[0]), element("small", id.startsWith("more:") ? "" : id));
    panel.append(propertyList(content.properties), ...factLists(content.facts));
    if (content.more) panel.append(element("h3", `and ${content.more} more facts`));
    panel.hidden = false;
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
    for (const fact of facts) {
      const heading = fact.outgoing ? `${fact.type} →` : `← ${fact.type}`;
      if (!lists.has(heading)) lists.set(heading, element("ul"));
      lists.get(heading).append(factItem(fact));
    }
    return [...lists].flatMap(([heading, list]) => [element("h3", heading), list]);
  }

  function factItem(fact) {
    const item = element("li");
    const drawn = Object.hasOwn(drawing.panels, fact.other_id);
    item.append(drawn ? button(fact.other, () => choose(fact.other_id, true)) : element("span", fact.other));
    if (fact.qualifiers) item.append(element("span", fact.qualifiers));
    for (const line of fact.evidence) item.append(element("small", line));
    return item;
  }

  function find(text) {
    const wanted = text.trim().toLowerCase(), list = byId("found");
    list.replaceChildren();
    list.hidden = !wanted;
    if (!wanted) return;
    const ids = Object.keys(drawing.panels).filter((id) =>
      [id, ...drawing.panels[id].names].some((name) => name.toLowerCase().includes(wanted)));
    for (const id of ids.slice(0, 12)) {
      const item = element("li");
      const hit = button(drawing.panels[id].names[0], () => { byId("found").hidden = true; choose(id, true); });
      hit.append(" ", element("small", drawing.panels[id].kind));
      item.append(hit);
      list.append(item);
    }
    if (!ids.length) list.append(element("li", "nothing in this picture has that name", "none"));
  }

  function showAll() {
    network.fit({ maxZoomLevel: CLOSEST, animation: false });
    network.moveTo({ scale: network.getScale() * (1 - OWN_SPACE / byId("canvas").clientWidth) });
  }

  // The canvas is drawn before the page takes its printed form, so it takes it first.
  function resizeFor(print) {
    document.documentElement.classList.toggle("printing", print);
    chooseNone();
    const { clientWidth, clientHeight } = byId("canvas");
    network.setSize(`${clientWidth}px`, `${clientHeight}px`);
    network.redraw();
    showAll();
    network.redraw(); // at once: by itself it would be drawn with the next frame, which is too late for paper
    if (!print) network.setSize("100%", "100%");
  }

  network.on("beforeDrawing", drawRegions);
  network.on("afterDrawing", drawSigns);
  network.on("click", ({ nodes: [id] }) => (id === undefined ? chooseNone() : choose(id)));
  byId("search").addEventListener("input", (event) => find(event.target.value));
  byId("search").addEventListener("keydown", (event) => {
    if (event.key === "Enter") byId("found").querySelector("button")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    byId("found").hidden = true;
    chooseNone();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) byId("found").hidden = true;
  });
  byId("closer").addEventListener("click", () => network.moveTo({ scale: network.getScale() * 1.25 }));
  byId("farther").addEventListener("click", () => network.moveTo({ scale: network.getScale() / 1.25 }));
  byId("all").addEventListener("click", showAll);
  addEventListener("resize", showAll);
  addEventListener("beforeprint", () => resizeFor(true));
  addEventListener("afterprint", () => resizeFor(false));
  showAll();
})();
