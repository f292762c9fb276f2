internal import COpenBLAS

/// A row-major matrix in memory that has another owner.
public struct MatrixView {
  public let start: UnsafePointer<Float>
  public let rows: Int
  public let columns: Int
  /// Numbers from one row's start to the next row's.
  public let stride: Int

  public init(_ start: UnsafePointer<Float>, rows: Int, columns: Int, stride: Int) {
    precondition(rows >= 0 && columns >= 0 && stride >= columns)
    self.start = start
    self.rows = rows
    self.columns = columns
    self.stride = stride
  }
}

/// The only door to the BLAS.
public enum MatrixProduct {
  /// The BLAS runs on one thread: the last bits of a product depend on its number of threads, and
  /// the program is parallel over image pairs already. Set once, before the first product.
  private static let oneThread: Void = openblas_set_num_threads(1)

  /// Writes the product `a` x `b` to a row-major matrix.
  ///
  /// The same matrices give the same bits, however many callers run at a time.
  ///
  /// - Parameters:
  ///   - result: `a.rows` x `b.columns` numbers, overwritten.
  ///   - stride: numbers from one row of the result to the next.
  /// - Precondition: `a` has as many columns as `b` has rows.
  public static func compute(
    _ a: MatrixView, _ b: MatrixView, into result: UnsafeMutablePointer<Float>, stride: Int
  ) {
    precondition(a.columns == b.rows, "\(a.rows)x\(a.columns) by \(b.rows)x\(b.columns)")
    precondition(stride >= b.columns)
    _ = oneThread
    cblas_sgemm(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, Int32(a.rows), Int32(b.columns), Int32(a.columns),
      1, a.start, Int32(max(a.stride, 1)), b.start, Int32(max(b.stride, 1)), 0, result,
      Int32(max(stride, 1)))
  }
}

extension Tensor {
  /// The matrix product of two tensors of rank 2.
  ///
  /// - Precondition: both have rank 2 and the inner extents agree.
  public func matrixProduct(_ other: Tensor) -> Tensor {
    precondition(shape.count == 2 && other.shape.count == 2, "\(shape) by \(other.shape)")
    let (rows, inner, columns) = (shape[0], shape[1], other.shape[1])
    var product = Tensor(zeros: [rows, columns])
    values.withUnsafeBufferPointer { a in
      other.values.withUnsafeBufferPointer { b in
        product.values.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          MatrixProduct.compute(
            MatrixView(a, rows: rows, columns: inner, stride: inner),
            MatrixView(b, rows: other.shape[0], columns: columns, stride: columns),
            into: c, stride: columns)
        }
      }
    }
    return product
  }
}
