extension CheckReport {
  /// The report with line and column of every place, from the file that the book was read from.
  public func marked(by document: RuleBookDocument) -> CheckReport {
    var report = self
    for index in report.findings.indices { report.findings[index].setMarks(document) }
    for index in report.silenced.indices { report.silenced[index].finding.setMarks(document) }
    return report
  }
}

extension Finding {
  fileprivate mutating func setMarks(_ document: RuleBookDocument) {
    mark = document.mark(at: place)
    for index in related.indices { related[index].mark = document.mark(at: related[index].place) }
  }
}
