extension FindingKind {
  static let twice = [
    FindingKind("LA501", "The same person reached twice by one channel", .warning),
    FindingKind("LA502", "The same task made twice", .warning),
    FindingKind("LA503", "The same webhook posted twice", .warning),
  ]
}
