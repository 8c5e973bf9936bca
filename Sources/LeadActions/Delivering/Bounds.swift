extension Double {
  /// The number within bounds; what is no number is the lower one.
  func bounded(_ low: Double, _ high: Double) -> Double { self > low ? (self < high ? self : high) : low }
}

extension Int {
  func clamped(_ low: Int, _ high: Int) -> Int { Swift.max(low, Swift.min(self, high)) }
}
