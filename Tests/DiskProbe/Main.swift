#if SQLite
  import DurabilityWorld
  import FaultyDisk
  import Foundation

  /// Works on a disk that fails, in a process of its own, and says what was lost and what was doubled.
  ///
  ///     DiskProbe calls [STRIDE]     every STRIDE-th call fails, in each way, once and from then on
  ///     DiskProbe full [TIMES]       the disk is full, and has room again
  ///     DiskProbe limit [TIMES]      files may not grow, and may again
  @main
  struct DiskProbe {
    static func main() async throws {
      let arguments = CommandLine.arguments.dropFirst()
      let number = arguments.dropFirst().first.flatMap { Int($0) }
      guard faulty_disk_install() == 0 else {
        print("The faulty disk could not be installed.")
        exit(1)
      }
      let isClean: Bool
      switch arguments.first {
      case "calls": isClean = try await CallTrial(stride: max(1, number ?? 1)).run()
      case "full": isClean = try await FullDiskTrial(times: max(1, number ?? 20)).run()
      case "limit": isClean = try await FileLimitTrial(times: max(1, number ?? 10)).run()
      default:
        FileHandle.standardError.write(Data("usage: DiskProbe calls [STRIDE] | full [TIMES] | limit [TIMES]\n".utf8))
        exit(2)
      }
      exit(isClean ? 0 : 1)
    }
  }
#else
  @main
  struct DiskProbe {
    static func main() { print("DiskProbe needs the trait SQLite: swift run --traits SQLite DiskProbe") }
  }
#endif
