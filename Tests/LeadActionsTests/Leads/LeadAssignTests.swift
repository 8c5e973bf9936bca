import Foundation
import Testing

@testable import LeadActions

@Suite struct LeadAssignTests {
  static let base = Lead(id: "1", type: "Home", received: Date(timeIntervalSince1970: 0))
  static let fixed: Set<LeadProperty> = [.id, .received, .leadType]
  static let flags: Set<LeadProperty> = [.emailConsent, .letterConsent, .textConsent]
  static let texts = LeadProperty.allCases.filter { !fixed.contains($0) && !flags.contains($0) }

  @Test(arguments: texts)
  func `every text property takes a value, and only it changes`(property: LeadProperty) throws {
    var lead = Self.base
    let value: FieldValue = property == .progress ? "qualified" : "new"
    try lead.assign(FieldAssignment(property.name, to: value))
    #expect(lead.value(of: property) == value)
    #expect(lead.value(of: property.name) == value)
    for other in LeadProperty.allCases where other != property {
      #expect(lead.value(of: other) == Self.base.value(of: other))
    }
    for empty in [nil, FieldValue.text("")] {
      var emptied = lead
      try emptied.assign(FieldAssignment(property.name, to: empty))
      #expect(emptied == Self.base)
    }
  }

  @Test(arguments: flags.sorted { $0.rawValue < $1.rawValue })
  func `consent is a flag, and emptying it is refused and opens nothing`(property: LeadProperty) throws {
    var lead = Self.base
    try lead.assign(FieldAssignment(property.name, to: false))
    #expect(Self.flags.filter { lead.value(of: $0) == false } == [property])
    let closed = lead
    #expect(throws: FieldError.needsValue(property.name)) { try lead.assign(FieldAssignment(property.name, to: nil)) }
    #expect(lead == closed)
    try lead.assign(FieldAssignment(property.name, to: true))
    #expect(lead == Self.base)
  }

  @Test(arguments: fixed.sorted { $0.rawValue < $1.rawValue })
  func `id, time of receipt and type are fixed`(property: LeadProperty) {
    let value: FieldValue = property.kind == .date ? .date(Date()) : "new"
    for value in [value, nil] {
      var lead = Self.base
      #expect(throws: FieldError.fixed(property.name)) { try lead.assign(FieldAssignment(property.name, to: value)) }
      #expect(lead == Self.base)
    }
  }

  @Test(arguments: LeadProperty.allCases)
  func `a value of another kind is refused`(property: LeadProperty) {
    for value: FieldValue in ["x", 1, true, .date(Date())] where value.kind != property.kind {
      var lead = Self.base
      let error = FieldError.wrongKind(property.name, expected: property.kind, found: value.kind)
      #expect(throws: error) { try lead.assign(FieldAssignment(property.name, to: value)) }
      #expect(lead == Self.base)
    }
  }

  @Test func `an unknown progress is refused with the known ones`() {
    var lead = Self.base
    #expect(throws: FieldError.unknownProgress("won")) { try lead.assign(FieldAssignment("progress", to: "won")) }
    #expect(FieldError.unknownProgress("won").description.contains("validated, invalidated, contacted"))
  }

  @Test func `a host's field takes any kind, and goes when it is emptied`() throws {
    var lead = Self.base
    for value: FieldValue in ["x", 1, true, .date(Date())] {
      try lead.assign(FieldAssignment("amount", to: value))
      #expect(lead.value(of: FieldName("amount")) == value)
    }
    try lead.assign(FieldAssignment("amount", to: nil))
    #expect(lead == Self.base)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `numbers and dates that are not finite are refused`(number: Double) {
    var lead = Self.base
    #expect(throws: FieldError.notFinite("amount")) { try lead.assign(FieldAssignment("amount", to: .number(number))) }
    let date = FieldValue.date(Date(timeIntervalSinceReferenceDate: number))
    #expect(throws: FieldError.notFinite("moveIn")) { try lead.assign(FieldAssignment("moveIn", to: date)) }
  }

  @Test func `text that is empty counts as no value`() {
    var lead = Self.base
    lead.contact.email = ""
    lead.source = ""
    #expect(lead.value(of: .email) == nil)
    #expect(lead.value(of: .source) == nil)
  }
}
