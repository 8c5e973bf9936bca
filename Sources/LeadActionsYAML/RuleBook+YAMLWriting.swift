#if YAML
  public import struct Foundation.Data
  public import LeadActions

  extension RuleBook {
    /// The rule book as YAML, its keys in the order in which people write them; equal rule books give the same bytes.
    ///
    /// - Throws: what no file can hold: a number that is not finite, a NUL, nesting deeper than 64, more than 10 MiB.
    public func yaml() throws(RuleBookError) -> Data {
      let value = plainValue
      let problems = JSONWriter.write(value, as: .ruleBook, pretty: false).problems
      guard problems.isEmpty else { throw RuleBookError(problems) }
      var writer = YAMLWriter(order: ObjectForm.bookKeys)
      writer.write(value, blocks: ["templates", "partials"])
      return Data(writer.text.utf8)
    }
  }
#endif
