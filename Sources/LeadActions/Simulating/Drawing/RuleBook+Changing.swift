extension RuleBook {
  /// The book as somebody has edited it: a few rules switched off or on, and a number of its own.
  func changed(_ chance: inout SeededGenerator) -> RuleBook {
    var book = self
    book.version += 1
    let places = book.leadGroups.indices.flatMap { group in
      book.leadGroups[group].types.indices.flatMap { type in
        book.leadGroups[group].types[type].rules.indices.map { (group, type, $0) }
      }
    }
    guard !places.isEmpty else { return book }
    for _ in 0..<chance.number(in: 1...4) {
      let (group, type, rule) = places[chance.next(below: places.count)]
      book.leadGroups[group].types[type].rules[rule].isEnabled.toggle()
    }
    return book
  }
}
