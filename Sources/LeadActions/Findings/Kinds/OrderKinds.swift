extension FindingKind {
  static let order = [
    FindingKind("LA101", "Reads the assigned user before it is set", .error),
    FindingKind("LA102", "Reads the status before it is set", .warning),
    FindingKind("LA103", "Reads the partner before it is set", .error),
    FindingKind("LA104", "Reads the lead type before it is changed", .warning),
    FindingKind("LA105", "Reads the workflow before it is started", .warning),
  ]
}
