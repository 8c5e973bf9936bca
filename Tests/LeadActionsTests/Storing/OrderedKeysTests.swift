import Testing

@testable import LeadActions

@Suite struct OrderedKeysTests {
  @Test func `keys stay in order through thousands of changes, as a sorted array has them`() {
    var generator = SeededGenerator(seed: 7)
    var keys = OrderedKeys<Int>()
    var model: Set<Int> = []
    for _ in 0..<20_000 {
      let key = generator.next(below: 3_000)
      if generator.next(below: 5) < 3 {
        #expect(keys.insert(key) == model.insert(key).inserted)
      } else {
        #expect(keys.remove(key) == (model.remove(key) != nil))
      }
    }
    let sorted = model.sorted()
    #expect(keys.count == sorted.count && keys.count > 1_000)
    #expect(keys.first == sorted.first)
    #expect(keys.page(after: nil, limit: .max) == sorted)
    for key in stride(from: -1, through: 3_001, by: 7) {
      #expect(keys.first(after: key) == sorted.first { $0 > key })
      #expect(keys.first(notBefore: key) == sorted.first { $0 >= key })
      #expect(keys.page(after: key, limit: 300) == Array(sorted.filter { $0 > key }.prefix(300)))
    }
    for key in sorted { keys.remove(key) }
    #expect(keys.isEmpty && keys.first == nil && keys.page(after: nil, limit: 9) == [])
  }
}
