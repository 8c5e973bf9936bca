#if HTTP
  /// Hosts of URLs that nothing may be sent to, each as a URL may hold it between scheme and port.
  enum RefusedHosts {
    static let all: [String] = groups.flatMap { $0 }

    private static let groups: [[String]] = [
      // Loopback, in every notation that programs read.
      [
        "127.0.0.1", "127.0.0.1.", "2130706433", "0x7f000001", "017700000001", "0177.00.00.01", "0x7f.0x0.0x0.0x1",
        "127.1", "127.0.1", "0x7f.0.0.01", "00127.0.0.1", "0X7F000001", "127.0.0.1..", "0177.1", "0x7f.1",
        "127.255.255.254", "0000000127.1", "0x7f000001.", "2130706433.",
        // Numbers of any length, and names that end in what some program takes for a number.
        "127.0.0.0x00000000000000000000000001", "127.0.0.000000000000000000000000000001",
        "0x0000000000000000000000007f000001", "1.0x00000000000000000000000007",
        "example.0x00000000000000000000000007", "a.0xffffffffffffffffffffffffffff", "a.0xFFFFFFFFF",
      ],
      // Where clouds keep credentials.
      [
        "169.254.169.254", "169.254.169.254.", "2852039166", "0xa9fea9fe", "025177524776", "0251.0376.0251.0376",
        "0xa9.0xfe.0xa9.0xfe", "169.16689662", "169.254.43518", "0xa9.254.169.0376", "00169.254.169.254",
        "0XA9FEA9FE", "169.254.170.2", "168.63.129.16", "0xa83f8110", "100.100.100.200", "192.0.0.192", "169.254.0.1",
        "169.254.255.255",
      ],
      // Private networks.
      [
        "10.0.0.1", "10.0.0.1.", "167772161", "0xa000001", "01200000001", "012.00.00.01", "0xa.0x0.0x0.0x1", "10.1",
        "10.0.1", "0xa.0.0.01", "0010.0.0.1", "0X0A000001", "10.255.255.255", "10.0.0.0", "192.168.1.1",
        "192.168.1.1.", "3232235777", "0xc0a80101", "030052000401", "0300.0250.01.01", "0xc0.0xa8.0x1.0x1",
        "192.11010305", "192.168.257", "0xc0.168.1.01", "00192.168.1.1", "0XC0A80101", "192.168.0.0",
        "192.168.255.255", "172.16.0.1", "172.16.0.1.", "2886729729", "0xac100001", "025404000001", "0254.020.00.01",
        "0xac.0x10.0x0.0x1", "172.1048577", "172.16.1", "0xac.16.0.01", "00172.16.0.1", "0XAC100001",
        "172.31.255.255", "172.20.1.2",
      ],
      // This host, shared, for protocols, documentation and benchmarks, multicast, reserved.
      [
        "0.0.0.0", "0", "0x0", "00", "0.", "0.1.2.3", "0.255.255.255", "100.64.0.1", "100.127.255.255", "0x64400001",
        "1681915905", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1", "192.88.99.1", "198.18.0.1",
        "198.19.255.255", "198.51.100.7", "203.0.113.7", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "4294967295", "0xffffffff", "037777777777", "255.255.65535",
      ],
      // IPv6: this host, loopback, compatible, mapped and translated.
      [
        "[::]", "[::0]", "[0:0:0:0:0:0:0:0]", "[::1]", "[0:0:0:0:0:0:0:1]",
        "[0000:0000:0000:0000:0000:0000:0000:0001]", "[::0001]", "[::0.0.0.1]", "[::127.0.0.1]", "[::7f00:1]",
        "[::10.0.0.1]", "[::a00:1]", "[::169.254.169.254]", "[::8.8.8.8]", "[::ffff:127.0.0.1]", "[::FFFF:127.0.0.1]",
        "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::ffff:10.0.0.1]", "[::ffff:169.254.169.254]",
        "[::ffff:a9fe:a9fe]", "[::ffff:192.168.0.1]", "[::ffff:0.0.0.0]", "[::ffff:100.64.0.1]",
        "[::ffff:172.16.0.1]", "[::ffff:224.0.0.1]", "[::ffff:0:127.0.0.1]", "[::ffff:0:7f00:1]",
        "[::ffff:0:8.8.8.8]",
      ],
      // 6to4, Teredo and both prefixes of NAT64.
      [
        "[2002:7f00:1::]", "[2002:7f00:0001::1]", "[2002:a00:1::]", "[2002:a9fe:a9fe::]", "[2002:c0a8:101::1]",
        "[2002:808:808::1]", "[2001::1]", "[2001:0:4136:e378:8000:63bf:3fff:fdd2]", "[2001:0:53aa:64c:0:0:80ff:fffe]",
        "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::10.0.0.1]", "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b::192.168.1.1]", "[0064:ff9b:0:0:0:0:7f00:1]", "[64:ff9b::0.0.0.0]", "[64:ff9b:1::127.0.0.1]",
        "[64:ff9b:1::10.0.0.1]", "[64:ff9b:1:ffff::a9fe:a9fe]", "[64:ff9b:1::8.8.8.8]", "[64:ff9b:1:7f00:0:100::]",
      ],
      // IPv6: link-local, unique local, and everything else that is not public.
      [
        "[fe80::1]", "[fe80::a9fe:a9fe]", "[FE80::1]", "[febf::1]", "[fe80::1%25eth0]", "[fe80::1%eth0]",
        "[fe80::1%251]", "[::1%25lo]", "[::1%lo]", "[2001:4860:4860::8888%25eth0]", "[fc00::1]", "[fd00::1]",
        "[fd00:ec2::254]", "[fd20:ce::254]", "[fdff:ffff::1]", "[fec0::1]", "[feff::1]", "[ff02::1]", "[ff0e::1]",
        "[ff01::1]", "[100::1]", "[100:0:0:1::1]", "[2001:2::1]", "[2001:10::1]", "[2001:20::1]", "[2001:30::1]",
        "[2001:1ff::1]", "[2001:db8::1]", "[2001:0db8:ffff::1]", "[3fff::1]", "[3fff:fff::1]", "[5f00::1]",
        "[4000::1]", "[1::1]", "[200::1]", "[8000::1]", "[e000::1]", "[f000::1]", "[64:ff9b:2::1]",
      ],
      // No host that everybody reads alike.
      [
        "", "[]", "[", "[::1", "::1", "[::1]x", "[1]", "[127.0.0.1]", "[::1::]", "[1:2:3:4:5:6:7:8:9]", "[:::1]",
        "[12345::]", "[::g]", "[::ffff:127.1]", "[::ffff:0x7f.0.0.1]", "[::ffff:0127.0.0.1]", "256.0.0.1",
        "127.0.0.256", "1.2.3.4.5", "127.0.0.1.2", "4294967296", "0x100000000", "127.0.0.08", "0x", "127..0.1",
        ".127.0.0.1", "127.0.0.1%00", "127.0.0.1%2e", "%31%32%37.0.0.1", "%6c%6f%63alhost", "１２７.0.0.1", "１２７．０．０．１",
        "127。0。0。1", "①②⑦.⓪.⓪.①", "ⓛⓞⓒalhost", "bücher.example", "local\u{200B}host.example", "a..example",
        ".example", "-", "example.123", "example.0x7f", "a b.example", "a\tb.example", "a*b.example", "a,b.example",
        "${host}.example", "a%20b.example", "127.0.0.1\\.example", "example.com\\@127.0.0.1",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.example",
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
      ],
      // Names of one's own network.
      [
        "localhost", "LOCALHOST", "localhost.", "db", "metadata", "kubernetes", "wpad", "ip6-localhost",
        "broadcasthost",
      ],
      // Names that lead to a private address.
      [
        "localhost.localdomain", "127.0.0.1.nip.example", "metadata.google.internal", "metadata.google.internal.",
        "localtest.example", "app.local", "db.internal", "a.localhost", "receiver.example", "xn--bcher-kva.example",
        "EXAMPLE.com", "a_b.example", "0x7f.example", "1.2.3.4.example",
      ],
      // Users that look like hosts.
      [
        "example.com@127.0.0.1", "example.com:443@127.0.0.1", "user:pass@10.0.0.1", "a@b@127.0.0.1",
        "127.0.0.1@localhost", "example.com%40127.0.0.1", "example.com%2f@127.0.0.1", "@127.0.0.1", ":@127.0.0.1",
        "example.com&@127.0.0.1", "8.8.8.8:80@[::1]",
      ],
    ]
  }
#endif
