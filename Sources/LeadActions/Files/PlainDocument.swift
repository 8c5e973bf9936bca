package import struct Foundation.Data

/// A file as it was read: what it holds, where each of it stands, and what was wrong with its form.
package struct PlainDocument: Sendable {
  package let file: FileKind
  /// Nothing where the file could not be read to its end.
  package let value: PlainValue?
  /// Nothing where the value came from no file.
  package let source: PlainSource?
  package let problems: [InputProblem]

  package init(_ source: PlainSource?, of file: FileKind, problems: [InputProblem]) {
    self.file = file
    self.source = source
    value = source?.value
    self.problems = problems
  }

  /// A value that came from no file.
  package init(_ value: PlainValue, of file: FileKind) {
    self.file = file
    self.value = value
    source = nil
    problems = []
  }

  package init(json: Data, of file: FileKind) {
    let (source, problems) = JSONText.read(json, as: file)
    self.init(source, of: file, problems: problems)
  }

  /// Reads the value into what it means, with every problem of the file's form and of the reading, each with its mark.
  ///
  /// Nothing comes of a file that could not be read at all: faulty, nested too deeply, or newer than this version.
  package func read<Result>(_ meaning: (PlainNode) -> Result) -> (result: Result?, problems: [InputProblem]) {
    guard let value else { return (nil, problems) }
    if let problem = value.depthProblem(in: file) { return (nil, problems + [problem]) }
    let reading = ReadingProblems(source)
    let node = PlainNode(value: value, place: file.place, problems: reading)
    guard let current = file.format.upgrade(node) else { return (nil, problems + reading.list.problems) }
    let result = meaning(current)
    return (result, problems + reading.list.problems)
  }

  /// The mark of a place that a problem or finding names; nothing where the value came from no file.
  package func mark(at place: String) -> SourceMark? {
    guard let source else { return nil }
    return place == file.name ? source.tree.mark : source.mark(at: place)
  }
}
