package org.jtlsproxy.master;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a child tells master(8) on descriptor 5: twelve bytes in the machine's byte order, holding
 * the process ID that master(8) forked, the generation, and the status.
 *
 * <p>A process sends exactly one {@link #takenThenAvailable} pair in its life, for its first
 * client. master(8) counts a new child as available without being told, and starts another one when
 * a connection waits while every child is taken. So each TAKEN opens a window in which a connection
 * that is merely queued makes master(8) start one more JVM, though one process serves any number of
 * clients. But silence would not do either: a child that ends badly without ever having completed a
 * TAKEN-AVAILABLE cycle counts as a failed start, and master(8) then refuses to start the service
 * again for {@code service_throttle_time}. One cycle is what it takes to be trusted.
 *
 * <p>The pair goes out in one write, and master(8) reads both from a full socket buffer, so the
 * window is as short as it can be.
 */
public final class StatusMessage {
  /** Size of one message, in bytes. */
  public static final int SIZE = 12;

  /** Whether the child can take another client. */
  public enum Status {
    /** Busy: the code on the wire is 0. */
    TAKEN,
    /** Ready for a client: the code on the wire is 1. */
    AVAILABLE
  }

  private StatusMessage() {}

  /**
   * One message.
   *
   * @param masterChild the process ID that master(8) knows: the launcher's, not the JVM's
   * @param generation from {@link MasterEnvironment#generation}
   */
  public static byte[] bytes(int masterChild, int generation, Status status) {
    ByteBuffer message = ByteBuffer.allocate(SIZE).order(ByteOrder.nativeOrder());
    put(message, masterChild, generation, status);
    return message.array();
  }

  /**
   * A complete cycle, to be sent with one write(2).
   *
   * @param masterChild the process ID that master(8) knows: the launcher's, not the JVM's
   * @param generation from {@link MasterEnvironment#generation}
   */
  public static byte[] takenThenAvailable(int masterChild, int generation) {
    ByteBuffer messages = ByteBuffer.allocate(2 * SIZE).order(ByteOrder.nativeOrder());
    put(messages, masterChild, generation, Status.TAKEN);
    put(messages, masterChild, generation, Status.AVAILABLE);
    return messages.array();
  }

  private static void put(ByteBuffer buffer, int masterChild, int generation, Status status) {
    buffer.putInt(masterChild).putInt(generation).putInt(status == Status.TAKEN ? 0 : 1);
  }
}
