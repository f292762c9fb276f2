import Foundation
import Imaging
import Studies

/// Images on their way to an encoder and back from a decoder.
struct ExchangedPicture {
  let exchange: PictureExchange
  let alpha: AlphaRule
  let depth: DepthRule

  /// The file that `{original}` stands for: the study's own, or one that is made in a folder.
  ///
  /// An image of 16 bits becomes one of 8 where the study compares different depths
  /// (`depth: match`): divided by 257, to nearest.
  func original(_ path: String, in folder: String) throws(EncodingError) -> String {
    if exchange == .files { return path }
    let image: Image
    do { image = try Image.read(path, alpha: alpha) } catch { throw .imaging("\(error)") }
    let rgb: [UInt8]
    switch image.samples {
    case .eight(let samples): rgb = samples
    case .sixteen(let samples):
      if depth == .equal { throw .sixteenBits(file: path) }
      rgb = samples.map { UInt8((Int($0) + 128) / 257) }
    }
    let place = folder + "/original." + exchange.fileExtension
    let data =
      exchange == .ppm
      ? Data("P6\n\(image.width) \(image.height)\n255\n".utf8) + rgb : Y4M.data(image, rgb)
    do { try data.write(to: URL(fileURLWithPath: place)) } catch {
      throw .write(path: place, reason: error.localizedDescription)
    }
    return place
  }

  /// Makes a PNG file of what a decoder wrote; where it is PNG already, that file itself.
  func png(of decoded: String, like task: EncodingTask) throws(EncodingError) -> String {
    if exchange == .files { return decoded }
    guard let data = FileManager.default.contents(atPath: decoded) else {
      throw .unreadable(file: decoded)
    }
    let image: Image
    if exchange == .y4m {
      image = try Y4M.image(data, path: decoded)
    } else {
      do { image = try Image.decode(data, path: decoded) } catch { throw .imaging("\(error)") }
    }
    guard image.width == task.width, image.height == task.height else {
      throw .picture(
        path: decoded,
        problem: "has \(image.width) x \(image.height) pixels where the original has "
          + "\(task.width) x \(task.height)")
    }
    let place = (decoded as NSString).deletingPathExtension + ".png"
    do { try image.writePNG(place) } catch { throw .imaging("\(error)") }
    return place
  }
}
