/// What may be known of a lead's fields while a condition is judged: for each of their values the ones it can be.
struct Knowledge: Hashable, Sendable {
  /// What each value can be; one that is not here can be anything that its field can hold.
  private(set) var values: [FieldVersion: ValueSet] = [:]
  /// What a field can hold at all, where that is less than its kind allows, such as the statuses of a lead type.
  var domains: [FieldSource: ValueSet] = [:]
  /// For zones the minutes of the week that it can be.
  private(set) var times: [Zone: Spans] = [:]
  /// The fields that the update in hand changed, and those that it did not.
  private(set) var updated: [FieldSource: Bool] = [:]
  /// Values that differ, as those before and after a change do.
  private(set) var distinct: [Distinct] = []
  /// The moment at which conditions are judged.
  var view = FieldView()

  struct Distinct: Hashable, Sendable {
    var one: FieldVersion
    var other: FieldVersion
  }

  /// What a value can be.
  func value(of version: FieldVersion) -> ValueSet {
    if let known = values[version] { return known }
    return domains[version.source] ?? ValueSet(domainOf: version.source)
  }

  /// Narrows what a value can be; false where nothing is left.
  mutating func narrow(_ version: FieldVersion, to set: ValueSet) -> Bool {
    guard !set.isEmpty else { return false }
    guard values[version] != set else { return true }
    values[version] = set
    for pair in distinct where pair.one == version || pair.other == version {
      guard settle(pair) else { return false }
    }
    return true
  }

  /// Narrows a value to those of another set; false where nothing is left.
  mutating func intersect(_ version: FieldVersion, _ set: ValueSet) -> Bool {
    narrow(version, to: value(of: version).intersection(set))
  }

  /// Notes that two values differ; false where they cannot.
  mutating func separate(_ one: FieldVersion, _ other: FieldVersion) -> Bool {
    let pair = Distinct(one: one, other: other)
    distinct.append(pair)
    return settle(pair)
  }

  /// Where one of the two is certain, the other is not it.
  private mutating func settle(_ pair: Distinct) -> Bool {
    if let one = value(of: pair.one).single {
      let rest = value(of: pair.other).without(one)
      guard !rest.isEmpty else { return false }
      values[pair.other] = rest
    }
    if let other = value(of: pair.other).single {
      let rest = value(of: pair.one).without(other)
      guard !rest.isEmpty else { return false }
      values[pair.one] = rest
    }
    return true
  }

  /// Notes whether the update changed a field; false where it is known to be the other way.
  mutating func note(_ source: FieldSource, updated changed: Bool) -> Bool {
    if let known = updated[source] { return known == changed }
    updated[source] = changed
    guard changed else { return true }
    return separate(FieldVersion(source: source, number: 0), FieldVersion(source: source, number: 1))
  }

  /// Narrows the time of the week; false where nothing is left.
  mutating func narrowTime(in zone: Zone, to hours: WeeklyHours, _ within: Bool) -> Bool {
    let minutes = within ? hours.minutes : WeeklyHours.minutesOfWeek.subtracting(hours.minutes)
    let left = time(in: zone).intersection(minutes)
    times[zone] = left
    return !left.isEmpty
  }

  func time(in zone: Zone) -> Spans { times[zone] ?? WeeklyHours.minutesOfWeek }

  /// All of two that differ in what one value can be; nothing where they differ in more.
  func united(with other: Knowledge) -> Knowledge? {
    guard updated == other.updated, times == other.times, distinct == other.distinct, values.count == other.values.count
    else { return nil }
    var differing: FieldVersion?
    for (version, set) in values {
      guard let theirs = other.values[version] else { return nil }
      if set == theirs { continue }
      guard differing == nil else { return nil }
      differing = version
    }
    guard let differing else { return self }
    var copy = self
    copy.values[differing] = value(of: differing).union(other.value(of: differing))
    return copy
  }
}

extension ValueSet {
  /// Whatever a field can hold: an empty text counts as no value for a lead's own.
  init(domainOf source: FieldSource) {
    let text = ValueSet.texts(.allBut([""], known: [:]))
    switch source {
    case .lead(let property):
      switch property {
      case .id, .leadType: self = text
      case .received: self = .dates(.all)
      case .emailConsent, .letterConsent, .textConsent: self = .flags(.both)
      case .progress: self = .texts(.only(Set(LeadProgress.allCases.map(\.rawValue))), orUnset: true)
      default: self = text.orUnset
      }
    case .record(let property):
      switch property {
      case .leadGroup: self = text
      case .workflow, .fullName: self = text.orUnset
      case .isDuplicate, .isReferred: self = .flags(.both)
      }
    case .event(let property):
      switch property.kind {
      case .flag: self = .flags(.both, orUnset: true)
      case .date: self = .dates(.all, orUnset: true)
      case .text, .number: self = .texts(.all, orUnset: true)
      }
    // A value of another kind than the book declares is kept, so that any may be there.
    case .custom: self = ValueSet.all.without(.text(""))
    case .fact, .customEvent: self = .all
    }
  }

  var orUnset: ValueSet {
    var copy = self
    copy.canBeUnset = true
    return copy
  }
}
