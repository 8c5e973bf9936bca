extension RuleGraph {
  /// The graph as one page for a browser: no network, nothing beside it, and readable without its script.
  public func html() -> String {
    var page = RulePage(self)
    return page.html
  }
}

/// Writes the page. Anchors are numbered, so that nothing the author typed stands in an address.
struct RulePage {
  let graph: RuleGraph
  var out = HTMLText()
  private let anchors: PageAnchors

  init(_ graph: RuleGraph) {
    self.graph = graph
    anchors = PageAnchors(graph)
  }

  var html: String {
    mutating get {
      head()
      summary()
      out.raw("<main>")
      for (index, type) in graph.leadTypes.enumerated() { section(type, index) }
      out.raw("</main><p id=\"none\" hidden>No rule has these words.</p>")
      out.raw("<script>\(Self.script)</script></body></html>\n")
      return out.html
    }
  }

  private mutating func head() {
    out.raw(
      """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
      script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
      <meta name="color-scheme" content="light dark"><title>\(HTMLText.escaped("Rules of \(graph.name.onOneLine)"))</title>
      <style>\(Self.style)</style></head><body>
      <svg class="tips" width="0" height="0" aria-hidden="true"><defs>
      <marker id="tip" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path class="tip" d="M0 0L8 4L0 8z"/></marker>
      <marker id="tip-back" viewBox="0 0 8 8" refX="2" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
      <path class="tip back" d="M0 0L8 4L0 8z"/></marker></defs></svg>

      """)
  }

  // MARK: The summary

  private mutating func summary() {
    let rules = graph.leadTypes.flatMap(\.events).flatMap(\.rules)
    let off = rules.count { !$0.isEnabled }
    out.raw("<header><h1>")
    out.text(graph.name)
    out.raw("</h1><p class=\"facts\">")
    let workflowCount = Set(graph.leadTypes.flatMap(\.workflows).map(\.name)).count + graph.idleWorkflows.count
    let facts = [
      "Version \(graph.version)", rules.count.of("rule") + (off > 0 ? " (\(off) switched off)" : ""),
      graph.leadTypes.count.of("lead type"), workflowCount.of("workflow"), graph.templateCount.of("template"),
    ]
    for fact in facts { out.raw("<span>\(fact)</span>") }
    out.raw("</p>")
    problems()
    out.raw("<nav aria-label=\"Lead types\">")
    for (index, type) in graph.leadTypes.enumerated() {
      out.raw("<a href=\"#t\(index)\">")
      out.text(type.name.rawValue)
      out.raw(" <small>\(type.events.reduce(0) { $0 + $1.rules.count })</small></a>")
    }
    out.raw("</nav><div class=\"tools\" hidden><input type=\"search\" id=\"filter\" ")
    out.raw("placeholder=\"Find rules: a name, an event, a template, a user …\" aria-label=\"Find rules\">")
    if !graph.allFindings.isEmpty {
      out.raw("<label><input type=\"checkbox\" id=\"problems\"> only with problems</label>")
    }
    out.raw("<button type=\"button\" id=\"fold\">Fold all</button></div></header>")
  }

