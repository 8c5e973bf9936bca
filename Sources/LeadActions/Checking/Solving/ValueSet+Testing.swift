import struct Foundation.Date

extension ValueSet {
  /// The values for which a test holds, or those for which it does not.
  ///
  /// A field without a value is equal to nothing; every other comparison with it is false, as it is with a value of
  /// another kind. Tests of change ask the event rather than a value, and leave everything.
  func filtered(_ test: FieldTest, _ holds: Bool) -> ValueSet {
    switch test {
    case .isSet(let set): return set == holds ? self.set : (canBeUnset ? .unset : .none)
    case .compare(.notEquals, let value): return filtered(.compare(.equals, value), !holds)
    case .compare(.equals, let value): return holds ? only([value]) : without(value)
    case .oneOf(let values): return holds ? only(values) : values.reduce(self) { $0.without($1) }
    case .compare(let comparison, let value): return ordered(comparison, value, holds)
    case .text(let test, let ignoringCase):
      return filtered(.part(test, ignoringCase: ignoringCase), holds)
    case .olderThan(let period): return aged(period, older: true, holds)
    case .youngerThan(let period): return aged(period, older: false, holds)
    case .changed, .changedFrom, .changedTo: return self
    }
  }

  private func ordered(_ comparison: Comparison, _ value: FieldValue, _ holds: Bool) -> ValueSet {
    switch value {
    case .number(let number):
      let numbers = numbers.intersection(holds ? Spans(comparison, number) : Spans(comparison, number).complement)
      return part(holds) { $0.numbers = numbers }
    case .date(let date):
      let spans = Spans(comparison, date.timeIntervalSinceReferenceDate)
      let dates = dates.intersection(holds ? spans : spans.complement)
      return part(holds) {
        $0.dates = dates
        $0.ages = ages
      }
    case .text(let bound):
      switch comparison {
      case .lessThan: return filtered(.lessThan(bound), holds)
      case .atMost: return filtered(.atMost(bound), holds)
      case .moreThan: return filtered(.atMost(bound), positive: false, holds)
      case .atLeast: return filtered(.lessThan(bound), positive: false, holds)
      case .equals, .notEquals: return self
      }
    // Flags have no order.
    case .flag: return holds ? .none : self
    }
  }

  private func filtered(_ predicate: TextPredicate, positive: Bool = true, _ holds: Bool) -> ValueSet {
    let texts = texts.filtered(predicate, positive == holds)
    return part(holds) { $0.texts = texts }
  }

  private func aged(_ period: Period, older: Bool, _ holds: Bool) -> ValueSet {
    var kept = self
    kept.keep(olderThan: period, older == holds)
    return part(holds) {
      $0.dates = kept.dates
      $0.ages = kept.ages
    }
  }

  /// Where a test of one kind of value holds, only that kind; where it does not, everything else as well.
  private func part(_ holds: Bool, _ change: (inout ValueSet) -> Void) -> ValueSet {
    var result = holds ? ValueSet.none : self
    change(&result)
    return result
  }
}
