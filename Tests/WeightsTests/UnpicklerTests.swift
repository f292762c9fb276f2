import Foundation
import TestSupport
import Testing
import Weights

struct UnpicklerTests {
  private func fault(_ bytes: [UInt8], allowed: Set<String> = []) -> Unpickler.Fault? {
    do throws(Unpickler.Fault) {
      _ = try Unpickler.read(Data(bytes), allowed: allowed)
      return nil
    } catch {
      return error
    }
  }

  private func root(_ bytes: [UInt8], allowed: Set<String> = []) throws -> PickleNodes.Node {
    let result = try Unpickler.read(Data(bytes), allowed: allowed)
    return result.nodes[result.root]
  }

  @Test func numbersOfEveryWidth() throws {
    #expect(try root([0x80, 2, 0x4B, 200, 0x2E]) == .int(200))
    #expect(try root([0x4D, 0x01, 0x80, 0x2E]) == .int(0x8001))
    #expect(try root([0x4A, 0xFE, 0xFF, 0xFF, 0xFF, 0x2E]) == .int(-2))
    #expect(try root([0x8A, 1, 0xFF, 0x2E]) == .int(-1))
    #expect(try root([0x8A, 0, 0x2E]) == .int(0))
    #expect(
      try root([0x8A, 9] + [UInt8](repeating: 1, count: 9) + [0x2E])
        == .long(.init(repeating: 1, count: 9)))
    #expect(try root([0x47, 0x3F, 0xF8, 0, 0, 0, 0, 0, 0, 0x2E]) == .float(1.5))
    #expect(try root(Array("I01\n.".utf8)) == .bool(true))
    #expect(try root(Array("I-12\n.".utf8)) == .int(-12))
  }

  @Test func globalsAreNamesAndCallsAreNotMade() throws {
    let call = Array("cposix\nsystem\n(X".utf8) + [4, 0, 0, 0] + Array("exittR.".utf8)
    #expect(fault(call) == .refusedName("posix.system"))
    guard case .call("posix.system", let arguments) = try root(call, allowed: ["posix.system"])
    else {
      Issue.record("no call")
      return
    }
    #expect(arguments.count == 1)
    // STACK_GLOBAL of protocol 4.
    let stacked: [UInt8] =
      [0x8C, 2] + Array("os".utf8) + [0x8C, 5] + Array("popen".utf8) + [0x93, 0x2E]
    #expect(fault(stacked) == .refusedName("os.popen"))
    // INST, OBJ, EXT1 make objects in other ways.
    for operation in [0x69, 0x6F, 0x82] as [UInt8] {
      #expect(fault([0x29, 0x29, operation, 0x2E]) == .refusedOperation(operation))
    }
  }

  /// A call of MODULE.NAME with no arguments, by REDUCE and NEWOBJ.
  private func calls(_ name: String) -> [[UInt8]] {
    let dot = name.lastIndex(of: ".") ?? name.endIndex
    let lines = "c\(name[..<dot])\n\(name[dot...].dropFirst())\n"
    return [0x52, 0x81].map { Array(lines.utf8) + [0x29, $0, 0x2E] }
  }

  @Test(
    "names that could act on the machine refuse the file, whatever else is admitted",
    arguments: [
      "os.system", "posix.system", "nt.system", "subprocess.Popen", "sys.exit", "builtins.eval",
      "__builtin__.getattr", "shutil.rmtree", "socket.socket", "importlib.import_module",
      "runpy.run_path", "pickle.loads", "ctypes.CDLL", "operator.attrgetter", "functools.partial",
      "commands.getoutput", "os.path.join", "_pickle.loads", "code.interact",
    ])
  func dangerousNames(name: String) {
    for call in calls(name) {
      #expect(throws: Unpickler.Fault.refusedName(name)) {
        _ = try Unpickler.read(Data(call), placeholders: true)
      }
    }
  }

  @Test(
    "harmless objects are placeholders where these are admitted",
    arguments: [
      "collections.Counter", "collections.defaultdict", "__builtin__.set", "builtins.bytearray",
      "argparse.Namespace", "pathlib.PosixPath", "copy_reg._reconstructor", "torch.Size",
      "torch.device", "numpy.core.multiarray.scalar", "__main__.Settings", "my_project.ema.EMA",
    ])
  func harmlessNames(name: String) throws {
    for call in calls(name) {
      let result = try Unpickler.read(Data(call), placeholders: true)
      guard case .placeholder(let object) = result.nodes[result.root] else {
        Issue.record("no placeholder")
        continue
      }
      #expect(object.name == name && result.placeholders == [name])
      #expect(fault(call) == .refusedName(name))
    }
  }

  @Test func setsOfProtocol4() throws {
    // EMPTY_SET, MARK, 1, 2, ADDITEMS; FROZENSET.
    let set = try Unpickler.read(Data([0x8F, 0x28, 0x4B, 1, 0x4B, 2, 0x90, 0x2E]))
    #expect(set.nodes.items(set.root)?.count == 2)
    #expect(fault([0x28, 0x4B, 1, 0x91, 0x2E]) == nil)
  }

  @Test func whatDoesNotFitIsAFault() {
    #expect(fault([]) == .endsEarly)
    #expect(fault([0x2E]) == .malformed)
    #expect(fault([0x58, 0xFF, 0xFF, 0xFF, 0xFF, 0x2E]) == .endsEarly)
    #expect(fault([0x74, 0x2E]) == .malformed)
    #expect(fault([0x68, 7, 0x2E]) == .malformed)
    #expect(fault([0x7D, 0x28, 0x4E, 0x75, 0x2E]) == .malformed)  // a key without a value
    #expect(fault([0x4E, 0x4E, 0x61, 0x2E]) == .malformed)  // appended to None
    #expect(fault([0x4E, 0x4E, 0x52, 0x2E]) == .malformed)  // None called
    #expect(fault([0x28, 0x30, 0x2E]) == .malformed)  // POP of a mark
    #expect(fault([0x29, 0x29, 0x81, 0x2E]) == .malformed)  // an object of no class
    #expect(fault([0x29, 0x29, 0x92, 0x2E]) == .malformed)
  }

  @Test func depthCyclesAndSharedPartsCostNothing() throws {
    let deep = [0x29] + [UInt8](repeating: 0x85, count: 1_000_000) + [0x2E]
    #expect(fault(deep) == nil)
    // A list that holds itself, and a dictionary that holds itself.
    #expect(fault([0x5D, 0x71, 0, 0x68, 0, 0x61, 0x2E]) == nil)
    let cycle: [UInt8] = [0x7D, 0x71, 0, 0x58, 1, 0, 0, 0, 0x61, 0x68, 0, 0x73, 0x2E]
    #expect(fault(cycle) == nil)
    #expect(try sentence(cycle).contains("too deep or too large"))
    // Thirty dictionaries, each with the one before it twice: 2^30 ways to the innermost.
    var laughs: [UInt8] = [0x7D, 0x71, 0]
    for level in UInt8(1)...30 {
      laughs += [0x7D, 0x71, level]
      for key in [0x61, 0x62] as [UInt8] {
        laughs += [0x58, 1, 0, 0, 0, key, 0x68, level - 1, 0x73]
      }
    }
    #expect(try sentence(laughs + [0x2E]).contains("too deep or too large"))
  }

  /// The sentence for a file of PyTorch before 1.6 with this pickle as its object.
  private func sentence(_ pickle: [UInt8]) throws -> String {
    let legacy = try Data(contentsOf: fixture("torch/nested-legacy.pth"))
    let version: [UInt8] = [0x80, 2, 0x4D, 0xE9, 0x03, 0x2E]
    let system: [UInt8] = [0x80, 2, 0x7D, 0x2E]
    let keys: [UInt8] = [0x80, 2, 0x5D, 0x2E]
    var bytes = Data(legacy.prefix(15))
    for piece in [version, system, pickle, keys] { bytes.append(contentsOf: piece) }
    return "\(try #require(try errorOfReading(bytes)))"
  }
}
