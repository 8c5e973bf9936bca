/// The bounds of one rendering, so that no template and no value can make it endless.
public struct TemplateLimits: Hashable, Sendable {
  /// The most bytes of UTF-8 that may be written.
  public var outputBytes: Int
  /// How deep sections and partials may be in each other.
  public var depth: Int
  /// How many steps may be taken; a tag or a stretch of text is one, each time it is come to, and a tag one more for
  /// each section around it that may have its value and for each item that it shows.
  public var steps: Int

  public init(outputBytes: Int = 1 << 20, depth: Int = 256, steps: Int = 1_000_000) {
    self.outputBytes = outputBytes
    self.depth = depth
    self.steps = steps
  }

  /// The bounds that can stop a rendering.
  @nonexhaustive
  public enum Kind: Hashable, Sendable {
    case outputBytes
    case depth
    case steps
  }
}
