import Foundation

/// Domains with letters beyond ASCII, in the form that the domain name system knows (RFC 3492, 5891).
package enum InternationalDomain {
  /// The domain in ASCII; nothing for what is no domain.
  package static func ascii(_ domain: String) -> String? {
    // The ideographic full stops separate labels too.
    let composed = domain.precomposedStringWithCompatibilityMapping.replacing("\u{3002}", with: ".")
    var labels: [String] = []
    for label in composed.split(separator: ".", omittingEmptySubsequences: false) {
      guard let label = self.label(label) else { return nil }
      labels.append(label)
    }
    return labels.joined(separator: ".")
  }

  /// The form in which two names of one domain are equal: in ASCII and in lower case; what is no domain in lower case.
  static func compared(_ domain: some StringProtocol) -> String {
    // Most are ASCII; whatever they hold, they are compared as they always were.
    guard !domain.utf8.allSatisfy({ $0 < 128 }) else { return domain.lowercased() }
    return ascii(String(domain))?.lowercased() ?? domain.lowercased()
  }

  private static func label(_ label: Substring) -> String? {
    guard !label.isEmpty, label.first != "-", label.last != "-" else { return nil }
    if label.utf8.allSatisfy({ $0 < 128 }) {
      let isName = label.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
          true
        default: false
        }
      }
      return isName && label.utf8.count <= 63 ? String(label) : nil
    }
    let small = label.lowercased().precomposedStringWithCompatibilityMapping
    // No label begins with an accent (RFC 5891, section 4.2.3.2).
    guard let first = small.unicodeScalars.first, !first.isMark else { return nil }
    let isName = small.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 128
        ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar.properties.isJoinControl
          || scalar.isMark
        : scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "-"
    }
    guard isName, let code = punycode(small.unicodeScalars.map(\.value)) else { return nil }
    return code.utf8.count <= 59 ? "xn--\(code)" : nil
  }

  /// Punycode's encoding, as section 6.3 of RFC 3492 has it.
  private static func punycode(_ points: [UInt32]) -> String? {
    guard points.count <= 63 else { return nil }
    var output = points.filter { $0 < 128 }.map { UInt8($0) }
    let basic = output.count
    if basic > 0 { output.append(UInt8(ascii: "-")) }
    var (next, delta, bias, handled) = (128, 0, 72, basic)
    while handled < points.count {
      guard let smallest = points.filter({ $0 >= next }).min().map({ Int($0) }) else { return nil }
      delta += (smallest - next) * (handled + 1)
      next = smallest
      for point in points {
        if point < next { delta += 1 }
        guard point == next else { continue }
        var (rest, step) = (delta, 36)
        while true {
          let threshold = min(max(step - bias, 1), 26)
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
          rest = (rest - threshold) / (36 - threshold)
          step += 36
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == basic)
        delta = 0
        handled += 1
      }
      delta += 1
      next += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func digit(_ value: Int) -> UInt8 {
    UInt8(value < 26 ? 97 + value : 22 + value)
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var bias = 0
    while delta > 455 {
      delta /= 35
      bias += 36
    }
    return bias + 36 * delta / (delta + 38)
  }
}

extension Unicode.Scalar {
  /// Whether it belongs to the letter before it.
  fileprivate var isMark: Bool { [.nonspacingMark, .spacingMark].contains(properties.generalCategory) }
}
