import Foundation
import LeadActions

/// Runs a month of a mortgage broker's leads through its rules, and shows what came of it.
@main
struct Quickstart {
  static func main() async {
    let screen = Screen.console
    exit(await run(Array(CommandLine.arguments.dropFirst()), screen: screen))
  }

  /// Runs one command line; returns the exit code.
  static func run(_ arguments: [String], screen: Screen) async -> Int32 {
    do {
      let options = try Options(arguments)
      switch options.command {
      case .help: screen.show(Options.help)
      case .hazard: try await Hazard.show(on: screen)
      case .play: try await play(options, on: screen)
      }
      return 0
    } catch let error as UsageError {
      screen.complain("\(error)\n\n\(Options.help)")
      return 2
    } catch {
      screen.complain("\(error)")
      return 1
    }
  }

  private static func play(_ options: Options, on screen: Screen) async throws {
    let rules = try Files.rules(at: options.rules)
    let play = try Files.play(at: options.leads, for: rules)
    let lead = try options.lead(of: play)

    let kept = try options.kept.map { try KeptStore(at: $0) }

    let clock = PlayClock(play.start)
    let console = ConsoleTransport(screen: screen, clock: clock, isVerbose: options.isVerbose)
    let receiver = FlakyReceiver(screen: screen, clock: clock, isVerbose: options.isVerbose)
    // Secrets are named in the rule book and known only where requests are sent.
    let player = try Player(
      rules: rules,
      transports: Transports(
        email: console, text: console, letter: console, webhook: receiver, task: console, referral: console),
      secrets: Secrets(values: ["crm-key": "sgb25gfHhgfUIYT7674"]), store: kept?.store ?? InMemoryStore(),
      seed: 2_026, clock: clock)

    screen.show(Introduction(rules: rules, play: play).lines)
    let meter = ProgressMeter(screen: screen, start: play.start)
    let summary = try await player.play(play, explaining: [lead]) { meter.update($0) }
    meter.finish()

    screen.show(SummaryText(summary).lines)
    if let kept { screen.show(kept.lines(after: summary)) }
    screen.show(try await Story(lead: lead, summary: summary, player: player, rules: rules).lines)
    try await kept?.close()
  }
}

/// The values of secrets, which a real server reads from its environment or a vault.
struct Secrets: SecretSource {
  var values: [SecretName: String]
  func value(of name: SecretName, tenant: TenantName) async throws -> String? { values[name] }
}
