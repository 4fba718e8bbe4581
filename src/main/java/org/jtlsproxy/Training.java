package org.jtlsproxy;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.jtlsproxy.handoff.Greeting;
import org.jtlsproxy.handoff.Status;
import org.jtlsproxy.os.Descriptor;
import org.jtlsproxy.os.TrainingSockets;
import org.jtlsproxy.tls.Rehearsal;
import org.jtlsproxy.tls.TlsEngine;

/**
 * A daemon's whole life in one process with nothing of Postfix around it: start, a session, a
 * reload, the end. It shows the JVM which classes to put into the archive that makes every later
 * start quick; packaging/lay-out runs it.
 */
public final class Training {
  private static final byte[] REQUEST =
      "remote_endpoint\0[127.0.0.1]:4711\0flags\0001\0timeout\00010\0timeout\00010\0serverid\0smtpd\0\0"
          .getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LINE = "EHLO client.example\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Path directory;
  private final TrainingSockets.Listener listener;
  private final TrainingSockets.Pair status = TrainingSockets.pair();
  private final TrainingSockets.Pair launcher = TrainingSockets.pair();

  private Training(Path directory) throws IOException {
    this.directory = directory;
    this.listener = TrainingSockets.listen(directory.resolve("tlsproxy"));
  }

  /**
   * Runs the training; ends the process with status 0 when all of it has worked.
   *
   * @param arguments an empty directory, and a file with a key and its certificate chain
   */
  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    writeMainCf(directory, arguments[1]);
    Files.createDirectory(directory.resolve("public"));
    Closeable log = TrainingSockets.log(directory.resolve("public/postlog"));
    Training training = new Training(directory);
    Thread peers = new Thread(training::playThePeers, "peers");
    peers.setUncaughtExceptionHandler(
        (thread, e) -> {
          e.printStackTrace();
          Runtime.getRuntime().halt(1);
        });
    peers.start();
    Main.run(
        Map.of("MAIL_CONFIG", directory.toString()),
        new String[] {"-z", "-t", "unix", "-n", "tlsproxy"},
        training.inheritance(),
        new ProcessEnd(System::exit));
    log.close();
  }

  private static void writeMainCf(Path directory, String chainFile) throws IOException {
    Files.writeString(
        directory.resolve("main.cf"),
        String.join(
            "\n",
            "compatibility_level = 3.6",
            "queue_directory = " + directory,
            "maillog_file = /dev/stdout",
            "mail_owner = daemon",
            "setgid_group = mail",
            "default_privs = nobody",
            "myhostname = mx.example.test",
            "tlsproxy_tls_security_level = may",
            "tlsproxy_tls_loglevel = 1",
            "tlsproxy_tls_chain_files = " + chainFile,
            ""));
  }

  private Inheritance inheritance() {
    return new FromTraining(status.far(), listener.socket(), launcher.far());
  }

  private void playThePeers() {
    try {
      runSession();
      // As in a reload. With its last session gone the daemon ends, and so does this process.
      status.near().close();
      listener.name().close();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void runSession() throws IOException, GeneralSecurityException {
    try (SocketChannel local = TrainingSockets.connect(directory.resolve("tlsproxy"))) {
      read(local, Greeting.bytes().length);
      local.write(ByteBuffer.wrap(REQUEST));
      read(local, Status.READY.bytes().length);
      TrainingSockets.Pair tcp = TrainingSockets.pair();
      try (SocketChannel remote = tcp.near()) {
        TrainingSockets.pass(local, tcp.far());
        tcp.far().close();
        TlsPeer peer = new TlsPeer(remote, Rehearsal.client());
        peer.handshake();
        peer.send(LINE);
        read(local, LINE.length);
        local.write(ByteBuffer.wrap(LINE));
        peer.receive();
        local.shutdownOutput();
        peer.close();
      }
    }
  }

  private static void read(SocketChannel from, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (from.read(buffer) < 0) {
        throw new EOFException("the daemon has closed the connection");
      }
    }
  }

  /** The descriptors of a daemon whose parents are in the same process. */
  private record FromTraining(
      @Override Descriptor statusChannel, Descriptor onlyListenSocket, Descriptor launcher)
      implements Inheritance {
    @Override
    public Descriptor listenSocket(int index) {
      return onlyListenSocket;
    }

    @Override
    public Descriptor fromLauncher() {
      return launcher;
    }

    @Override
    public Descriptor toLauncher() {
      return launcher;
    }
  }

  /** A remote peer that speaks TLS over a blocking channel. */
  private record TlsPeer(SocketChannel channel, TlsEngine engine, ByteBuffer in, ByteBuffer out) {
    TlsPeer(SocketChannel channel, TlsEngine engine) {
      this(
          channel,
          engine,
          ByteBuffer.allocateDirect(4 * TlsEngine.MAX_RECORD),
          ByteBuffer.allocateDirect(4 * TlsEngine.MAX_RECORD));
      in.flip();
    }

    void handshake() throws IOException {
      ByteBuffer scratch = ByteBuffer.allocateDirect(TlsEngine.MAX_RECORD);
      while (engine.handshake(in, out, scratch) != TlsEngine.Progress.ESTABLISHED) {
        flush();
        fill();
      }
      flush();
    }

    void send(byte[] data) throws IOException {
      engine.encrypt(ByteBuffer.allocateDirect(data.length).put(data).flip(), out);
      flush();
    }

    void receive() throws IOException {
      ByteBuffer plain = ByteBuffer.allocateDirect(TlsEngine.MAX_RECORD);
      while (plain.position() == 0) {
        fill();
        engine.decrypt(in, plain);
      }
    }

    void close() {
      engine.release(out);
    }

    private void flush() throws IOException {
      out.flip();
      while (out.hasRemaining()) {
        channel.write(out);
      }
      out.clear();
    }

    private void fill() throws IOException {
      in.compact();
      if (channel.read(in) < 0) {
        throw new EOFException("the daemon has closed the connection");
      }
      in.flip();
    }
  }
}
