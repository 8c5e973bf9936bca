import Foundation
import LeadActions

/// Reads the files that a run needs.
enum Files {
  /// A file beside this one, wherever the command is run from.
  static func standard(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name).path
  }

  static func rules(at path: String) throws -> RuleBook {
    do { return try RuleBook(validating: try data(at: path)) } catch let error as RuleBookError {
      throw FileError(path: path, reason: "\(error)")
    }
  }

  static func play(at path: String, for rules: RuleBook) throws -> Play {
    do { return try Play(json: try data(at: path), for: rules) } catch let error as PlayError {
      throw FileError(path: path, reason: "\(error)")
    }
  }

  private static func data(at path: String) throws -> Data {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw FileError(path: path, reason: "There is no such file.")
    }
    guard !isFolder.boolValue else { throw FileError(path: path, reason: "That is a folder; name a file in it.") }
    do { return try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw FileError(path: path, reason: "It cannot be read: \(error.localizedDescription)")
    }
  }
}

struct FileError: Error, CustomStringConvertible {
  let path: String
  let reason: String
  var description: String { "\(path): \(reason)" }
}
