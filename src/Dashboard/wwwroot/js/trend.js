// Draws the trend that the server has drawn already, so that points can be asked for their numbers.
"use strict";
(() => {
  if (typeof echarts === "undefined") return;

  const lang = document.documentElement.lang;
  const score = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const count = new Intl.NumberFormat(lang);
  const day = new Intl.DateTimeFormat(lang, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  const dayLength = 86_400_000;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let place = null;
  let chart = null;
  let data = null;

  // Colours live in the style sheet alone. A probe makes the browser resolve light-dark() to the one that is in force.
  const colours = () => {
    const probe = document.createElement("span");
    place.append(probe);
    const read = (name) => {
      probe.className = `probe-${name}`;
      return getComputedStyle(probe).color;
    };
    const found = Object.fromEntries(["accent", "dot", "soft", "edge", "muted", "surface"].map((name) => [name, read(name)]));
    probe.remove();
    return found;
  };

  const ticks = () => JSON.parse(place.dataset.ticks);
  const middle = (point) => (Date.parse(point.first) + Date.parse(point.last) + dayLength) / 2;
  const datum = (point) => ({ value: [middle(point), point.p_subjective], point });
  const span = (point) => point.first === point.last
    ? day.format(Date.parse(point.first))
    : day.formatRange(Date.parse(point.first), Date.parse(point.last));

  // Nodes and not markup: no style attribute, so the page's policy holds.
  const tip = ({ data: { point } }) => {
    const box = document.createElement("div");
    box.className = "trend-tip";
    const head = document.createElement("strong");
    head.textContent = `P(SUBJ) ${score.format(point.p_subjective)}`;
    const when = document.createElement("span");
    when.textContent = span(point);
    const size = document.createElement("span");
    const words = point.articles === 1 ? place.dataset.article : place.dataset.articles;
    size.textContent = words.replace("{0}", count.format(point.articles));
    box.append(head, when, size);
    return box;
  };

  // A line across a longer hole would claim articles that nobody wrote.
  const withGaps = (points, step) => points.flatMap((point, index) => {
    const before = points[index - 1];
    const gap = before && middle(point) - middle(before) > 3 * step * dayLength;
    return gap ? [{ value: [middle(before) + 1, null] }, datum(point)] : [datum(point)];
  });

  const axes = (tones, top) => ({
    xAxis: {
      type: "time",
      min: Date.parse(data.period.first),
      max: Date.parse(data.period.last) + dayLength,
      axisLine: { lineStyle: { color: tones.muted } },
      axisTick: { lineStyle: { color: tones.muted }, customValues: ticks().map((tick) => Date.parse(tick.day)) },
      axisLabel: {
        color: tones.muted,
        hideOverlap: true,
        customValues: ticks().map((tick) => Date.parse(tick.day)),
        formatter: (at) => ticks().find((tick) => Date.parse(tick.day) === at)?.label ?? "",
      },
    },
    yAxis: {
      type: "value",
      min: 0,
      max: top,
      axisLabel: { color: tones.muted },
      splitLine: { lineStyle: { color: tones.edge } },
    },
  });

  const draw = () => {
    const tones = colours();
    const top = Math.min(1, Math.max(0.4, Math.ceil(Math.max(...data.fine.map((point) => point.p_subjective)) * 5) / 5));
    chart.setOption({
      animation: !still.matches,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 40, right: 16, top: 16, bottom: 32 },
      tooltip: { trigger: "item", formatter: tip, padding: 0, borderWidth: 0, backgroundColor: "transparent", extraCssText: "box-shadow: none" },
      ...axes(tones, top),
      series: [
        {
          type: "scatter",
          data: data.fine.map(datum),
          symbolSize: (_, { data: { point } }) => Math.min(6 + Math.sqrt(point.articles) * 2, 18),
          itemStyle: { color: tones.dot },
          emphasis: { itemStyle: { color: tones.accent } },
        },
        {
          type: "line",
          data: withGaps(data.coarse, data.coarse_step === "week" ? 7 : 31),
          symbol: "circle",
          symbolSize: 8,
          lineStyle: { width: 3, color: tones.accent },
          itemStyle: { color: tones.accent },
          markArea: {
            silent: true,
            itemStyle: { color: tones.soft },
            data: [[{ xAxis: Date.parse(data.period.recent_from) }, { xAxis: Date.parse(data.period.last) + dayLength }]],
          },
          markLine: data.level_before === null ? undefined : {
            silent: true,
            symbol: "none",
            lineStyle: { color: tones.muted, type: "dashed" },
            label: {
              color: tones.muted,
              backgroundColor: tones.surface,
              padding: [1, 4],
              position: "insideStartTop",
              formatter: `${place.dataset.level} ${score.format(data.level_before)}`,
            },
            data: [{ yAxis: data.level_before }],
          },
        },
      ],
    }, true);
    place.dataset.drawn = String(data.fine.length);
  };

  const load = async () => {
    place = document.getElementById("trend-chart");
    if (!place) return;
    const answer = await fetch(place.dataset.source, { headers: { accept: "application/json" } });
    if (!answer.ok) return;
    data = await answer.json();
    if (data.fine.length === 0) return;
    if (!chart) {
      const label = place.querySelector("svg")?.getAttribute("aria-label") ?? "";
      place.replaceChildren();
      place.classList.add("drawn");
      place.setAttribute("role", "img");
      place.setAttribute("aria-label", label);
      chart = echarts.init(place, null, { renderer: "canvas" });
      new ResizeObserver(() => chart.resize()).observe(place);
    }
    draw();
  };

  // What the server drew stays where the numbers can't be had.
  const tryLoad = () => load().catch(() => undefined);

  document.addEventListener("refreshed", tryLoad);
  document.addEventListener("themechange", () => data && chart && draw());
  tryLoad();
})();
