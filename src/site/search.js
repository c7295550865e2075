// Search by title. Titles lie in a file for each month, the newest is asked for first; text stays text.
(function () {
  "use strict";
  var MOST = 200;
  var form = document.getElementById("search");
  var field = document.getElementById("q");
  var status = document.getElementById("status");
  var found = document.getElementById("found");
  var months = (form.dataset.months || "").split(" ").filter(Boolean);
  var rows = {};
  var asked = 0;

  function plain(text) {
    return text.normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  }

  window.banxinTitles = function (month, titles) {
    rows[month] = titles.map(function (row) {
      return { row: row, text: plain(row[1] + row[2] + row[5]) };
    });
    show();
    ask();
  };

  function ask() {
    if (asked >= months.length) return;
    var month = months[asked];
    var script = document.createElement("script");
    script.src = month + "/titles.js";
    script.onload = script.onerror = function () {
      if (!rows[month]) {
        rows[month] = [];
        show();
        ask();
      }
    };
    asked += 1;
    document.head.appendChild(script);
  }

  function item(row) {
    var li = document.createElement("li");
    var link = document.createElement("a");
    link.href = row[0];
    link.textContent = row[1];
    var where = document.createElement("span");
    where.className = "deck";
    where.textContent = row[3] + " " + row[4];
    li.append(link, where);
    if (row[2]) {
      var deck = document.createElement("span");
      deck.className = "deck";
      deck.textContent = row[2];
      li.append(deck);
    }
    return li;
  }

  function show() {
    var wanted = plain(field.value);
    var hits = [];
    var count = 0;
    if (wanted) {
      months.forEach(function (month) {
        (rows[month] || []).forEach(function (one) {
          if (one.text.indexOf(wanted) < 0) return;
          count += 1;
          if (hits.length < MOST) hits.push(item(one.row));
        });
      });
    }
    found.replaceChildren.apply(found, hits);
    // What is said is said once: when all months are there.
    var whole = Object.keys(rows).length >= months.length;
    var most = count > MOST ? " (" + MOST + ")" : "";
    status.textContent = !wanted ? "" : !whole ? "…" : count ? count + " " + form.dataset.found + most : form.dataset.none;
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    show();
  });
  field.addEventListener("input", function () {
    if (asked === 0) ask();
    show();
  });
  form.hidden = false;
  var given = new URLSearchParams(location.search).get("q");
  if (given) {
    field.value = given;
    ask();
  }
})();
