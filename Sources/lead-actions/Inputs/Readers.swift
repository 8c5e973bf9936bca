#if CommandLine
  import Foundation
  import LeadActions
  import LeadActionsYAML

  extension InputFile {
    /// What stands in the file, unless it is plainly a file of another kind.
    func document(of kind: FileKind) throws(CommandFailure) -> PlainDocument {
      let document =
        switch format {
        case .json: PlainDocument(json: Data(bytes), of: kind)
        case .yaml: PlainDocument(yaml: Data(bytes), of: kind)
        }
      if let other = document.value.flatMap(kind.other(than:)) {
        throw CommandFailure(name, "That is a \(other.name), and a \(kind.name) is wanted.")
      }
      return document
    }

    /// The rule book of the file, which need not hold together, and where everything stands in it.
    func ruleBook() throws(CommandFailure) -> RuleBookDocument {
      let document = try document(of: .ruleBook)
      do { return try RuleBookDocument(document) } catch { throw CommandFailure(self, error.problems) }
    }

    /// The rule book of the file, made sure to hold together.
    func validRuleBook() throws(CommandFailure) -> RuleBook {
      let document = try document(of: .ruleBook)
      do { return try RuleBook(validating: document, customActions: nil, strategies: []) } catch {
        throw CommandFailure(self, error.problems)
      }
    }

    /// The leads and occurrences of the file.
    func play(for rules: RuleBook) throws(CommandFailure) -> Play {
      let document = try document(of: .leads)
      do { return try Play(document, for: rules) } catch { throw CommandFailure(self, error.problems) }
    }

    /// The directory of the file, in the form that rule books have.
    func directory() throws(CommandFailure) -> Directory {
      let document = try document(of: .directory)
      guard let value = document.value, document.problems.isEmpty else {
        throw CommandFailure(self, document.problems)
      }
      do { return try Directory(reading: value) } catch {
        throw CommandFailure(self, error.problems.map { $0.marked(by: document) })
      }
    }

    /// Whatever the file holds, and where everything stands in it.
    func value(of kind: FileKind) throws(CommandFailure) -> (value: PlainValue, document: PlainDocument) {
      let document = try document(of: kind)
      guard let value = document.value, document.problems.isEmpty else {
        throw CommandFailure(self, document.problems)
      }
      return (value, document)
    }
  }

  extension InputProblem {
    /// The problem with its line and column, where the file has its place.
    func marked(by document: PlainDocument) -> InputProblem {
      var problem = self
      problem.mark = mark ?? document.mark(at: place)
      return problem
    }
  }
#endif
