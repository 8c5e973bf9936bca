/// The form that a kind of file has by now, and how files of older forms are brought to it.
///
/// A new form is made in three steps: raise ``newest``, change the readers and writers, and add an upgrade from the form
/// before. Upgrades work on plain values, so an old one is never touched again.
package struct FileFormat: Sendable {
  package let newest: Int
  /// One from each older form to the next.
  private let upgrades: [Int: FormatUpgrade]

  package init(newest: Int, upgrades: [FormatUpgrade]) {
    self.newest = newest
    self.upgrades = Dictionary(upgrades.map { ($0.from, $0) }) { first, _ in first }
  }

  /// The form before there was any other.
  package static let first = FileFormat(newest: 1, upgrades: [])

  /// The value in the newest form; nothing, and a problem, where there is no way to it.
  ///
  /// A file without a format has the first. Of a newer file only that is reported: what else seems wrong in it may be
  /// right there.
  package func upgrade(_ node: PlainNode) -> PlainNode? {
    guard case .object(let members) = node.value, case .number(let number) = members["format"] ?? .number(1) else {
      return node
    }
    let given = node.child(.number(number), at: node.place["format"])
    if number > Double(newest), number.isFinite {
      given.report(
        "The file has format \(FieldValue.number(number)), and this version reads format \(newest).",
        mend: "Read it with a newer version of the library.")
      return nil
    }
    // What is no format at all is reported by whoever reads the rest.
    guard let format = Int(exactly: number), format >= 1 else { return node }
    var value = node.value
    for older in format..<newest {
      guard let upgrade = upgrades[older] else {
        given.report(
          "The file has format \(format), which is no longer read.",
          mend: "Bring it to format \(newest) with an older version of the library.")
        return nil
      }
      value = upgrade.change(value)
      if case .object(var members) = value {
        members["format"] = .number(Double(older + 1))
        value = .object(members)
      }
    }
    return node.child(value, at: node.place)
  }

  /// Reports a format that there has never been.
  package func check(_ file: PlainObject) {
    guard let format = file["format"], let number = format.whole(), number < 1 else { return }
    format.report("There is no format \(number).", mend: "Write \(newest), or leave it out.")
  }
}

/// The step from one form of a file to the next.
package struct FormatUpgrade: Sendable {
  /// The form that it starts from.
  package let from: Int
  package let change: @Sendable (PlainValue) -> PlainValue

  package init(from: Int, _ change: @escaping @Sendable (PlainValue) -> PlainValue) {
    self.from = from
    self.change = change
  }
}
