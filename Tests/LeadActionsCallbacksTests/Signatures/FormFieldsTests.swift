#if Callbacks
  import Testing

  @testable import LeadActionsCallbacks

  struct FormFieldsTests {
    @Test(arguments: [
      ("", []), ("a=b", ["a:b"]), ("a", ["a:"]), ("a=", ["a:"]), ("=b", [":b"]), ("&&a=b&&", ["a:b"]),
      ("a=b=c", ["a:b=c"]), ("a+b=%2B", ["a b:+"]), ("a=%", ["a:%"]), ("a=%4", ["a:%4"]), ("a=%zz", ["a:%zz"]),
      ("a=%41%4a", ["a:AJ"]), ("a=%C3%A9", ["a:é"]), ("a=%FF", ["a:\u{FFFD}"]), ("a=1&a=2", ["a:1", "a:2"]),
    ])
    func `form fields are read as browsers write them`(body: String, expected: [String]) throws {
      #expect(try FormFields(body.utf8).fields.map { "\($0.name):\($0.value)" } == expected)
    }

    @Test(arguments: [
      ("https://a.example/x?a=b&c=d#f=g", ["a:b", "c:d"]), ("https://a.example/x#?a=b", []), ("", []), ("?", []),
      ("https://a.example/?a=b?c", ["a:b?c"]),
    ])
    func `the query of a URL is read`(url: String, expected: [String]) throws {
      #expect(try FormFields(queryOf: url).fields.map { "\($0.name):\($0.value)" } == expected)
    }
  }
#endif
