import LeadActions
import Testing

@Suite struct DirectoryCheckTests {
  private func hours(_ text: String) -> WeeklyHours { WeeklyHours(Weekday.allCases, text) ?? WeeklyHours([:]) }

  private func codes(_ directory: Directory, _ rule: Rule) -> [String] {
    Checking.codes(in: Checking.book { rule }, directory: directory).filter { $0.hasPrefix("LA6") }
  }

  private let task = Rule("r", on: .converted, TaskUser(.group("brokers"), title: "Call"))

  @Test func `a group needs somebody in it who works at all`() {
    let ann: [UserName: DirectoryUser] = ["ann": DirectoryUser()]
    #expect(codes(Directory(users: ann, groups: ["brokers": DirectoryGroup([])]), task) == ["LA610"])
    #expect(codes(Directory(users: ann, groups: ["brokers": DirectoryGroup("zed")]), task) == ["LA610"])
    #expect(codes(Directory(users: ann, groups: ["others": DirectoryGroup("ann")]), task) == ["LA610"])
    #expect(codes(Directory(users: ann, groups: ["brokers": DirectoryGroup("ann")]), task) == [])
    let idle: [UserName: DirectoryUser] = ["ann": DirectoryUser(workingHours: WeeklyHours([:]))]
    #expect(codes(Directory(users: idle, groups: ["brokers": DirectoryGroup("ann")]), task) == ["LA611"])
    #expect(codes(Directory(users: ann), task) == [])
  }

  @Test func `without a directory nobody is missed`() {
    #expect(Checking.codes(in: Checking.book { task }) == [])
  }

  @Test func `a user who is named has to be there, where it is known who is`() {
    let ann = Directory(users: ["ann": DirectoryUser(email: "ann@example.com")])
    for action: any ActionConvertible in [
      AssignToUser(.user("ben")), TaskUser(.user("ben"), title: "Call"), NotifyUserByEmail(.user("ben")),
    ] {
      let rule = Rule("r", on: .converted, action)
      #expect(codes(ann, rule) == ["LA615"])
      #expect(codes(Directory(), rule) == [])
      #expect(Checking.codes(in: Checking.book { rule }) == [])
    }
    #expect(codes(ann, Rule("r", on: .converted, AssignToUser(.user("ann")))) == [])
  }

  @Test func `a group that several rules ask for is one finding`() throws {
    let book = Checking.book {
      task
      Rule("s", on: .closed, TaskUser(.group("brokers"), title: "Call"))
    }
    let report = RuleChecker().check(book, directory: Directory(groups: ["brokers": DirectoryGroup([])]))
    let finding = try #require(report.findings.first)
    #expect(report.findings.count == 1)
    #expect(finding.place == "\(Checking.type).rules[0] 'r'.do[0]")
    #expect(finding.related.map(\.place).contains("\(Checking.type).rules[1] 's'.do[0]"))
  }

  @Test func `hours at which nobody of the group works are found, across zones too`() throws {
    func found(_ user: DirectoryUser, _ rule: String) -> [String] {
      codes(
        Directory(users: ["ann": user], groups: ["brokers": DirectoryGroup("ann")]),
        Rule("r", on: .callVoicemail, when: .withinHours(hours(rule)), TaskUser(.group("brokers"), title: "Call")))
    }
    #expect(found(DirectoryUser(workingHours: hours("09:00-17:00")), "20:00-23:00") == ["LA612"])
    #expect(found(DirectoryUser(workingHours: hours("09:00-17:00")), "16:30-23:00") == [])
    #expect(found(DirectoryUser(workingHours: hours("22:00-06:00")), "03:00-04:00") == [])
    #expect(found(DirectoryUser(), "20:00-23:00") == [])
    let tokyo = try #require(Zone("Asia/Tokyo"))
    #expect(found(DirectoryUser(zone: tokyo, workingHours: hours("09:00-17:00")), "00:00-08:00") == [])
    #expect(found(DirectoryUser(zone: tokyo, workingHours: hours("09:00-17:00")), "09:00-17:00") == ["LA612"])
  }

  @Test func `a user or partner needs the address that a message goes to`() {
    let directory = Directory(
      users: ["ann": DirectoryUser(email: "ann@example.com"), "ben": DirectoryUser(email: "nonsense")],
      groups: ["brokers": DirectoryGroup("ann", "ben")], partners: ["acme": DirectoryPartner(mobile: "07700900123")])
    #expect(codes(directory, Rule("r", on: .converted, NotifyUserByEmail(.user("ann")))) == [])
    #expect(codes(directory, Rule("r", on: .converted, NotifyUserByEmail(.user("ben")))) == ["LA613"])
    #expect(codes(directory, Rule("r", on: .converted, NotifyUserByText(.user("ann")))) == ["LA613"])
    #expect(codes(directory, Rule("r", on: .converted, NotifyUserByEmail(.group("brokers")))) == [])
    #expect(codes(directory, Rule("r", on: .converted, NotifyUserByText(.group("brokers")))) == ["LA613"])
    #expect(codes(directory, Rule("r", on: .referred, ContactPartner(by: .text, template: "remind"))) == [])
    #expect(codes(directory, Rule("r", on: .referred, ContactPartner(by: .email, template: "welcome"))) == ["LA614"])
  }
}
