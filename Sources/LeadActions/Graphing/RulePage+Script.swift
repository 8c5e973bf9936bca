extension RulePage {
  /// Finding, folding and lighting up lines; the page is whole without it. It reads what is shown and writes no text
  /// of the author's.
  static let script = #"""
    (function () {
      "use strict";
      var all = function (selector, within) { return Array.from((within || document).querySelectorAll(selector)); };
      var tools = document.querySelector(".tools");
      var filter = document.getElementById("filter");
      var problems = document.getElementById("problems");
      var none = document.getElementById("none");
      var fold = document.getElementById("fold");
      tools.hidden = false;
      var texts = new Map();
      all(".rule").forEach(function (rule) {
        var head = rule.parentElement.querySelector("header");
        texts.set(rule, (rule.textContent + " " + (head ? head.textContent : "")).toLowerCase());
      });
      function hideEmpty(selector, inner) {
        all(selector).forEach(function (part) { part.hidden = !all(inner, part).some(function (it) { return !it.hidden; }); });
      }
      function apply() {
        var words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
        var only = problems !== null && problems.checked;
        var isAll = words.length === 0 && !only;
        texts.forEach(function (text, rule) {
          rule.hidden = !words.every(function (word) { return text.includes(word); })
            || (only && !rule.classList.contains("has-problem"));
        });
        hideEmpty(".event", ".rule");
        hideEmpty(".family", ".event");
        all(".lead-type").forEach(function (type) {
          var shown = all(".rule", type).some(function (rule) { return !rule.hidden; });
          type.hidden = !isAll && !shown;
          if (!isAll && shown) { type.querySelector("details").open = true; }
        });
        all(".map").forEach(function (map) { map.hidden = !isAll; });
        none.hidden = isAll || all(".rule").some(function (rule) { return !rule.hidden; });
      }
      filter.addEventListener("input", apply);
      if (problems) { problems.addEventListener("change", apply); }
      document.addEventListener("keydown", function (event) {
        if (event.key === "/" && document.activeElement !== filter) { event.preventDefault(); filter.focus(); }
        if (event.key === "Escape" && document.activeElement === filter) { filter.value = ""; apply(); }
      });
      fold.addEventListener("click", function () {
        var parts = all(".lead-type > details");
        var open = !parts.some(function (part) { return part.open; });
        parts.forEach(function (part) { part.open = open; });
        fold.textContent = open ? "Fold all" : "Unfold all";
      });
      function reveal() {
        var target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
        if (!target) { return; }
        if (target.closest("[hidden]") || target.hidden) {
          filter.value = "";
          if (problems) { problems.checked = false; }
          apply();
        }
        var details = target.closest("details");
        if (details) { details.open = true; }
        target.scrollIntoView();
      }
      window.addEventListener("hashchange", reveal);
      all(".map").forEach(function (map) {
        function light(node) {
          map.classList.toggle("lighting", node !== null);
          all(".edge", map).forEach(function (edge) {
            edge.classList.toggle("lit", node !== null && (edge.dataset.from === node || edge.dataset.to === node));
          });
        }
        all(".node", map).forEach(function (node) {
          node.addEventListener("mouseenter", function () { light(node.dataset.node); });
          node.addEventListener("mouseleave", function () { light(null); });
        });
      });
    }());
    """#
}
