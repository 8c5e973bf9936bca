#if HTTP
  import AsyncHTTPClient
  import NIOCore
  import NIOHTTP1

  import struct Foundation.Data

  /// A request as the client makes it, checked so that it is one request and nothing else.
  struct WireRequest: Sendable {
    let request: HTTPClient.Request
    let answerLimit: Int
    let recognisesRepeats: Bool

    init(_ request: OutboundRequest, to url: TargetURL) throws(OutboundError) {
      guard !request.method.isEmpty, request.method.utf8.allSatisfy(\.isLetter) else {
        throw .unusable("its method is no word; use one such as 'POST'")
      }
      var headers = HTTPHeaders()
      headers.reserveCapacity(request.headers.count + 3)
      for header in request.headers {
        guard Self.isName(header.name) else { throw .unusable("a header's name holds a character that names cannot") }
        guard header.value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == UInt8(ascii: "\t") }) else {
          throw .unusable("the value of its header '\(header.name)' holds a control character")
        }
        guard !Self.ours.contains(where: header.name.isHeader) else {
          throw .unusable("its header '\(header.name)' comes from the URL and the body; leave it out")
        }
        headers.add(name: header.name, value: header.value)
      }
      if let user = url.user, !headers.contains(name: "authorization") {
        headers.add(name: "Authorization", value: "Basic \(Data(user.utf8).base64EncodedString())")
      }
      do {
        self.request = try HTTPClient.Request(
          url: url.text, method: HTTPMethod(rawValue: request.method), headers: headers,
          body: request.body.isEmpty ? nil : .byteBuffer(ByteBuffer(bytes: request.body)))
      } catch { throw .unusable("it cannot be read") }
      answerLimit = request.answerLimit
      recognisesRepeats = request.recognisesRepeats
    }

    private static let ours = [
      "host", "content-length", "transfer-encoding", "connection", "te", "upgrade", "expect",
    ]

    private static func isName(_ name: String) -> Bool {
      !name.isEmpty && name.utf8.allSatisfy { $0.isLetter || $0.isDecimalDigit || "!#$%&'*+-.^_`|~".utf8.contains($0) }
    }
  }
#endif
