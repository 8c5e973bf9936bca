/// Turns one kind of action into effects, without touching the world.
///
/// A performer is a function of its settings and its context. Whatever is to reach the outside is a delivery that it
/// returns; whatever it must know from outside beyond the lead is a fact that the host's source loads before the plan.
///
/// ### Implementation requirements
/// - Return the same effects for the same settings and context: no clock, no chance but ``ActionContext/random``,
///   no I/O.
/// - Throw a ``NotDoneReason`` for what a person should read as not done; any other error is recorded as a failure.
///   Either way the lead's other actions run.
/// - Return quickly; the lead waits.
///
/// ### An example
///
///     struct ScoreLead: CustomActionSettings {
///       static let actionName: ActionName = "scoreLead"
///       var model: String
///     }
///
///     struct ScoreLeadPerformer: ActionPerformer {
///       func effects(of settings: ScoreLead, in context: inout ActionContext) throws -> [Effect] {
///         [.deliver(.custom(CustomMessage("score", .object(["model": .text(settings.model)]))))]
///       }
///     }
public protocol ActionPerformer<Settings>: Sendable {
  associatedtype Settings: ActionSettings

  /// What the action asks for, for the lead as it is now.
  func effects(of settings: Settings, in context: inout ActionContext) throws -> [Effect]
}
