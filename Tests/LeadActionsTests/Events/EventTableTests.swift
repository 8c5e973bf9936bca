import Foundation
import LeadActions
import Testing

/// The guide's two tables, copied by hand, in its order.
enum GuideTable {
  /// Title, the name in rule books, `eventtype`.
  static let rows: [(title: String, name: String, type: String)] = [
    ("Appointment Created", "appointmentCreated", "apptcreated"),
    ("Appointment Updated", "appointmentUpdated", "apptupdated"),
    ("Appointment Cancelled", "appointmentCancelled", "apptcancelled"),
    ("Appointment Started", "appointmentStarted", "apptstarted"),
    ("Appointment Completed (task ticked off)", "appointmentCompleted", "apptcompleted"),
    ("Appointment .. Before", "appointmentBefore", "apptbefore"),
    ("Appointment .. After", "appointmentAfter", "apptafter"),
    ("Call Unanswered (Inbound)", "callUnanswered", "callunanswered"),
    ("Call Voicemail (Inbound)", "callVoicemail", "callvoicemail"),
    ("Received & Duplicate", "receivedDuplicate", "deliverydupe"),
    ("Received & Not Duplicate", "receivedNotDuplicate", "deliveryndupe"),
    ("Received & Referred", "receivedReferred", "deliveryref"),
    ("Received & Not Referred", "receivedNotReferred", "delivery"),
    ("Received", "received", "deliveryall"),
    ("Received (User)", "receivedUser", "deliveryass"),
    ("Received (Other)", "receivedOther", "deliveryna"),
    ("Updated", "updated", "updatedall"),
    ("Updated (User)", "updatedUser", "updatedass"),
    ("Updated (Other)", "updatedOther", "updatedna"),
    ("Status Changed", "statusChanged", "status"),
    ("User Changed", "userChanged", "user"),
    ("Validated", "validated", "progvalidated"),
    ("Invalidated", "invalidated", "proginvalidate"),
    ("Contacted", "contacted", "progcontacted"),
    ("Qualified", "qualified", "progqualified"),
    ("Converted", "converted", "progconverted"),
    ("Closed", "closed", "progclosed"),
    ("Referred", "referred", "referral"),
    ("Return Started", "returnStarted", "returnstarted"),
    ("Return Declined", "returnDeclined", "returndeclined"),
    ("Return Accepted", "returnAccepted", "returnaccepted"),
    ("Email Failed", "emailFailed", "emailfailed"),
    ("Email Opened", "emailOpened", "emailopened"),
    ("Email Clicked", "emailClicked", "emailclicked"),
    ("Email Replied", "emailReplied", "emailreplied"),
    ("Email Unsubscribed", "emailUnsubscribed", "emailunsub"),
    ("Email Spam Reported", "emailSpamReported", "emailspam"),
    ("Text Message Failed", "textFailed", "smsfailed"),
    ("Text Message Replied", "textReplied", "smsreplied"),
    ("Journey Started", "journeyStarted", "journeystarted"),
    ("Journey Partially Completed", "journeyPartiallyCompleted", "journeypartial"),
    ("Journey Completed", "journeyCompleted", "journeycompleted"),
  ]

  static let guideTypes: Set<String> = [
    "deliverydupe", "deliveryndupe", "deliveryref", "delivery", "deliveryall", "deliveryass", "deliveryna",
    "updatedall",
    "updatedass", "updatedna", "status", "user", "progvalidated", "proginvalidate", "progcontacted", "progqualified",
    "progconverted", "progclosed", "referral", "emailfailed", "emailopened", "emailclicked", "emailreplied",
    "emailunsub", "emailspam", "smsfailed", "smsreplied",
  ]

  static let ourTypes: Set<String> = [
    "apptcreated", "apptupdated", "apptcancelled", "apptstarted", "apptcompleted", "apptbefore", "apptafter",
    "callunanswered", "callvoicemail", "returnstarted", "returndeclined", "returnaccepted", "journeystarted",
    "journeypartial", "journeycompleted",
  ]
}

@Suite struct EventTableTests {
  @Test func `there are 42 events, with titles, names and types in the guide's order`() {
    #expect(EventKind.allCases.count == 42)
    #expect(EventKind.allCases.map(\.title) == GuideTable.rows.map(\.title))
    #expect(EventKind.allCases.map(\.name) == GuideTable.rows.map(\.name))
    #expect(EventKind.allCases.map(\.type) == GuideTable.rows.map(\.type))
  }

  @Test func `27 types are the guide's, and fifteen are ours`() {
    #expect(GuideTable.guideTypes.count == 27)
    #expect(GuideTable.ourTypes.count == 15)
    #expect(Set(EventKind.allCases.filter(\.isGuideType).map(\.type)) == GuideTable.guideTypes)
    #expect(Set(EventKind.allCases.filter { !$0.isGuideType }.map(\.type)) == GuideTable.ourTypes)
  }

  @Test(arguments: EventKind.allCases)
  func `title, name and type each find the event again`(kind: EventKind) {
    #expect(EventKind(title: kind.title) == kind)
    #expect(EventKind(name: kind.name) == kind)
    #expect(EventKind(type: kind.type) == kind)
  }

  @Test func `what is no event is found nowhere`() {
    for text in ["", "received ", "Received(Other)", "DELIVERYALL", "Deliveryall", "nothing", "custom"] {
      #expect(EventKind(title: text) == nil)
      #expect(EventKind(name: text) == nil)
      #expect(EventKind(type: text) == nil)
    }
  }

  @Test(arguments: EventKind.allCases)
  func `every row is an event, the two with a period by their period`(kind: EventKind) throws {
    if kind == .appointmentBefore || kind == .appointmentAfter {
      #expect(Event(kind) == nil)
      return
    }
    let event = try #require(Event(kind))
    #expect(event.kind == kind)
    #expect(event.title == kind.title)
    #expect(event.type == kind.type)
    #expect(event.description == kind.name)
    #expect(Event(kind.name) == event)
    #expect(event.period == nil)
  }

  @Test func `six events are the first moves of progress`() {
    for progress in LeadProgress.allCases { #expect(Event(progress).progress == progress) }
    let others = EventKind.allCases.compactMap(Event.init(_:)).filter { $0.progress == nil }
    #expect(others.count == 34)
  }

  @Test func `seven events are about an appointment`() {
    let events =
      EventKind.allCases.compactMap(Event.init(_:)) + [.appointmentBefore(.days(1)), .appointmentAfter(.days(1))]
    #expect(events.count == 42)
    #expect(
      Set(events.filter(\.concernsAppointment).compactMap(\.kind?.name)) == [
        "appointmentCreated", "appointmentUpdated", "appointmentCancelled", "appointmentStarted",
        "appointmentCompleted",
        "appointmentBefore", "appointmentAfter",
      ])
  }
}
