package org.jtlsproxy.session;

import org.jtlsproxy.os.IoBuffer;
import org.jtlsproxy.tls.TlsEngine;

/**
 * The memory that all sessions of one event loop use by turns. Every session leaves it empty at the
 * end of a step, so that idle sessions cost nothing here.
 *
 * @param cipherIn what remote peers send
 * @param cipherOut what remote peers get: room for the records of one full {@link #plain}
 * @param plain what local clients send and get
 */
public record LoopBuffers(IoBuffer cipherIn, IoBuffer cipherOut, IoBuffer plain) {
  /** Records that are dealt with in one step; more would let one session starve the others. */
  static final int RECORDS_PER_STEP = 4;

  /** Allocates the buffers of one loop, about 200 KiB. */
  public static LoopBuffers allocate() {
    // One more record each: an incomplete record from before, a close_notify or alert behind.
    int cipher = (RECORDS_PER_STEP + 1) * TlsEngine.MAX_RECORD;
    return new LoopBuffers(
        new IoBuffer(cipher),
        new IoBuffer(cipher + TlsEngine.MAX_RECORD),
        new IoBuffer(RECORDS_PER_STEP * TlsEngine.MAX_PLAINTEXT));
  }
}
