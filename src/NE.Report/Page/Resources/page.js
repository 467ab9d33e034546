"use strict";
(() => {
  const read = id => JSON.parse(document.getElementById(id).textContent);
  const figures = new Map(read("figures").map(figure => [figure.id, figure]));
  const experiments = read("experiments");
  const dark = matchMedia("(prefers-color-scheme: dark)");

  // Okabe and Ito's colours, which people with any kind of colour blindness can tell apart; for a dark page lighter ones of the same hues.
  const colours = {
    light: ["#0072b2", "#d55e00", "#009e73", "#b65c92", "#b07800", "#3a94c9", "#6b6b6b"],
    dark: ["#4fa8e0", "#f2884b", "#3cc9a0", "#e3a1c8", "#f0b93a", "#9ad4f5", "#b9b9b9"],
  };
  const dashes = ["solid", "dash", "dot", "dashdot"];
  const patterns = { solid: "", dash: "6 3", dot: "2 3", dashdot: "6 3 2 3" };
  const palette = () => colours[dark.matches ? "dark" : "light"];
  const colourOf = index => palette()[index % palette().length];
  const dashOf = index => dashes[Math.floor(index / palette().length) % dashes.length];
  // The first line stands out; the others run from pale to strong in the order of time.
  const mixed = (from, to, share) => "#" + [1, 3, 5].map(i => Math.round(parseInt(from.slice(i, i + 2), 16) * (1 - share) + parseInt(to.slice(i, i + 2), 16) * share).toString(16).padStart(2, "0")).join("");
  const ordered = (place, places) => place === 0 ? palette()[1] : mixed(...(dark.matches ? ["#35587a", "#c4e3ff"] : ["#a9cfec", "#08407a"]), places > 2 ? (place - 1) / (places - 2) : 0.6);
  const faint = (colour, opacity) => colour + Math.round(opacity * 255).toString(16).padStart(2, "0");
  const style = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  // plotly takes some tags in texts for markup; names of experiments are shown as they are.
  const plain = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

  const hidden = new Set();
  const states = new Map();
  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  function viewOf(figure, state) {
    return figure.views.find(view => view.choices.every((choice, i) => choice === state.choices[i])) ?? figure.views[0];
  }

  // Of networks and layers, the one with most values first; other lists begin with their first choice. So do panels beside each other, which
  // would else show different experiments.
  function fullest(figure) {
    const size = view => view.series.reduce((sum, series) => sum + series.x.length, 0) + (view.frames?.length ?? 0);
    return figure.lists.length < 2 || figure.views[0].series.some(series => series.o) ? figure.views[0] : figure.views.reduce((best, view) => size(view) > size(best) ? view : best, figure.views[0]);
  }

  function lineTraces(series) {
    const colour = series.o ? ordered(...series.o) : colourOf(series.c);
    const shape = series.s ? "hv" : "linear";
    const traces = [];
    if (series.l) {
      const edge = { x: series.x, mode: "lines", line: { width: 0, shape }, hoverinfo: "skip", showlegend: false, legendgroup: series.n };
      traces.push({ ...edge, y: series.l }, { ...edge, y: series.h, fill: "tonexty", fillcolor: faint(colour, 0.18) });
    }
    traces.push({
      x: series.x, y: series.y, name: plain(series.n), legendgroup: series.n, line: { color: colour, dash: series.p ? "dot" : series.o ? "solid" : dashOf(series.c), width: series.p ? 1.5 : 2, shape },
      mode: series.x.length < 3 ? "lines+markers" : "lines", marker: { color: colour },
      hovertemplate: "%{y:,.4~g}<extra>" + plain(series.n) + "</extra>",
    });
    return traces;
  }

  function runTraces(series) {
    return {
      x: series.x, y: series.y, name: plain(series.n), mode: "lines", showlegend: false, line: { color: faint(colourOf(series.c), 0.45), width: 1 },
      hovertemplate: "%{y:,.4~g}<extra>" + plain(series.n) + "</extra>",
    };
  }

  function intervalTraces(series) {
    const colour = colourOf(series.c);
    return {
      x: series.x, y: [plain(series.n)], name: plain(series.n), mode: "markers", showlegend: false, marker: { color: colour, size: 10 },
      error_x: series.l ? { type: "data", symmetric: false, array: [series.h[0] - series.x[0]], arrayminus: [series.x[0] - series.l[0]], color: colour, thickness: 2 } : undefined,
      hovertemplate: "%{x:,.4~g}<extra>" + plain(series.n) + "</extra>",
    };
  }

  // The size of a mark grows with how much happened, its area in proportion.
  function markTraces(series) {
    const most = Math.max(...series.y, 1);
    return {
      x: series.x, y: series.x.map(() => plain(series.n)), name: plain(series.n), mode: "markers", showlegend: false, customdata: series.y,
      marker: { color: colourOf(series.c), opacity: 0.75, line: { width: 0 }, size: series.y.map(value => 5 + 13 * Math.sqrt(value / most)) },
      hovertemplate: "step %{x:,d}: %{customdata:,.4~g}<extra>" + plain(series.n) + "</extra>",
    };
  }

  function barTraces(view, frame) {
    const [first, width] = view.bins;
    return [{
      type: "bar", x: frame.bars.map((_, i) => first + (i + 0.5) * width), y: frame.bars, width, marker: { color: colourOf(view.c), line: { width: 0 } },
      hovertemplate: "%{x:.4~g}: %{y:.3~g}<extra></extra>",
    }];
  }

  const cellsOf = frame => frame.bytes ??= Uint8Array.from(atob(frame.cells), letter => letter.charCodeAt(0));
  const highest = view => view.highest ??= view.frames.reduce((most, frame) => (frame.bars ?? cellsOf(frame)).reduce((a, b) => Math.max(a, b), most), 0);

  function heatTraces(view, frame) {
    const [rows, columns, height, width] = view.grid;
    const cells = cellsOf(frame);
    const z = Array.from({ length: rows }, (_, row) => Array.from(cells.subarray(row * columns, (row + 1) * columns), cell => cell / 255));
    return [{
      type: "heatmap", z, x0: width / columns / 2, dx: width / columns, y0: height / rows / 2, dy: height / rows, zmin: 0, zmax: highest(view) / 255 || 1,
      colorscale: [[0, style("--panel")], [1, colourOf(view.c)]], colorbar: { title: { text: "share live", side: "right" }, thickness: 12, outlinewidth: 0, len: 0.9 },
      hovertemplate: "input %{x:.0f}, unit %{y:.0f}: %{z:.3~g} live<extra></extra>",
    }];
  }

  // Names that do not fit between their lines are written aslant, with room above the plot.
  function switchesOf(figure, width) {
    const at = figure.switches ?? [];
    const shapes = at.map(x => ({ type: "line", x0: x, x1: x, yref: "paper", y0: 0, y1: 1, layer: "below", line: { color: style("--quiet"), dash: "dot", width: 1 } }));
    const longest = at.reduce((most, _, i) => Math.max(most, figure.names[i].length), 0);
    const aslant = longest * 7 * (at.length + 1) > width;
    const annotations = at.flatMap((x, i) => figure.names[i] ? [{
      x, y: 1, yref: "paper", text: plain(figure.names[i]), showarrow: false, xanchor: "left", yanchor: "bottom", textangle: aslant ? -35 : 0, font: { size: 11, color: style("--quiet") },
    }] : []);
    return { shapes, annotations, room: longest === 0 ? 10 : 46 + (aslant ? 4 * longest : 0) };
  }

  function layoutOf(figure, view, shown, small) {
    const axis = { gridcolor: style("--line"), zerolinecolor: style("--line"), linecolor: style("--line"), automargin: true };
    const rows = figure.kind === "intervals" || figure.kind === "marks";
    const moving = view.frames !== undefined;
    const switches = switchesOf(figure, innerWidth - 150);
    const ranked = view.series.some(series => series.o);
    const range = figure.kind === "heatmap" ? { range: [view.grid[2], 0] } : figure.kind === "bars" ? { range: [0, 1.05 * highest(view)] } : {};
    return {
      autosize: true,
      height: rows ? 120 + 34 * shown.length : small && !moving ? (ranked ? 320 : 260) : Math.min(460, Math.max(340, innerWidth * 0.6)) + switches.room - 10,
      margin: { l: 50, r: 15, t: rows ? 30 : switches.room, b: 40 },
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
      font: { color: style("--text"), family: "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif", size: 12 },
      xaxis: { ...axis, ...(figure.xt === "environment steps" ? { rangemode: "tozero" } : {}), title: { text: plain(figure.xt), standoff: 8 }, exponentformat: "SI", nticks: small || innerWidth < 600 ? 6 : undefined },
      yaxis: { ...axis, title: { text: plain(figure.yt), standoff: 8 }, exponentformat: "SI", ...(rows ? { range: [shown.length - 0.5, -0.5], type: "category" } : range) },
      hovermode: rows || moving ? "closest" : "x unified", bargap: 0,
      hoverlabel: { bgcolor: style("--panel"), font: { color: style("--text") } },
      showlegend: (!small || ranked) && !rows && !moving, legend: { orientation: "h", y: small ? -0.25 : -0.14, yanchor: "top" },
      modebar: { bgcolor: "rgba(0,0,0,0)", color: style("--line"), activecolor: style("--link") },
      annotations: switches.annotations,
      shapes: figure.mark === undefined ? switches.shapes : [{ type: "line", x0: figure.mark, x1: figure.mark, yref: "paper", y0: 0, y1: 1, line: { color: style("--quiet"), dash: "dot", width: 1 } }],
    };
  }

  function draw(element) {
    const figure = figures.get(element.id);
    const state = states.get(element.id);
    const view = viewOf(figure, state);
    const shown = view.series.filter(series => !hidden.has(series.c));
    const small = element.parentElement.classList.contains("grid");
    const frame = state.frameOf(view);
    const traces = figure.kind === "intervals" ? shown.map(intervalTraces) : figure.kind === "marks" ? shown.map(markTraces)
      : figure.kind === "bars" ? barTraces(view, frame) : figure.kind === "heatmap" ? heatTraces(view, frame) : [
      ...(state.runs ? (figure.runs ?? []).filter(series => !hidden.has(series.c)).map(runTraces) : []),
      ...shown.flatMap(lineTraces),
    ];
    Plotly.react(element.querySelector(".plot"), traces, layoutOf(figure, view, shown, small), {
      displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"],
      toImageButtonOptions: { format: "svg", filename: figure.id },
    });
    state.drawn = true;
    const details = element.querySelector("details");
    if (details?.open) fill(details, figure, state);
  }

  // Every number that is drawn, for those who cannot see or want to copy.
  function fill(details, figure, state) {
    details.querySelector(".table")?.remove();
    const body = make("tbody", {});
    const view = viewOf(figure, state);
    const heading = view.frames ? headingOfFrames(figure, view, state, body) : headingOfSeries(figure, view, body);
    const table = make("table", {}, make("thead", {}, make("tr", {}, ...heading.map(text => make("th", { scope: "col", class: "n" }, text)))), body);
    details.append(make("div", { class: "table", tabindex: "0", role: "region", "aria-label": "Values of " + figure.title }, table));
  }

  const written = value => value === undefined || value === null ? "–" : value.toLocaleString("en", { maximumSignificantDigits: 6 });

  // Of a histogram the bars of the moment; of a mask, whose cells only a picture can show, what there is of each moment.
  function headingOfFrames(figure, view, state, body) {
    const row = (name, ...cells) => body.append(make("tr", {}, make("th", { scope: "row" }, name), ...cells.map(cell => make("td", { class: "n" }, cell))));
    if (figure.kind === "heatmap") {
      view.frames.forEach(frame => row(frame.n, frame.note));
      return ["", "connections"];
    }
    const frame = state.frameOf(view);
    const [first, width] = view.bins;
    frame.bars.forEach((bar, i) => row(frame.n, written(first + i * width), written(first + (i + 1) * width), written(bar)));
    return ["", "from", "to", figure.yt];
  }

  function headingOfSeries(figure, view, body) {
    for (const series of view.series) {
      series.x.forEach((x, i) => {
        const cells = figure.kind === "intervals" ? [x] : [x, series.y[i]];
        const row = make("tr", {}, make("th", { scope: "row" }, series.n));
        for (const value of [...cells, series.l?.[i], series.h?.[i]]) row.append(make("td", { class: "n" }, written(value)));
        body.append(row);
      });
    }
    return figure.kind === "intervals" ? ["", figure.xt, "lower end", "upper end"] : ["", figure.xt, figure.yt, "lower edge", "upper edge"];
  }

  function prepare(element) {
    const figure = figures.get(element.id);
    const state = { choices: [...(fullest(figure)?.choices ?? [])], runs: false, drawn: false, frame: 1 };
    // The slider holds a share of the way, because views have different numbers of frames.
    state.frameOf = view => view.frames?.[Math.round(state.frame * (view.frames.length - 1))];
    states.set(element.id, state);
    element.classList.add(figure.kind);
    const controls = element.querySelector(".controls");
    const selects = figure.lists.map((name, place) => {
      const options = [...new Set(figure.views.map(view => view.choices[place]))];
      const select = make("select", {}, ...options.map(option => make("option", { value: option }, option || "whole run")));
      select.value = state.choices[place];
      select.addEventListener("change", () => {
        state.choices[place] = select.value;
        if (!figure.views.some(view => view.choices.every((choice, i) => choice === state.choices[i]))) {
          state.choices = [...figure.views.find(view => view.choices[place] === select.value).choices];
        }
        selects.forEach((other, i) => { if (other) other.value = state.choices[i]; });
        slide?.();
        draw(element);
      });
      if (options.length > 1) controls.append(make("label", {}, name, select));
      return select;
    });
    const slide = figure.kind === "bars" || figure.kind === "heatmap" ? slider(element, figure, state, controls) : null;
    if (figure.runs) {
      const box = make("input", { type: "checkbox" });
      box.addEventListener("change", () => { state.runs = box.checked; draw(element); });
      controls.append(make("label", {}, box, "a line for each seed"));
    }
    const details = make("details", {}, make("summary", {}, "Values"));
    details.addEventListener("toggle", () => { if (details.open) fill(details, figure, state); });
    element.append(details);
  }

  // Returns what must be called when another view is chosen.
  function slider(element, figure, state, controls) {
    const input = make("input", { type: "range", min: "0", step: "1", "aria-label": "moment of " + figure.title });
    const text = make("output", {});
    const show = () => {
      const frames = viewOf(figure, state).frames;
      const frame = state.frameOf({ frames });
      input.max = frames.length - 1;
      input.value = frames.indexOf(frame);
      input.setAttribute("aria-valuetext", frame.n);
      text.textContent = `${frame.n}: ${frame.note}`;
    };
    input.addEventListener("input", () => {
      state.frame = input.max > 0 ? input.value / input.max : 1;
      show();
      draw(element);
    });
    controls.append(make("label", { class: "slider" }, input, text));
    show();
    return show;
  }

  function redraw() {
    for (const [id, state] of states) if (state.drawn) draw(document.getElementById(id));
  }

  function legend() {
    const box = document.getElementById("experiments-shown");
    box.replaceChildren(make("legend", {}, "Experiments"));
    experiments.forEach((name, index) => {
      const input = make("input", { type: "checkbox" });
      input.checked = !hidden.has(index);
      input.addEventListener("change", () => { input.checked ? hidden.delete(index) : hidden.add(index); redraw(); });
      const line = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      line.setAttribute("width", "30"); line.setAttribute("height", "8"); line.setAttribute("aria-hidden", "true");
      const stroke = document.createElementNS("http://www.w3.org/2000/svg", "line");
      for (const [key, value] of Object.entries({ x1: 0, x2: 30, y1: 4, y2: 4, stroke: colourOf(index), "stroke-width": 3, "stroke-dasharray": patterns[dashOf(index)] })) stroke.setAttribute(key, value);
      line.append(stroke);
      box.append(make("label", {}, input, line, name));
    });
  }

  async function plotly() {
    const packed = Uint8Array.from(atob(document.getElementById("plotly").textContent), letter => letter.charCodeAt(0));
    const text = await new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
    const script = document.createElement("script");
    script.textContent = text;
    document.head.append(script);
  }

  const all = [...document.querySelectorAll("figure")];
  legend();
  all.forEach(prepare);
  plotly().then(() => {
    const watcher = new IntersectionObserver(entries => {
      for (const entry of entries) if (entry.isIntersecting && !states.get(entry.target.id).drawn) draw(entry.target);
    }, { rootMargin: "600px" });
    all.forEach(element => watcher.observe(element));

    // A figure is as wide as its column, whatever changes that: the window, a scroll bar, an opened table.
    const resized = new ResizeObserver(entries => {
      for (const { target } of entries) if (states.get(target.parentElement.id).drawn && Math.abs(target.clientWidth - target._fullLayout.width) > 1) draw(target.parentElement);
    });
    all.forEach(element => resized.observe(element.querySelector(".plot")));
    addEventListener("beforeprint", () => all.forEach(draw));
    dark.addEventListener("change", () => { legend(); redraw(); });
  }).catch(fault => document.getElementById("main").prepend(make("p", { role: "alert" }, "The figures could not be drawn (" + fault.message + "); the tables are complete.")));
})();