  private mutating func problems() {
    let findings = graph.allFindings
    guard !findings.isEmpty else { return }
    let counts = FindingSeverity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : count.of(severity.noun, severity == .information ? "remarks" : nil)
    }
    out.raw("<details class=\"problems\" open><summary>\(counts.joined(separator: ", "))</summary><ul>")
    for finding in findings.bySeverity {
      out.raw("<li class=\"\(finding.severity.rawValue)\">")
      if let anchor = anchors.anchor(of: finding.place) {
        out.raw("<a href=\"#\(anchor)\">")
        out.text(finding.message)
        out.raw("</a>")
      } else {
        out.text(finding.message)
      }
      out.raw(" <code>\(HTMLText.escaped(finding.code.rawValue))</code></li>")
    }
    out.raw("</ul></details>")
    for finding in graph.findings { box(finding) }
  }

  /// A finding whole: what is wrong, why it hurts, what shows it, and how to mend it.
  private mutating func box(_ finding: Finding) {
    out.raw("<div class=\"finding \(finding.severity.rawValue)\"><p><b>\(finding.severity.word)</b> ")
    out.text(finding.message)
    out.raw(" <code>\(HTMLText.escaped(finding.code.rawValue))</code></p><p>")
    out.text(finding.why)
    out.raw("</p>")
    if !finding.story.isEmpty {
      out.raw("<details><summary>What happens</summary><ol>")
      for step in finding.story {
        out.raw("<li>")
        out.text(step)
        out.raw("</li>")
      }
      out.raw("</ol></details>")
    }
    for place in finding.related {
      out.raw("<p class=\"related\">")
      if let anchor = anchors.anchor(of: place.place) { out.raw("<a href=\"#\(anchor)\">See also</a>: ") }
      out.text(place.note)
      out.raw("</p>")
    }
    out.raw("<p class=\"mend\"><b>To mend it:</b> ")
    out.text(finding.mend + (finding.nearest.map { " Did you mean \($0.told)?" } ?? ""))
    out.raw("</p><p class=\"place\">")
    out.text(finding.place + (finding.mark.map { " (\($0))" } ?? ""))
    out.raw("</p></div>")
  }

  // MARK: Lead types

  private mutating func section(_ type: GraphedLeadType, _ index: Int) {
    out.raw("<section class=\"lead-type\" id=\"t\(index)\"><details open><summary><h2>")
    out.text(type.name.rawValue)
    out.raw("</h2><span class=\"group\">")
    out.text(type.group.rawValue)
    out.raw("</span></summary>")
    for finding in type.findings { box(finding) }
    if type.events.isEmpty { out.raw("<p class=\"quiet\">This lead type has no rules: nothing is done.</p>") }
    map(type, index)
    var family: EventFamily?
    for (number, event) in type.events.enumerated() {
      let own = EventFamily(event.event)
      if own != family {
        if family != nil { out.raw("</div>") }
        out.raw("<div class=\"family\"><h3>\(own.title)</h3>")
        family = own
      }
      article(event, "t\(index)e\(number)", in: type, index)
    }
    if family != nil { out.raw("</div>") }
    if !type.workflows.isEmpty {
      out.raw("<div class=\"family\"><h3>Workflows</h3>")
      for (number, workflow) in type.workflows.enumerated() {
        article(workflow, "t\(index)w\(number)", in: type, index)
      }
      out.raw("</div>")
    }
    out.raw("</details></section>")
  }

  private mutating func map(_ type: GraphedLeadType, _ index: Int) {
    let map = ConsequenceMap(type)
    guard !map.edges.isEmpty else { return }
    out.raw("<figure class=\"map\"><figcaption>What leads to what")
    if map.edges.contains(where: \.isBack) { out.raw(" <span class=\"circle\">Dashed lines go back: a circle</span>") }
    out.raw("</figcaption><div class=\"scroll\">")
    let title = "What leads to what for leads of type \(type.name.rawValue)"
    out.raw(map.svg(title: title) { anchors.anchor(of: $0, in: type, index) })
    out.raw("</div></figure>")
  }

  private mutating func article(_ event: GraphedEvent, _ id: String, in type: GraphedLeadType, _ index: Int) {
    out.raw("<article class=\"event\" id=\"\(id)\"><header><h4>")
    out.text(event.event.title)
    out.raw("</h4><p>")
    out.plain(event.event.story)
    causes(of: event.event, in: type)
    out.raw("</p></header>")
    for rule in event.rules { item(rule, in: type, index) }
    out.raw("</article>")
  }

  /// The rules and workflows whose actions can raise an event.
  private mutating func causes(of event: Event, in type: GraphedLeadType) {
    let causes = anchors.causes(of: event, in: type)
    guard !causes.isEmpty else { return }
    out.raw("<span class=\"causes\">Can come from ")
    for (index, cause) in causes.enumerated() {
      if index > 0 { out.raw(index == causes.count - 1 ? " and " : ", ") }
      out.raw("<a href=\"#\(cause.anchor)\">")
      out.text(cause.name)
      out.raw("</a>")
    }
    out.raw("</span>")
  }

  private mutating func item(_ rule: GraphedRule, in type: GraphedLeadType, _ index: Int) {
    let anchor = anchors.anchor(of: rule.place) ?? ""
    let worst = rule.findings.map(\.severity).max()
    let kind = (rule.isEnabled ? "" : " off") + (worst.map { " has-problem \($0.rawValue)" } ?? "")
    out.raw("<div class=\"rule\(kind)\" id=\"\(anchor)\"><h5>")
    out.text(rule.id.rawValue)
    if !rule.isEnabled { out.raw("<span class=\"badge\">switched off</span>") }
    out.raw("</h5>")
    condition(rule.condition)
    out.raw("<ul class=\"actions\">")
    for action in rule.actions {
      out.raw("<li>")
      if let turn = action.turn { out.raw("<span class=\"turn\" title=\"The order in which it runs\">\(turn)</span>") }
      self.action(action, in: type, index)
      out.raw("</li>")
    }
    out.raw("</ul>")
    for finding in rule.findings { box(finding) }
    out.raw("</div>")
  }

  private mutating func condition(_ condition: Condition?) {
    guard let condition, condition != .all([]) else { return out.raw("<p class=\"if always\">Always</p>") }
    let (parts, word): ([Condition], String) =
      switch condition {
      case .all(let parts) where parts.count > 1: (parts, "If all of these hold")
      case .any(let parts) where parts.count > 1: (parts, "If one of these holds")
      default: ([condition], "If")
      }
    out.raw("<div class=\"if\"><b>\(word)</b> ")
    guard parts.count > 1 else {
      out.text(condition.words)
      return out.raw("</div>")
    }
    out.raw("<ul>")
    for part in parts {
      out.raw("<li>")
      out.text(part.words)
      out.raw("</li>")
    }
    out.raw("</ul></div>")
  }

  private mutating func action(_ action: GraphedAction, in type: GraphedLeadType, _ index: Int) {
    out.raw("<span class=\"deed\">")
    out.text(action.action.words)
    out.raw("</span>")
    for consequence in action.consequences {
      let name =
        switch consequence.kind {
        case .event(let event, let landing): event.title + (landing == type.name ? "" : " of \(landing.rawValue)")
        case .workflow(let name): "Workflow \(name.rawValue)"
        case .leadType(let name): "Lead type \(name.rawValue)"
        }
      let words = (consequence.isGuess ? "perhaps " : "") + name
      if let anchor = anchors.anchor(of: consequence.kind, in: type, index) {
        out.raw(" <a class=\"leads\" href=\"#\(anchor)\">")
        out.text(words)
        out.raw("</a>")
      } else if !consequence.isGuess {
        out.raw(" <span class=\"leads none\" title=\"No rule is on it\">")
        out.text(words)
        out.raw("</span>")
      }
    }
  }

  private mutating func article(
    _ workflow: GraphedWorkflow, _ id: String, in type: GraphedLeadType, _ index: Int
  ) {
    let worst = workflow.findings.map(\.severity).max()
    out.raw("<article class=\"event workflow\"><div class=\"rule\(worst.map { " has-problem \($0.rawValue)" } ?? "")\"")
    out.raw(" id=\"\(id)\"><h5>")
    out.text(workflow.name.rawValue)
    out.raw("</h5><ol class=\"steps\">")
    for step in workflow.steps {
      switch step.content {
      case .wait(let period):
        out.raw("<li class=\"wait\">Wait \(period)")
      case .action(let action):
        out.raw("<li>")
        self.action(action, in: type, index)
      }
      if let condition = step.condition {
        out.raw("<div class=\"if\"><b>Only if</b> ")
        out.text(condition.words)
        out.raw("</div>")
      }
      out.raw("</li>")
    }
    out.raw("</ol>")
    for finding in workflow.findings { box(finding) }
    out.raw("</div></article>")
  }
}

extension [Finding] {
  /// The most severe first, otherwise as they are.
  fileprivate var bySeverity: [Finding] {
    FindingSeverity.allCases.reversed().flatMap { severity in filter { $0.severity == severity } }
  }
}

extension FindingSeverity {
  fileprivate var word: String {
    switch self {
    case .information: "Remark"
    case .warning: "Warning"
    case .error: "Error"
    }
  }

  fileprivate var noun: String { word.lowercased() }
}
