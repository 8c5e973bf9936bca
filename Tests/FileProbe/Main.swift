import Foundation
import LeadActions
import LeadActionsYAML

/// Reads a rule book file and prints whether it was refused, the seconds of a processor that took, and the most memory the
/// process ever had, in MiB.
///
///     FileProbe FILE
@main
struct FileProbe {
  static func main() throws {
    let file = URL(filePath: CommandLine.arguments.dropFirst().first ?? "")
    let data = try Data(contentsOf: file, options: .mappedIfSafe)
    let start = processorTime()
    let problem = problem(of: data, isYAML: file.pathExtension == "yaml")
    print(processorTime() - start, memory(), problem ?? "read")
  }

  /// Seconds; those in which the machine does something else, or nothing, do not count.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
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
