import LeadActions
import Testing

@Suite struct WebhookAddressTests {
  private func found(_ url: String) -> [String] {
    SmallBook.with(PostWebhook(url)).problems().map { problem in
      #expect(problem.place == "\(SmallBook.rule).do[0].webhook.url")
      return "\(problem.message) \(problem.mend)"
    }
  }

  @Test(
    arguments: [
      "https://www.example.com/webhook.php?secret=sgb25gfHhgfUIYT7674", "http://localhost:8080", "HTTPS://Example.COM",
      "https://192.168.0.1/a/b?c=d&e", "https://[::1]:443/x", "https://example.com?x=${crm-hook}",
      "https://example.com/${A_b.c-1}/x?${B}", "https://a.b./%C3%A9$", "https://xn--bcher-kva.example/",
      "https://example.com:65535/", "https://example.com/?x=$y",
    ]) func `a full URL is accepted`(url: String)
  {
    #expect(found(url) == [])
  }

  @Test(
    arguments: [
      ("", "The URL is empty. Give one such as 'https://example.com/hook'."),
      ("example.com", "The URL 'example.com' is not of a web page. Begin it with 'https://' or 'http://'."),
      ("ftp://example.com", "The URL 'ftp://example.com' is not of a web page. Begin it with 'https://' or 'http://'."),
      ("file:///x", "The URL 'file:///x' is not of a web page. Begin it with 'https://' or 'http://'."),
      ("https:///x", "The URL 'https:///x' has no usable host. Give the host's name in ASCII, such as 'example.com'."),
      (
        "https://a..b",
        "The URL 'https://a..b' has no usable host. Give the host's name in ASCII, such as 'example.com'."
      ),
      (
        "https://[::1",
        "The URL 'https://[::1' has no usable host. Give the host's name in ASCII, such as 'example.com'."
      ),
      (
        "https://bücher.example",
        "The URL 'https://bücher.example' has no usable host. Give the host's name in ASCII, such as 'example.com'."
      ),
      ("https://a:0/", "The URL 'https://a:0/' has an unusable port. Give one from 1 to 65535, or none."),
      ("https://a:65536", "The URL 'https://a:65536' has an unusable port. Give one from 1 to 65535, or none."),
      ("https://a:", "The URL 'https://a:' has an unusable port. Give one from 1 to 65535, or none."),
      (
        "https://u:p@a/",
        "The URL 'https://…@a/' holds a user name or password. Put a secret in the query, as ${NAME}."
      ),
      (
        "https://${h}/x",
        "The URL 'https://${h}/x' has a secret where its host belongs. Put it in the path or the query."
      ),
      ("https://a/ b", "The URL 'https://a/ b' holds a space or control character. Write %20 for a space."),
      (
        "https://a/\r\nX: y",
        "The URL 'https://a/\\u{d}\\u{a}X: y' holds a space or control character. Write %20 for a space."
      ),
      ("https://a/%zz", "The URL 'https://a/%zz' has a '%' that no two hexadecimal digits follow. Write %25 for '%'."),
      ("https://a/%2", "The URL 'https://a/%2' has a '%' that no two hexadecimal digits follow. Write %25 for '%'."),
      (
        "https://a/#b",
        "The URL 'https://a/#b' has a fragment, which is never sent. Leave it out, or write %23 for '#'."
      ),
      (
        "https://a/é", "The URL 'https://a/é' holds a character that URLs cannot. Percent-encode it, as %C3%A9 for 'é'."
      ),
      (
        "https://a/{b}",
        "The URL 'https://a/{b}' holds a character that URLs cannot. Percent-encode it, as %C3%A9 for 'é'."
      ),
    ]) func `what is no full URL is refused`(url: String, line: String)
  {
    #expect(found(url) == [line])
  }

  @Test(arguments: ["${", "${}", "${a", "${a b}", "${a/b}", "x${é}"])
  func `a secret that is not well written is refused`(secret: String) {
    let url = "https://a/?s=\(secret)"
    let expected =
      secret.contains(" ")
      ? "The URL 'https://a/?…' holds a space or control character. Write %20 for a space."
      : "The URL 'https://a/?…' has a secret that is not written as ${NAME}. "
        + "Use letters, digits, '-', '_' and '.' in its name, and close it with '}'."
    #expect(found(url) == [expected])
  }

  @Test func `a very long URL is refused`() {
    #expect(
      found("https://a/" + String(repeating: "x", count: 8_192)) == [
        "The URL is longer than 8192 bytes. Give a shorter one."
      ])
  }
}
