#if Callbacks
  import Foundation

  /// The time that a signature names, and how far it may be from now.
  enum SignedTime {
    /// Reads whole seconds since 1970, and refuses what is too far from now.
    static func check(
      _ text: String, named name: String, at now: Date, tolerance: Double
    ) throws(SignatureProblem) -> Date {
      guard text.utf8.count <= 11, text.utf8.allSatisfy({ (48...57).contains($0) }), let seconds = Double(text) else {
        throw .malformed(name, "it is not whole seconds since 1970")
      }
      let age = (now.timeIntervalSince1970 - seconds).rounded()
      // Written so that a tolerance or a time which is no number tolerates nothing.
      guard age <= tolerance else { throw .tooOld(seconds: age) }
      guard -age <= tolerance else { throw .tooNew(seconds: -age) }
      return Date(timeIntervalSince1970: seconds)
    }
  }
#endif
