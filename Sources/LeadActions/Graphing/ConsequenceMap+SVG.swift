extension ConsequenceMap {
  private static let width = 188
  private static let height = 34
  private static let across = 92
  private static let down = 16
  private static let margin = 14

  /// The map as inline SVG; a node links to where the page tells of it.
  func svg(title: String, anchor: (Node) -> String?) -> String {
    let heights = slots.map { $0.reduce(0) { $0 + Self.room(for: $1) } }
    let tallest = heights.max() ?? 0
    let backCount = edges.count { $0.isBack && $0.from != $0.to }
    let fullWidth = slots.count * (Self.width + Self.across) - Self.across + 2 * Self.margin + 24
    let fullHeight = tallest + 2 * Self.margin + (backCount > 0 ? 12 + backCount * 10 : 0)
    // By column and row, the top left corner.
    let corners = slots.indices.map { column in
      var y = Self.margin + (tallest - heights[column]) / 2
      return slots[column].map { slot in
        defer { y += Self.room(for: slot) }
        return (x: Self.margin + column * (Self.width + Self.across), y: y)
      }
    }
    func corner(_ node: Int) -> Corner { corners[columns[node]][rows[node]] }
    var html = HTMLText()
    html.raw(
      "<svg role=\"img\" width=\"\(fullWidth)\" height=\"\(fullHeight)\" viewBox=\"0 0 \(fullWidth) \(fullHeight)\">")
    html.raw("<title>\(HTMLText.escaped(title))</title>")
    var back = 0
    for edge in edges {
      if edge.isBack, edge.from != edge.to { back += 1 }
      let passes = edge.passes.enumerated().map { corners[columns[edge.from] + 1 + $0][$1] }
      draw(edge, corner(edge.from), corner(edge.to), passing: passes, floor: fullHeight - 8 - back * 10, &html)
    }
    for (index, node) in nodes.enumerated() { draw(node, index, corner(index), anchor(node), &html) }
    html.raw("</svg>")
    return html.html
  }

  private typealias Corner = (x: Int, y: Int)

  private static func room(for slot: Slot) -> Int {
    if case .node = slot { height + down } else { down }
  }

  private func draw(
    _ edge: Edge, _ from: Corner, _ to: Corner, passing passes: [Corner], floor: Int, _ html: inout HTMLText
  ) {
    let half = Self.height / 2
    let start = (x: from.x + Self.width, y: from.y + half)
    let end = (x: to.x - 6, y: to.y + half)
    let path: String
    if edge.from == edge.to {
      path = "M\(start.x) \(start.y - 8)c22 -8 22 24 6 16"
    } else if edge.isBack {
      // Beneath everything, back to the bottom of the node it returns to.
      let bottom = (from: from.y + Self.height, to: to.y + Self.height + 6)
      let (left, right) = (to.x + Self.width / 2, from.x + Self.width / 2)
      path =
        "M\(right) \(bottom.from)C\(right) \(floor) \(right) \(floor) \(right - 30) \(floor)"
        + "L\(left + 30) \(floor)C\(left) \(floor) \(left) \(floor) \(left) \(bottom.to)"
    } else {
      var drawn = "M\(start.x) \(start.y)"
      var (x, y) = start
      for pass in passes {
        drawn += Self.bend(from: (x, y), to: (pass.x, pass.y)) + "H\(pass.x + Self.width)"
        (x, y) = (pass.x + Self.width, pass.y)
      }
      path = drawn + Self.bend(from: (x, y), to: end)
    }
    let kind = edge.isBack ? " back" : (edge.isGuess ? " guess" : "")
    html.raw(
      "<path class=\"edge\(kind)\" data-from=\"\(edge.from)\" data-to=\"\(edge.to)\" "
        + "marker-end=\"url(#\(edge.isBack ? "tip-back" : "tip"))\" d=\"\(path)\"><title>")
    html.raw(HTMLText.escaped(edge.causes.joined(separator: "\n")))
    html.raw("</title></path>")
  }

  private static func bend(from start: Corner, to end: Corner) -> String {
    let half = (end.x - start.x) / 2
    return "C\(start.x + half) \(start.y) \(end.x - half) \(end.y) \(end.x) \(end.y)"
  }

  private func draw(
    _ node: Node, _ index: Int, _ corner: Corner, _ anchor: String?, _ html: inout HTMLText
  ) {
    let (kind, name) =
      switch node {
      case .event(let event): ("event", event.title)
      case .workflow(let name): ("workflow", "Workflow \(name.rawValue.onOneLine)")
      case .leadType(let name): ("type", "Type \(name.rawValue.onOneLine)")
      }
    if let anchor { html.raw("<a href=\"#\(anchor)\">") }
    html.raw("<g class=\"node \(kind)\" data-node=\"\(index)\"><title>\(HTMLText.escaped(name))</title>")
    let radius = kind == "event" ? Self.height / 2 : 6
    html.raw(
      "<rect x=\"\(corner.x)\" y=\"\(corner.y)\" width=\"\(Self.width)\" height=\"\(Self.height)\" rx=\"\(radius)\"/>")
    html.raw("<text x=\"\(corner.x + Self.width / 2)\" y=\"\(corner.y + Self.height / 2 + 5)\">")
    html.raw(HTMLText.escaped(name.count > 23 ? "\(name.prefix(22))…" : name))
    html.raw("</text></g>")
    if anchor != nil { html.raw("</a>") }
  }
}
