// Tools under a chart: copying its link, query or HTML, and its picture as a file.
"use strict";
(() => {
  const scale = 2;
  const margin = 16;

  const tell = (button, done) => {
    const told = button.closest(".chart-tools").querySelector(".tool-told");
    told.textContent = done ? told.dataset.copied : told.dataset.refused;
  };

  const copy = async (button, text) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(button, true);
    } catch {
      // Without a secure address, or when the person said no.
      tell(button, false);
    }
  };

  const surfaceOf = (figure) => {
    const probe = document.createElement("span");
    probe.className = "chart-probe-surface";
    figure.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };

  const keyOf = (item) => {
    const { stroke, fill } = getComputedStyle(item.querySelector("svg :not(g)"));
    return { text: item.textContent.trim(), colour: stroke === "none" ? fill : stroke };
  };

  // Writes what stands above the drawing and returns its height: once to measure, once on the canvas of that size.
  const writeHead = (pen, figure, width) => {
    const { fontFamily } = getComputedStyle(document.body);
    const write = (text, size, weight, colour, x, y) => {
      pen.font = `${weight} ${size}px ${fontFamily}`;
      pen.fillStyle = colour;
      pen.fillText(text, x, y, width);
      return pen.measureText(text).width;
    };
    const title = figure.querySelector("figcaption :is(h2, h3, h4)");
    const unit = figure.querySelector(".chart-unit");
    const muted = getComputedStyle(unit).color;
    write(title.textContent.trim(), 20, 600, getComputedStyle(title).color, margin, margin);
    write(unit.textContent.trim(), 13, 400, muted, margin, margin + 30);
    let [x, y] = [margin, margin + 54];
    for (const { text, colour } of [...figure.querySelectorAll(".key li")].map(keyOf)) {
      pen.font = `400 13px ${fontFamily}`;
      if (x > margin && x + 22 + pen.measureText(text).width > margin + width) [x, y] = [margin, y + 20];
      pen.fillStyle = colour;
      pen.fillRect(x, y + 5, 16, 4);
      x += 22 + write(text, 13, 400, muted, x + 22, y) + 20;
    }
    return y + 26;
  };

  // The drawing alone would be a picture of nobody knows what: title, unit and key go above it.
  const picture = (figure) => {
    const ground = surfaceOf(figure);
    const drawing = echarts.getInstanceByDom(figure.querySelector("[data-chart]")).getRenderedCanvas({ pixelRatio: scale, backgroundColor: ground });
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const head = writeHead(pen, figure, drawing.width / scale);
    canvas.width = drawing.width + 2 * margin * scale;
    canvas.height = drawing.height + (head + margin) * scale;
    pen.scale(scale, scale);
    pen.fillStyle = ground;
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.textBaseline = "top";
    writeHead(pen, figure, drawing.width / scale);
    pen.drawImage(drawing, margin, head, drawing.width / scale, drawing.height / scale);
    return canvas;
  };

  const save = (canvas, name) => canvas.toBlob((blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 80) || "chart"}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }, "image/png");

  const show = () => {
    for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false;
    for (const link of document.querySelectorAll("[data-copy-link]")) link.textContent = link.dataset.copyLink;
    // There is a picture of what the library has drawn.
    for (const button of document.querySelectorAll("[data-png]"))
      button.hidden = document.getElementById(button.dataset.png)?.querySelector("[data-drawn]") == null;
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-copy-link]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // The address bar takes it too, so that it can be copied from there.
      history.replaceState(null, "", link.href);
      event.preventDefault();
      copy(link, link.href);
      return;
    }
    const copied = event.target.closest("[data-copy]");
    if (copied) copy(copied, document.getElementById(copied.dataset.copy).textContent);
    const png = event.target.closest("[data-png]");
    const figure = png && document.getElementById(png.dataset.png);
    if (figure?.querySelector("[data-drawn]")) save(picture(figure), figure.querySelector("[data-chart]").dataset.title);
  });
  document.addEventListener("refreshed", show);
  document.addEventListener("drawn", show);
  show();
})();
