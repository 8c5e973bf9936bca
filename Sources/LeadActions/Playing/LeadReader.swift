package import struct Foundation.Date

/// Reads the lead that a play's receipt or adoption carries.
package struct LeadReader {
  let names: PlayNames
  let id: LeadID
  /// The time of receipt where the file gives none.
  let at: Date

  package init(names: PlayNames, id: LeadID, at: Date) {
    self.names = names
    self.id = id
    self.at = at
  }

  package func lead(_ node: PlainNode) -> Lead {
    let object = PlainObject(node, .lead)
    let type = object.required("type", mend: "Name its lead type.").map(names.leadType)
    var lead = Lead(id: id, type: type ?? "", received: object["received"]?.date() ?? at)
    lead.subid = object["subid"]?.idText()
    lead.ipaddress = object["ipaddress"]?.text()
    lead.source = object["source"]?.text()
    lead.status = object["status"].map(names.status)
    lead.progress = object["progress"]?.word("A progress")
    lead.user = object["user"].map(names.user)
    lead.partner = object["partner"].map(names.partner)
    lead.duplicateOf = object["duplicateOf"].map { LeadID($0.idText()) }
    if let contact = object["contact"] { lead.contact = self.contact(contact) }
    if let consent = object["consent"] { lead.consent = self.consent(consent) }
    for (name, node) in object["fields"]?.entries(of: "Fields") ?? [] where node.value != .null {
      lead.fields[FieldName(name)] = names.declared(name, node)
    }
    return lead
  }

  private func contact(_ node: PlainNode) -> Contact {
    let object = PlainObject(node, .contact)
    func text(_ key: String) -> String? { object[key]?.text() }
    return Contact(
      title: text("title"), firstName: text("firstName"), lastName: text("lastName"), company: text("company"),
      email: text("email"), phone: text("phone"), mobile: text("mobile"), street: text("street"), town: text("town"),
      county: text("county"), postcode: text("postcode"), country: text("country"))
  }

  private func consent(_ node: PlainNode) -> Consent {
    let object = PlainObject(node, .consent)
    return Consent(
      email: object.flag("email", otherwise: true), letter: object.flag("letter", otherwise: true),
      text: object.flag("text", otherwise: true))
  }
}
