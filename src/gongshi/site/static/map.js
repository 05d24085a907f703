// 有网页服务器时，把静态示意图换成可拖动的地图。底图是本网站自己的 PMTiles；从 U 盘打开时保留静态图。
"use strict";
(function () {
  var box = document.getElementById("map"), said = document.getElementById("map-said");
  var places = window.gongshiMap;
  if (location.protocol === "file:") {
    said.textContent = "直接打开文件时显示静态图；可拖动、放大的地图需要经网页服务器打开。";
    return;
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

  function tools(map) {
    var holder = document.createElement("div");
    holder.className = "map-tools";
    [["＋", "放大", function () { map.zoomIn(); }], ["－", "缩小", function () { map.zoomOut(); }],
      ["全", "显示全部", function () { map.fitBounds(bounds(), { padding: 60 }); }]].forEach(function (tool) {
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
    tools(map);
  }

  live().catch(function (fault) { said.textContent = "可拖动的地图没有取到（" + fault.message + "），地点见下面的列表。"; });
})();
