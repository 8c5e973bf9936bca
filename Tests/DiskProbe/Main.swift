#if SQLite
  @main
  struct DiskProbe {
    static func main() {}
  }
#else
  @main
  struct DiskProbe {
    static func main() { print("DiskProbe needs the trait SQLite: swift run --traits SQLite DiskProbe") }
  }
#endif
