#if YAML
  // Yams reads trees by recursion and forgets where aliases stand. The parser beneath it, libyaml, gives one event
  // after the other, so that depth and aliases are bounded while they are read.
  import CYaml
  import LeadActions

  /// What a YAML text is made of, one after the other.
  enum YAMLEvent {
    case documentBegins
    case scalar(String, isPlain: Bool, YAMLProperties)
    case listBegins(YAMLProperties)
    case objectBegins(YAMLProperties)
    /// Of a list, an object or a document.
    case ends
    case alias(String)
    case streamEnds
  }

  /// What may stand before a value.
  struct YAMLProperties {
    var anchor: String?
    var tag: String?
  }

  /// What keeps a YAML text from being read further.
  struct YAMLFault: Error {
    let mark: SourceMark
    let message: String
    let mend: String

    var problem: InputProblem { InputProblem(place: mark.description, message: message, mend: mend, mark: mark) }
  }

  /// The events of one text, by libyaml.
  final class YAMLEvents {
    private let file: FileKind
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    // Libyaml keeps the address of its parser in it.
    private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)

    /// - Parameter bytes: UTF-8 without a byte order mark.
    init(_ bytes: some Collection<UInt8>, of file: FileKind) {
      self.file = file
      self.bytes = .allocate(capacity: bytes.count)
      _ = self.bytes.initialize(from: bytes)
      parser.initialize(to: yaml_parser_t())
      yaml_parser_initialize(parser)
      yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(parser, self.bytes.baseAddress, self.bytes.count)
    }

    deinit {
      yaml_parser_delete(parser)
      parser.deallocate()
      bytes.deallocate()
    }

    func next() throws(YAMLFault) -> (event: YAMLEvent, mark: SourceMark) {
      while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw fault }
        defer { yaml_event_delete(&event) }
        let mark = SourceMark(event.start_mark)
        switch event.type {
        case YAML_STREAM_START_EVENT: continue
        case YAML_DOCUMENT_START_EVENT: return (.documentBegins, mark)
        case YAML_ALIAS_EVENT: return (.alias(Self.text(event.data.alias.anchor) ?? ""), mark)
        case YAML_SCALAR_EVENT:
          let scalar = event.data.scalar
          let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
          let properties = YAMLProperties(anchor: Self.text(scalar.anchor), tag: Self.text(scalar.tag))
          let isPlain = scalar.style == YAML_PLAIN_SCALAR_STYLE
          return (.scalar(String(decoding: text, as: UTF8.self), isPlain: isPlain, properties), mark)
        case YAML_SEQUENCE_START_EVENT:
          let start = event.data.sequence_start
          return (.listBegins(YAMLProperties(anchor: Self.text(start.anchor), tag: Self.text(start.tag))), mark)
        case YAML_MAPPING_START_EVENT:
          let start = event.data.mapping_start
          return (.objectBegins(YAMLProperties(anchor: Self.text(start.anchor), tag: Self.text(start.tag))), mark)
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT, YAML_DOCUMENT_END_EVENT: return (.ends, mark)
        default: return (.streamEnds, mark)
        }
      }
    }

    private static func text(_ pointer: UnsafePointer<UInt8>?) -> String? {
      pointer.map { String(decodingCString: $0, as: UTF8.self) }
    }

    private var fault: YAMLFault {
      let problem = parser.pointee.problem.map { String(cString: $0) } ?? "it cannot be read"
      if problem.hasPrefix("Maximum nesting level") {
        let (message, mend) = file.tooDeep
        return YAMLFault(mark: SourceMark(parser.pointee.mark), message: message, mend: mend)
      }
      let (message, mend) = YAMLFault.words(for: problem)
      guard parser.pointee.error != YAML_READER_ERROR else {
        return YAMLFault(mark: mark(ofByte: parser.pointee.problem_offset), message: message, mend: mend)
      }
      let began = parser.pointee.context.map { String(cString: $0) }.flatMap(YAMLFault.began)
      let start = SourceMark(parser.pointee.context_mark)
      let mark = SourceMark(parser.pointee.problem_mark)
      let context = began.map { start < mark ? " It is in \($0) that begins in \(start)." : "" } ?? ""
      return YAMLFault(mark: mark, message: message + context, mend: mend)
    }

    private func mark(ofByte offset: Int) -> SourceMark { SourceMark(ofByte: offset, in: bytes) }
  }

  extension SourceMark {
    fileprivate init(_ mark: yaml_mark_t) { self.init(line: Int(mark.line) + 1, column: Int(mark.column) + 1) }

    /// The mark of a byte of a text.
    init(ofByte offset: Int, in bytes: some RandomAccessCollection<UInt8>) {
      let before = bytes.prefix(offset)
      let line = before.suffix(while: { $0 != 0x0A })
      self.init(line: before.count { $0 == 0x0A } + 1, column: line.count { $0 & 0xC0 != 0x80 } + 1)
    }
  }

  extension RandomAccessCollection {
    /// The elements at the end for which something holds.
    fileprivate func suffix(while holds: (Element) -> Bool) -> SubSequence {
      let start = indices.reversed().first { !holds(self[$0]) }.map { index(after: $0) } ?? startIndex
      return self[start...]
    }
  }
#endif
