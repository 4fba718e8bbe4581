package org.jtlsproxy.event;

import org.jtlsproxy.os.Epoll;

/** What the owner of a {@link StreamEnd} waits for. */
public enum Interest {
  /** Nothing at all, not even the end of the stream: otherwise a dead peer would spin the loop. */
  NOTHING(0),
  /** Something to read, or the end of the stream. */
  READ(Epoll.READABLE),
  /** Room to write. */
  WRITE(Epoll.WRITABLE),
  /** Either. */
  READ_OR_WRITE(Epoll.READABLE | Epoll.WRITABLE),
  /** The other side's departure, while what it sent is left where it is. */
  DEPARTURE(Epoll.PEER_CLOSED);

  private final int mask;

  Interest(int mask) {
    this.mask = mask;
  }

  /** The epoll(7) bits. */
  int mask() {
    return mask;
  }

  /** The interest in reading, in writing, in both or in neither. */
  public static Interest of(boolean read, boolean write) {
    if (read) {
      return write ? READ_OR_WRITE : READ;
    }
    return write ? WRITE : NOTHING;
  }
}
