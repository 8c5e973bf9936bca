import Foundation
import LeadActions
import LeadActionsYAML

/// Reads a rule book file and prints whether it was refused, the seconds that took, and the most memory the process
/// ever had, in MiB.
///
///     FileProbe FILE
@main
struct FileProbe {
  static func main() throws {
    let file = URL(filePath: CommandLine.arguments.dropFirst().first ?? "")
    let data = try Data(contentsOf: file, options: .mappedIfSafe)
    let start = ContinuousClock.now
    let problem = problem(of: data, isYAML: file.pathExtension == "yaml")
    let time = ContinuousClock.now - start
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
    print(seconds, memory(), problem ?? "read")
  }

  private static func problem(of data: Data, isYAML: Bool) -> String? {
    do {
      #if YAML
        _ = try isYAML ? RuleBook(validatingYAML: data) : RuleBook(validating: data)
      #else
        _ = try RuleBook(validating: data)
      #endif
      return nil
    } catch {
      return error.problems.first?.description
    }
  }

  private static func memory() -> Int {
    #if canImport(Darwin)
      var usage = rusage()
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) / 1_048_576
    #else
      // What getrusage says on Linux counts the process that this one came from too.
      let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
      let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
      return line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }.first.map { $0 / 1_024 } ?? .max
    #endif
  }
}
