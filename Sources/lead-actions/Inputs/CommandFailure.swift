#if CommandLine
  import LeadActions

  /// Why a command cannot do what it was asked: a file that cannot be read, or options that do not go together.
  struct CommandFailure: Error, CustomStringConvertible {
    /// The file that it is about; the command line where there is none.
    var file: String?
    var problems: [InputProblem]

    init(_ file: String? = nil, _ message: String, mend: String = "") {
      self.file = file
      problems = [InputProblem(place: "", message: message, mend: mend)]
    }

    init(file: String? = nil, problems: [InputProblem]) {
      self.file = file
      self.problems = problems
    }

    init(_ file: InputFile, _ problems: [InputProblem]) {
      self.file = file.name
      self.problems = problems
    }

    /// Nobody mends thousands of problems at a time, and the first are often the cause of the others.
    private static let most = 100

    var description: String {
      var lines = problems.prefix(Self.most).map { "Error: \(located($0))\($0.words)" }
      let rest = problems.count - lines.count
      if rest > 0 { lines.append("… and \(rest.of("further problem")).") }
      return lines.joined(separator: "\n")
    }

    private func located(_ problem: InputProblem) -> String {
      guard let file else { return "" }
      return problem.mark.map { "\(file):\($0.line):\($0.column): " } ?? "\(file): "
    }
  }

  extension InputProblem {
    /// The place, unless it says no more than the mark does, and what is wrong with it.
    fileprivate var words: String {
      let isMark = mark != nil && place.hasPrefix("line ")
      let guess = nearest.map { "Did you mean \($0.inQuotes)?" } ?? ""
      let text = [message, mend, guess].filter { !$0.isEmpty }.joined(separator: " ")
      return (place.isEmpty || isMark ? text : "\(place): \(text)").printable
    }
  }
#endif
