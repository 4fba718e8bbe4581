package org.jtlsproxy.tls;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;

/**
 * ClientHello messages for tests: what openssl(1) really sent, and the same bytes cut otherwise.
 */
final class ClientHellos {
  private static final int RECORD_HEADER = 5;

  private ClientHellos() {}

  /** One record with the hello of {@code openssl s_client -servername MX.Example.org}. */
  static byte[] tls13() {
    return resource("openssl-tls13.clienthello");
  }

  /** One record with the hello of {@code openssl s_client -tls1_2}. */
  static byte[] tls12() {
    return resource("openssl-tls12.clienthello");
  }

  /** The same message in records of at most this many octets. */
  static byte[] fragmented(byte[] record, int size) {
    ByteArrayOutputStream records = new ByteArrayOutputStream();
    for (int start = RECORD_HEADER; start < record.length; start += size) {
      int length = Math.min(size, record.length - start);
      records.write(record, 0, 3);
      records.write(length >> 8);
      records.write(length);
      records.write(record, start, length);
    }
    return records.toByteArray();
  }

  static ClientHelloReader.Outcome read(byte[] stream) {
    return new ClientHelloReader().read(ByteBuffer.wrap(stream));
  }

  /** A hello that offers the versions up to this one. */
  static ClientHello offering(
      int version, List<Integer> suites, List<Integer> signatures, List<Integer> groups) {
    List<Integer> versions = version == 0x0304 ? List.of(0x0304, 0x0303) : List.of();
    return new ClientHello(
        Math.min(version, 0x0303), 0, suites, versions, signatures, groups, List.of(), "");
  }

  private static byte[] resource(String name) {
    try (InputStream input =
        Objects.requireNonNull(ClientHellos.class.getResourceAsStream(name), name)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
