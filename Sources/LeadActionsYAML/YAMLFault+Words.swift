#if YAML
  extension YAMLFault {
    /// What libyaml calls a problem, in words that say how to mend it.
    static func words(for problem: String) -> (message: String, mend: String) {
      switch problem {
      case "did not find expected key", "did not find expected '-' indicator":
        (
          "What stands here is not indented like what it belongs to.",
          "Line it up with the keys or '-' beside it, with spaces; close every text in quotes before it; "
            + "write a text that holds a quote or bracket in quotes."
        )
      case "mapping values are not allowed in this context":
        (
          "A colon cannot stand here.",
          "Write a text that holds ': ' in quotes, or begin the key on a line of its own, rightly indented."
        )
      case "could not find expected ':'":
        ("A key without a colon stands before this.", "Write KEY: VALUE; write a text of several lines with '|'.")
      case "found character that cannot start any token":
        (
          "A value cannot begin with this character.",
          "Indent with spaces rather than tabs, and write a text that begins with '@', '`' or '%' in quotes."
        )
      case "found a tab character that violates indentation",
        "found a tab character where an indentation space is expected":
        ("A tab stands here, and YAML is not indented with tabs.", "Indent with spaces.")
      case "did not find expected ',' or ']'":
        ("A comma or ']' is wanted here.", "Separate values with commas, and close the list with ']'.")
      case "did not find expected ',' or '}'":
        ("A comma or '}' is wanted here.", "Separate members with commas, and close the object with '}'.")
      case "found unexpected end of stream":
        ("The file ends within a text in quotes.", "Close it with the quote that it began with.")
      case "did not find expected node content":
        ("A value is wanted here.", "Write one, or take out the comma or bracket that stands in its place.")
      case "found unknown escape character", "did not find expected hexdecimal number",
        "found invalid Unicode character escape code":
        ("There is no such escape.", "Write \\\\ for a backslash, or use single quotes, which know no escapes.")
      case "block sequence entries are not allowed in this context":
        ("An element of a list cannot begin here.", "Begin each '-' on a line of its own, or write the list as [ ].")
      case "mapping keys are not allowed in this context":
        ("A key cannot begin here.", "Begin it on a line of its own, or write the object as { }.")
      case "control characters are not allowed":
        ("A control character stands here.", "Leave it out, or write it as an escape in double quotes.")
      case "did not find expected <document start>":
        (
          "Something follows the end of the document.",
          "Indent it like the rest, and leave out what follows the last bracket."
        )
      case "did not find expected alphabetic or numeric character":
        (
          "'&' and '*' begin the name of an anchor or alias, and none follows.",
          "Write a text that begins with them in quotes."
        )
      case "found unexpected document indicator":
        ("The document ends within a text in quotes.", "Close the text, or indent the line.")
      case "found incompatible YAML document":
        ("The file asks for another version of YAML.", "Leave the line that begins with %YAML out.")
      default: ("The YAML cannot be read: \(problem).", "Correct it, or write the value in quotes.")
      }
    }

    /// What was being read, from what libyaml says of it.
    static func began(_ context: String) -> String? {
      switch context {
      case "while parsing a block mapping", "while parsing a flow mapping": "the object"
      case "while parsing a block collection", "while parsing a flow sequence": "the list"
      case "while scanning a quoted scalar", "while parsing a quoted scalar": "the text"
      case "while scanning a simple key": "the key"
      case "while scanning a block scalar": "the text"
      default: nil
      }
    }
  }
#endif
