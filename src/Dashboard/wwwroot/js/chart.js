// Draws every chart of the page that the server has drawn already, so that points can be asked for their numbers: those that come near
// at once, the others when the page has nothing else to do.
"use strict";
(() => {
  const { library: source } = document.currentScript.dataset;
  const lang = document.documentElement.lang;
  const dayLength = 86_400_000;
  const colours = 8;
  const nameWidth = 150;
  const nameHeight = 15;
  const plotMargin = 40;
  const roomForNames = 640;
  const roomForDay = 90;
  const roomForCategory = 64;
  const dashes = ["solid", [7, 4], [2, 4], [10, 3, 2, 3], [14, 5], [4, 3], [1, 5], [8, 3, 2, 3, 2, 3]];
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // A format takes some milliseconds to make, which a page that isn't there yet needs for itself.
  const lazily = (make) => {
    let made = null;
    return { format: (value) => (made ??= make()).format(value) };
  };
  const numbers = (options) => lazily(() => new Intl.NumberFormat(lang, options));
  const dated = (options) => lazily(() => new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" }));
  const whole = numbers({ maximumFractionDigits: 0 });
  const hundredths = numbers({ minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const ticks = numbers({ maximumFractionDigits: 6 });
  const day = dated({ day: "numeric", month: "short", year: "numeric" });
  const dayOfYear = dated({ day: "numeric", month: "short" });
  const monthOfYear = dated({ month: "short", year: "numeric" });
  const drawings = new WeakMap();

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, place) => values[Number(place)]);

  // As the server writes them.
  const number = (value) =>
    (Math.abs(value) >= 100 || (Number.isInteger(value) && Math.abs(value) >= 2) ? whole : hundredths).format(value).replace("-", "−");

  // Days that are named: as far apart as the first of these steps that leaves each of them room, from the first day on.
  const steps = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1820];
  const datesOf = (of, data, width) => {
    const days = data.series.flatMap((series) => series.points.map((point) => point.x));
    const [first, last] = [of.min ?? Math.min(...days), of.max ?? Math.max(...days)];
    const fit = (days) => (last - first) / (days * dayLength) <= width / roomForDay;
    const step = (steps.find(fit) ?? steps.at(-1)) * dayLength;
    return Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => first + i * step);
  };

  // The year where it begins, and where months are named.
  const namer = (dates) => (at) => {
    const place = dates.indexOf(at);
    const far = dates.length > 1 && dates[1] - dates[0] > 56 * dayLength;
    if (far) return monthOfYear.format(at);
    const isNew = place > 0 && new Date(at).getUTCFullYear() !== new Date(dates[place - 1]).getUTCFullYear();
    return (isNew ? day : dayOfYear).format(at);
  };

  // Colours live in the style sheet alone. A probe makes the browser resolve light-dark() to the one that is in force.
  const tonesOf = (place) => {
    const probe = document.createElement("span");
    place.append(probe);
    const read = (name) => {
      probe.className = name;
      return getComputedStyle(probe).color;
    };
    const found = { series: Array.from({ length: colours }, (_, i) => read(`chart-probe s${i}`)) };
    for (const name of ["edge", "muted", "surface", "text", "soft", "rising"]) found[name] = read(`chart-probe-${name}`);
    probe.remove();
    return found;
  };

  const placeOf = (data, point) => {
    if (point.label !== null) return point.label;
    if (data.x.kind === "time") return day.format(point.x);
    return data.x.kind === "category" ? data.x.categories[point.x] ?? "" : number(point.x);
  };

  // What is told of a point, in lines.
  const linesOf = (place, data, series, point) => {
    const lines = [data.series.length > 1 ? `${series.name}: ${number(point.y)}` : number(point.y), placeOf(data, point)];
    if (point.low !== null && point.high !== null)
      lines.push(`${place.dataset.interval}: ${fill(place.dataset.range, number(point.low), number(point.high))}`);
    if (point.n !== null) lines.push(`n ${whole.format(point.n)}`);
    if (point.partial) lines.push(place.dataset.partial);
    return lines;
  };

  // Nodes and not markup: no style attribute, so the page's policy holds, and names from outside stay text.
  const tipOf = (lines) => {
    const box = document.createElement("div");
    box.className = "chart-tip";
    for (const [index, line] of lines.entries()) {
      const part = document.createElement(index === 0 ? "strong" : "span");
      part.textContent = line;
      box.append(part);
    }
    return box;
  };

  const axis = (of, tones, horizontal, data, width) => {
    const common = {
      axisLabel: { color: tones.muted, hideOverlap: true },
      axisLine: { show: horizontal, onZero: data.series.some((series) => series.kind === "bars"), lineStyle: { color: tones.muted } },
      axisTick: { lineStyle: { color: tones.muted } },
      splitLine: { show: !horizontal, lineStyle: { color: tones.edge } },
    };
    if (of.kind === "category") {
      const categories = of.categories ?? [];
      // Few are all named, on lines of their own width.
      const room = Math.floor((width - plotMargin) / Math.max(categories.length, 1));
      if (room >= roomForCategory) Object.assign(common.axisLabel, { hideOverlap: false, interval: 0, width: room - 8, overflow: "break" });
      return { ...common, type: "category", data: categories, boundaryGap: true };
    }
    const bounds = { min: of.min ?? undefined, max: of.max ?? undefined };
    if (of.kind !== "time") {
      common.axisLabel.formatter = (value) => ticks.format(value).replace("-", "−");
      return { ...common, ...bounds, type: "value", scale: horizontal || !data.series.some((series) => series.kind === "bars") };
    }
    const dates = datesOf(of, data, width);
    Object.assign(common.axisLabel, { customValues: dates, formatter: namer(dates) });
    common.axisTick.customValues = dates;
    return { ...common, type: "time", minInterval: dayLength, min: of.min ?? "dataMin", max: of.max ?? "dataMax" };
  };

  const isBounded = (point) => point.y !== null && point.low !== null && point.high !== null;
  const helper = { type: "line", silent: true, symbol: "none", tooltip: { show: false }, animation: false, z: 1 };

  // A band is an area stacked on its lower bound.
  const bandOf = (series, colour, index) => {
    const stack = { ...helper, stack: `band${index}`, stackStrategy: "all", lineStyle: { opacity: 0 } };
    return [
      { ...stack, data: series.points.map((point) => [point.x, isBounded(point) ? point.low : null]) },
      {
        ...stack,
        areaStyle: { color: colour, opacity: 0.16 },
        data: series.points.map((point) => [point.x, isBounded(point) ? point.high - point.low : null]),
      },
    ];
  };

  // A line from bound to bound of each point, with a gap after it.
  const whiskersOf = (series, colour) => ({
    ...helper,
    lineStyle: { color: colour, width: 1.5, opacity: 0.8 },
    data: series.points.filter(isBounded).flatMap((point) => [[point.x, point.low], [point.x, point.high], [point.x, null]]),
  });

  const datum = (tones, colour) => (point) => ({
    value: [point.x, point.y],
    point,
    ...(point.partial ? { itemStyle: { color: tones.surface, borderColor: colour, borderWidth: 2, opacity: 1 } } : {}),
  });

  // Several lines are named where they end, if there is room. Names that would lie on each other are moved apart.
  const namesOf = (place, data) => {
    const ends = data.series.flatMap((series, index) => {
      const last = series.kind === "line" && series.points.findLast((point) => point.y !== null);
      return last ? [{ index, y: last.y }] : [];
    });
    if (ends.length < 2 || place.clientWidth < roomForNames) return null;
    const values = data.series.flatMap((series) => series.points.flatMap((point) => [point.y, point.low, point.high].filter((value) => value !== null)));
    const [low, high] = [data.y.min ?? Math.min(...values), data.y.max ?? Math.max(...values)];
    const scale = (place.clientHeight - plotMargin) / Math.max(high - low, 1e-9);
    let free = -Infinity;
    return new Map(ends.sort((a, b) => b.y - a.y).map(({ index, y }) => {
      const at = (high - y) * scale;
      const moved = Math.max(at, free);
      free = moved + nameHeight;
      return [index, moved - at];
    }));
  };

  const nameAtEnd = (series, colour, down) => ({
    endLabel: { show: true, formatter: () => series.name, color: colour, offset: [0, down], width: nameWidth - 12, overflow: "truncate" },
  });

  const drawn = (series, index, tones, colour, names) => {
    const data = series.points.map(datum(tones, tones.series[colour]));
    const common = { id: `series${index}`, name: series.name, data, itemStyle: { color: tones.series[colour] }, z: 3 };
    if (series.kind === "line") {
      const line = { width: 2.5, color: tones.series[colour], type: dashes[colour] };
      return { ...common, ...(names?.has(index) ? nameAtEnd(series, tones.series[colour], names.get(index)) : {}), type: "line", symbol: "circle", symbolSize: data.length > 120 ? 3 : 7, showAllSymbol: true, lineStyle: line };
    }
    if (series.kind === "bars") return { ...common, type: "bar" };
    const size = (_, { data: { point } }) => Math.min(6 + Math.sqrt(point.n ?? 1) * 2, 18);
    return { ...common, type: "scatter", symbolSize: size, itemStyle: { color: tones.series[colour], opacity: 0.55 }, emphasis: { itemStyle: { opacity: 1 } } };
  };

  // They hang on a series of their own, whose only point is a gap.
  const marksOf = (data, tones, width) => {
    const named = (mark) => ({ name: mark.name });
    const stretch = (colour, opacity) => (mark) => [
      { ...named(mark), xAxis: mark.from ?? mark.at, itemStyle: { color: colour, opacity } },
      { xAxis: mark.to ?? mark.at },
    ];
    const of = (kind) => data.marks.filter((mark) => mark.kind === kind);
    return {
      type: "line",
      data: [[data.series.find((series) => series.points.length > 0)?.points[0].x ?? 0, null]],
      markArea: { silent: true, data: [...of("stretch").map(stretch(tones.soft, 1)), ...of("change").map(stretch(tones.rising, 0.14))] },
      markLine: {
        symbol: "none",
        animation: false,
        tooltip: { formatter: ({ name }) => tipOf([name]) },
        data: [
          ...of("change").map((mark) => ({ ...named(mark), xAxis: mark.at, label: { show: false }, lineStyle: { color: tones.rising, width: 2, type: "solid" } })),
          ...of("level").map((mark) => ({
            ...named(mark),
            yAxis: mark.at,
            lineStyle: { color: tones.muted, type: "dashed" },
            // The key above the chart names it too; where room is short the name would lie on points.
            label: { show: width >= roomForNames, color: tones.muted, backgroundColor: tones.surface, padding: [1, 4], position: "insideStartTop", formatter: "{b}" },
          })),
        ],
      },
    };
  };

  const seriesOf = (data, tones, names, width) => {
    const seen = { line: 0, dots: 0, bars: 0 };
    const all = [marksOf(data, tones, width)];
    for (const [index, series] of data.series.entries()) {
      const colour = seen[series.kind]++ % colours;
      if (series.points.some(isBounded))
        all.push(...(series.kind === "line" ? bandOf(series, tones.series[colour], index) : [whiskersOf(series, tones.series[colour])]));
      all.push(drawn(series, index, tones, colour, names));
    }
    return all;
  };

  const draw = (place) => {
    const { chart, data } = drawings.get(place);
    const tones = tonesOf(place);
    const names = namesOf(place, data);
    const tip = ({ data: { point }, seriesId }) => point && tipOf(linesOf(place, data, data.series[Number(seriesId.slice(6))], point));
    chart.setOption({
      useUTC: true,
      animation: !still.matches,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 8, right: names ? nameWidth : data.x.kind === "category" ? 44 : 18, top: 12, bottom: 8, containLabel: true },
      tooltip: { trigger: "item", confine: true, formatter: tip, padding: 0, borderWidth: 0, backgroundColor: "transparent", extraCssText: "box-shadow: none" },
      xAxis: axis(data.x, tones, true, data, place.clientWidth),
      yAxis: axis(data.y, tones, false, data, place.clientWidth),
      series: seriesOf(data, tones, names, place.clientWidth),
    }, true);
    place.dataset.drawn = String(data.series.reduce((sum, series) => sum + series.points.length, 0));
    place.dispatchEvent(new CustomEvent("drawn", { bubbles: true }));
  };

  // The arrow keys go through the points that have a value: left and right in a series, up and down between series.
  const move = (place, key) => {
    const state = drawings.get(place);
    const { data, chart } = state;
    const shown = data.series.map((series) => series.points.flatMap((point, index) => (point.y === null ? [] : [index])));
    const up = key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0;
    state.series = Math.min(Math.max((state.series ?? data.series.length - 1) + up, 0), data.series.length - 1);
    const places = shown[state.series];
    if (places.length === 0) return;
    const last = places.length - 1;
    const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };
    state.at = Math.min(Math.max((state.at ?? last + (key === "ArrowLeft" ? 1 : 0)) + (steps[key] ?? 0), 0), last);
    const index = places[state.at];
    const seriesIndex = chart.getOption().series.findIndex((series) => series.id === `series${state.series}`);
    chart.dispatchAction({ type: "showTip", seriesIndex, dataIndex: index });
    const series = data.series[state.series];
    place.closest("figure").querySelector(".chart-told").textContent = linesOf(place, data, series, series.points[index]).join(", ");
  };

  const listen = (place, chart) => {
    place.tabIndex = 0;
    place.setAttribute("role", "application");
    place.setAttribute("aria-label", place.dataset.label);
    place.setAttribute("aria-description", place.dataset.keys);
    place.addEventListener("keydown", (event) => {
      if (event.key === "Escape") chart.dispatchAction({ type: "hideTip" });
      if (!/^(Arrow(Left|Right|Up|Down)|Home|End)$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      move(place, event.key);
    });
    place.addEventListener("blur", () => chart.dispatchAction({ type: "hideTip" }));
    new ResizeObserver(() => chart.resize()).observe(place);
  };

  const load = async (place) => {
    const [answer] = await Promise.all([fetch(place.dataset.chart, { headers: { accept: "application/json" } }), loadLibrary()]);
    if (!answer.ok) return;
    const data = await answer.json();
    if (!data.series.some((series) => series.points.some((point) => point.y !== null))) return;
    let state = drawings.get(place);
    if (!state) {
      place.replaceChildren();
      place.classList.add("drawn");
      state = { chart: echarts.init(place, null, { renderer: "canvas" }), data };
      drawings.set(place, state);
      listen(place, state.chart);
    } else if (JSON.stringify(state.data) !== JSON.stringify(data)) {
      // The summary was of other numbers.
      place.setAttribute("aria-label", place.dataset.title);
    }
    state.data = data;
    draw(place);
  };

  // Larger than all else of a page together, so that nothing waits for it.
  let library = null;
  const loadLibrary = () => library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => {
      library = null;
      script.remove();
      reject(new Error(source));
    });
    document.head.append(script);
  });

  const places = () => [...document.querySelectorAll("[data-chart]")];

  // What the server drew stays where the numbers, or the library, can't be had.
  const follow = (place) => {
    near.unobserve(place);
    asked.add(place);
    load(place).catch(() => undefined);
  };

  const asked = new WeakSet();
  const near = new IntersectionObserver(
    (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => follow(entry.target)), { rootMargin: "25%" });
  const whenIdle = window.requestIdleCallback ?? ((work) => setTimeout(work, 200));
  const followRest = () => {
    const next = places().find((place) => !asked.has(place));
    if (!next) return;
    follow(next);
    whenIdle(followRest);
  };

  const watch = () => places().forEach((place) => (asked.has(place) ? follow(place) : near.observe(place)));
  const drawAll = () => places().filter((place) => drawings.has(place)).forEach(draw);

  document.addEventListener("refreshed", () => {
    watch();
    whenIdle(followRest);
  });
  document.addEventListener("themechange", drawAll);
  dark.addEventListener("change", drawAll);
  watch();
  if (document.readyState === "complete") whenIdle(followRest);
  else addEventListener("load", () => whenIdle(followRest));
})();
