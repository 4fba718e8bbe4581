package org.jtlsproxy.os;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

@Timeout(30)
class UnixDatagramSocketTest {
  private static final int O_CLOEXEC = 02000000;

  private final Path directory;

  UnixDatagramSocketTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void datagramArrivesWhole() throws IOException {
    Path path = directory.resolve("server");
    try (AFUNIXDatagramSocket server = bind(path);
        UnixDatagramSocket socket = UnixDatagramSocket.connect(path.toString()).orElseThrow()) {
      assertTrue(socket.send(new byte[] {1, 0, 2}));
      assertArrayEquals(new byte[] {1, 0, 2}, receive(server));
    }
  }

  @Test
  void interruptedThreadStillSends() throws IOException {
    Path path = directory.resolve("server");
    try (AFUNIXDatagramSocket server = bind(path);
        UnixDatagramSocket socket = UnixDatagramSocket.connect(path.toString()).orElseThrow()) {
      Thread.currentThread().interrupt();
      boolean sent = socket.send(new byte[] {1});
      assertTrue(Thread.interrupted());
      assertTrue(sent);
      assertArrayEquals(new byte[] {1}, receive(server));
    }
  }

  @Test
  void nobodyThereMeansNoSocketAndNoLeak() throws IOException {
    Path dead = directory.resolve("dead");
    bind(dead).close();
    Files.deleteIfExists(dead);
    assertEquals(Optional.empty(), UnixDatagramSocket.connect(dead.toString()));
    Set<String> before = descriptors();
    Path file = Files.createFile(directory.resolve("file"));
    assertEquals(Optional.empty(), UnixDatagramSocket.connect(dead.toString()));
    assertEquals(Optional.empty(), UnixDatagramSocket.connect(file.toString()));
    assertEquals(before, descriptors());
  }

  @Test
  void sendToAClosedPeerFails() throws IOException {
    Path path = directory.resolve("server");
    AFUNIXDatagramSocket server = bind(path);
    try (UnixDatagramSocket socket = UnixDatagramSocket.connect(path.toString()).orElseThrow()) {
      server.close();
      assertFalse(socket.send(new byte[] {1}));
    }
  }

  @Test
  void programsThatAreExecutedDoNotInheritTheSocket() throws IOException {
    Path path = directory.resolve("server");
    try (AFUNIXDatagramSocket server = bind(path)) {
      assertTrue(server.isBound());
      Set<String> before = descriptors();
      UnixDatagramSocket socket = UnixDatagramSocket.connect(path.toString()).orElseThrow();
      Set<String> added = new HashSet<>(descriptors());
      added.removeAll(before);
      assertFalse(added.isEmpty());
      for (String descriptor : added) {
        assertTrue((flags(descriptor) & O_CLOEXEC) != 0, descriptor);
      }
      socket.close();
      assertEquals(before, descriptors());
    }
  }

  private static AFUNIXDatagramSocket bind(Path path) throws IOException {
    AFUNIXDatagramSocket server = AFUNIXDatagramSocket.newInstance();
    server.bind(AFUNIXSocketAddress.of(path));
    server.setSoTimeout(10_000);
    return server;
  }

  private static byte[] receive(AFUNIXDatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[100], 100);
    server.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  /** The sockets this process has open. */
  private static Set<String> descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.filter(UnixDatagramSocketTest::isSocket)
          .map(fd -> fd.getFileName().toString())
          .collect(Collectors.toSet());
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException e) {
      return false; // closed since it was listed
    }
  }

  private static int flags(String descriptor) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/fdinfo", descriptor))) {
      if (line.startsWith("flags:")) {
        return Integer.parseInt(line.substring("flags:".length()).trim(), 8);
      }
    }
    throw new AssertionError("no flags: " + descriptor);
  }
}
