import LeadActions
import Testing

@Suite struct FormEncodingTests {
  private func encoded(_ pairs: KeyValuePairs<String, String>) -> String {
    var form = FormEncoding()
    for (name, value) in pairs { form.append(name, value) }
    return form.text
  }

  @Test func `fields are joined as the URL standard has it`() {
    #expect(encoded([:]) == "")
    #expect(encoded(["subid": ""]) == "subid=")
    #expect(encoded(["a": "1", "b": "2", "a": "3"]) == "a=1&b=2&a=3")
    #expect(encoded(["a b": "c d"]) == "a+b=c+d")
  }

  @Test func `every ASCII byte is encoded as the standard lists it`() {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789*-._".utf8)
    for byte in UInt8(0)..<128 {
      let text = String(UnicodeScalar(byte))
      let hex = String(byte, radix: 16, uppercase: true)
      let expected = byte == 0x20 ? "+" : plain.contains(byte) ? text : "%" + (hex.count == 1 ? "0" + hex : hex)
      #expect(encoded(["k": text]) == "k=" + expected)
    }
  }

  @Test func `other text goes by its UTF-8 bytes`() {
    #expect(encoded(["é": "£1 & 😀~"]) == "%C3%A9=%C2%A31+%26+%F0%9F%98%80%7E")
    #expect(encoded(["t": "12:00:00"]) == "t=12%3A00%3A00")
    #expect(encoded(["x": "a=b&c=d+e%20"]) == "x=a%3Db%26c%3Dd%2Be%2520")
  }
}
