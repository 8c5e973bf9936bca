extension FindingKind {
  static let loops = [
    FindingKind("LA201", "Rules that raise each other without end", .error),
    FindingKind("LA202", "Workflow that begins anew without end", .warning),
  ]
}
