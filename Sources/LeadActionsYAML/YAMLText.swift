#if YAML
  package import struct Foundation.Data
  package import LeadActions

  /// YAML as files need it: bounded, with line and column of everything, and without what surprises people in it.
  ///
  /// What is written without quotes is what the same characters are in JSON: `true`, `false`, `null` (also `~` or
  /// nothing), a number; anything else is a text. Where a text is wanted it is the author's spelling even of a number.
  enum YAMLText {
    static func read(_ data: Data, as file: FileKind) -> (source: PlainSource?, problems: [InputProblem]) {
      guard data.count <= JSONText.mostBytes else {
        let (message, mend) = file.tooLong(data.count)
        return (nil, [InputProblem(place: "file", message: message, mend: mend)])
      }
      let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
      if let offset = firstInvalid(bytes) {
        let fault = YAMLFault(
          mark: SourceMark(ofByte: offset, in: bytes), message: "The text before this is not UTF-8.",
          mend: "Save the file as UTF-8.")
        return (nil, [fault.problem])
      }
      var reader = YAMLReader(YAMLEvents(bytes, of: file), of: file)
      do {
        let source = try reader.document()
        return (source, reader.problems)
      } catch {
        return (nil, reader.problems + [error.problem])
      }
    }

    /// The number of the first byte that is not UTF-8.
    private static func firstInvalid(_ bytes: Data) -> Int? {
      guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
      var decoder = UTF8()
      var iterator = bytes.makeIterator()
      var offset = 0
      while true {
        switch decoder.decode(&iterator) {
        case .scalarValue(let scalar): offset += UTF8.width(scalar)
        case .emptyInput, .error: return offset
        }
      }
    }
  }

  extension PlainDocument {
    package init(yaml: Data, of file: FileKind) {
      let (source, problems) = YAMLText.read(yaml, as: file)
      self.init(source, of: file, problems: problems)
    }
  }
#endif
