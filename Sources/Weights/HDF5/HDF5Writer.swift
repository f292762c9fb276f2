internal import CHDF5
internal import Foundation
package import Tensors

/// Writes tensors as data sets of an HDF5 file's root group, with text attributes.
package enum HDF5Writer {
  /// The same tensors and attributes give the same bytes: no time stamps. The file appears under
  /// its name only when it is complete.
  ///
  /// - Throws: `WeightError.unwritable`.
  package static func write(
    _ tensors: [String: Tensor], integers: [String: IntegerArray] = [:],
    attributes: [StoredAttribute: String], to path: String
  ) throws {
    let partial = path + ".partial"
    do {
      try HDF5Library.quietly {
        let failure = WeightError.unwritable(
          file: path, reason: "is its folder there, with space left?")
        let access = try HDF5Library.fileAccess(orThrow: failure)
        let file = try HDF5Handle(
          H5Fcreate(partial, chdf5_truncate(), hid_t(H5P_DEFAULT), access.id),
          close: H5Fclose, orThrow: failure)
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
          try write(
            tensor.values, (chdf5_ieee_f32le(), chdf5_native_float()), tensor.shape, name: name,
            to: file.id, failure)
        }
        for (name, array) in integers.sorted(by: { $0.key < $1.key }) {
          try write(
            array.values, (chdf5_std_i32le(), chdf5_native_int32()), array.shape, name: name,
            to: file.id, failure)
        }
        for (name, text) in attributes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
          try write(text, attribute: name.rawValue, to: file.id, failure)
        }
        guard H5Fflush(file.id, H5F_SCOPE_LOCAL) >= 0 else { throw failure }
      }
      guard rename(partial, path) == 0 else {
        throw WeightError.unwritable(file: path, reason: String(cString: strerror(errno)))
      }
    } catch {
      unlink(partial)
      throw error
    }
  }

  private static func write<Number: BitwiseCopyable>(
    _ values: [Number], _ type: (file: hid_t, memory: hid_t), _ shape: [Int], name: String,
    to file: hid_t, _ failure: WeightError
  ) throws {
    let space = try HDF5Handle(
      H5Screate_simple(Int32(shape.count), shape.map(hsize_t.init), nil),
      close: H5Sclose, orThrow: failure)
    let creation = try HDF5Handle(
      H5Pcreate(chdf5_dataset_creation()), close: H5Pclose, orThrow: failure)
    guard H5Pset_obj_track_times(creation.id, false) >= 0 else { throw failure }
    let dataset = try HDF5Handle(
      H5Dcreate2(
        file, name, type.file, space.id, hid_t(H5P_DEFAULT), creation.id,
        hid_t(H5P_DEFAULT)), close: H5Dclose, orThrow: failure)
    let all = hid_t(H5S_ALL)
    guard H5Dwrite(dataset.id, type.memory, all, all, hid_t(H5P_DEFAULT), values) >= 0 else {
      throw failure
    }
  }

  private static func write(
    _ text: String, attribute name: String, to file: hid_t, _ failure: WeightError
  ) throws {
    let bytes = Array(text.utf8)
    let type = try HDF5Handle(
      H5Tcopy(chdf5_c_string()), close: H5Tclose, orThrow: failure)
    guard H5Tset_size(type.id, max(bytes.count, 1)) >= 0,
      H5Tset_strpad(type.id, H5T_STR_NULLPAD) >= 0
    else { throw failure }
    let space = try HDF5Handle(H5Screate(H5S_SCALAR), close: H5Sclose, orThrow: failure)
    let attribute = try HDF5Handle(
      H5Acreate2(file, name, type.id, space.id, hid_t(H5P_DEFAULT), hid_t(H5P_DEFAULT)),
      close: H5Aclose, orThrow: failure)
    guard H5Awrite(attribute.id, type.id, bytes.isEmpty ? [0] : bytes) >= 0 else { throw failure }
  }
}
