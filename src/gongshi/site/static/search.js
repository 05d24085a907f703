// 在浏览器里查找：按两字一组取索引的分片，合并后核对原文。没有 fetch，没有 import，U 盘上也能用。
"use strict";
(function () {
  var waiting = {}, shards = {}, texts = {}, head = null;
  window.gongshiSearch = function (name, value) {
    if (name === "head") head = value;
    else if (name[0] === "t") texts[name] = value;
    else shards[name] = value;
    (waiting[name] || []).forEach(function (go) { go(); });
    delete waiting[name];
  };

  function load(name) {
    return new Promise(function (resolve, reject) {
      if ((name === "head" && head) || shards[name] || texts[name]) return resolve();
      if (waiting[name]) return waiting[name].push(resolve);
      waiting[name] = [resolve];
      var script = document.createElement("script");
      script.src = "search/" + name + ".js";
      script.onerror = function () { reject(new Error(name)); };
      document.head.appendChild(script);
    });
  }

  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/\s+/g, ""); }

  function shardOf(gram) {
    var hash = 0;
    for (var i = 0; i < gram.length; i++) hash = (hash * 31 + gram.charCodeAt(i)) % 1048573;
    return "s" + (hash % head.shards);
  }

  function grams(text) {
    var found = {}, signs = Array.from(text);
    for (var i = 0; i + 1 < signs.length; i++) found[signs[i] + signs[i + 1]] = true;
    return Object.keys(found);
  }

  function numbers(packed) {
    var at = 0;
    return packed.split(" ").map(function (step) { at += parseInt(step, 36); return at; });
  }

  function candidates(text) {
    var wanted = grams(text), lists = wanted.map(function (g) { return (shards[shardOf(g)] || {})[g]; });
    if (lists.some(function (l) { return !l; })) return [];
    return lists.map(numbers).reduce(function (a, b) {
      var other = new Set(b);
      return a.filter(function (n) { return other.has(n); });
    });
  }

  async function find(query) {
    await load("head");
    var text = plain(query);
    await Promise.all(grams(text).map(shardOf).map(load));
    var all = candidates(text), found = [], i = 0;
    for (; i < all.length && found.length < 50; i++) {
      var name = "t" + Math.floor(all[i] / head.chunk);
      await load(name);
      var item = texts[name][all[i] % head.chunk];
      if (plain(item[1] + item[3]).indexOf(text) >= 0) found.push(item);
    }
    return { found: found, more: i < all.length };
  }

  function marked(element, text, query) {
    var at = text.toLowerCase().indexOf(query.toLowerCase());
    if (at < 0) { element.textContent = text; return; }
    element.append(text.slice(0, at));
    var mark = document.createElement("mark");
    mark.textContent = text.slice(at, at + query.length);
    element.append(mark, text.slice(at + query.length));
  }

  function line(item, query) {
    var li = document.createElement("li"), a = document.createElement("a"), small = document.createElement("small");
    a.href = item[2];
    marked(a, item[1], query);
    marked(small, head.kinds[item[0]] + (item[3] ? "　" + item[3] : ""), query);
    li.append(a, small);
    return li;
  }

  async function show(query) {
    var said = document.getElementById("said"), list = document.getElementById("found");
    list.replaceChildren();
    if (plain(query).length < 2) { said.textContent = query ? "请至少写两个字。" : ""; return; }
    said.textContent = "正在查找……";
    try {
      var result = await find(query);
      result.found.forEach(function (item) { list.append(line(item, query.trim())); });
      said.textContent = !result.found.length ? "没有找到“" + query + "”。"
        : result.more ? "先列出 " + result.found.length + " 条，请写得再具体一些。"
        : "找到 " + result.found.length + " 条。";
    } catch (fault) {
      said.textContent = "检索文件没有取到（" + fault.message + "），请确认网站的 search 文件夹完整。";
    }
  }

  var input = document.getElementById("q");
  var asked = new URLSearchParams(location.search).get("q");
  document.querySelector("form.search").addEventListener("submit", function (event) {
    event.preventDefault();
    try { history.replaceState(null, "", "?q=" + encodeURIComponent(input.value)); } catch (fault) { console.info(fault.message); }
    show(input.value);
  });
  if (asked) { input.value = asked; show(asked); }
})();
