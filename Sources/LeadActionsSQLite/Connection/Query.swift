#if SQLite
  /// Every statement that the store runs, so that a test can ask SQLite for the plan of each.
  ///
  /// Their texts are fixed; what comes from outside is bound. A page goes on behind a key, never by an offset.
  enum Query: Int, CaseIterable {
    // Leads
    case lead, leadBody, insertLead, updateLead, leadKeys, deleteLead
    // History
    case lastLine, insertLine, allLines, plainLines, deleteLines
    // Occurrences
    case occurrence, insertOccurrence, deleteOccurrences, forgetOccurrences
    // Choosing
    case choosing, choosingVersion, putChoosing
    // Contacts
    case contactVersion, putContactVersion, deleteContactVersion, contacts, insertContact, deleteContact, anyContact
    case contactNumber, putContactNumber
    // Timers
    case timersOfLead, insertTimer, deleteTimers, dueTimers, nextTimer
    // Inbox
    case inbox, anyInbox, insertInbox, deleteInbox, deleteInboxOfLead
    // Deliveries
    case destination, insertDestination, insertDelivery, reminders, withdrawWaiting, markWithdrawn, deleteDeliveries
    case nextDestination, head, claimed, claim, unclaim, standing, heldDelivery, settleFinal, settleRetry, settleDead
    case settlePostponed, settleHeld, release, letGo, firstDueAfter
    // Safety
    case suppression, insertSuppression, deleteSuppression, suppressions
    case ownCount, fullCount, insertCount, deleteCount, deleteCountsOfLead, forgetCounts
    // Dead letters
    case insertDead, deadLetters, deadLetter, dead, deleteDead, deleteDeadOfLead, sendAgain, drop
    // Set aside
    case asideRecord, asideLine, asideOccurrence, asideDelivery, asideTimer, asideInbox
    case recordsAside, linesAside, occurrencesAside, deliveriesAside, timersAside, inboxAside
    case putBackRecord, putBackLine, putBackOccurrence, putBackDelivery, putBackTimer, putBackInbox

    var sql: String {
      switch self {
      case .lead: "SELECT id, version, received, contacts FROM leadactions_leads WHERE tenant = ? AND key = ?"
      case .leadBody: "SELECT id, format, body FROM leadactions_leads WHERE tenant = ? AND key = ?"
      case .insertLead:
        """
        INSERT INTO leadactions_leads (tenant, key, tenant_own, own, version, received, contacts, format, body)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, key) DO NOTHING
        """
      case .updateLead:
        """
        UPDATE leadactions_leads SET version = ?, received = ?, contacts = ?, format = ?, body = ?, aside = NULL
        WHERE id = ? AND version = ?
        """
      case .leadKeys: "SELECT key, own FROM leadactions_leads WHERE tenant = ? AND key > ? ORDER BY key LIMIT ?"
      case .deleteLead: "DELETE FROM leadactions_leads WHERE id = ?"

      case .lastLine: "SELECT number FROM leadactions_history WHERE lead = ? ORDER BY number DESC LIMIT 1"
      case .insertLine:
        "INSERT INTO leadactions_history (lead, number, action, format, body) VALUES (?, ?, ?, ?, ?)"
      case .allLines:
        """
        SELECT number, format, body FROM leadactions_history
        WHERE lead = ? AND number > ? AND aside IS NULL ORDER BY number LIMIT ?
        """
      case .plainLines:
        """
        SELECT number, format, body FROM leadactions_history
        WHERE lead = ? AND number > ? AND action = 0 AND aside IS NULL ORDER BY number LIMIT ?
        """
      case .deleteLines: "DELETE FROM leadactions_history WHERE lead = ?"

      case .occurrence: "SELECT number, format, body FROM leadactions_occurrences WHERE lead = ? AND key = ?"
      case .insertOccurrence:
        """
        INSERT INTO leadactions_occurrences (lead, key, tenant, committed, format, body) VALUES (?, ?, ?, ?, ?, ?)
        """
      case .deleteOccurrences: "DELETE FROM leadactions_occurrences WHERE lead = ?"
      case .forgetOccurrences:
        """
        DELETE FROM leadactions_occurrences WHERE number IN (
          SELECT number FROM leadactions_occurrences WHERE tenant = ? AND committed < ?
          ORDER BY committed, number LIMIT ?)
        """

      case .choosing: "SELECT version, format, body FROM leadactions_choosing WHERE tenant = ? AND key = ?"
      case .choosingVersion: "SELECT version FROM leadactions_choosing WHERE tenant = ? AND key = ?"
      case .putChoosing:
        "INSERT OR REPLACE INTO leadactions_choosing (tenant, key, version, format, body) VALUES (?, ?, ?, ?, ?)"

      case .contactVersion: "SELECT version FROM leadactions_contact_keys WHERE tenant = ? AND key = ?"
      case .putContactVersion:
        """
        INSERT INTO leadactions_contact_keys (tenant, key, version) VALUES (?, ?, ?)
        ON CONFLICT (tenant, key) DO UPDATE SET version = excluded.version
        """
      case .deleteContactVersion: "DELETE FROM leadactions_contact_keys WHERE tenant = ? AND key = ?"
      case .contacts:
        """
        SELECT l.key, l.own, c.received FROM leadactions_contacts c JOIN leadactions_leads l ON l.id = c.lead
        WHERE c.tenant = ? AND c.key = ? ORDER BY c.received DESC, c.lead_key LIMIT ?
        """
      case .insertContact:
        "INSERT INTO leadactions_contacts (tenant, key, received, lead_key, lead) VALUES (?, ?, ?, ?, ?)"
      case .deleteContact:
        "DELETE FROM leadactions_contacts WHERE tenant = ? AND key = ? AND received = ? AND lead_key = ?"
      case .anyContact: "SELECT 1 FROM leadactions_contacts WHERE tenant = ? AND key = ? LIMIT 1"
      case .contactNumber: "SELECT value FROM leadactions_numbers WHERE name = 'contacts'"
      case .putContactNumber: "INSERT OR REPLACE INTO leadactions_numbers (name, value) VALUES ('contacts', ?)"

      case .timersOfLead: "SELECT due, key, aside IS NOT NULL FROM leadactions_timers WHERE lead = ?"
      case .insertTimer: "INSERT INTO leadactions_timers (due, tenant, lead_key, key, lead) VALUES (?, ?, ?, ?, ?)"
      case .deleteTimers: "DELETE FROM leadactions_timers WHERE lead = ?"
      case .dueTimers:
        """
        SELECT t.number, t.due, t.key, t.tenant, l.tenant_own, t.lead_key, l.own, l.format, l.body
        FROM leadactions_timers t JOIN leadactions_leads l ON l.id = t.lead
        WHERE t.tenant = ? AND t.aside IS NULL AND t.due <= ? AND (t.due, t.lead_key, t.key) > (?, ?, ?)
        ORDER BY t.due, t.lead_key, t.key LIMIT ?
        """
      case .nextTimer:
        """
        SELECT due FROM leadactions_timers WHERE tenant = ? AND aside IS NULL AND due > ? ORDER BY due LIMIT 1
        """

      case .inbox:
        """
        SELECT position, tenant, tenant_own, lead, key, format, body FROM leadactions_inbox
        WHERE tenant = ? AND position > ? AND aside IS NULL ORDER BY position LIMIT ?
        """
      case .anyInbox: "SELECT 1 FROM leadactions_inbox WHERE position > 0 LIMIT 1"
      case .insertInbox:
        """
        INSERT INTO leadactions_inbox (tenant, lead, key, tenant_own, format, body)
        SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
          SELECT 1 FROM leadactions_leads l JOIN leadactions_occurrences o ON o.lead = l.id AND o.key = ?3
          WHERE l.tenant = ?1 AND l.key = ?2)
        ON CONFLICT (tenant, lead, key) DO NOTHING
        """
      case .deleteInbox: "DELETE FROM leadactions_inbox WHERE tenant = ? AND lead = ? AND key = ?"
      case .deleteInboxOfLead: "DELETE FROM leadactions_inbox WHERE tenant = ? AND lead = ?"

      case .destination: "SELECT id FROM leadactions_destinations WHERE key = ?"
      case .insertDestination: "INSERT INTO leadactions_destinations (key) VALUES (?)"
      case .insertDelivery:
        """
        INSERT INTO leadactions_deliveries
          (lead, key, destination, state, due, not_before, attempts, withdrawn, reminds, format, body)
        VALUES (?1, ?2, ?3, 0, ?4, ?4, 0, 0, ?5, ?6, ?7)
        """
      case .reminders:
        """
        SELECT number, state, format, body, aside IS NOT NULL FROM leadactions_deliveries
        WHERE lead = ? AND reminds = ? AND state < 2
        """
      case .withdrawWaiting: "DELETE FROM leadactions_deliveries WHERE number = ? AND state = 0"
      case .markWithdrawn: "UPDATE leadactions_deliveries SET withdrawn = 1 WHERE number = ? AND state < 2"
      case .deleteDeliveries: "DELETE FROM leadactions_deliveries WHERE lead = ?"
      case .nextDestination:
        """
        SELECT destination FROM leadactions_deliveries WHERE state < 2 AND aside IS NULL AND destination > ?
        ORDER BY destination LIMIT 1
        """
      case .head:
        """
        SELECT due, number FROM leadactions_deliveries
        WHERE state < 2 AND aside IS NULL AND destination = ? AND (due, number) > (?, ?) AND due <= ?
        ORDER BY due, number LIMIT 1
        """
      case .claimed:
        """
        SELECT d.attempts, d.format, d.body, l.tenant, l.tenant_own, l.key, l.own, d.key
        FROM leadactions_deliveries d JOIN leadactions_leads l ON l.id = d.lead WHERE d.number = ?
        """
      case .claim:
        """
        UPDATE leadactions_deliveries SET state = 1, due = ?, attempts = attempts + 1, token = ?, held = 0
        WHERE number = ? AND state < 2 AND due <= ?
        """
      case .unclaim:
        """
        UPDATE leadactions_deliveries
        SET state = 0, due = not_before, attempts = attempts - 1, token = NULL, aside = ?
        WHERE number = ? AND state = 1 AND token = ?
        """
      case .standing:
        """
        SELECT d.withdrawn, l.id, l.format, l.body
        FROM leadactions_leads l JOIN leadactions_deliveries d ON d.lead = l.id
        WHERE l.tenant = ? AND l.key = ? AND d.key = ? AND d.state = 1 AND d.token = ?
        """
      case .heldDelivery:
        """
        SELECT d.number, l.id FROM leadactions_leads l JOIN leadactions_deliveries d ON d.lead = l.id
        WHERE l.tenant = ? AND l.key = ? AND d.key = ? AND d.state = 1 AND d.token = ?
        """
      case .settleFinal: "DELETE FROM leadactions_deliveries WHERE number = ? AND state = 1 AND token = ?"
      case .settleRetry:
        """
        UPDATE leadactions_deliveries SET state = 0, due = ?1, not_before = ?1, token = NULL
        WHERE number = ?2 AND state = 1 AND token = ?3
        """
      case .settleDead:
        "UPDATE leadactions_deliveries SET state = 2, token = NULL WHERE number = ? AND state = 1 AND token = ?"
      case .settlePostponed:
        """
        UPDATE leadactions_deliveries
        SET state = 0, due = ?1, not_before = ?1, attempts = attempts - 1, token = NULL
        WHERE number = ?2 AND state = 1 AND token = ?3
        """
      case .settleHeld:
        """
        UPDATE leadactions_deliveries
        SET state = 0, due = ?1, not_before = ?1, attempts = attempts - 1, token = NULL, held = 1
        WHERE number = ?2 AND state = 1 AND token = ?3
        """
      case .letGo:
        """
        UPDATE leadactions_deliveries SET held = 0, due = min(due, ?1), not_before = min(not_before, ?1)
        WHERE number IN (SELECT number FROM leadactions_deliveries WHERE held = 1 LIMIT ?2)
        """
      case .release:
        """
        UPDATE leadactions_deliveries SET state = 0, due = not_before, attempts = attempts - 1, token = NULL
        WHERE number = ? AND state = 1 AND token = ?
        """
      case .firstDueAfter:
        """
        SELECT due FROM leadactions_deliveries
        WHERE state < 2 AND aside IS NULL AND destination = ? AND due > ? ORDER BY due LIMIT 1
        """

      case .insertDead: "INSERT INTO leadactions_dead (tenant, lead, key, number, reason) VALUES (?, ?, ?, ?, ?)"
      case .deadLetters:
        """
        SELECT x.lead, x.key, x.reason, d.number, d.attempts, d.format, d.body, l.tenant, l.tenant_own, l.own
        FROM leadactions_dead x JOIN leadactions_deliveries d ON d.number = x.number
          JOIN leadactions_leads l ON l.id = d.lead
        WHERE x.tenant = ? AND (x.lead, x.key) > (?, ?) AND d.aside IS NULL ORDER BY x.lead, x.key LIMIT ?
        """
      case .deadLetter:
        """
        SELECT x.lead, x.key, x.reason, d.number, d.attempts, d.format, d.body, l.tenant, l.tenant_own, l.own
        FROM leadactions_dead x JOIN leadactions_deliveries d ON d.number = x.number
          JOIN leadactions_leads l ON l.id = d.lead
        WHERE x.tenant = ? AND x.lead = ? AND x.key = ? AND d.aside IS NULL
        """
      case .dead:
        """
        SELECT d.number, d.lead, d.format, d.body FROM leadactions_dead x
          JOIN leadactions_deliveries d ON d.number = x.number
        WHERE x.tenant = ? AND x.lead = ? AND x.key = ? AND d.state = 2 AND d.aside IS NULL
        """
      case .deleteDead: "DELETE FROM leadactions_dead WHERE tenant = ? AND lead = ? AND key = ?"
      case .deleteDeadOfLead: "DELETE FROM leadactions_dead WHERE tenant = ? AND lead = ?"
      case .sendAgain:
        """
        UPDATE leadactions_deliveries SET state = 0, due = ?1, not_before = ?1, attempts = 0, withdrawn = 0
        WHERE number = ?2 AND state = 2
        """
      case .drop: "DELETE FROM leadactions_deliveries WHERE number = ? AND state = 2"

      case .suppression: "SELECT format, body FROM leadactions_suppressions WHERE tenant = ? AND address = ?"
      case .insertSuppression:
        """
        INSERT INTO leadactions_suppressions (tenant, address, format, body) VALUES (?, ?, ?, ?)
        ON CONFLICT (tenant, address) DO NOTHING
        """
      case .deleteSuppression: "DELETE FROM leadactions_suppressions WHERE tenant = ? AND address = ?"
      case .suppressions:
        """
        SELECT address, format, body FROM leadactions_suppressions
        WHERE tenant = ? AND address > ? ORDER BY address LIMIT ?
        """
      case .ownCount: "SELECT at FROM leadactions_counts WHERE key = ? AND tenant = ? AND lead = ? AND delivery = ?"
      case .fullCount:
        // The message whose leaving makes room: there are fewer than the limit where there is none.
        "SELECT at FROM leadactions_counts WHERE key = ? AND at > ? ORDER BY at DESC LIMIT 1 OFFSET ?"
      case .insertCount:
        """
        INSERT INTO leadactions_counts (key, tenant, lead, delivery, at, until) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (key, tenant, lead, delivery) DO UPDATE SET at = ?5, until = max(until, ?6)
        """
      case .deleteCount: "DELETE FROM leadactions_counts WHERE key = ? AND tenant = ? AND lead = ? AND delivery = ?"
      case .deleteCountsOfLead: "DELETE FROM leadactions_counts WHERE tenant = ? AND lead = ?"
      case .forgetCounts:
        """
        DELETE FROM leadactions_counts WHERE number IN (
          SELECT number FROM leadactions_counts WHERE until <= ? ORDER BY until LIMIT 20)
        """

      case .asideRecord: "UPDATE leadactions_leads SET aside = ? WHERE id = ? AND aside IS NULL"
      case .asideLine: "UPDATE leadactions_history SET aside = ? WHERE lead = ? AND number = ? AND aside IS NULL"
      case .asideOccurrence: "UPDATE leadactions_occurrences SET aside = ? WHERE number = ? AND aside IS NULL"
      case .asideDelivery: "UPDATE leadactions_deliveries SET aside = ? WHERE number = ? AND aside IS NULL"
      case .asideTimer: "UPDATE leadactions_timers SET aside = ? WHERE number = ? AND aside IS NULL"
      case .asideInbox: "UPDATE leadactions_inbox SET aside = ? WHERE position = ? AND aside IS NULL"
      case .recordsAside:
        """
        SELECT id, 0, tenant, tenant_own, key, own, key, aside FROM leadactions_leads
        WHERE aside IS NOT NULL AND id > ? ORDER BY id LIMIT ?
        """
      case .linesAside:
        """
        SELECT h.lead, h.number, l.tenant, l.tenant_own, l.key, l.own, CAST(h.number AS BLOB), h.aside
        FROM leadactions_history h JOIN leadactions_leads l ON l.id = h.lead
        WHERE h.aside IS NOT NULL AND (h.lead, h.number) > (?, ?) ORDER BY h.lead, h.number LIMIT ?
        """
      case .occurrencesAside: Self.aside("leadactions_occurrences", "number", "x.lead")
      case .deliveriesAside: Self.aside("leadactions_deliveries", "number", "x.lead")
      case .timersAside: Self.aside("leadactions_timers", "number", "x.lead")
      case .inboxAside:
        """
        SELECT position, 0, tenant, tenant_own, lead, NULL, key, aside FROM leadactions_inbox
        WHERE aside IS NOT NULL AND position > ? ORDER BY position LIMIT ?
        """
      case .putBackRecord: "UPDATE leadactions_leads SET aside = NULL WHERE id = ? AND aside IS NOT NULL"
      case .putBackLine:
        "UPDATE leadactions_history SET aside = NULL WHERE lead = ? AND number = ? AND aside IS NOT NULL"
      case .putBackOccurrence:
        "UPDATE leadactions_occurrences SET aside = NULL WHERE number = ? AND aside IS NOT NULL"
      case .putBackDelivery: "UPDATE leadactions_deliveries SET aside = NULL WHERE number = ? AND aside IS NOT NULL"
      case .putBackTimer: "UPDATE leadactions_timers SET aside = NULL WHERE number = ? AND aside IS NOT NULL"
      case .putBackInbox: "UPDATE leadactions_inbox SET aside = NULL WHERE position = ? AND aside IS NOT NULL"
      }
    }

    /// The rows of a table that are set aside, with their lead's key and their own.
    private static func aside(_ table: StaticString, _ number: StaticString, _ lead: StaticString) -> String {
      """
      SELECT x.\(number), 0, l.tenant, l.tenant_own, l.key, l.own, x.key, x.aside
      FROM \(table) x JOIN leadactions_leads l ON l.id = \(lead)
      WHERE x.aside IS NOT NULL AND x.\(number) > ? ORDER BY x.\(number) LIMIT ?
      """
    }
  }
#endif
