import Basics
import Synchronization
import Testing

struct InParallelTests {
  @Test(arguments: [0, 1, 3, 100], [1, 2, 7])
  func valuesStandInOrder(count: Int, jobs: Int) {
    #expect(mapInParallel(count, jobs: jobs) { 3 * $0 } == (0..<count).map { 3 * $0 })
  }

  @Test func everyNumberComesOnceAndWorkersAreThoseAskedFor() {
    let seen = Mutex<[Int: Int]>([:])
    let workers = Mutex<Set<Int>>([])
    inParallel(1000, jobs: 3) { index, worker in
      seen.withLock { $0[index, default: 0] += 1 }
      workers.withLock { _ = $0.insert(worker) }
    }
    #expect(seen.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<1000).map { ($0, 1) }))
    #expect(workers.withLock { $0.isSubset(of: [0, 1, 2]) })
  }
}
