#if CommandLine
  import LeadActions

  /// What checking one file came to.
  struct CheckedFile {
    /// As messages name it.
    let name: String
    /// The file, for showing its lines; none where it could not be opened.
    let file: InputFile?
    let report: CheckReport
    /// Whether the file could be read as a rule book; if not, the report has why.
    let isReadable: Bool
    /// The rules that were checked.
    let rules: Int

    /// - Parameter path: A path, or `-` for standard input.
    init(_ path: String, by checker: RuleChecker, directory: Directory?) {
      do {
        let file = try InputFile(path)
        do {
          let document = try file.ruleBook()
          let report = checker.check(document.book, directory: directory).marked(by: document)
          self.init(file, report, rules: document.book.leadTypes.map(\.rules.count).reduce(0, +))
        } catch { self.init(file.name, file, unreadable: error) }
      } catch { self.init(path == "-" ? "standard input" : path.printable, nil, unreadable: error) }
    }

    init(_ file: InputFile, _ report: CheckReport, rules: Int) {
      (name, self.file, self.report, isReadable, self.rules) = (file.name, file, report, true, rules)
    }

    /// A file that cannot be read at all is one finding for each problem of it, so that every format can show them.
    private init(_ name: String, _ file: InputFile?, unreadable failure: CommandFailure) {
      (self.name, self.file, isReadable, rules) = (name, file, false, 0)
      report = CheckReport(findings: failure.problems.map(Finding.init(unreadable:)))
    }

    func count(_ severity: FindingSeverity) -> Int { report.findings.count { $0.severity == severity } }
  }

  extension FindingCode {
    /// The file cannot be read as a rule book.
    static let unreadable = FindingCode(rawValue: "LA000")
  }

  extension Finding {
    fileprivate init(unreadable problem: InputProblem) {
      self.init(
        .unreadable, .error, at: problem.place, problem.message, why: "", mend: problem.mend, nearest: problem.nearest,
        mark: problem.mark)
    }
  }
#endif
