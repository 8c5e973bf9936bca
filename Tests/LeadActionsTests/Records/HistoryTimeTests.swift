import Foundation
import LeadActions
import Testing

@Test func `a retry's time is shown to the second, whatever its fraction`() {
  // Six digits cannot carry this fraction.
  let time = Date(timeIntervalSinceReferenceDate: 790_803_617.7909653)
  let line = HistoryLine.delivery("d", .webhook, .failed(attempt: 1, ErrorText("status 503"), retryAt: time))
  #expect("\(line)" == "Webhook d failed at attempt 1: status 503; next at 2026-01-22T19:40:17Z")
}

@Test(arguments: [(1, "after 1 attempt:"), (6, "after 6 attempts:")])
func `attempts are counted in words`(_ attempts: Int, _ words: String) {
  let line = HistoryLine.delivery("d", .webhook, .dead(attempts: attempts, ErrorText("gone")))
  #expect("\(line)" == "Webhook d given up \(words) gone")
}
