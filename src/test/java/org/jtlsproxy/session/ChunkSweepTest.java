package org.jtlsproxy.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jtlsproxy.tls.ServerContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data arrives whole, whatever pieces the sockets cut it into. */
class ChunkSweepTest {
  static IntStream sizes() {
    return IntStream.concat(
        IntStream.rangeClosed(1, 64),
        IntStream.of(128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void tls13DataArrivesWholeInBothDirections(int size) throws IOException {
    exchange(SessionBench.TLS13, ServerKeys.ECDSA, size, () -> () -> size);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void tls12DataArrivesWholeInBothDirections(int size) throws IOException {
    exchange(SessionBench.TLS12, ServerKeys.ECDSA, size, () -> () -> size);
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void dataArrivesWholeWhenEveryOtherCallWouldBlock(int size) throws IOException {
    exchange(SessionBench.TLS13, ServerKeys.ECDSA, size, () -> everyOtherCall(size));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void dataArrivesWholeInPiecesOfChangingSize(int size) throws IOException {
    Random random = new Random(size);
    exchange(SessionBench.TLS12, ServerKeys.ECDSA, size, () -> () -> random.nextInt(2 * size));
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void dataArrivesWholeWithAnRsaKey(int size) throws IOException {
    if (Integer.bitCount(size) == 1) {
      exchange(SessionBench.TLS13, ServerKeys.RSA, size, () -> () -> size);
    }
  }

  private static IntSupplier everyOtherCall(int size) {
    int[] calls = new int[1];
    return () -> calls[0]++ % 2 == 0 ? 0 : size;
  }

  private static void exchange(
      String protocol, ServerContext server, int size, Supplier<IntSupplier> limit)
      throws IOException {
    byte[] inbound = Data.bytes(Math.min(300_000, 3_000 + 40 * size), 1);
    byte[] outbound = Data.bytes(Math.min(300_000, 2_000 + 50 * size), 2);
    try (SessionBench bench = new SessionBench(protocol, Optional.of(server))) {
      bench.accepted(SessionBench.SERVER);
      bench.localEnd().limit(limit.get(), limit.get());
      bench.remoteEnd().limit(limit.get(), limit.get());
      bench.handOver();
      bench.remote().start();
      bench.remote().send(inbound);
      bench.local().send(outbound);
      bench.run();
      assertArrayEquals(inbound, bench.local().received());
      assertArrayEquals(outbound, bench.remote().received());
      bench.local().close();
      bench.run();
      assertTrue(bench.remote().sawCloseNotify());
    }
  }
}
