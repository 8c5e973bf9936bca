/// What is asked just before a message is handed to its transport, each part only where it is given.
///
/// In this order: the kill switch, the customer's consent, the suppression list and the loop guard, quiet hours, frequency
/// caps, the blast limit, and the loop guard's rate. What is held or postponed waits in the outbox and costs no attempt;
/// each decision is a line in the lead's history.
public struct OutboundSafety: Sendable {
  public var killSwitch: (any SendingSwitch)?
  /// Beside the lead's own record, which is always asked.
  public var consent: ConsentCheck?
  public var suppressions: (any SuppressionList)?
  public var loops: LoopGuard?
  public var quietHours: QuietHours?
  public var caps: [FrequencyCap]
  public var blast: BlastLimit?
  /// Where messages are counted for caps, the blast limit and the rate. Workers that share an outbox share it too, so that
  /// a limit holds over all of them.
  public var counts: any SendingCounts
  /// The country's calling code, such as `44`, the same as the pipeline's matcher has, so that a national number and an
  /// international one are one customer's.
  public var callingCode: String?
  /// Seconds until what is held is looked at again: the first time, and at the longest.
  public var firstLook: Double
  public var longestLook: Double

  public init(
    killSwitch: (any SendingSwitch)? = nil, consent: ConsentCheck? = nil, suppressions: (any SuppressionList)? = nil,
    loops: LoopGuard? = nil, quietHours: QuietHours? = nil, caps: [FrequencyCap] = [], blast: BlastLimit? = nil,
    counts: any SendingCounts = InMemoryCounts(), callingCode: String? = nil, firstLook: Double = 5,
    longestLook: Double = 300
  ) {
    self.killSwitch = killSwitch
    self.consent = consent
    self.suppressions = suppressions
    self.loops = loops
    self.quietHours = quietHours
    self.caps = caps
    self.blast = blast
    self.counts = counts
    self.callingCode = callingCode
    self.firstLook = firstLook
    self.longestLook = longestLook
  }

  /// Nothing beyond what is always asked: whether the message is still wanted, useful, and accepted by the customer.
  public static let none = OutboundSafety()

  var isNone: Bool {
    killSwitch == nil && consent == nil && suppressions == nil && loops == nil && quietHours == nil && caps.isEmpty
      && blast == nil
  }
}
