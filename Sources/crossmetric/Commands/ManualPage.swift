import Foundation

/// The manual page in roff, made of what the argument parser knows: `crossmetric(1)`.
struct ManualPage {
  private let root: Command
  private let version: String

  /// - Parameter help: JSON as `--experimental-dump-help` prints it.
  init(help: String, version: String) throws {
    root = try JSONDecoder().decode(Help.self, from: Data(help.utf8)).command
    self.version = version
  }

  var text: String {
    let (name, abstract) = (root.commandName, root.abstract ?? "")
    return
      ([
        ".TH \(name.uppercased()) 1 \"\" \"\(name) \(version)\"",
        ".SH NAME", "\(name) \\- \(Self.escaped(abstract))",
        ".SH SYNOPSIS", ".B \(name)", ".I command", "[options]",
        ".SH DESCRIPTION", Self.escaped(abstract), Self.literal(root.discussion), ".SH COMMANDS",
      ] + root.visibleSubcommands.map(section)).joined(separator: "\n") + "\n"
  }

  private func section(_ command: Command) -> String {
    let arguments = (command.arguments ?? []).filter { $0.shouldDisplay && !$0.isEverywhere }
    let operands = arguments.filter { $0.kind == "positional" }.map(\.operand)
    let options = arguments.count == operands.count ? [] : ["[options]"]
    let names = (command.superCommands ?? []) + [command.commandName]
    return
      ([
        ".SS \"" + Self.escaped((names + operands + options).joined(separator: " ")) + "\"",
        Self.escaped(command.abstract ?? ""), Self.literal(command.discussion),
      ]
      + arguments.map { ".TP\n.B \(Self.escaped($0.heading))\n\(Self.escaped($0.explanation))" }
      + command.visibleSubcommands.map(section)).joined(separator: "\n")
  }

  /// Lines that stay as they are, examples among them.
  private static func literal(_ text: String?) -> String {
    guard let text else { return "." }
    return ".PP\n.nf\n" + escaped(text) + "\n.fi"
  }

  /// Backslashes and hyphens stand for themselves, and no line is a request.
  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix(".") || $0.hasPrefix("'") ? "\\&" + $0 : $0 }
      .joined(separator: "\n")
  }
}

// The fields of the parser's JSON that the page shows.

private struct Help: Decodable {
  let command: Command
}

private struct Command: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [Argument]?
  let subcommands: [Command]?
  let superCommands: [String]?
  let shouldDisplay: Bool

  var visibleSubcommands: [Command] {
    (subcommands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
  }
}

private struct Argument: Decodable {
  struct Name: Decodable {
    let kind: String
    let name: String
  }

  let kind: String
  let names: [Name]?
  let valueName: String?
  let abstract: String?
  let defaultValue: String?
  let allValues: [String]?
  let isOptional: Bool
  let isRepeating: Bool
  let shouldDisplay: Bool

  /// `--help` and `--version`, which every command takes.
  var isEverywhere: Bool { names?.contains { ["help", "version"].contains($0.name) } ?? false }

  var operand: String {
    let name = "<\(valueName ?? "")>" + (isRepeating ? "..." : "")
    return isOptional ? "[\(name)]" : name
  }

  var heading: String {
    guard let names else { return operand }
    let spelt = names.map { ($0.kind == "short" ? "-" : "--") + $0.name }.joined(separator: ", ")
    return kind == "option" ? "\(spelt) <\(valueName ?? "")>" : spelt
  }

  var explanation: String {
    var facts: [String] = []
    if let allValues { facts.append("values: " + allValues.joined(separator: ", ")) }
    if let defaultValue { facts.append("default: " + defaultValue) }
    let text = abstract ?? ""
    return facts.isEmpty ? text : "\(text) (\(facts.joined(separator: "; ")))"
  }
}
