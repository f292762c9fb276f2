import Basics
public import EntropyCoding
import Weights

/// Why a codec cannot be used; facts here, one sentence in `description`.
public enum CodecError: Error, Equatable, CustomStringConvertible {
  case unknownCodec(String, known: [String])
  /// A file of weights that is none of a codec, or not imported yet.
  case notImported(file: String)
  case unknownNetwork(file: String, keys: [String])
  /// Weights that do not fit the codec that they were said to be of; `why` is the sentence of it.
  case otherCodec(file: String, named: String, likely: String?, why: String)
  /// A file that is neither a model nor an image.
  case neither(file: String)
  /// A file of streams where a model is to stand.
  case streamsAsModel(file: String)
  case missing(file: String, key: String, codec: String)
  case shape(file: String, key: String, expected: [Int?], found: [Int])
  case type(file: String, key: String, found: String, expected: String)
  case notFinite(file: String, key: String)
  /// A whole number without a meaning.
  case value(file: String, key: String, codec: String)
  case unknownKeys(file: String, keys: [String], codec: String)
  case twice(file: String, key: String)
  case tables(file: String, EntropyCodingError)
  /// A fault of a file of streams.
  case container(file: String, reason: String)
  /// A fault of a file of a codec's authors.
  case published(file: String, reason: String)
  case noPublishedFormat(codec: String)
  /// A rate of a codec whose models have one rate each.
  case noRates(codec: String)
  case rate(CodecRate, rates: Int)
  case otherModel(file: String, stored: String, model: String, digest: String)
  case tooLarge(file: String, width: Int, height: Int)
  /// Bytes.
  case memory(file: String, needed: Int, available: Int)
  case stream(file: String, EntropyCodingError)
  case check(file: String)
  case unreadable(file: String, reason: String)
  case unwritable(file: String, reason: String)

  public var description: String {
    switch self {
    case .unknownCodec(let name, let known):
      "there is no codec \"\(name)\"; known are " + known.joined(separator: ", ")
    case .notImported(let file):
      "\(file) is not a codec model of this program; make one with "
        + "`crossmetric codec import CHECKPOINT MODEL.h5`"
    case .unknownNetwork(let file, let keys):
      "\(file) has no known network, but "
        + (keys.isEmpty
          ? "no array at all"
          : keys.prefix(4).map { printable($0) }.joined(separator: ", ")
            + (keys.count > 4 ? ", ..." : ""))
        + "; a checkpoint of a CompressAI model has "
        + "g_a.0.weight or g_a.0.conv1.weight, one of Hu et al. a_model.transform.1.weight, one of "
        + "MPEG VCM encoder.network.4.weight, one of Lee et al. sigma_z"
    case .otherCodec(let file, let named, let likely?, _):
      "\(file) is not a model of \(named): its names and shapes are those of \(likely); leave the codec's name out"
    case .otherCodec(_, let named, nil, let why):
      "\(why.split(separator: ";").first ?? ""); is it another codec than \(named)?"
    case .neither(let file):
      "\(file) is neither a model of `crossmetric codec import` nor a file of `crossmetric codec "
        + "encode`"
    case .streamsAsModel(let file):
      "\(file) is a file of `crossmetric codec encode`, not a model; the model comes first: "
        + "crossmetric codec decode MODEL.h5 IMAGE.bin OUT.png"
    case .missing(let file, let key, let codec):
      "\(file) has no \"\(key)\", which \(codec) needs; fetch or save the checkpoint again"
    case .shape(let file, let key, let expected, let found):
      "\(file): \"\(key)\" has shape \(Self.shape(found)), expected \(Self.shape(expected)) from the "
        + "other layers"
    case .type(let file, let key, let found, let expected):
      "\(file): \"\(key)\" has numbers of type \(found); store it as \(expected)"
    case .notFinite(let file, let key):
      "\(file): \"\(key)\" has values that are not finite; save the checkpoint again"
    case .value(let file, let key, let codec):
      "\(file): \(codec) does not know the numbers of \"\(key)\"; docs/codecs.md says what they mean"
    case .unknownKeys(let file, let keys, let codec):
      "\(file) has keys that do not belong to \(codec): \(quoted(keys)); remove them"
    case .twice(let file, let key):
      "\(file) has \"\(printable(key))\" under two names; save the checkpoint again"
    case .tables(let file, let error): "\(file): \(error)"
    case .container(let file, let reason):
      "\(file) is not a file of `crossmetric codec encode`: \(reason)"
    case .published(let file, let reason):
      "\(file) cannot be exchanged with the program of the codec's authors: \(reason)"
    case .noPublishedFormat(let codec):
      "the file format of the authors of \(codec) is not supported; leave the authors' format out"
    case .noRates(let codec):
      "a model of \(codec) has a single rate; leave the rate out, or use a model of "
        + CodecRegistry.all.filter { $0.rates != nil }.map(\.name).joined(separator: " or ")
    case .rate(.index(let index), let rates):
      "there is no rate \(index); the model's rates are 0 to \(rates - 1)"
    case .rate(.gain(let gain), _):
      "the gain \(gain) is not valid; give a number above 0, such as 0.5"
    case .otherModel(let file, let stored, let model, let digest):
      "\(file) was written with another model (digest \(stored)) than \(model) (\(digest)); "
        + "decode it with the model that encoded it"
    case .tooLarge(let file, let width, let height):
      "\(file) asks for \(width) x \(height) pixels, more than a codec accepts; crop the image, "
        + "or encode it again if it is a file to decode"
    case .memory(let file, let needed, let available):
      "\(file) needs about \(needed >> 20) MiB of memory, and \(available >> 20) MiB are free; "
        + "use a larger machine"
    case .stream(let file, let error): "\(file): \(error)"
    case .check(let file):
      "\(file) decodes to other symbols than were encoded, so no image is written; it is damaged, "
        + "or this machine's arithmetic differs from that of the machine that encoded it"
    case .unreadable(let file, let reason): "\(file) cannot be read: \(reason)"
    case .unwritable(let file, let reason): "\(file) cannot be written: \(reason)"
    }
  }

  /// Whether weights of another codec would give this.
  var isOfOtherWeights: Bool {
    switch self {
    case .missing, .shape, .type, .unknownKeys: true
    default: false
    }
  }

  private static func shape(_ extents: [Int?]) -> String {
    "[" + extents.map { $0.map(String.init) ?? "any" }.joined(separator: ", ") + "]"
  }
}
