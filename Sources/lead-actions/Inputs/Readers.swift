#if CommandLine
  import Foundation
  import LeadActions

  extension InputFile {
    /// The rule book of the file, which need not hold together.
    func ruleBook() throws(CommandFailure) -> RuleBook {
      do { return try RuleBook(json: Data(bytes)) } catch { throw CommandFailure(self, error.problems) }
    }

    /// The rule book of the file, made sure to hold together.
    func validRuleBook() throws(CommandFailure) -> RuleBook {
      do { return try RuleBook(validating: Data(bytes)) } catch { throw CommandFailure(self, error.problems) }
    }

    /// The leads and occurrences of the file.
    func play(for rules: RuleBook) throws(CommandFailure) -> Play {
      do { return try Play(json: Data(bytes), for: rules) } catch { throw CommandFailure(self, error.problems) }
    }

    /// The directory of the file, in the form that rule books have.
    func directory() throws(CommandFailure) -> Directory {
      let (value, faults) = JSONText.read(Data(bytes), as: .directory)
      guard let value, faults.isEmpty else { throw CommandFailure(self, faults) }
      do { return try Directory(reading: value) } catch { throw CommandFailure(self, error.problems) }
    }
  }

  extension FileKind {
    static let directory = FileKind(name: "directory", example: #"{"users": {…}}"#, nesting: "users")
  }
#endif
