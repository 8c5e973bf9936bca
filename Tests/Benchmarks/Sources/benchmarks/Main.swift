import Foundation

/// Runs the benchmarks that are named, or all.
@main
struct Benchmarks {
  static func main() async throws {
    let known: [(name: String, run: () async throws -> Void)] = [
      ("plan", PlanBenchmark.run), ("render", RenderBenchmark.run), ("store", StoreBenchmark.run),
      ("webhooks", WebhookBenchmark.run),
    ]
    let wanted = CommandLine.arguments.dropFirst()
    for name in wanted where !known.contains(where: { $0.name == name }) {
      print("There is no benchmark '\(name)'; there are \(known.map(\.name).joined(separator: ", ")).")
    }
    for benchmark in known where wanted.isEmpty || wanted.contains(benchmark.name) { try await benchmark.run() }
  }
}

/// Calls something a number of times, in five rounds, and prints the best rate and the median.
///
/// `BENCHMARK_COUNT` sets another number, for tools that count instructions rather than seconds.
func measure(_ title: String, count usual: Int, _ body: () throws -> Void) rethrows {
  let count = ProcessInfo.processInfo.environment["BENCHMARK_COUNT"].flatMap(Int.init) ?? usual
  let clock = ContinuousClock()
  for _ in 0..<(count / 10 + 1) { try body() }
  var rates: [Double] = []
  for _ in 0..<5 {
    let time = try clock.measure { for _ in 0..<count { try body() } }
    rates.append(Double(count) / time.inSeconds)
  }
  rates.sort()
  print("\(title): \(Int(rates[4])) a second at best, \(Int(rates[2])) in the median, of 5 runs of \(count)")
}

extension Duration {
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
