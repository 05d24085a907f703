// 有网页服务器时，把示意图换成可拖动的地图，底图是本网站自己的 PMTiles。从 U 盘打开时浏览器不让脚本取文件，
// 也不让起后台线程，那时示意图自己就能拖动、放大。
"use strict";
(function () {
  var box = document.getElementById("map"), said = document.getElementById("map-said");
  var places = window.gongshiMap;
  if (location.protocol === "file:") {
    drawing(box.querySelector("svg"));
    said.textContent = "直接打开文件时显示示意图，可以拖动、放大；经网页服务器打开时是更细的地图。";
    return;
  }

  function drawing(svg) { // 拖动、放大示意图：只改它的视窗
    var whole = svg.getAttribute("viewBox").split(" ").map(Number), view = whole.slice(), from = null;
    function show(x, y, share) {
      var least = whole[2] / 12, wide = Math.min(whole[2], Math.max(least, view[2] * share)), tall = wide * whole[3] / whole[2];
      view = [Math.min(Math.max(x, 0), whole[2] - wide), Math.min(Math.max(y, 0), whole[3] - tall), wide, tall];
      svg.setAttribute("viewBox", view.join(" "));
      svg.style.setProperty("--grow", String(wide / whole[2]));
    }
    function grow(share) { show(view[0] + view[2] * (1 - share) / 2, view[1] + view[3] * (1 - share) / 2, share); }
    function move(right, down) { show(view[0] + view[2] * right, view[1] + view[3] * down, 1); }
    box.classList.add("drawn");
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "示意图，可用方向键移动，加号、减号缩放");
    svg.addEventListener("pointerdown", function (e) { from = [e.clientX, e.clientY]; svg.setPointerCapture(e.pointerId); });
    svg.addEventListener("pointerup", function () { from = null; });
    svg.addEventListener("pointermove", function (e) {
      if (!from) return;
      move((from[0] - e.clientX) / svg.clientWidth, (from[1] - e.clientY) / svg.clientHeight);
      from = [e.clientX, e.clientY];
    });
    var keys = { ArrowLeft: [-0.2, 0], ArrowRight: [0.2, 0], ArrowUp: [0, -0.2], ArrowDown: [0, 0.2] };
    box.addEventListener("keydown", function (e) {
      if (keys[e.key]) { move.apply(null, keys[e.key]); e.preventDefault(); }
      if (e.key === "+" || e.key === "=") grow(0.6);
      if (e.key === "-") grow(1 / 0.6);
    });
    tools(function () { grow(0.6); }, function () { grow(1 / 0.6); }, function () { show(0, 0, 99); });
  }

  function script(path) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script");
      element.src = path;
      element.onload = resolve;
      element.onerror = function () { reject(new Error(path)); };
      document.head.appendChild(element);
    });
  }

  function whole(path) { // 整个文件取一次：不要求服务器支持分段读取
    var bytes = fetch(path).then(function (answer) {
      if (!answer.ok) throw new Error(path);
      return answer.arrayBuffer();
    });
    return {
      getKey: function () { return path; },
      getBytes: async function (offset, length) { return { data: (await bytes).slice(offset, offset + length) }; }
    };
  }

  function points(feature) {
    return feature.geometry.type === "Point" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
  }

  function bounds() {
    var all = places.features.flatMap(points), xs = all.map(function (p) { return p[0]; }), ys = all.map(function (p) { return p[1]; });
    return [[Math.min.apply(null, xs), Math.min.apply(null, ys)], [Math.max.apply(null, xs), Math.max.apply(null, ys)]];
  }

  function style() {
    return {
      version: 8,
      sources: {
        ground: { type: "vector", url: "pmtiles://ground" },
        shade: { type: "geojson", data: window.gongshiShade },
        places: { type: "geojson", data: places }
      },
      layers: [
        { id: "paper", type: "background", paint: { "background-color": "#eef2f0" } },
        { id: "ground", type: "line", source: "ground", "source-layer": "ground", layout: { "line-cap": "round", "line-join": "round" },
          paint: { "line-color": "#8c99a3", "line-width": ["interpolate", ["linear"], ["zoom"], 8, 1, 14, 5] } },
        { id: "shade", type: "line", source: "shade", layout: { "line-cap": "butt" },
          paint: { "line-color": ["match", ["get", "step"], 1, "#f6c89f", 2, "#ee9b4a", 3, "#d9691e", "#9c3d08"], "line-width": ["interpolate", ["linear"], ["zoom"], 8, 3, 14, 9] } },
        { id: "places", type: "line", source: "places", layout: { "line-cap": "round" }, paint: { "line-color": "#a4161a", "line-width": 7 } }
      ]
    };
  }

  function pin(map, feature) {
    var told = feature.properties, all = points(feature), button = document.createElement("button");
    button.type = "button";
    button.className = "pin";
    button.textContent = told.number;
    button.setAttribute("aria-label", told.number + "　" + told.label);
    button.addEventListener("click", function () { said.textContent = told.number + "　" + told.label + (told.note ? "：" + told.note : ""); });
    new maplibregl.Marker({ element: button }).setLngLat(all[Math.floor(all.length / 2)]).addTo(map);
    button.setAttribute("aria-label", told.number + "　" + told.label);
  }

  function tools(nearer, farther, all) {
    var holder = document.createElement("div");
    holder.className = "map-tools";
    [["＋", "放大", nearer], ["－", "缩小", farther], ["全", "显示全部", all]].forEach(function (tool) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = tool[0];
      button.setAttribute("aria-label", tool[1]);
      button.addEventListener("click", tool[2]);
      holder.append(button);
    });
    box.append(holder);
  }

  async function live() {
    await Promise.all([script("static/vendor/maplibre-gl-csp.js"), script("static/vendor/pmtiles.js")]);
    maplibregl.setWorkerUrl(new URL("static/vendor/maplibre-gl-csp-worker.js", location.href).href);
    var protocol = new pmtiles.Protocol(), ground = new pmtiles.PMTiles(whole("map/ground.pmtiles"));
    protocol.tiles.set("ground", ground);
    maplibregl.addProtocol("pmtiles", protocol.tile);
    var drawing = box.querySelector("svg");
    drawing.remove();
    box.classList.add("live");
    var map = new maplibregl.Map({
      container: box, style: style(), bounds: bounds(), fitBoundsOptions: { padding: 60, maxZoom: 13 }, attributionControl: false,
      maxZoom: 18, dragRotate: false, cooperativeGestures: false, locale: { "Map.Title": "地图" }
    });
    map.on("error", function (event) { said.textContent = "地图有一部分没有取到：" + event.error.message; });
    map.on("load", function () { box.dataset.state = "ready"; });
    places.features.forEach(function (feature) { pin(map, feature); });
    tools(function () { map.zoomIn(); }, function () { map.zoomOut(); }, function () { map.fitBounds(bounds(), { padding: 60 }); });
  }

  live().catch(function (fault) { said.textContent = "可拖动的地图没有取到（" + fault.message + "），地点见下面的列表。"; });
})();
