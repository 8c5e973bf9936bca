#if YAML
  public import struct Foundation.Data
  public import LeadActions

  extension RuleBook {
    /// Reads a rule book from YAML, in the structure that the JSON has.
    ///
    /// It need not hold together: ``init(validatingYAML:customActions:strategies:)`` checks that too.
    ///
    /// - Throws: every problem of form that the file has, with its line and column.
    public init(yaml: Data) throws(RuleBookError) { try self.init(form: PlainDocument(yaml: yaml, of: .ruleBook)) }

    /// Reads a rule book from YAML and makes sure that it holds together.
    ///
    /// - Throws: every problem of form and of meaning at once, with its line and column.
    public init(
      validatingYAML yaml: Data, customActions: Set<ActionName>? = nil, strategies: Set<StrategyName> = []
    ) throws(RuleBookError) {
      try self.init(
        validating: PlainDocument(yaml: yaml, of: .ruleBook), customActions: customActions, strategies: strategies)
    }
  }

  extension RuleBookDocument {
    /// Reads a rule book from YAML.
    ///
    /// - Throws: every problem there is, where the file is not of the right form.
    public init(yaml: Data) throws(RuleBookError) { try self.init(PlainDocument(yaml: yaml, of: .ruleBook)) }
  }

  extension Play {
    /// Reads leads and occurrences from YAML, in the structure that the JSON has.
    ///
    /// - Throws: every problem that the file has, with its line and column.
    public init(yaml: Data, for rules: RuleBook? = nil) throws(PlayError) {
      try self.init(PlainDocument(yaml: yaml, of: .leads), for: rules)
    }
  }
#endif
