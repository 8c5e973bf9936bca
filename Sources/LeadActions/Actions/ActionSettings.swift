/// The settings of one kind of action.
public protocol ActionSettings: Hashable, Sendable {
  /// What rule books call the kind.
  static var actionName: ActionName { get }
}

/// The settings of a kind of action that the host defines.
///
/// ### Implementation requirements
/// - Give a name that no other kind has; the guide's sixteen are taken.
/// - Encode to an object that decodes to an equal value: rule books keep the settings so, unread.
public protocol CustomActionSettings: ActionSettings, ActionConvertible, Codable {}
