/// Goes through a rule book once and notes what does not hold together.
struct RuleBookValidator {
  let book: RuleBook
  let names: RuleBookNames
  let unread: UnreadPlaces
  let catalog: FieldCatalog
  var problems: ProblemList
  /// Fields that have been looked up already.
  var fields: [FieldName: (source: FieldSource, kind: FieldKind)?] = [:]

  init(_ book: RuleBook, _ names: RuleBookNames, _ unread: UnreadPlaces, _ source: PlainSource?) {
    self.book = book
    self.names = names
    self.unread = unread
    problems = ProblemList(source)
    catalog = book.fieldCatalog
  }

  mutating func checkBook() {
    let place = Place.book
    checkName(book.name, of: "rule book", at: place["name"])
    checkCount(book.version, "A version", in: 0...Self.mostCount, at: place["version"])
    checkNames(book.users, of: "user", at: place["users"])
    checkNames(book.groups, of: "group", at: place["groups"])
    checkNames(book.partners, of: "partner", at: place["partners"])
    checkFields()
    checkLeadGroups(at: place["leadGroups"])
    checkTemplates(at: place["templates"])
    checkWorkflows(at: place["workflows"])
    if let directory = book.directory { check(directory, at: place["directory"]) }
  }

  /// The largest whole number that every file format carries exactly.
  static let mostCount = 1 << 53

  mutating func checkName(_ name: String, of thing: String, at place: Place) {
    if name.allSatisfy(\.isWhitespace) {
      guard !unread.explainsLack(at: place) else { return }
      problems.add("The name of the \(thing) is empty.", mend: "Give it a name.", at: place)
    } else if name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
      problems.add(
        "The name \(name.inQuotes) of the \(thing) holds a control character.", mend: "Leave it out.", at: place)
    }
  }

  /// Checks names, which are to be different.
  mutating func checkNames<Kind>(
    _ list: [Name<Kind>], of thing: String, at place: Place, key: String? = nil
  ) {
    var first: [Name<Kind>: Int] = [:]
    for (index, name) in list.enumerated() {
      let here = key.map { place[index, name.rawValue][$0] } ?? place[index, name.rawValue]
      checkName(name.rawValue, of: thing, at: here)
      if let other = first[name], !name.rawValue.isEmpty {
        reportTwice(thing, name.rawValue, first: place[other, name.rawValue], at: here)
      } else {
        first[name] = index
      }
    }
  }

  mutating func reportTwice(_ thing: String, _ name: String, first: Place, at place: Place) {
    problems.add(
      "There is a \(thing) \(name.inQuotes) already, at \(first.text).", mend: "Give one of them another name.",
      at: place)
  }

  /// Checks that a name is declared.
  mutating func check<Kind>(_ name: Name<Kind>, among known: KnownNames<Kind>, at place: Place) {
    if name.rawValue.isEmpty {
      checkName("", of: known.thing, at: place)
    } else if !known.contains(name) {
      problems.addUnknown(known.thing, name.rawValue, mend: known.mend, at: place, among: known.texts)
    }
  }

  mutating func check(_ period: Period, at place: Place) {
    guard !period.isUsable else { return }
    problems.add(
      period.parts.count > 0
        ? "The period '\(period)' is longer than ten years." : "The period '\(period)' is not longer than nothing.",
      mend: "Give one between '1 minute' and '\(Period.longest.inDays)'.", at: place)
  }

  mutating func checkCount(_ count: Int, _ thing: String, in range: ClosedRange<Int>, at place: Place) {
    guard !range.contains(count) else { return }
    problems.add(
      "\(thing) of \(count) is too \(count < range.lowerBound ? "small" : "large").",
      mend: "Give one between \(range.lowerBound) and \(range.upperBound).", at: place)
  }
}

extension Period {
  fileprivate var inDays: String {
    if case .calendar(let days) = measure { return "\(days) days" }
    return description
  }
}
