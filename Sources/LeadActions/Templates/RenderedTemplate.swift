/// What a template gave when it was filled.
public struct RenderedTemplate: Hashable, Sendable {
  /// The text; only its beginning if a limit stopped the rendering.
  public let text: String
  /// The paths of variables that should have been shown and had nothing to show, each once, in order.
  public let missing: [String]
  /// The limit that stopped the rendering, or nothing if it came to its end.
  public let stoppedBy: TemplateLimits.Kind?
}
