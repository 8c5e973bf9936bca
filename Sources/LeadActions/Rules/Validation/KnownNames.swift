/// The declared names of one kind of thing, among which the names that are used must be.
struct KnownNames<Kind>: Sendable {
  /// What they are names of, such as `template`.
  let thing: String
  let mend: String
  let topic: ProblemTopic?
  private let names: Set<Name<Kind>>
  /// Whether any name will do: nothing of the kind is declared here, or what declares it could not be read.
  private let isOpen: Bool

  init(_ thing: String, _ names: Set<Name<Kind>>, mend: String, isOpen: Bool = false, topic: ProblemTopic? = nil) {
    self.thing = thing
    self.topic = topic
    self.names = names
    self.mend = mend
    self.isOpen = isOpen
  }

  func contains(_ name: Name<Kind>) -> Bool { isOpen || names.contains(name) }

  var texts: some Collection<String> { names.lazy.map(\.rawValue) }
}
