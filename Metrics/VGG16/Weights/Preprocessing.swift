/// How stored RGB samples become the input that a network was trained on. Travels with the weights.
public enum Preprocessing: String, Sendable, CaseIterable {
  /// torchvision: RGB, (x / 255 - mean) / deviation with the means .485 .456 .406 and deviations
  /// .229 .224 .225 of ImageNet.
  case rgbImageNet = "rgb-imagenet"
  /// Caffe and Keras: BGR, x - mean on the scale 0...255 with the means 103.939 116.779 123.68.
  case bgrCaffe = "bgr-caffe"

  /// The colour (0 red, 1 green, 2 blue) of each input channel.
  public var colours: [Int] {
    switch self {
    case .rgbImageNet: [0, 1, 2]
    case .bgrCaffe: [2, 1, 0]
    }
  }

  /// The input of a channel for a sample on the scale 0...255.
  public func input(_ sample: Double, channel: Int) -> Float {
    Float(exactInput(sample, channel: channel))
  }

  /// The same before it is rounded.
  public func exactInput(_ sample: Double, channel: Int) -> Double {
    switch self {
    case .rgbImageNet:
      (sample / 255 - [0.485, 0.456, 0.406][channel]) / [0.229, 0.224, 0.225][channel]
    case .bgrCaffe: sample - [103.939, 116.779, 123.68][channel]
    }
  }
}
