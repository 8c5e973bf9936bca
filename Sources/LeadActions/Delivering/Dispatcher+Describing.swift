/// Kept out of dumps and logs: its secret source and its transports, which may hold anything.
extension Dispatcher: CustomStringConvertible, CustomReflectable {
  public var description: String { "a dispatcher" }
  public var customMirror: Mirror { Mirror(self, children: ["settings": settings], displayStyle: .struct) }
}
