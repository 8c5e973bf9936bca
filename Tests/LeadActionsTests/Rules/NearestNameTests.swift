import Testing

@testable import LeadActions

@Suite struct NearestNameTests {
  private let names = ["assignToUser", "changeStatus", "contactCustomer", "contactUser", "refer"]

  @Test(
    arguments: [
      ("contactCustmer", "contactCustomer"), ("contactCustomers", "contactCustomer"), ("contactUzer", "contactUser"),
      ("cotnactUser", "contactUser"), ("Change Status", "changeStatus"), ("change_status", "changeStatus"),
      ("CHANGESTATUS", "changeStatus"), ("refr", "refer"), ("rfeer", "refer"), ("asignToUsr", "assignToUser"),
    ]) func `a slip finds the name that was meant`(name: String, meant: String)
  {
    #expect(NearestName.find(name, among: names) == meant)
  }

  @Test(arguments: ["", "x", "webhook", "re", "reference", "assign", "contact"])
  func `what is not near finds nothing`(name: String) {
    #expect(NearestName.find(name, among: names) == nil)
  }

  @Test func `the nearer name wins, and of equally near ones the first`() {
    #expect(NearestName.find("brokers", among: ["brakers", "brokerss", "brokers "]) == "brokers ")
    #expect(NearestName.find("broker", among: ["brokez", "brokea", "brokem"]) == "brokea")
    #expect(NearestName.find("broker", among: ["brokea", "brokem", "brokez"]) == "brokea")
  }

  @Test func `slips are counted as a person counts them, up to the bound`() {
    func slips(_ first: String, _ second: String, _ bound: Int) -> Int? {
      NearestName.slips(between: Array(first.unicodeScalars), and: Array(second.unicodeScalars), atMost: bound)
    }
    #expect(slips("", "", 0) == 0)
    #expect(slips("", "ab", 2) == 2)
    #expect(slips("ab", "ba", 1) == 1)
    #expect(slips("kitten", "sitting", 3) == 3)
    #expect(slips("kitten", "sitting", 2) == nil)
    #expect(slips("abcdef", "bacdfe", 2) == 2)
    #expect(slips("same", "same", 0) == 0)
    #expect(slips("a", "bcd", 2) == nil)
  }

  @Test func `a bounded count is the full count wherever it is within the bound`() {
    let letters = Array("ab".unicodeScalars)
    let words = (0..<6).flatMap { length in
      (0..<(1 << length)).map { bits in (0..<length).map { letters[bits >> $0 & 1] } }
    }
    for first in words {
      for second in words {
        let full = NearestName.slips(between: first, and: second, atMost: 20)
        #expect(full == Self.unbounded(first, second))
        for bound in 0...3 {
          let bounded = NearestName.slips(between: first, and: second, atMost: bound)
          #expect(bounded == full.flatMap { $0 <= bound ? $0 : nil })
        }
      }
    }
  }

  @Test func `a very long name is not looked for`() {
    let long = String(repeating: "a", count: 201)
    #expect(NearestName.find(long, among: [long]) == nil)
  }

  /// Optimal string alignment, the plain way.
  private static func unbounded(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    var table = Array(repeating: Array(repeating: 0, count: second.count + 1), count: first.count + 1)
    for i in 0...first.count {
      for j in 0...second.count {
        if i == 0 || j == 0 {
          table[i][j] = i + j
          continue
        }
        let change = first[i - 1] == second[j - 1] ? 0 : 1
        table[i][j] = min(table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + change)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
        }
      }
    }
    return table[first.count][second.count]
  }
}
