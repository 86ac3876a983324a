"use strict";
// The picture: nodes and lines by vis-network, areas and signs drawn around them, and what is highlighted.
const picture = (() => {
  const content = JSON.parse(document.getElementById("drawing").textContent);
  const canvas = document.getElementById("canvas");
  const nodes = new vis.DataSet(content.nodes);
  const edges = new vis.DataSet(content.edges);
  const network = new vis.Network(canvas, { nodes, edges }, content.options);
  const font = getComputedStyle(document.body).fontFamily;
  const INK = content.options.edges.font.color;
  const ROUNDING = content.options.nodes.shapeProperties.borderRadius; // a bounding box is wider by this
  const CLOSEST = 1.15, OWN_SPACE = 36;
  const AWAY = 0.18, PALE = "rgba(74, 85, 99, 0.22)"; // what is neither chosen nor joined to it
  let near = null; // the chosen node and its neighbours; null while none is chosen

  function drawRegions(context) {
    const scale = network.getScale();
    for (const region of content.regions) {
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
      drawHeading(context, region, scale);
      context.restore();
    }
  }

  // From afar headings grow to stay readable, as far as the region is wide.
  function drawHeading(context, region, scale) {
    const size = Math.min(28, Math.max(16, 13 / scale));
    const small = size < 22, room = region.width - 40, line = region.y + (small ? 22 : 30);
    context.textBaseline = "middle";
    context.font = `${size}px ${font}`;
    const number = context.measureText(region.number).width + (region.number ? size : 0);
    context.font = `600 ${size}px ${font}`;
    const narrower = Math.min(1, room / (context.measureText(region.title).width + number));
    context.fillStyle = "#1d2733";
    context.font = `600 ${size * narrower}px ${font}`;
    context.fillText(region.title, region.x + 20, line);
    context.fillStyle = "#5b6470";
    context.font = `${size * narrower}px ${font}`;
    context.textAlign = "right";
    context.fillText(region.number, region.x + region.width - 20, line);
    context.textAlign = "left";
    if (!small) return;
    context.font = `12px ${font}`;
    context.fillText(region.subtitle, region.x + 20, region.y + 43, room);
  }

  function drawSigns(context) {
    for (const { id, sign } of content.nodes) {
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

  // The node and its neighbours; by way of one that stands for a group, those that are joined to the group.
  function surroundings(id) {
    const direct = network.getConnectedNodes(id);
    const groups = direct.filter((other) => other.startsWith("more:"));
    return new Set([id, ...direct, ...groups.flatMap((group) => network.getConnectedNodes(group))]);
  }

  // Shows the node and its neighbours, or everything again for null.
  function highlight(id) {
    near = id === null ? null : surroundings(id);
    nodes.update(content.nodes.map((node) => {
      const clear = !near || near.has(node.id);
      return { id: node.id, opacity: clear ? 1 : AWAY, font: { ...node.font, color: clear ? node.font.color : PALE } };
    }));
    edges.update(content.edges.map((edge) => {
      const own = edge.from === id || edge.to === id;
      const touches = own || (near && near.has(edge.from) && near.has(edge.to) && edge.id.startsWith("line "));
      const opacity = near ? (touches ? 0.95 : 0.05) : edge.color.opacity;
      return { id: edge.id, color: { ...edge.color, opacity }, font: { color: !near || touches ? INK : PALE } };
    }));
    if (id === null) network.unselectAll();
    else network.selectNodes([id], false);
  }

  function travelTo(id, hiddenAtRight) {
    const scale = Math.max(network.getScale(), 0.9), offset = { x: -hiddenAtRight / 2, y: 0 };
    network.focus(id, { scale, offset, locked: false, animation: { duration: 350 } });
  }

  function showAll() {
    network.fit({ maxZoomLevel: CLOSEST, animation: false });
    network.moveTo({ scale: network.getScale() * (1 - OWN_SPACE / canvas.clientWidth) });
  }

  // The canvas is drawn before the page takes its printed form, so it takes it first.
  function resizeFor(print) {
    document.documentElement.classList.toggle("printing", print);
    highlight(null);
    network.setSize(`${canvas.clientWidth}px`, `${canvas.clientHeight}px`);
    network.redraw();
    showAll();
    network.redraw(); // at once: by itself it would be drawn with the next frame, which is too late for paper
    if (!print) network.setSize("100%", "100%");
  }

  network.on("beforeDrawing", drawRegions);
  network.on("afterDrawing", drawSigns);
  addEventListener("resize", showAll);
  addEventListener("beforeprint", () => resizeFor(true));
  addEventListener("afterprint", () => resizeFor(false));
  showAll();

  return {
    content, highlight, travelTo, showAll,
    zoom: (factor) => network.moveTo({ scale: network.getScale() * factor }),
    onClick: (action) => network.on("click", ({ nodes: [id] }) => action(id === undefined ? null : id)),
  };
})();
