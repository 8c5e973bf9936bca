/// What happens in a simulated world, and what goes wrong: a value, so that a failing world can be cut down to a story.
package struct SimulationScript: Hashable, Sendable {
  /// Decides the order in which everything that is ready goes on.
  package var seed: UInt64
  /// What is asked before each sending.
  package var safety: SimulatedSafety
  /// The earliest first.
  package var steps: [Step]

  /// Something that happens at a time.
  package struct Step: Hashable, Sendable {
    /// Its place in the script that was drawn first; what it submits is named by it.
    package var number: Int
    /// Seconds since the beginning.
    package var at: Double
    package var act: Act
  }

  package enum Act: Hashable, Sendable {
    /// Something happens to a lead, and is submitted once for each copy; what it is follows from a seed and the lead.
    case report(lead: Int, seed: UInt64, copies: [Copy])
    /// The rule book is edited and put in force in every process.
    case newRules(seed: UInt64)
    /// A process that dies at a call of its own, or whose call fails or takes long.
    case trap(process: Int, Trap)
    /// A process dies, and comes back after so many seconds.
    case crash(process: Int, down: Double)
    /// A process is asked to end, and comes back after so many seconds.
    case stop(process: Int, down: Double)
    /// All processes die, and come back after so many seconds.
    case outage(down: Double)
    /// A process's clock is moved.
    case clock(process: Int, by: Double)
    /// Receivers misbehave for a while.
    case trouble(Trouble)
    case erase(lead: Int)
    /// Everything that was given up is sent again, or dropped.
    case deadLetters(again: Bool)
    /// Sending is switched off for a part of it, and on again after so many seconds.
    case switchOff(seed: UInt64, seconds: Double)
    /// An address of a lead is put on the suppression list by hand, and taken off after so many seconds.
    case suppress(lead: Int, seed: UInt64, seconds: Double)
    /// The host has a process look at all that is held.
    case letGo(process: Int)
  }

  /// One submission of what happened.
  package struct Copy: Hashable, Sendable {
    package var process: Int
    /// Seconds after it happened.
    package var delay: Double
  }

  /// Waits in a process until a call has been made so often, and then strikes.
  package struct Trap: Hashable, Sendable {
    /// The call it waits for; any where there is none.
    package var call: SimulatedCall?
    package var count: Int
    package var strike: Strike
  }

  package enum Strike: Hashable, Sendable {
    case failsBefore
    /// It is done, and its answer is lost.
    case failsAfter
    case crashesBefore(down: Double)
    case crashesAfter(down: Double)
    case takes(seconds: Double)
  }

  /// How receivers misbehave.
  package struct Trouble: Hashable, Sendable {
    package enum What: Hashable, Sendable, CaseIterable {
      case busy, busyForLong, refusesForGood, breaks, hangs, isSlow, answersTooLate, loses, reports
    }

    package var what: What
    /// One attempt in so many has it.
    package var oneIn: Int
    package var seconds: Double
    package var seed: UInt64
  }
}

/// A call that a process makes to the world outside it.
package enum SimulatedCall: String, Hashable, Sendable, CaseIterable {
  case load, commit, record, leads, history, erase, forget, dueTimers, nextTimer, inbox, discard
  case claim, standing, settle, release, letGo, nextDelivery, deadLetters, sendAgain, drop
  case askSwitch, askList, addToList, removeFromList, askZone, reserve, giveBack
  case send
}
