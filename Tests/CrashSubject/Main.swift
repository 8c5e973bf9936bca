#if SQLite
  @main
  struct CrashSubject {
    static func main() {}
  }
#else
  @main
  struct CrashSubject {
    static func main() { print("CrashSubject needs the trait SQLite: swift run --traits SQLite CrashSubject") }
  }
#endif
