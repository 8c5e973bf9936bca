import Foundation
import LeadActions
import Testing

@Suite struct DirectoryTests {
  @Test func `a directory survives JSON`() throws {
    var user = DirectoryUser(displayName: "Ann", email: "ann@example.com", mobile: "07700 900001", openLeads: 3)
    user.zone = Zone("Europe/London")
    user.workingHours = WeeklyHours([.monday, .friday], "09:00-17:00")
    user.absences = [Absence(from: Date(timeIntervalSince1970: 0), until: Date(timeIntervalSince1970: 60))]
    let directory = Directory(
      version: 7, users: ["ann": user, "ben": DirectoryUser()],
      groups: [
        "brokers": DirectoryGroup([GroupMember("ann", weight: 3, dailyCap: 5, monthlyCap: 20), GroupMember("ben")])
      ],
      partners: ["acme": DirectoryPartner(displayName: "Acme", email: "leads@acme.example", mobile: "07700 900009")])
    let json = try JSONEncoder().encode(directory)
    #expect(try JSONDecoder().decode(Directory.self, from: json) == directory)
    let object = try #require(try JSONSerialization.jsonObject(with: json) as? [String: Any])
    #expect((object["users"] as? [String: Any])?.keys.sorted() == ["ann", "ben"])
  }

  @Test func `a member is a name, or an object with a weight and caps`() throws {
    let json = #"{"members": ["ann", {"user": "ben", "weight": 2, "dailyCap": 4}]}"#
    let group = try JSONDecoder().decode(DirectoryGroup.self, from: Data(json.utf8))
    #expect(group.members == [GroupMember("ann"), GroupMember("ben", weight: 2, dailyCap: 4)])
    #expect(group.members[0].weight == 1)
    #expect(DirectoryGroup("ann", "ben").members == [GroupMember("ann"), GroupMember("ben")])
  }

  @Test func `a user needs nothing but a name`() throws {
    #expect(try JSONDecoder().decode(DirectoryUser.self, from: Data("{}".utf8)) == DirectoryUser())
  }

  @Test func `an absence begins at its first moment and is over at its last`() {
    let absence = Absence(from: Date(timeIntervalSince1970: 10), until: Date(timeIntervalSince1970: 20))
    let covered = [9.9, 10, 15, 19.9, 20].map { absence.covers(Date(timeIntervalSince1970: $0)) }
    #expect(covered == [false, true, true, true, false])
  }
}
